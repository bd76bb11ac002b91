// Records of an old Excel workbook (MS-XLS, "BIFF8"): a stream of (number, length, bytes), where long ones go on in Continue records.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::reader {

struct BiffRecord {
  uint16_t number = 0;
  std::vector<std::string_view> pieces;  // the record's own bytes, then those of each Continue record

  std::string_view bytes() const { return pieces.empty() ? std::string_view() : pieces[0]; }
};

// Reads records from `at` on. False at the end of the stream, or where a length points past it.
bool next_record(std::string_view stream, size_t& at, BiffRecord& out);

// Reads numbers and strings across the pieces of a record; past the end everything is 0 and ok() is false.
class BiffReader {
 public:
  explicit BiffReader(const BiffRecord& record) : pieces_(record.pieces) {}
  bool ok() const { return ok_; }
  uint8_t u8();
  uint16_t u16() { uint16_t low = u8(); return static_cast<uint16_t>(low | u8() << 8); }
  uint32_t u32() { uint32_t low = u16(); return low | static_cast<uint32_t>(u16()) << 16; }
  double real();
  void skip(size_t bytes);
  // XLUnicodeRichExtendedString (2.5.293): formats and phonetic marks are skipped. A string that goes on in the next piece begins there
  // with a byte that says again whether its characters are wide. `short_count`: the number of characters is one byte (names of sheets).
  std::string text(bool short_count = false);

 private:
  bool at_piece_end() const { return piece_ < pieces_.size() && at_ == pieces_[piece_].size(); }
  const std::vector<std::string_view>& pieces_;
  size_t piece_ = 0, at_ = 0;
  bool ok_ = true;
};

// RkNumber (2.5.217): 30 bits of an integer or of a double, perhaps divided by 100.
double rk_value(uint32_t rk);

}  // namespace dossier::reader
