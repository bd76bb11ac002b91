#include "kernels/reference/reference_table.h"

namespace dossier::kernels {

const dk_table* reference_table() {
  static const dk_table table = {
      .name = "reference",
      .numerics = 2,
      .layout = 1,
      .dequantize = reference::dequantize,
      .packed_bytes = reference::packed_bytes,
      .pack = reference::pack,
      .activation_of = reference::activation_of,
      .activation_row_bytes = reference::activation_row_bytes,
      .round_activations = reference::round_activations,
      .multiply = reference::multiply,
      .rms_norm = reference::rms_norm,
      .layer_norm = reference::layer_norm,
      .rotate_interleaved = reference::rotate_interleaved,
      .rotate_half = reference::rotate_half,
      .silu_multiply = reference::silu_multiply,
      .gelu = reference::gelu,
      .add_scaled = reference::add_scaled,
      .kv_value_bytes = reference::kv_value_bytes,
      .kv_scale_bytes = reference::kv_scale_bytes,
      .kv_store = reference::kv_store,
      .kv_load = reference::kv_load,
      .kv_prepare_query = reference::kv_prepare_query,
      .attention_scratch_bytes = reference::attention_scratch_bytes,
      .attention_state_floats = reference::attention_state_floats,
      .attention_begin = reference::attention_begin,
      .attention_step = reference::attention_step,
      .attention_end = reference::attention_end,
  };
  return &table;
}

}  // namespace dossier::kernels
