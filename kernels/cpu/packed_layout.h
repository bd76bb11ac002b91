// Weights as the vector tables hold them: panels of 16 rows, one 64-byte line = 16 rows x 4 values of k for 8 bit codes. The same
// bytes for AVX2 and AVX-512. Codes are the file's (nothing is rounded again), only their places change.
//
// Codes of 32 values of k make 8 groups g of 4. Lines of a nibble plane: line i = group i in the low, group i + 4 in the high half.
// Two-bit plane: line h = groups 4h + i in bits 2i. One-bit plane: a 64-bit word a group, bit 4 * row + k. Byte plane: line g.
//
// Types with blocks of 32: a panel is planes one after the other, each for all blocks: codes, top bits, steps (16 halves; MXFP4:
// 16 exponents), shifts (16 halves); each plane a multiple of 64 bytes. Types with blocks of 256: a panel is blocks one after the other,
// each: codes, top bits, scales [groups][16], minima (Q4_K, Q5_K: pairs of groups [4][16][2]; Q2_K: with the scales, high nibble),
// step and shift (16 halves each).
#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/kernel_api.h"

namespace dossier::kernels {

struct PackedBlock256 {  // byte offsets within a block of a panel
  int low_bits, top_bits, group;
  bool minima;
  int top_at, scales_at, minima_at, step_at, bytes;
};

[[gnu::always_inline]] constexpr PackedBlock256 packed_block_256(dk_type type) {
  PackedBlock256 b{4, 0, 32, false, 0, 0, 0, 0, 0};
  if (type == DK_Q2_K || type == DK_Q3_K) b.low_bits = 2;
  if (type == DK_Q3_K || type == DK_Q5_K) b.top_bits = 1;
  if (type == DK_Q6_K) b.top_bits = 2;
  if (type == DK_Q2_K || type == DK_Q3_K || type == DK_Q6_K) b.group = 16;
  b.minima = type == DK_Q4_K || type == DK_Q5_K;
  b.top_at = 512 * b.low_bits;
  b.scales_at = b.top_at + 512 * b.top_bits;
  b.minima_at = b.scales_at + 256 / b.group * 16;
  b.step_at = b.minima_at + (b.minima ? 128 : 0);
  b.bytes = b.step_at + 64;
  return b;
}

// How many groups' integer sums times their scales a float holds exactly (below 2^24): 32 codes x 127 x scale of at most 63 each.
// 0 for types whose chain takes the step of a block with each group.
[[gnu::always_inline]] constexpr int exact_groups(dk_type type) { return type == DK_Q4_K ? 4 : type == DK_Q5_K ? 2 : 0; }

struct PackedPanel32 {  // byte offsets within a panel, for a number of blocks
  int low_bits, top_bits;
  bool shifted;
  std::int64_t top_at, steps_at, shifts_at, bytes;
};

[[gnu::always_inline]] constexpr PackedPanel32 packed_panel_32(dk_type type, std::int64_t blocks) {
  PackedPanel32 p{4, 0, false, 0, 0, 0, 0};
  if (type == DK_Q8_0) p.low_bits = 8;
  if (type == DK_Q5_0 || type == DK_Q5_1) p.top_bits = 1;
  p.shifted = type == DK_Q4_1 || type == DK_Q5_1;
  const std::int64_t step_bytes = type == DK_MXFP4 ? 16 : 32, plane = (blocks * step_bytes + 63) / 64 * 64;
  p.top_at = blocks * 64 * p.low_bits;
  p.steps_at = p.top_at + blocks * 64 * p.top_bits;
  p.shifts_at = p.steps_at + plane;
  p.bytes = p.shifts_at + (p.shifted ? plane : 0);
  return p;
}

std::int64_t packed_panel_bytes(dk_type type, std::int64_t cols);
std::size_t packed_bytes_16(dk_type type, std::int64_t rows, std::int64_t cols);
void pack_16(dk_type type, const void* file_rows, std::int64_t rows, std::int64_t cols, void* packed);

}  // namespace dossier::kernels
