// Tiles of AMX, by name in assembly, so that the files that use them need no flags of their own. A packed line (16 rows x 4 values of k,
// packed_layout.h) is a row of the right side of tdpbsud as it is, and a token's rounded bytes are a row of its left side: one
// instruction gives 16 tokens x 16 rows of sums over 32 values of k, in a sixteenth of the instructions of vpdpbusd. The sums are
// the same integers, and what follows is the same chain: with and without tiles the same bits come out.
#pragma once

#include <immintrin.h>

#include <cstdint>

#include "kernels/cpu/avx512_core.h"

namespace dossier::kernels {

inline constexpr int kTileTokens = 16;
inline constexpr int kTileDepth = 4;  // blocks of 32 values of k that are summed before the vector units take the sums

// Sums of kTileDepth blocks; what the tiles store and the vector units read.
struct TileSums {
  alignas(64) std::int32_t of[kTileDepth][kTileTokens][16];
};

template <int Slot>
DK_INLINE void tile_dot(const std::uint8_t* codes, const char* q, std::int64_t x_stride, std::int32_t* sums) {
  const std::int64_t line = 64;
  if constexpr (Slot % 2 == 0) {
    asm volatile("tilezero %%tmm0\n\ttileloadd (%0,%1,1), %%tmm4\n\ttileloadd (%2,%3,1), %%tmm6\n\ttdpbsud %%tmm6, %%tmm4, %%tmm0\n\ttilestored %%tmm0, (%4,%3,1)"
                 :
                 : "r"(q), "r"(x_stride), "r"(codes), "r"(line), "r"(sums)
                 : "memory");
  } else {
    asm volatile("tilezero %%tmm1\n\ttileloadd (%0,%1,1), %%tmm5\n\ttileloadd (%2,%3,1), %%tmm7\n\ttdpbsud %%tmm7, %%tmm5, %%tmm1\n\ttilestored %%tmm1, (%4,%3,1)"
                 :
                 : "r"(q), "r"(x_stride), "r"(codes), "r"(line), "r"(sums)
                 : "memory");
  }
}

// count blocks of 32: codes 512 bytes each, activations 32 bytes each.
DK_INLINE void tile_dots(int count, const std::uint8_t* codes, const char* q, std::int64_t x_stride, TileSums& sums) {
  tile_dot<0>(codes, q, x_stride, &sums.of[0][0][0]);
  if (count > 1) tile_dot<1>(codes + 512, q + 32, x_stride, &sums.of[1][0][0]);
  if (count > 2) tile_dot<2>(codes + 1024, q + 64, x_stride, &sums.of[2][0][0]);
  if (count > 3) tile_dot<3>(codes + 1536, q + 96, x_stride, &sums.of[3][0][0]);
}

}  // namespace dossier::kernels
