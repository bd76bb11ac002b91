// A GGUF file (version 3, split files too), mapped. Every count, offset, type, shape and string is checked before it is used; what
// breaks the format is an error that names the file and the place. Format: docs/formats/gguf.md.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/files/mapping.h"

namespace dossier {

struct TensorInfo {
  std::string name;
  std::uint32_t type = 0;                  // dk_type
  std::array<std::int64_t, 4> dims{1, 1, 1, 1};  // first = contiguous, as in the file
  std::uint64_t bytes = 0;
  std::uint32_t part = 0;    // which file of a split model
  std::uint64_t offset = 0;  // from the start of that file

  std::int64_t cols() const { return dims[0]; }
  std::int64_t rows() const { return dims[1]; }      // of one matrix
  std::int64_t experts() const { return dims[2]; }   // 1 unless a stack of experts
};

class ModelFile {
 public:
  // Opens FILE, and the other parts where it is the first of several. Errors: not_found, io, damaged, unsupported (names the tensor type
  // or version), too_large.
  static Result<ModelFile> open(const std::string& path);
  ModelFile(ModelFile&&) noexcept;
  ModelFile& operator=(ModelFile&&) noexcept;
  ~ModelFile();

  const std::string& path() const;
  const std::vector<TensorInfo>& tensors() const;
  const TensorInfo* find(std::string_view name) const;           // null: no such tensor
  std::span<const std::byte> bytes(const TensorInfo& tensor) const;  // mapped; valid as long as the file is open

  // The files the model lies in, in order; TensorInfo::part counts them.
  std::size_t parts() const;
  const MappedFile& part(std::size_t index) const;
  std::uint64_t alignment() const;  // of the first part

  // Metadata. Integers of any width are widened; absent or of another type = nullopt.
  std::vector<std::string> keys() const;  // in the order of the file
  bool has(std::string_view key) const;
  std::optional<std::int64_t> integer(std::string_view key) const;
  std::optional<double> real(std::string_view key) const;
  std::optional<bool> boolean(std::string_view key) const;
  std::optional<std::string_view> text(std::string_view key) const;
  std::optional<std::vector<std::string_view>> texts(std::string_view key) const;
  std::optional<std::vector<std::int64_t>> integers(std::string_view key) const;
  std::optional<std::vector<float>> reals(std::string_view key) const;
  // Numbers, strings or booleans in short for people; an array as its type and length.
  std::string describe(std::string_view key) const;
  // The value with its type as the file has it: u32 type, then its bytes; for copying into another file. Empty: no such key.
  std::string_view encoded(std::string_view key) const;

 private:
  struct Parts;
  explicit ModelFile(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace dossier
