#include "ingest/reader/office/biff.h"

#include <bit>

#include "ingest/reader/office/ole_storage.h"

namespace dossier::reader {
namespace {

constexpr uint16_t kContinue = 0x3C;

uint16_t u16_at(std::string_view b, size_t at) { return static_cast<uint16_t>(static_cast<unsigned char>(b[at]) | static_cast<unsigned char>(b[at + 1]) << 8); }

bool head_at(std::string_view stream, size_t at, uint16_t& number, size_t& length) {
  if (at > stream.size() || stream.size() - at < 4) return false;
  number = u16_at(stream, at);
  length = u16_at(stream, at + 2);
  return length <= stream.size() - at - 4;
}

}  // namespace

bool next_record(std::string_view stream, size_t& at, BiffRecord& out) {
  size_t length = 0;
  out.pieces.clear();
  if (!head_at(stream, at, out.number, length)) return false;
  out.pieces.push_back(stream.substr(at + 4, length));
  at += 4 + length;
  for (uint16_t number = 0; head_at(stream, at, number, length) && number == kContinue; at += 4 + length) out.pieces.push_back(stream.substr(at + 4, length));
  return true;
}

uint8_t BiffReader::u8() {
  while (at_piece_end()) {
    ++piece_;
    at_ = 0;
  }
  if (piece_ >= pieces_.size()) {
    ok_ = false;
    return 0;
  }
  return static_cast<uint8_t>(pieces_[piece_][at_++]);
}

double BiffReader::real() {
  uint64_t low = u32();
  return std::bit_cast<double>(low | static_cast<uint64_t>(u32()) << 32);
}

void BiffReader::skip(size_t bytes) {
  while (bytes > 0 && piece_ < pieces_.size()) {
    size_t here = std::min(bytes, pieces_[piece_].size() - at_);
    at_ += here;
    bytes -= here;
    if (bytes > 0) {
      ++piece_;
      at_ = 0;
    }
  }
  if (bytes > 0) ok_ = false;
}

std::string BiffReader::text(bool short_count) {
  size_t count = short_count ? u8() : u16();
  uint8_t flags = u8();
  size_t runs = flags & 8 ? u16() : 0, phonetic = flags & 4 ? u32() : 0;
  bool wide = flags & 1;
  std::string units;  // UTF-16LE
  for (size_t i = 0; i < count && ok_; ++i) {
    if (at_piece_end()) wide = u8() & 1;
    units += static_cast<char>(u8());
    units += wide ? static_cast<char>(u8()) : '\0';
  }
  skip(runs * 4 + phonetic);
  return from_utf16le(units);
}

double rk_value(uint32_t rk) {
  double value = rk & 2 ? static_cast<double>(static_cast<int32_t>(rk) >> 2) : std::bit_cast<double>(static_cast<uint64_t>(rk & 0xFFFFFFFCu) << 32);
  return rk & 1 ? value / 100 : value;
}

}  // namespace dossier::reader
