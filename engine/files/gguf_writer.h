// Writes a GGUF file (version 3) front to back: keys and the tensor list first, then each tensor as its bytes come. The file appears under
// its name only when it is whole and on disk.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "engine/files/gguf_format.h"

namespace dossier {

class GgufWriter {
 public:
  // Adds to the tensor being written. Errors: io, no_space.
  using Sink = std::function<Status(std::span<const std::byte>)>;
  // Called once a tensor, in the order they were added; sends exactly its bytes, in as many pieces as it likes.
  using Source = std::function<Status(std::size_t tensor, const Sink& sink)>;

  explicit GgufWriter(std::uint64_t alignment = gguf::kDefaultAlignment) : alignment_(alignment) {}

  void add_u16(std::string_view key, std::uint16_t value);
  void add_u32(std::string_view key, std::uint32_t value);
  void add_i32(std::string_view key, std::int32_t value);
  void add_u64(std::string_view key, std::uint64_t value);
  void add_f32(std::string_view key, float value);
  void add_bool(std::string_view key, bool value);
  void add_text(std::string_view key, std::string_view value);
  void add_texts(std::string_view key, const std::vector<std::string>& values);
  void add_i32s(std::string_view key, const std::vector<std::int32_t>& values);
  void add_f32s(std::string_view key, const std::vector<float>& values);
  // VALUE as ModelFile::encoded gives it.
  void add_encoded(std::string_view key, std::string_view value);

  // DIMS: first = contiguous, trailing ones are left out. REQUIRES: a type that dk_facts knows, dims[0] a multiple of its block.
  void add_tensor(std::string name, std::uint32_t type, std::array<std::int64_t, 4> dims);
  std::uint64_t tensor_bytes(std::size_t tensor) const { return tensors_[tensor].bytes; }
  std::size_t tensors() const { return tensors_.size(); }

  Status write(const std::string& path, const Source& source) const;

 private:
  struct Tensor {
    std::string name;
    std::uint32_t type;
    std::array<std::int64_t, 4> dims;
    std::uint64_t bytes, offset;
  };
  void key(std::string_view name, gguf::ValueType type);
  std::string head() const;

  std::uint64_t alignment_;
  std::uint64_t keys_ = 0;
  std::uint64_t end_ = 0;  // of the last tensor, padded
  ByteWriter values_;
  std::vector<Tensor> tensors_;
};

}  // namespace dossier
