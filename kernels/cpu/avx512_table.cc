// Compiled without AVX-512, so that it can be asked anywhere whether the table runs.
#include "kernels/cpu/avx512_table.h"

#include "kernels/activation_rows.h"
#include "kernels/cpu/packed_layout.h"
#include "kernels/reference/reference_table.h"

namespace dossier::kernels {
namespace {

// A block of tokens whose activations stay in the second-level cache while all panels pass.
constexpr std::int64_t kTokenBlockBytes = 480 * 1024;

avx512::PanelProducts products_of(dk_type type) {
  switch (dk_facts(type)->block_values) {
    case 1: return avx512::products_plain(type);
    case 32: return avx512::products_32(type);
    default: return avx512::products_256(type);
  }
}

void multiply(dk_type type, const void* packed, int64_t rows, int64_t cols, int64_t panel_begin, int64_t panel_end, const void* activations,
              int64_t tokens, float* out, int64_t out_stride) {
  const auto products = products_of(type);
  const std::int64_t units = cols / dk_facts(type)->block_values, panel_bytes = packed_panel_bytes(type, cols);
  const auto x_stride = static_cast<std::int64_t>(activation_bytes(activation_for(type), cols));
  const std::int64_t head = q8_head_bytes(cols);
  const std::int64_t tiles = kTokenBlockBytes / (12 * x_stride), block = 12 * (tiles > 1 ? tiles : 1);
  for (std::int64_t block_begin = 0; block_begin < tokens; block_begin += block) {
    const std::int64_t block_end = block_begin + block < tokens ? block_begin + block : tokens;
    for (std::int64_t p = panel_begin; p < panel_end; ++p) {
      const auto* panel = static_cast<const std::uint8_t*>(packed) + p * panel_bytes;
      const std::int64_t left = rows - p * DK_PANEL_ROWS;
      const auto exist = static_cast<std::uint16_t>(left >= DK_PANEL_ROWS ? 0xffff : (1 << (left > 0 ? left : 0)) - 1);
      std::int64_t t = block_begin;
      const auto pass = [&](avx512::PanelProduct product, std::int64_t width) {
        for (; t + width <= block_end; t += width) {
          product(panel, units, static_cast<const char*>(activations) + t * x_stride, x_stride, head, out + t * out_stride + p * DK_PANEL_ROWS,
                  out_stride, exist);
        }
      };
      pass(products.twelve, 12);
      pass(products.eight, 8);
      pass(products.four, 4);
      pass(products.two, 2);
      pass(products.one, 1);
    }
  }
}

}  // namespace

const dk_table* avx512_table() {
  __builtin_cpu_init();
  static const bool runs = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
                           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vnni");
  static const dk_table table = [] {
    dk_table t = *reference_table();
    t.name = "avx512";
    t.layout = 100;
    t.packed_bytes = packed_bytes_16;
    t.pack = pack_16;
    t.multiply = multiply;
    return t;
  }();
  return runs ? &table : nullptr;
}

}  // namespace dossier::kernels
