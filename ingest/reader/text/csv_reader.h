// Comma-separated values (RFC 4180 and its cousins): delimiter found from the text, one table over as many pages as it needs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/reader/core/format.h"

namespace dossier::reader {

Status read_csv(const Source& source, const FormatContext& context, DocumentInfo& info);

// The delimiter among , ; tab | that cuts the first lines most evenly; comma if none does.
char find_delimiter(std::string_view text);
// One record after the other, so that a file need not be held as fields.
class RecordCutter {
 public:
  // `text` outlives the cutter.
  RecordCutter(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}
  // False at the end. Empty lines are no records.
  bool next(std::vector<std::string>& record);

 private:
  std::string_view text_;
  char delimiter_;
  size_t at_ = 0;
};
// Fields of all records; quotes and doubled quotes undone, line breaks inside quotes kept. Total on any bytes.
std::vector<std::vector<std::string>> split_records(std::string_view text, char delimiter);

}  // namespace dossier::reader
