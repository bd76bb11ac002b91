// The table every other one is tested against: plain scalar code, sums in double, rounded once at the end.
#pragma once

#include "kernels/kernel_api.h"

namespace dossier::kernels {

const dk_table* reference_table();

namespace reference {

void dequantize(dk_type type, const void* blocks, int64_t cols, float* out);
size_t packed_bytes(dk_type type, int64_t rows, int64_t cols);
void pack(dk_type type, const void* file_rows, int64_t rows, int64_t cols, void* packed);
dk_activation activation_of(dk_type weight);
size_t activation_row_bytes(dk_activation form, int64_t cols);
void round_activations(dk_activation form, const float* x, int64_t tokens, int64_t cols, int64_t x_stride, void* out);
void multiply(dk_type type, const void* packed, int64_t rows, int64_t cols, int64_t panel_begin, int64_t panel_end,
              const void* activations, int64_t tokens, float* out, int64_t out_stride);

void rms_norm(const float* x, const float* w, int64_t n, float eps, float* out);
void layer_norm(const float* x, const float* w, const float* b, int64_t n, float eps, float* out);
void rotate_interleaved(float* x, const float* cos, const float* sin, int64_t dim);
void rotate_half(float* x, const float* cos, const float* sin, int64_t dim);
void silu_multiply(const float* gate, const float* up, int64_t n, float* out);
void gelu(float* x, int64_t n);
void add_scaled(float* x, const float* y, float scale, int64_t n);

size_t kv_value_bytes(dk_kv_format format, int32_t head_dim);
size_t kv_scale_bytes(dk_kv_format format, int32_t head_dim);
void kv_store(dk_kv_format format, const float* row, int32_t head_dim, void* values, void* scales);
void kv_load(dk_kv_format format, const void* values, const void* scales, int32_t head_dim, float* row);
void kv_prepare_query(dk_kv_format format, float* q, int32_t head_dim);

size_t attention_scratch_bytes(int32_t head_dim, int32_t group);
size_t attention_state_floats(int32_t head_dim);
void attention_begin(float* state, int64_t rows, int32_t group, int32_t head_dim);
void attention_step(const dk_attention* step);
void attention_end(dk_kv_format format, const float* state, int64_t rows, int32_t group, int32_t head_dim, float* out,
                   int64_t out_row_stride);

}  // namespace reference
}  // namespace dossier::kernels
