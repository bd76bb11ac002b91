#include "engine/convert/checkpoint_config.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>

namespace dossier {
namespace {

using nlohmann::json;

// A config's values: those of text_config first, where a model of text and images has one, then the outer ones.
class ConfigValues {
 public:
  ConfigValues(const json& root, std::string where) : root_(root), where_(std::move(where)) {
    if (auto text = root.find("text_config"); text != root.end() && text->is_object()) text_ = &*text;
  }
  const json* find(const char* name) const {
    for (const json* from : {text_, &root_}) {
      if (!from) continue;
      if (auto value = from->find(name); value != from->end() && !value->is_null()) return &*value;
    }
    return nullptr;
  }
  std::optional<double> number(const char* name) const {
    const json* v = find(name);
    return v && v->is_number() ? std::optional(v->get<double>()) : std::nullopt;
  }
  std::optional<std::int64_t> integer(const char* name) const {
    const json* v = find(name);
    return v && v->is_number_integer() ? std::optional(v->get<std::int64_t>()) : std::nullopt;
  }
  // A flag that some configs write as a number.
  std::optional<bool> flag(const char* name) const {
    const json* v = find(name);
    if (v && v->is_boolean()) return v->get<bool>();
    return v && v->is_number() ? std::optional(v->get<double>() != 0) : std::nullopt;
  }
  std::string text(const char* name) const {
    const json* v = find(name);
    return v && v->is_string() ? v->get<std::string>() : "";
  }
  std::vector<std::int64_t> integers(const char* name) const {
    std::vector<std::int64_t> out;
    const json* v = find(name);
    if (v && v->is_number_integer()) return {v->get<std::int64_t>()};
    if (v && v->is_array())
      for (const json& n : *v)
        if (n.is_number_integer()) out.push_back(n.get<std::int64_t>());
    return out;
  }
  Error unsupported(std::string message) const { return {ErrorKind::unsupported, std::move(message), where_, ""}; }
  Error damaged(std::string message) const { return {ErrorKind::damaged, std::move(message), where_, ""}; }

