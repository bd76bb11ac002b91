#include "kernels/cpu/attention_code.h"
#include "kernels/cpu/avx512_lanes.h"
#include "kernels/cpu/avx512_table.h"

namespace dossier::kernels::avx512 {

size_t attention_scratch_bytes(int32_t head_dim, int32_t) { return AttentionCode<Lanes>::scratch_bytes(head_dim); }
void attention_step(const dk_attention* step) { AttentionCode<Lanes>::step(step); }

}  // namespace dossier::kernels::avx512
