#include "ingest/reader/ocr/bmp_file.h"

#include <algorithm>
#include <cstdint>

namespace dossier::reader {
namespace {

constexpr size_t kFileHead = 14, kOldHead = 40;
constexpr uint32_t kPlain = 0, kRuns = 1, kMasks = 3;
constexpr uint64_t kMostUnpacked = uint64_t{256} << 20;

uint32_t number_at(std::string_view b, size_t at, size_t size) {
  uint32_t out = 0;
  for (size_t i = 0; i < size && at + i < b.size(); ++i) out |= uint32_t{static_cast<uint8_t>(b[at + i])} << (8 * i);
  return out;
}

void add(std::string& out, uint64_t value, size_t size) {
  for (size_t i = 0; i < size; ++i) out += static_cast<char>(value >> (8 * i));
}

struct Head {
  size_t pixels, size;
  int64_t width, height;  // height below 0: rows from the top
  uint32_t bits, packing, colours;

  explicit Head(std::string_view b)
      : pixels(number_at(b, 10, 4)), size(number_at(b, 14, 4)), width(static_cast<int32_t>(number_at(b, 18, 4))), height(static_cast<int32_t>(number_at(b, 22, 4))),
        bits(number_at(b, 28, 2)), packing(number_at(b, 30, 4)), colours(number_at(b, 46, 4)) {}
  uint64_t rows() const { return static_cast<uint64_t>(height < 0 ? -height : height); }
  uint64_t stride() const { return (static_cast<uint64_t>(width) * bits + 31) / 32 * 4; }
};

// Blue, green, red and one byte more, as all programs write four bytes a pixel.
bool usual_masks(std::string_view b) { return number_at(b, 54, 4) == 0xFF0000 && number_at(b, 58, 4) == 0xFF00 && number_at(b, 62, 4) == 0xFF; }

// Runs of equal bytes, bytes as they are, ends of rows and jumps (BI_RLE8): whole rows of one byte a pixel, from below. What a picture leaves out is colour 0.
std::string unpacked(std::string_view packed, uint64_t stride, uint64_t rows) {
  std::string out(stride * rows, '\0');
  uint64_t x = 0, y = 0;
  auto set = [&](char value) {
    if (x < stride && y < rows) out[y * stride + x] = value;
    ++x;
  };
  for (size_t at = 0; at + 2 <= packed.size() && y < rows;) {
    const auto count = static_cast<uint8_t>(packed[at]), value = static_cast<uint8_t>(packed[at + 1]);
    at += 2;
    if (count > 0) {
      for (uint8_t i = 0; i < count; ++i) set(static_cast<char>(value));
    } else if (value == 0) {
      x = 0, ++y;
    } else if (value == 1) {
      break;
    } else if (value == 2) {
      if (at + 2 > packed.size()) break;
      x += static_cast<uint8_t>(packed[at]), y += static_cast<uint8_t>(packed[at + 1]);
      at += 2;
    } else {
      for (uint8_t i = 0; i < value && at + i < packed.size(); ++i) set(packed[at + i]);
      at += value + value % 2u;
    }
  }
  return out;
}

}  // namespace

std::string plain_bmp(std::string_view b) {
  if (b.size() < kFileHead + kOldHead || !b.starts_with("BM")) return {};
  const Head head(b);
  const bool masks = head.packing == kMasks && head.bits == 32 && usual_masks(b);
  const bool runs = head.packing == kRuns && head.bits == 8 && head.height > 0;
  if (head.size < kOldHead || head.width <= 0 || head.height == 0 || (head.packing != kPlain && !masks && !runs)) return {};
  if (head.bits != 1 && head.bits != 4 && head.bits != 8 && head.bits != 24 && head.bits != 32) return {};
  if (head.size == kOldHead && head.height > 0 && head.bits != 32 && !runs) return {};
  const uint64_t rows = head.rows(), stride = head.stride(), colours = head.bits > 8 ? 0 : std::min<uint64_t>(head.colours ? head.colours : 256, uint64_t{1} << head.bits);
  if (kFileHead + head.size + 4 * colours > b.size() || head.pixels > b.size()) return {};
  if (runs ? rows > kMostUnpacked / stride : rows > (b.size() - head.pixels) / stride) return {};
  const std::string rows_of_runs = runs ? unpacked(b.substr(head.pixels), stride, rows) : "";
  const std::string_view pixels = runs ? std::string_view(rows_of_runs) : b.substr(head.pixels);
  const uint32_t bits = std::min(head.bits, 24u);
  const uint64_t row = (static_cast<uint64_t>(head.width) * bits + 31) / 32 * 4;
  std::string out = "BM";
  add(out, kFileHead + kOldHead + 4 * colours + row * rows, 4), add(out, 0, 4), add(out, kFileHead + kOldHead + 4 * colours, 4);
  add(out, kOldHead, 4), add(out, static_cast<uint64_t>(head.width), 4), add(out, rows, 4), add(out, 1, 2), add(out, bits, 2), add(out, kPlain, 4), add(out, row * rows, 4);
  out += b.substr(38, 8);  // dots per metre
  add(out, colours, 4), add(out, 0, 4);
  out += b.substr(kFileHead + head.size, 4 * colours);
  for (uint64_t y = 0; y < rows; ++y) {
    std::string_view from = pixels.substr((head.height < 0 ? rows - 1 - y : y) * stride, stride);
    const size_t end = out.size() + row;
    if (head.bits == 32)
      for (int64_t x = 0; x < head.width; ++x) out += from.substr(static_cast<size_t>(x) * 4, 3);
    else
      out += from;
    out.resize(end, '\0');
  }
  return out;
}

}  // namespace dossier::reader