 private:
  const json& root_;
  const json* text_ = nullptr;
  std::string where_;
};

std::string architecture_of(const ConfigValues& c) {
  std::string type = c.text("model_type");
  if (type == "llama4" || type == "llama4_text") return "llama4";
  if (type == "qwen3_moe") return "qwen3moe";
  if (type == "mistral") return "llama";
  return type;
}

// ---- positions

// Both spellings: rope_scaling beside rope_theta, or rope_parameters that holds both.
const json* rope_block(const ConfigValues& c) {
  const json* block = c.find("rope_parameters");
  if (!block) block = c.find("rope_scaling");
  return block && block->is_object() ? block : nullptr;
}

double number_in(const json& block, const char* name, double otherwise) {
  auto v = block.find(name);
  return v != block.end() && v->is_number() ? v->get<double>() : otherwise;
}

std::optional<double> rope_base(const ConfigValues& c) {
  if (const json* block = rope_block(c); block && block->contains("rope_theta")) return number_in(*block, "rope_theta", 0);
  return c.number("rope_theta");
}

// The llama3 rule: wavelengths beyond original/low are divided by the factor, those below original/high are kept, between them the two mix.
Result<std::vector<float>> frequency_factors(const ConfigValues& c, const ModelShape& shape) {
  const json* block = rope_block(c);
  if (!block) return std::vector<float>();
  std::string type;
  for (const char* key : {"type", "rope_type"})
    if (block->contains(key) && (*block)[key].is_string()) type = (*block)[key].get<std::string>();
  if (type.empty() || type == "default") return std::vector<float>();
  if (type != "llama3") return c.unsupported("positions are scaled by " + type + ", which is not built");
  double factor = number_in(*block, "factor", 0), low = number_in(*block, "low_freq_factor", 1), high = number_in(*block, "high_freq_factor", 4);
  double original = number_in(*block, "original_max_position_embeddings", 8192);
  if (!(factor >= 1 && factor <= 1e6) || !(low > 0) || !(high >= low) || !(original >= 1)) return c.damaged("the scaling of positions makes no sense");
  std::vector<float> out;
  for (std::int64_t i = 0; i < shape.head_dim / 2; ++i) {
    double wavelength = 2 * std::numbers::pi * std::pow(shape.rope_base, 2.0 * static_cast<double>(i) / shape.head_dim);
    double f = 1;
    if (wavelength > original / low) f = factor;
    else if (wavelength >= original / high) {
      double smooth = (original / wavelength - low) / (high - low);
      f = 1 / ((1 - smooth) / factor + smooth);
    }
    out.push_back(static_cast<float>(f));
  }
  return out;
}

// Which layers rotate: a list where 1 = rotates, or every fourth layer does not.
Result<std::int64_t> nope_interval(const ConfigValues& c, std::int64_t layers) {
  std::int64_t step = c.integer("no_rope_layer_interval").value_or(4);
  std::vector<std::int64_t> list = c.integers("no_rope_layers");
  if (list.empty()) return step;
  if (static_cast<std::int64_t>(list.size()) != layers) return c.damaged("no_rope_layers has " + std::to_string(list.size()) + " entries for " + std::to_string(layers) + " layers");
  auto first = std::find(list.begin(), list.end(), 0);
  step = first - list.begin() + 1;  // beyond the last layer where all rotate
  for (std::int64_t l = 0; l < layers; ++l)
    if ((list[static_cast<std::size_t>(l)] == 0) != ((l + 1) % step == 0)) return c.unsupported("no_rope_layers follows no fixed interval");
  return step;
}

// ---- families

Status add_llama4(const ConfigValues& c, json& out) {
  DOSSIER_ASSIGN(std::int64_t step, nope_interval(c, out["block_count"].get<std::int64_t>()));
  out["attention.nope_interval"] = step;
  out["attention.chunk_size"] = c.integer("attention_chunk_size").value_or(8192);
  bool heated = c.flag("attn_temperature_tuning").value_or(true);
  out["attention.temperature_scale"] = heated ? c.number("attn_scale").value_or(0.1) : 0.0;
  out["attention.temperature_length"] = c.number("floor_scale").value_or(8192);
  out["use_qk_norm"] = c.flag("use_qk_norm").value_or(true);
  out["expert_count"] = c.integer("num_local_experts").value_or(16);
  out["expert_used_count"] = c.integer("num_experts_per_tok").value_or(1);
  out["expert_feed_forward_length"] = c.integer("intermediate_size").value_or(0);
  out["feed_forward_length"] = c.integer("intermediate_size_mlp").value_or(0);
  out["interleave_moe_layer_step"] = c.integer("interleave_moe_layer_step").value_or(1);
  if (std::vector<std::int64_t> list = c.integers("moe_layers"); !list.empty()) out["moe_layers"] = list;
  return {};
}

Status add_qwen3moe(const ConfigValues& c, json& out) {
  if (!c.flag("norm_topk_prob").value_or(false)) return c.unsupported("norm_topk_prob is false: weights of experts that are not divided by their sum are not built");
  if (c.integer("decoder_sparse_step").value_or(1) != 1 || !c.integers("mlp_only_layers").empty()) return c.unsupported("some layers are dense: a qwen3moe model has experts in all");
  out["expert_count"] = c.integer(c.find("num_experts") ? "num_experts" : "num_local_experts").value_or(0);
  out["expert_used_count"] = c.integer("num_experts_per_tok").value_or(0);
  out["expert_feed_forward_length"] = c.integer("moe_intermediate_size").value_or(0);
  return {};
}

Status add_common(const ConfigValues& c, bool tied, json& out) {
  for (auto [key, name] : {std::pair{"block_count", "num_hidden_layers"}, std::pair{"embedding_length", "hidden_size"}, std::pair{"attention.head_count", "num_attention_heads"},
                           std::pair{"vocab_size", "vocab_size"}}) {
    auto n = c.integer(name);
    if (!n || *n < 1) return c.damaged(std::string(name) + " is missing or makes no sense");
    out[key] = *n;
  }
  if (*c.integer("num_hidden_layers") > 4096) return c.damaged("num_hidden_layers makes no sense");
  for (auto [key, name] : {std::pair{"attention.head_count_kv", "num_key_value_heads"}, std::pair{"attention.key_length", "head_dim"}, std::pair{"context_length", "max_position_embeddings"},
                           std::pair{"feed_forward_length", "intermediate_size"}})
    if (auto n = c.integer(name)) out[key] = *n;
  out["attention.layer_norm_rms_epsilon"] = c.number("rms_norm_eps").value_or(1e-5);
  if (auto base = rope_base(c)) out["rope.freq_base"] = *base;
  if (c.flag("use_sliding_window").value_or(true) && c.integer("sliding_window").value_or(0) > 0) out["attention.sliding_window"] = *c.integer("sliding_window");
  out["tie_word_embeddings"] = tied;
  std::string activation = c.text("hidden_act");
  if (!activation.empty() && activation != "silu") return c.unsupported("hidden_act is " + activation + "; only silu is built");
  return {};
}

}  // namespace

Result<CheckpointConfig> read_checkpoint_config(const std::string& text, const std::string& where, bool tied) {
  json root = json::parse(text, nullptr, false);
  if (!root.is_object()) return Error{ErrorKind::damaged, "not a JSON object", where, ""};
  ConfigValues c(root, where);
  json keys = json::object();
  std::string architecture = architecture_of(c);
  if (architecture.empty()) return c.damaged("model_type is missing");
  keys["architecture"] = architecture;
  DOSSIER_TRY(add_common(c, tied, keys));
  if (architecture == "llama4") DOSSIER_TRY(add_llama4(c, keys));
  if (architecture == "qwen3moe") DOSSIER_TRY(add_qwen3moe(c, keys));
  CheckpointConfig out;
  auto shape = parse_shape(keys.dump(), {});
  if (!shape.ok()) return Error{shape.error().kind, shape.error().message, where, shape.error().hint};
  out.shape = std::move(*shape);
  DOSSIER_ASSIGN(out.frequency_factors, frequency_factors(c, out.shape));
  out.end_ids = c.integers("eos_token_id");
  out.begin_id = c.integer("bos_token_id").value_or(-1);
  return out;
}

}  // namespace dossier
