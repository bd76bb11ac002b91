#include "kernels/cpu/attention_code.h"
#include "kernels/cpu/avx2_lanes.h"
#include "kernels/cpu/avx2_table.h"

namespace dossier::kernels::avx2 {

size_t attention_scratch_bytes(int32_t head_dim, int32_t) { return AttentionCode<Lanes>::scratch_bytes(head_dim); }
void attention_step(const dk_attention* step) { AttentionCode<Lanes>::step(step); }

void attention_end(dk_kv_format format, const float* state, int64_t rows, int32_t group, int32_t head_dim, float* out, int64_t out_row_stride) {
  AttentionCode<Lanes>::end(state, rows, group, head_dim, out, out_row_stride);
  for (int64_t r = 0; r < rows; ++r) {
    for (int32_t h = 0; h < group; ++h) kv_prepare_query(format, out + r * out_row_stride + int64_t{h} * head_dim, head_dim);
  }
}

}  // namespace dossier::kernels::avx2
