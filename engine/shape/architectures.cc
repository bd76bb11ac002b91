#include "engine/shape/architectures.h"

namespace dossier {

const std::vector<Architecture>& architectures() {
  static const std::vector<Architecture> all = {
      {"llama4", describe_llama4},
      {"qwen3moe", describe_qwen3moe},
      {"qwen3", describe_qwen3},
      {"llama", describe_llama},
  };
  return all;
}

// ---- what architectures share

Error damaged_shape(const ShapeSource& source, std::string message) { return {ErrorKind::damaged, std::move(message), source.where(), ""}; }

Error unsupported_shape(const ShapeSource& source, std::string message, std::string hint) {
  return {ErrorKind::unsupported, std::move(message), source.where(), std::move(hint)};
}

Result<std::int64_t> require_number(const ShapeSource& source, std::string_view key, std::int64_t least, std::int64_t most) {
  auto value = source.integer(key);
  if (!value) return damaged_shape(source, std::string(key) + " is missing");
  if (*value < least || *value > most)
    return damaged_shape(source, std::string(key) + " = " + std::to_string(*value) + " is not within " + std::to_string(least) + " and " + std::to_string(most));
  return *value;
}

Status only_context(const ShapeOverrides& o, std::string_view architecture) {
  const char* key = o.chunk ? "chunk" : o.nope_step ? "nope_step" : o.floor_scale ? "floor_scale" : o.attention_scale ? "attn_scale" : o.qk_norm ? "qk_norm" : nullptr;
  if (key) return Error{ErrorKind::usage, "the override " + std::string(key) + " has no meaning for a " + std::string(architecture) + " model", "", ""};
  return {};
}

namespace {

Status refuse_unbuilt(const ShapeSource& source, const ModelShape& s) {
  if (source.tokenizer() == "llama" || source.tokenizer() == "t5")
    return unsupported_shape(source, "the tokenizer is SentencePiece (" + *source.tokenizer() + "), which is not read", "byte-level BPE models (Llama 3, SmolLM2, Qwen, Mistral with tekken) are");
  if (source.integer("attention.sliding_window").value_or(0) > 0)
    return unsupported_shape(source, "attention.sliding_window = " + std::to_string(*source.integer("attention.sliding_window")) + ": sliding windows are not built");
  std::string scaling = source.text("rope.scaling.type").value_or("none");
  // "llama3" scaling stands in rope_freqs.weight; files that name it carry the tensor.
  if (scaling != "none" && !(scaling == "llama3" && source.has_tensor("rope_freqs.weight") != false))
    return unsupported_shape(source, "rope.scaling.type = " + scaling + ": " + (scaling == "yarn" ? "YaRN" : "this scaling of positions") + " is not built");
  if (source.integer("rope.dimension_count").value_or(s.head_dim) != s.head_dim)
    return unsupported_shape(source, "rope.dimension_count = " + std::to_string(*source.integer("rope.dimension_count")) + ": heads that rotate in part are not built");
  if (source.integer("attention.value_length").value_or(s.head_dim) != s.head_dim)
    return unsupported_shape(source, "attention.value_length differs from attention.key_length");
  for (const char* bias : {"blk.0.attn_q.bias", "blk.0.attn_k.bias", "blk.0.attn_v.bias", "blk.0.attn_output.bias", "blk.0.ffn_up.bias", "output.bias"})
    if (source.has_tensor(bias) == true) return unsupported_shape(source, std::string(bias) + ": layers with biases are not built");
  return {};
}

}  // namespace

Result<ModelShape> describe_common(const ShapeSource& source, double default_rope_base) {
  ModelShape s;
  DOSSIER_ASSIGN(std::int64_t layers, require_number(source, "block_count", 1, 4096));
  DOSSIER_ASSIGN(s.hidden, require_number(source, "embedding_length", 1, 1 << 20));
  DOSSIER_ASSIGN(std::int64_t heads, require_number(source, "attention.head_count", 1, 4096));
  std::int64_t kv_heads = source.integer("attention.head_count_kv").value_or(heads);
  if (kv_heads < 1 || heads % kv_heads != 0)
    return damaged_shape(source, std::to_string(heads) + " query heads cannot share " + std::to_string(kv_heads) + " key heads");
  std::int64_t head_dim = source.integer("attention.key_length").value_or(s.hidden / heads);
  if (head_dim < 8 || head_dim % 8 != 0 || head_dim > 256) return damaged_shape(source, "a head of " + std::to_string(head_dim) + " values makes no sense");
  s.heads = static_cast<std::int32_t>(heads);
  s.kv_heads = static_cast<std::int32_t>(kv_heads);
  s.head_dim = static_cast<std::int32_t>(head_dim);
  auto epsilon = source.real("attention.layer_norm_rms_epsilon");
  if (!epsilon || !(*epsilon > 0) || *epsilon > 0.1) return damaged_shape(source, "attention.layer_norm_rms_epsilon is missing or makes no sense");
  s.epsilon = static_cast<float>(*epsilon);
  auto base = source.real("rope.freq_base");
  if (!base) s.remarks.push_back("rope.freq_base is missing: " + std::to_string(static_cast<long long>(default_rope_base)) + " is taken");
  s.rope_base = base.value_or(default_rope_base);
  if (!(s.rope_base > 1)) return damaged_shape(source, "rope.freq_base makes no sense");
  if (auto rows = source.tensor_rows("token_embd.weight")) {
    s.vocabulary = *rows;
  } else {
    DOSSIER_ASSIGN(s.vocabulary, require_number(source, "vocab_size", 1, 1 << 26));
  }
  s.context = source.integer("context_length").value_or(0);
  s.tied_head = !source.has_tensor("output.weight").value_or(!source.boolean("tie_word_embeddings").value_or(false));
  s.layers.assign(static_cast<size_t>(layers), LayerShape{});
  DOSSIER_TRY(refuse_unbuilt(source, s));
  return s;
}

}  // namespace dossier
