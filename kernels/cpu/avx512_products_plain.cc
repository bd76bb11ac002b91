// Products with F32, F16 and BF16 weights: both sides as floats, one fused multiply-add a value of k, 16 rows at once.
#include "kernels/cpu/avx512_core.h"
#include "kernels/cpu/avx512_table.h"

namespace dossier::kernels::avx512 {
namespace {

template <dk_type Type>
DK_INLINE __m512 load_16(const std::uint8_t* panel, std::int64_t k) {
  if constexpr (Type == DK_F32) return _mm512_load_ps(panel + 64 * k);
  if constexpr (Type == DK_F16) return halves(panel + 32 * k);
  const __m256i bits = _mm256_load_si256(reinterpret_cast<const __m256i*>(panel + 32 * k));
  return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(bits), 16));
}

template <dk_type Type, int Tokens>
[[gnu::noinline]] void panel_product(const std::uint8_t* panel, std::int64_t cols, const char* x, std::int64_t x_stride, std::int64_t,
                                     float* out, std::int64_t out_stride, __mmask16 rows) {
  const TokenRows at = token_rows(x, x_stride);
  __m512 total[Tokens];
#pragma GCC unroll 12
  for (auto& t : total) t = _mm512_setzero_ps();
  for (std::int64_t k = 0; k < cols; ++k) {
    if constexpr (Tokens <= 2) _mm_prefetch(panel + (Type == DK_F32 ? 64 : 32) * k + 4096, _MM_HINT_T0);
    const __m512 w = load_16<Type>(panel, k);
#pragma GCC unroll 12
    for (int t = 0; t < Tokens; ++t) total[t] = _mm512_fmadd_ps(w, _mm512_set1_ps(*reinterpret_cast<const float*>(token(at, t, 4 * k))), total[t]);
  }
#pragma GCC unroll 12
  for (int t = 0; t < Tokens; ++t) put(out + t * out_stride, rows, total[t]);
}

template <dk_type Type>
PanelProducts products() {
  return {{{kTile, panel_product<Type, kTile>}, {8, panel_product<Type, 8>}, {4, panel_product<Type, 4>}, {2, panel_product<Type, 2>}, {1, panel_product<Type, 1>}}, 5};
}

}  // namespace

PanelProducts products_plain(dk_type type) {
  if (type == DK_F32) return products<DK_F32>();
  return type == DK_F16 ? products<DK_F16>() : products<DK_BF16>();
}

}  // namespace dossier::kernels::avx512
