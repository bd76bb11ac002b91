// The AVX2 table (needs AVX2, FMA and F16C) and what its files give it. The AVX-512 table takes from it what is not worth wider lanes.
#pragma once

#include <cstdint>

#include "kernels/kernel_api.h"
#include "kernels/cpu/panel_multiply.h"

namespace dossier::kernels {

// Null where this machine lacks the instructions.
const dk_table* avx2_table();

namespace avx2 {

PanelProducts products_of(dk_type type);

void round_activations(dk_activation form, const float* x, int64_t tokens, int64_t cols, int64_t x_stride, void* out);

void rms_norm(const float* x, const float* w, int64_t n, float eps, float* out);
void layer_norm(const float* x, const float* w, const float* b, int64_t n, float eps, float* out);
void rotate_interleaved(float* x, const float* cos, const float* sin, int64_t dim);
void rotate_half(float* x, const float* cos, const float* sin, int64_t dim);
void silu_multiply(const float* gate, const float* up, int64_t n, float* out);
void gelu(float* x, int64_t n);
void add_scaled(float* x, const float* y, float scale, int64_t n);

void kv_store(dk_kv_format format, const float* row, int32_t head_dim, void* values, void* scales);
void kv_load(dk_kv_format format, const void* values, const void* scales, int32_t head_dim, float* row);
void kv_prepare_query(dk_kv_format format, float* q, int32_t head_dim);

size_t attention_scratch_bytes(int32_t head_dim, int32_t group);
void attention_step(const dk_attention* step);
void attention_end(dk_kv_format format, const float* state, int64_t rows, int32_t group, int32_t head_dim, float* out, int64_t out_row_stride);

}  // namespace avx2
}  // namespace dossier::kernels
