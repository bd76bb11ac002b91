#include "kernels/cpu/amx.h"
#include "kernels/cpu/attention_code.h"
#include "kernels/cpu/avx512_attention_8.h"
#include "kernels/cpu/avx512_lanes.h"
#include "kernels/cpu/avx512_table.h"

namespace dossier::kernels::avx512 {

size_t attention_scratch_bytes(int32_t head_dim, int32_t) {
  const size_t floats = AttentionCode<Lanes>::scratch_bytes(head_dim), whole = attention_8_scratch_bytes();
  return floats > whole ? floats : whole;
}

void attention_step(const dk_attention* step) {
  if (step->format == DK_KV_INT8) return attention_step_8(*step, amx::usable());
  AttentionCode<Lanes>::step(step);
}

}  // namespace dossier::kernels::avx512
