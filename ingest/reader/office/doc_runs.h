// The text of a Word file (97 to 2003, MS-DOC) as runs: from which part it is, and what is said of its characters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dossier::reader {

enum class DocPart { main, notes, headers, comments, boxes };

struct DocRun {
  std::string text;  // UTF-8; marks of paragraphs, cells and fields are control characters (MS-DOC 2.4.1)
  DocPart part = DocPart::main;
  bool deleted = false;  // a tracked deletion
  uint16_t style = 0;    // style::kInserted, style::kHidden
};

// `word`, `table`: the streams WordDocument and 0Table or 1Table. Total on any bytes; no more text comes out than `word` holds.
Result<std::vector<DocRun>> doc_runs(std::string_view word, std::string_view table);

// Both little endian, 0 behind the end.
uint16_t u16_at(std::string_view bytes, size_t at);
uint32_t u32_at(std::string_view bytes, size_t at);

}  // namespace dossier::reader
