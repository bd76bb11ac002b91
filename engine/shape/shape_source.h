// Where an architecture's numbers come from: a model file's metadata or a JSON text, under the same keys.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/shape/model_shape.h"

namespace dossier {

class ShapeSource {
 public:
  virtual ~ShapeSource() = default;
  // Keys without the architecture's prefix: "block_count".
  virtual std::optional<std::int64_t> integer(std::string_view key) const = 0;
  virtual std::optional<double> real(std::string_view key) const = 0;
  virtual std::optional<bool> boolean(std::string_view key) const = 0;
  virtual std::optional<std::string> text(std::string_view key) const = 0;
  virtual std::optional<std::string> tokenizer() const = 0;  // tokenizer.ggml.model
  // True or false where tensors are known, nothing for JSON.
  virtual std::optional<bool> has_tensor(std::string_view name) const = 0;
  virtual std::optional<std::int64_t> tensor_rows(std::string_view name) const = 0;
  virtual const std::vector<std::int64_t>& layer_list(std::string_view key) const = 0;  // "moe_layers"; empty: none given
  virtual std::string where() const = 0;
};

struct ShapeOverrides {
  std::optional<std::int64_t> chunk, nope_step, context;
  std::optional<double> floor_scale, attention_scale;
  std::optional<bool> qk_norm;
};

struct Architecture {
  const char* name;
  Result<ModelShape> (*describe)(const ShapeSource& source, const ShapeOverrides& overrides);
};

const std::vector<Architecture>& architectures();

// ---- what architectures share

// block_count, embedding_length, heads, epsilon, rope base, vocabulary, context. Refuses by name what no architecture here has: sliding
// windows, YaRN and other scaling types, partial rotation, SentencePiece, biases. Sets every layer global, rotating, dense.
Result<ModelShape> describe_common(const ShapeSource& source, double default_rope_base);
// A number that must be there and lie within [least, most].
Result<std::int64_t> require_number(const ShapeSource& source, std::string_view key, std::int64_t least, std::int64_t most);
Error damaged_shape(const ShapeSource& source, std::string message);
Error unsupported_shape(const ShapeSource& source, std::string message, std::string hint = "");
// A usage error if an override is given that this architecture has no use for (all but context).
Status only_context(const ShapeOverrides& overrides, std::string_view architecture);

}  // namespace dossier
