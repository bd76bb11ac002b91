// Compiled without AVX2, so that it can be asked anywhere whether the table runs.
#include "kernels/cpu/avx2_table.h"

#include <cpuid.h>

#include "kernels/reference/reference_table.h"

namespace dossier::kernels {
namespace {

void multiply(dk_type type, const void* packed, int64_t rows, int64_t cols, int64_t panel_begin, int64_t panel_end, const void* activations,
              int64_t tokens, float* out, int64_t out_stride) {
  multiply_panels(avx2::products_of(type), type, packed, rows, cols, panel_begin, panel_end, activations, tokens, out, out_stride);
}

// Clang's __builtin_cpu_supports does not know it.
bool has_f16c() {
  unsigned a = 0, b = 0, c = 0, d = 0;
  return __get_cpuid(1, &a, &b, &c, &d) && (c & bit_F16C) != 0;
}

}  // namespace

const dk_table* avx2_table() {
  __builtin_cpu_init();
  static const bool runs = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && has_f16c();
  static const dk_table table = [] {
    dk_table t = *reference_table();  // dequantize and the sizes
    t.name = "avx2";
    t.numerics = 3;
    t.layout = 101;
    t.packed_bytes = packed_bytes_16;
    t.pack = pack_16;
    t.round_activations = avx2::round_activations;
    t.multiply = multiply;
    t.rms_norm = avx2::rms_norm;
    t.layer_norm = avx2::layer_norm;
    t.rotate_interleaved = avx2::rotate_interleaved;
    t.rotate_half = avx2::rotate_half;
    t.silu_multiply = avx2::silu_multiply;
    t.gelu = avx2::gelu;
    t.add_scaled = avx2::add_scaled;
    t.kv_store = avx2::kv_store;
    t.kv_load = avx2::kv_load;
    t.kv_prepare_query = avx2::kv_prepare_query;
    t.attention_scratch_bytes = avx2::attention_scratch_bytes;
    t.attention_step = avx2::attention_step;
    t.attention_end = avx2::attention_end;
    return t;
  }();
  return runs ? &table : nullptr;
}

}  // namespace dossier::kernels
