// Compound files (MS-CFB) through libgsf: old Word files and Outlook messages.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dossier::reader {

// A storage (folder) of a compound file. Cheap to copy; the bytes must outlive it.
class OleStorage {
 public:
  static Result<OleStorage> open(std::string_view bytes);
  std::vector<std::string> names() const;
  // Content of a stream; nothing if there is none, or it is larger than limit_bytes.
  std::optional<std::string> stream(const std::string& name, size_t limit_bytes) const;
  std::optional<OleStorage> storage(const std::string& name) const;

 private:
  explicit OleStorage(std::shared_ptr<void> infile) : infile_(std::move(infile)) {}
  std::shared_ptr<void> infile_;  // GsfInfile
};

// Title, author and dates of a SummaryInformation stream (MS-OLEPS); what is missing or damaged is left empty.
struct SummaryInformation {
  std::string title, author;
};
SummaryInformation read_summary(const std::string& stream);

// UTF-16LE -> UTF-8, up to the first NUL.
std::string from_utf16le(std::string_view bytes);

}  // namespace dossier::reader
