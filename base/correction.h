// Words that OCR read and a person corrected. A page stays as it was read; a correction is laid over it where the page is used, and
// says so at the word (style::kCorrected).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/page.h"
#include "base/result.h"

namespace dossier {

namespace style {
inline constexpr uint16_t kCorrected = 1 << 13;  // read from pixels and corrected by a person; no reader sets it
}  // namespace style

inline constexpr size_t kMaxCorrectionBytes = 400;

// Places are bytes of the page as it was read: from the first byte of a word to the last of one on the same line.
struct Correction {
  uint32_t page = 0;
  uint32_t begin = 0, end = 0;
  std::string was;    // what was read there
  std::string text;   // what stands there; equal to `was`: the correction was taken back
  std::string made;   // ISO 8601
  std::string by;     // who
  bool operator==(const Correction&) const = default;
};

// Why it cannot be laid over the page: usage (nothing to write, or signs that no line holds), conflict (the page was read otherwise since,
// or these words were not read from pixels), not_found (no such words).
Status check_correction(const Page& page, const Correction& correction);

// Of a page's history, the oldest first, what is in force: the last word on each place; what no longer fits the page is left out. In
// order of place, not overlapping.
std::vector<Correction> corrections_in_force(const Page& page, const std::vector<Correction>& history);

// REQUIRES: `in_force` came from corrections_in_force() of this page. Text, words, blocks and tables move with the new words, boxes stay.
Page corrected_page(const Page& page, const std::vector<Correction>& in_force);

// A place of the corrected page as one of the page that was read. Within a correction: its beginning, or, for an end, its end.
uint32_t place_as_read(const std::vector<Correction>& in_force, uint32_t at, bool is_end);

}  // namespace dossier
