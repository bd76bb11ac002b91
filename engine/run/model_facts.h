// What a model file is, for people: shape, types, sizes, tokenizer, template, licence. Reads no weights.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "engine/shape/model_shape.h"
#include "engine/shape/vision_shape.h"

namespace dossier {

struct TensorTypeFacts {
  std::string name;  // "Q4_K"
  std::int64_t tensors = 0, values = 0;
  std::uint64_t bytes = 0;
};

struct TokenizerFacts {
  std::string pattern;  // how text is split: "llama4", ...
  std::int64_t vocabulary = 0;
  bool adds_bos = false;
  std::vector<std::string> stops;  // literals of the tokens that end an answer
};

struct ModelFacts {
  std::string path, architecture;
  std::size_t files = 1;
  std::uint64_t file_bytes = 0;
  std::int64_t parameters = 0;        // values of all tensors
  std::int64_t active_parameters = 0; // of those a token goes through: experts not chosen left out; 0 where the shape is not known
  std::vector<TensorTypeFacts> types; // the largest first
  std::optional<ModelShape> shape;
  std::optional<VisionShape> vision;  // where the file is a vision encoder; it then has no text and no conversations
  std::uint64_t kv_bytes_per_token = 0, kv_fixed_bytes = 0;  // int8
  std::optional<TokenizerFacts> tokenizer;
  std::string chat_family;                                   // empty: none known
  std::vector<std::string> problems;                         // why the shape, the tokenizer or the template is missing here
  std::vector<std::pair<std::string, std::string>> general;  // the file's own words on name, author, licence ..., key without "general."
};

// Errors: those of ModelFile::open. What a sound file holds and we do not read is a problem listed, not an error.
Result<ModelFacts> read_model_facts(const std::string& path, const std::vector<ShapeOverride>& overrides);

}  // namespace dossier
