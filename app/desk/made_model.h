// For tests: model files of made-up weights, whose plans are real. They cannot write: they have no tokenizer.
#pragma once

#include <string>

#include "engine/engine.h"

namespace dossier {

inline Status write_made_model(const std::string& shape, const std::string& path) {
  DOSSIER_ASSIGN(const ModelShape parsed, parse_shape(shape, {}));
  return write_made_up_model(parsed, {}, path);
}

// Four layers, some megabytes.
inline const char kSmallShape[] = R"({"architecture": "llama", "block_count": 4, "embedding_length": 256, "feed_forward_length": 512, "vocab_size": 1000,
  "attention.head_count": 4, "attention.head_count_kv": 2, "context_length": 8192, "rope.freq_base": 10000, "attention.layer_norm_rms_epsilon": 1e-5})";

// Few weights and very long rows: 4,096 tokens of keys and values take more than 1 GiB as int8, and about half of that as q4.
inline const char kLongRowsShape[] = R"({"architecture": "llama", "block_count": 32, "embedding_length": 32, "feed_forward_length": 32, "vocab_size": 100,
  "attention.head_count": 32, "attention.head_count_kv": 32, "attention.key_length": 128, "attention.value_length": 128, "context_length": 8192,
  "rope.freq_base": 10000, "attention.layer_norm_rms_epsilon": 1e-5})";

}  // namespace dossier
