// Compiled without AVX-512, so that it can be asked anywhere whether the table runs.
#include "kernels/cpu/avx512_table.h"

#include "kernels/cpu/amx.h"
#include "kernels/cpu/avx2_table.h"

namespace dossier::kernels {
namespace {

PanelProducts products_of(dk_type type) {
  switch (dk_facts(type)->block_values) {
    case 1: return avx512::products_plain(type);
    case 32: return avx512::products_32(type);
    default: return avx512::products_256(type);
  }
}

// Tiles first, then the rest of the tokens in registers: the bits are the same.
PanelProducts with_tiles(dk_type type, const PanelProducts& registers) {
  PanelProducts all{{}, 0};
  const int block = dk_facts(type)->block_values;
  if (block == 32) all = avx512::tiles_32(type);
  if (block == 256) all = avx512::tiles_256(type);
  if (all.count == 0) return registers;
  for (int i = 0; i < registers.count; ++i) all.tiles[all.count++] = registers.tiles[i];
  return all;
}

// From so many tokens on two panels at a time are faster than one; the bits are the same.
constexpr int64_t kPairsFrom = 4;

// The panels that were taken, an even number from the first one on.
int64_t multiply_in_pairs(dk_type type, avx512::MultiplyCall call) {
  call.panel_end -= (call.panel_end - call.panel_begin) % 2;
  if (type == DK_Q4_K || type == DK_Q5_K)
    avx512::multiply_pairs_k(type, call);
  else if (type == DK_Q6_K)
    avx512::multiply_pairs_6(call);
  else if (type == DK_Q8_0)
    avx512::multiply_pairs_8(call);
  else
    return 0;
  return call.panel_end - call.panel_begin;
}

void multiply(dk_type type, const void* packed, int64_t rows, int64_t cols, int64_t panel_begin, int64_t panel_end, const void* activations,
              int64_t tokens, float* out, int64_t out_stride) {
  const bool tiles = tokens >= 16 && amx::usable();
  const avx512::MultiplyCall call{packed, rows, cols, panel_begin, panel_end, activations, tokens, out, out_stride};
  PanelProducts products = products_of(type);
  if (tiles) {
    if (avx512::weaves_k(type, cols)) return avx512::multiply_woven_k(type, call);
    if (avx512::weaves_8(type, cols)) return avx512::multiply_woven_8(call);
    products = with_tiles(type, products);
    amx::configure();
  } else if (tokens >= kPairsFrom) {
    panel_begin += multiply_in_pairs(type, call);
  }
  multiply_panels(products, type, packed, rows, cols, panel_begin, panel_end, activations, tokens, out, out_stride);
  if (tiles) amx::release();
}

}  // namespace

const dk_table* avx512_table() {
  __builtin_cpu_init();
  static const dk_table* narrow = avx2_table();
  static const bool runs = narrow != nullptr && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vnni");
  if (!runs) return nullptr;
  static const dk_table table = [] {
    dk_table t = *narrow;
    t.name = "avx512";
    t.numerics = 5;
    t.multiply = multiply;
    t.attention_scratch_bytes = avx512::attention_scratch_bytes;
    t.attention_step = avx512::attention_step;
    return t;
  }();
  return &table;
}

}  // namespace dossier::kernels
