// Attention over int8 rows, in whole numbers (avx512_attention_8.cc).
#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/kernel_api.h"

namespace dossier::kernels::avx512 {

std::size_t attention_8_scratch_bytes();
// step->format is DK_KV_INT8. With tiles of AMX (where amx::usable()) or with vpdpbusd: the sums are whole numbers, so the bits are the same.
void attention_step_8(const dk_attention& step, bool tiles);

}  // namespace dossier::kernels::avx512
