// The AVX-512 table (needs F, BW, VL, DQ and VNNI) and what its files give it; the rest it takes from the AVX2 table.
#pragma once

#include "kernels/cpu/panel_multiply.h"

namespace dossier::kernels {

// Null where this machine lacks the instructions.
const dk_table* avx512_table();

namespace avx512 {

PanelProducts products_256(dk_type type);
PanelProducts products_32(dk_type type);
PanelProducts products_plain(dk_type type);
// What dk_table::multiply is given, but for the type.
struct MultiplyCall {
  const void* packed;
  std::int64_t rows, cols, panel_begin, panel_end;
  const void* activations;
  std::int64_t tokens;
  float* out;
  std::int64_t out_stride;
};
// In AMX tiles, where amx::usable(). Tiles and vector units at once, 16 tokens and more, for Q4_K and Q5_K (avx512_woven_k.cc) and Q8_0
// (avx512_woven_8.cc): whether these take a product, and the product.
bool weaves_k(dk_type type, std::int64_t cols);
void multiply_woven_k(dk_type type, const MultiplyCall& product);
bool weaves_8(dk_type type, std::int64_t cols);
void multiply_woven_8(const MultiplyCall& product);
// In registers, for an even number of panels: Q4_K and Q5_K (avx512_pairs_k.cc), Q6_K, Q8_0.
void multiply_pairs_k(dk_type type, const MultiplyCall& product);
void multiply_pairs_6(const MultiplyCall& product);
void multiply_pairs_8(const MultiplyCall& product);
// 32 values a sum, 32 and 16 tokens at a time; count 0 for types that have none.
PanelProducts tiles_256(dk_type type);
PanelProducts tiles_32(dk_type type);

size_t attention_scratch_bytes(int32_t head_dim, int32_t group);
void attention_step(const dk_attention* step);

}  // namespace avx512
}  // namespace dossier::kernels
