// A shape written as JSON: metadata keys without the prefix, or a config.json of transformers.
#include <nlohmann/json.hpp>

#include "engine/shape/shape_parts.h"

namespace dossier {
namespace {

using nlohmann::json;

// Metadata key -> the names that mean the same, in the order they are looked for.
struct KeyNames {
  const char* key;
  std::vector<const char*> names;
};

const std::vector<KeyNames>& key_names() {
  static const std::vector<KeyNames> all = {
      {"block_count", {"layers", "num_hidden_layers"}},
      {"embedding_length", {"hidden", "hidden_size"}},
      {"attention.head_count", {"heads", "num_attention_heads"}},
      {"attention.head_count_kv", {"kv_heads", "num_key_value_heads"}},
      {"attention.key_length", {"head_dim"}},
      {"attention.layer_norm_rms_epsilon", {"epsilon", "rms_norm_eps"}},
      {"rope.freq_base", {"rope_base", "rope_theta"}},
      {"vocab_size", {"vocabulary"}},
      {"context_length", {"context", "max_position_embeddings"}},
      {"feed_forward_length", {"dense_width", "intermediate_size_mlp", "intermediate_size"}},
      {"expert_feed_forward_length", {"expert_width", "moe_intermediate_size", "intermediate_size"}},
      {"expert_shared_feed_forward_length", {"shared_width"}},
      {"expert_count", {"experts", "num_local_experts", "num_experts"}},
      {"expert_used_count", {"experts_used", "num_experts_per_tok"}},
      {"interleave_moe_layer_step", {"moe_step"}},
      {"attention.chunk_size", {"chunk", "attention_chunk_size"}},
      {"attention.nope_interval", {"nope_step"}},
      {"attention.temperature_length", {"floor_scale"}},
      {"attention.temperature_scale", {"attention_scale", "attn_scale"}},
      {"use_qk_norm", {"qk_norm"}},
      {"tie_word_embeddings", {"tied_head"}},
      {"attention.sliding_window", {"sliding_window"}},
  };
  return all;
}

class JsonSource : public ShapeSource {
 public:
  explicit JsonSource(const json& root) : root_(root) {
    const json* text = root.contains("text_config") && root["text_config"].is_object() ? &root["text_config"] : &root;
    for (const char* key : {"moe_layers"})
      if (text->contains(key) && (*text)[key].is_array())
        for (const json& n : (*text)[key])
          if (n.is_number_integer()) moe_layers_.push_back(n.get<std::int64_t>());
  }
  std::optional<std::int64_t> integer(std::string_view key) const override {
    const json* v = find(key);
    if (!v || !v->is_number_integer()) return std::nullopt;
    return v->get<std::int64_t>();
  }
  std::optional<double> real(std::string_view key) const override {
    const json* v = find(key);
    if (!v || !v->is_number()) return std::nullopt;
    return v->get<double>();
  }
  std::optional<bool> boolean(std::string_view key) const override {
    const json* v = find(key);
    if (!v || !v->is_boolean()) return std::nullopt;
    return v->get<bool>();
  }
  std::optional<std::string> text(std::string_view key) const override {
    const json* v = find(key);
    if (!v || !v->is_string()) return std::nullopt;
    return v->get<std::string>();
  }
  std::optional<std::string> tokenizer() const override { return std::nullopt; }
  std::optional<bool> has_tensor(std::string_view) const override { return std::nullopt; }
  std::optional<std::int64_t> tensor_rows(std::string_view) const override { return std::nullopt; }
  const std::vector<std::int64_t>& layer_list(std::string_view key) const override { return key == "moe_layers" ? moe_layers_ : none_; }
  std::string where() const override { return "the shape"; }

 private:
  const json* look(const char* name) const {
    if (auto it = root_.find(name); it != root_.end() && !it->is_null()) return &*it;
    if (auto text = root_.find("text_config"); text != root_.end() && text->is_object())
      if (auto it = text->find(name); it != text->end() && !it->is_null()) return &*it;
    return nullptr;
  }
  const json* find(std::string_view key) const {
    if (const json* v = look(std::string(key).c_str())) return v;
    for (const KeyNames& k : key_names())
      if (key == k.key)
        for (const char* name : k.names)
          if (const json* v = look(name)) return v;
    return nullptr;
  }
  const json& root_;
  std::vector<std::int64_t> moe_layers_, none_;
};

std::string architecture_of(const json& root) {
  std::string name;
  for (const char* key : {"architecture", "general.architecture", "model_type"})
    if (name.empty() && root.contains(key) && root[key].is_string()) name = root[key].get<std::string>();
  if (name == "llama4_text") return "llama4";
  return name == "qwen3_moe" ? "qwen3moe" : name == "mistral" ? "llama" : name;
}

}  // namespace

Result<ModelShape> parse_shape(const std::string& text, const std::vector<ShapeOverride>& overrides) {
  json root = json::parse(text, nullptr, false);
  if (!root.is_object()) return Error{ErrorKind::damaged, "the shape is not a JSON object", "", ""};
  std::string architecture = architecture_of(root);
  if (architecture.empty()) return Error{ErrorKind::damaged, "the shape names no architecture", "", "\"architecture\": \"llama4\""};
  return describe_shape(architecture, JsonSource(root), overrides);
}

}  // namespace dossier
