// From rows of the file to panels. Plain code: it runs once a machine.
#include <cstring>

#include "kernels/activation_rows.h"
#include "kernels/block_values.h"
#include "kernels/cpu/packed_layout.h"

namespace dossier::kernels {
namespace {

constexpr int kRows = DK_PANEL_ROWS;

// One byte a value, as the file's bits have them (Q8_0: its two's complement): what pack puts into planes.
void read_codes(dk_type type, const std::int8_t* number, int n, std::uint8_t* code) {
  int plus = 0;  // from the number back to the bits
  if (type == DK_Q4_0) plus = 8;
  if (type == DK_Q5_0) plus = 16;
  if (type == DK_Q3_K) plus = 4;
  if (type == DK_Q6_K) plus = 32;
  for (int i = 0; i < n; ++i) code[i] = static_cast<std::uint8_t>(number[i] + plus);
}

// Sixteen rows of 32 codes into the planes of their 32 values of k.
struct Planes {
  int low_bits, top_bits;
  std::uint8_t* low;
  std::uint8_t* top;
};

void put_codes(const Planes& planes, int row, const std::uint8_t* code) {
  const int low_bits = planes.low_bits;
  for (int g = 0; g < 8; ++g) {
    for (int k = 0; k < 4; ++k) {
      const int lane = 4 * row + k, value = code[4 * g + k];
      if (low_bits == 8) planes.low[64 * g + lane] = static_cast<std::uint8_t>(value);
      if (low_bits == 4) planes.low[64 * (g % 4) + lane] |= static_cast<std::uint8_t>((value & 15) << 4 * (g / 4));
      if (low_bits == 2) planes.low[64 * (g / 4) + lane] |= static_cast<std::uint8_t>((value & 3) << 2 * (g % 4));
      const int top = value >> low_bits;
      if (planes.top_bits == 2) planes.top[64 * (g / 4) + lane] |= static_cast<std::uint8_t>(top << 2 * (g % 4));
      if (planes.top_bits == 1) planes.top[8 * g + lane / 8] |= static_cast<std::uint8_t>(top << lane % 8);
    }
  }
}

void put_half(std::uint8_t* at, int row, std::uint16_t half) { std::memcpy(at + 2 * row, &half, 2); }

// Nibble codes straight from the file's bytes: value i of 32 is the low half of byte i, value 16 + i (or the next 32) the high half.
void split_nibbles(const std::uint8_t* q, std::uint8_t* code) {
  for (int i = 0; i < 16; ++i) code[i] = q[i] & 15, code[i + 16] = q[i] >> 4;
}

void pack_row_32(dk_type type, const std::uint8_t* file, std::int64_t blocks, int row, std::uint8_t* panel) {
  const PackedPanel32 p = packed_panel_32(type, blocks);
  const int file_bytes = dk_facts(type)->block_bytes;
  for (std::int64_t b = 0; b < blocks; ++b) {
    const std::uint8_t* block = file + b * file_bytes;
    std::uint8_t code[32];
    if (type == DK_IQ4_NL || type == DK_MXFP4) {
      split_nibbles(block + (type == DK_MXFP4 ? 1 : 2), code);
    } else {
      Block32 values;
      read_block32(type, block, values);
      read_codes(type, values.number, 32, code);
    }
    put_codes({p.low_bits, p.top_bits, panel + b * 64 * p.low_bits, panel + p.top_at + b * 64 * p.top_bits}, row, code);
    if (type == DK_MXFP4) {
      panel[p.steps_at + 16 * b + row] = block[0];
    } else {
      put_half(panel + p.steps_at + 32 * b, row, load_u16(block));
    }
    if (p.shifted) put_half(panel + p.shifts_at + 32 * b, row, load_u16(block + 2));
  }
}

void put_scales(dk_type type, const Block256& values, const PackedBlock256& p, int row, std::uint8_t* block) {
  for (int g = 0; g < 256 / p.group; ++g) {
    int scale = values.scale[g];
    if (type == DK_Q2_K) scale |= values.minimum[g] << 4;
    block[p.scales_at + 16 * g + row] = static_cast<std::uint8_t>(scale);
    if (p.minima) block[p.minima_at + 32 * (g / 2) + 2 * row + g % 2] = static_cast<std::uint8_t>(values.minimum[g]);
  }
}

struct HalfPlaces {
  int step, shift;  // -1: none
};
HalfPlaces half_places_256(dk_type type) {
  switch (type) {
    case DK_Q2_K: return {80, 82};
    case DK_Q3_K: return {108, -1};
    case DK_Q6_K: return {208, -1};
    case DK_IQ4_XS: return {0, -1};
    default: return {0, 2};
  }
}

void pack_row_256(dk_type type, const std::uint8_t* file, std::int64_t blocks, int row, std::uint8_t* panel) {
  const PackedBlock256 p = packed_block_256(type);
  const HalfPlaces halves = half_places_256(type);
  const int file_bytes = dk_facts(type)->block_bytes;
  for (std::int64_t b = 0; b < blocks; ++b) {
    const std::uint8_t* from = file + b * file_bytes;
    std::uint8_t* to = panel + b * p.bytes;
    Block256 values;
    std::uint8_t code[256];
    read_block256(type, from, values);
    if (type == DK_IQ4_XS) {
      for (int g = 0; g < 8; ++g) split_nibbles(from + 8 + 16 * g, code + 32 * g);
    } else {
      read_codes(type, values.number, 256, code);
    }
    for (int j = 0; j < 8; ++j) {
      put_codes({p.low_bits, p.top_bits, to + j * 64 * p.low_bits, to + p.top_at + j * 64 * p.top_bits}, row, code + 32 * j);
    }
    put_scales(type, values, p, row, to);
    put_half(to + p.step_at, row, load_u16(from + halves.step));
    if (halves.shift >= 0) put_half(to + p.step_at + 32, row, load_u16(from + halves.shift));
  }
}

// Plain values: [k][16 rows].
void pack_row_plain(const std::uint8_t* file, std::int64_t cols, int bytes, int row, std::uint8_t* panel) {
  for (std::int64_t k = 0; k < cols; ++k) std::memcpy(panel + (k * kRows + row) * bytes, file + k * bytes, static_cast<std::size_t>(bytes));
}

}  // namespace

std::int64_t packed_panel_bytes(dk_type type, std::int64_t cols) {
  const dk_type_facts& facts = *dk_facts(type);
  if (facts.block_values == 1) return round_up(cols * kRows * facts.block_bytes, 64);
  if (facts.block_values == 32) return packed_panel_32(type, cols / 32).bytes;
  return cols / 256 * packed_block_256(type).bytes;
}

std::size_t packed_bytes_16(dk_type type, std::int64_t rows, std::int64_t cols) {
  return static_cast<std::size_t>((rows + kRows - 1) / kRows * packed_panel_bytes(type, cols));
}

void pack_16(dk_type type, const void* file_rows, std::int64_t rows, std::int64_t cols, void* packed) {
  const dk_type_facts& facts = *dk_facts(type);
  const std::int64_t row_bytes = cols / facts.block_values * facts.block_bytes, panel_bytes = packed_panel_bytes(type, cols);
  std::memset(packed, 0, packed_bytes_16(type, rows, cols));
  for (std::int64_t r = 0; r < rows; ++r) {
    const auto* file = static_cast<const std::uint8_t*>(file_rows) + r * row_bytes;
    auto* panel = static_cast<std::uint8_t*>(packed) + r / kRows * panel_bytes;
    const int row = static_cast<int>(r % kRows);
    if (facts.block_values == 1) pack_row_plain(file, cols, facts.block_bytes, row, panel);
    if (facts.block_values == 32) pack_row_32(type, file, cols / 32, row, panel);
    if (facts.block_values == 256) pack_row_256(type, file, cols / 256, row, panel);
  }
}

}  // namespace dossier::kernels
