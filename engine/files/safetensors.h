// Checkpoints as safetensors: one file or several with an index. Mapped; every length, offset, type, shape and name is checked before it is
// used. Format: docs/formats/safetensors.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "engine/files/mapping.h"

namespace dossier {

enum class SafeType { f32, f16, bf16, f8_e4m3, other };

struct SafeTensor {
  std::string name;
  SafeType type = SafeType::other;
  std::string type_name;            // as the file has it: "BF16"
  std::vector<std::int64_t> shape;  // last = contiguous; empty: one value
  std::int64_t values = 1;
  std::uint64_t bytes = 0;
  std::uint64_t offset = 0;  // from the start of its file
  std::uint32_t part = 0;    // which file
};

// The tensors of one file's bytes, in the order of their offsets. WHERE names the file in errors. Errors: damaged, unsupported (a type
// nobody gave out), too_large (a header beyond the format's 100 MB).
Result<std::vector<SafeTensor>> parse_safetensors(std::string_view file, const std::string& where);

class Checkpoint {
 public:
  // FOLDER with model.safetensors.index.json and its files, or model.safetensors, or one file of another name; or such a file itself.
  // Errors: not_found, io, and those of parse_safetensors; damaged where index and files disagree.
  static Result<Checkpoint> open(const std::string& folder_or_file);

  const std::string& folder() const { return folder_; }
  const std::vector<SafeTensor>& tensors() const { return tensors_; }
  const SafeTensor* find(std::string_view name) const;  // null: no such tensor
  const std::string& file_of(const SafeTensor& tensor) const { return files_[tensor.part].path(); }

  // COUNT values from the FIRST on, every STRIDE-th, as floats. REQUIRES: a type that is not `other`, values within the tensor.
  void read(const SafeTensor& tensor, std::int64_t first, std::int64_t count, float* out, std::int64_t stride = 1) const;
  // Gives back the memory of pages already read.
  void release(const SafeTensor& tensor) const { files_[tensor.part].release(tensor.offset, tensor.bytes); }

 private:
  Status add(const std::string& path);
  Status check_index(const std::string& index);
  std::string folder_;
  std::vector<MappedFile> files_;
  std::vector<SafeTensor> tensors_;
  std::unordered_map<std::string, std::size_t> by_name_;
};

}  // namespace dossier
