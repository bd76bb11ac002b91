/* The one door of the kernels: arithmetic on arrays behind a C table of functions, so that a table can be chosen at run time
   (reference, avx2, avx512, a plugin) and tested against another. Plain C; no allocation, no threads, no errors: callers pass
   shapes that were checked when the file was opened, and split the work themselves.

   Numerics. Within one table every output is one accumulation chain in rising k, whatever the number of tokens, panels or
   threads in a call, so results do not depend on how work is cut. Between tables results differ by the bound written beside
   each function: |result - exact| for the inputs as given, u = 2^-24. `reference` sums in double and rounds once. Sizes are counts of values unless the name says bytes; all counts are 64 bit. */
#ifndef DOSSIER_KERNELS_KERNEL_API_H
#define DOSSIER_KERNELS_KERNEL_API_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Tensor types; the numbers are those of GGUF files. Block layouts: docs/formats/gguf.md. */
typedef enum dk_type {
  DK_F32 = 0, DK_F16 = 1, DK_Q4_0 = 2, DK_Q4_1 = 3, DK_Q5_0 = 6, DK_Q5_1 = 7, DK_Q8_0 = 8, DK_Q2_K = 10, DK_Q3_K = 11,
  DK_Q4_K = 12, DK_Q5_K = 13, DK_Q6_K = 14, DK_IQ4_NL = 20, DK_IQ4_XS = 23, DK_BF16 = 30, DK_MXFP4 = 39
} dk_type;

typedef struct dk_type_facts {
  const char* name;      /* "Q4_K" */
  int32_t block_values;  /* values a block: 1, 32 or 256 */
  int32_t block_bytes;
} dk_type_facts;

/* Null for a type we do not read. */
const dk_type_facts* dk_facts(uint32_t type);
/* The name of any type GGUF knows ("IQ2_XS"), also of those we refuse; null for numbers nobody gave out. */
const char* dk_type_name(uint32_t type);

/* Rounds n floats, a multiple of the type's block and all finite, to blocks of a type; the same bytes on every machine. 0 for a type that
   is only read: F32, F16, BF16, Q8_0, Q4_0, Q4_K and Q6_K are written. Steps are searched for the least sum of squared errors. */
int dk_quantize(dk_type type, const float* x, int64_t n, void* out);

/* What the right side of a product is rounded to. F32: not at all (F32, F16, BF16 weights). Q8_32: blocks of 32, step max/127 kept as
   half (the types with blocks of 32). Q8_256: blocks of 256, float step and sums of 16 (the K types and IQ4_XS). */
typedef enum dk_activation { DK_ACT_F32 = 0, DK_ACT_Q8_32 = 1, DK_ACT_Q8_256 = 2 } dk_activation;

/* Rows of weights are packed and multiplied in panels of this many rows; the last panel of a matrix is padded with zero rows. */
enum { DK_PANEL_ROWS = 16 };

/* Formats of stored keys and values. Each head row is rounded when it is stored, and attention sees rounded rows only.
   INT8: one half scale a row (step max/127). Q4: rows turned by a Hadamard matrix (over the largest power of two that divides
   head_dim), 4 bit values, a half scale for 32 (4.5 bit). Every head_dim here is a multiple of 8, at most DK_MAX_HEAD_DIM. */
enum { DK_MAX_HEAD_DIM = 256 };
typedef enum dk_kv_format { DK_KV_F32 = 0, DK_KV_F16 = 1, DK_KV_BF16 = 2, DK_KV_INT8 = 3, DK_KV_Q4 = 4 } dk_kv_format;

/* Stored rows of one layer and one KV head, oldest first: values row after row, scales row after row in an array of their own. */
typedef struct dk_kv_rows {
  const void* values;
  const void* scales; /* null for formats without scales */
} dk_kv_rows;

/* Keys are taken in tiles of this many, cut at absolute positions that are its multiples, and merged in rising order: so results do
   not depend on how the keys lie in pages. Pages hold a multiple of it. */
enum { DK_KEY_TILE = 64 };

/* One step of attention: query rows of one KV head's group against a run of stored keys. */
typedef struct dk_attention {
  const float* q;       /* [rows][group][head_dim]: scaled by 1/sqrt(head_dim) and by the temperature, prepared by kv_prepare_query */
  int64_t q_row_stride; /* floats from one row's group to the next row's */
  int64_t rows;
  int32_t group;        /* query heads that share this KV head */
  int32_t head_dim;
  dk_kv_format format;
  dk_kv_rows k, v;      /* the run's rows; the first one stands at a multiple of DK_KEY_TILE */
  int64_t keys;         /* rows in the run */
  const int64_t* visible; /* [rows]: how many keys of this run each query row sees (the first ones); 0 allowed */
  float* state;         /* [rows][group][attention_state_floats(head_dim)]; attention_begin sets it, attention_end reads it */
  void* scratch;        /* attention_scratch_bytes(head_dim, group) bytes, 64-byte aligned, one a thread */
} dk_attention;

typedef struct dk_table {
  const char* name;       /* "reference", "avx2", "avx512" */
  uint32_t numerics;      /* raised whenever any result of this table changes by a bit; part of the key of stored KV */
  uint32_t layout;        /* the form of packed bytes, part of the name of repacked files; tables with the same number share them */

  /* One row of file blocks to float, bit for bit as docs/formats/gguf.md says. cols is a multiple of the type's block. */
  void (*dequantize)(dk_type type, const void* blocks, int64_t cols, float* out);

  /* Packing keeps the file's values: no second rounding. rows need not be a multiple of DK_PANEL_ROWS. */
  size_t (*packed_bytes)(dk_type type, int64_t rows, int64_t cols);
  void (*pack)(dk_type type, const void* file_rows, int64_t rows, int64_t cols, void* packed);

  dk_activation (*activation_of)(dk_type weight);
  size_t (*activation_row_bytes)(dk_activation form, int64_t cols); /* a multiple of 64 */
  /* The same bytes from every table. As llama.cpp's reference rounds: Q8_32 ties away from zero, Q8_256 ties to even with the sign of
     step that makes the largest value -127. A block with a NaN or an infinity has the step NaN, so that it shows in every product;
     a block too small for its step is zero. */
  void (*round_activations)(dk_activation form, const float* x, int64_t tokens, int64_t cols, int64_t x_stride, void* out);

  /* out[t * out_stride + r] = sum over k of w[r][k] * x[t][k], for rows r of panels [panel_begin, panel_end) with r < rows.
     packed and activations stand at 64 bytes. Bound: u (n + 4) * sum over k of |w| |x| with x as rounded and an offset counted by itself; n = cols for F32, F16, BF16, else
     cols / 16: sums within a block are integers, so exact. NaN and infinity among x reach every output of their token. */
  void (*multiply)(dk_type type, const void* packed, int64_t rows, int64_t cols, int64_t panel_begin, int64_t panel_end,
                   const void* activations, int64_t tokens, float* out, int64_t out_stride);

  /* out = x / sqrt(mean(x^2) + eps) * w; w null: no weight. In place allowed. Bound: 16 u |out|; layer_norm 64 u (1 + |out|). */
  void (*rms_norm)(const float* x, const float* w, int64_t n, float eps, float* out);
  void (*layer_norm)(const float* x, const float* w, const float* b, int64_t n, float eps, float* out);
  /* Turns pairs by angles given as cos and sin [dim / 2]: interleaved (x[2i], x[2i+1]) or half-split (x[i], x[i + dim/2]). In place. */
  void (*rotate_interleaved)(float* x, const float* cos, const float* sin, int64_t dim);
  void (*rotate_half)(float* x, const float* cos, const float* sin, int64_t dim);
  /* out[i] = silu(gate[i]) * up[i]. Bound: 16 u |out| + 2^-119 |up|. */
  void (*silu_multiply)(const float* gate, const float* up, int64_t n, float* out);
  void (*gelu)(float* x, int64_t n); /* with erf; in place. Bound: 8 u (1 + |x|) */
  /* x[i] += scale * y[i]. Bound: 2 u (|x| + |scale y|). */
  void (*add_scaled)(float* x, const float* y, float scale, int64_t n);

  size_t (*kv_value_bytes)(dk_kv_format format, int32_t head_dim); /* a row's values */
  size_t (*kv_scale_bytes)(dk_kv_format format, int32_t head_dim); /* a row's scales */
  /* Store and load: the same bytes and bits from every table. A row with a NaN or an infinity is stored as it is in the float
     formats, and with a scale that is not finite in the others. */
  void (*kv_store)(dk_kv_format format, const float* row, int32_t head_dim, void* values, void* scales);
  void (*kv_load)(dk_kv_format format, const void* values, const void* scales, int32_t head_dim, float* row); /* the rounded row */
  /* Q4 keeps turned rows: queries are turned once before, outputs back once after. Other formats: nothing. In place. */
  void (*kv_prepare_query)(dk_kv_format format, float* q, int32_t head_dim);

  /* Bound, against softmax over the rounded rows, for any number of keys: 1e-4 of the largest |v|, for scores up to 100 in magnitude. All rows of a run must
     be finite, those beyond a query's sight too. Cost: each step reads the run once for up to 64 rows or so; split longer ones. */
  size_t (*attention_scratch_bytes)(int32_t head_dim, int32_t group);
  size_t (*attention_state_floats)(int32_t head_dim); /* of one query: how far it has come along its keys */
  void (*attention_begin)(float* state, int64_t rows, int32_t group, int32_t head_dim);
  void (*attention_step)(const dk_attention* step);
  /* out [rows][group][head_dim] with out_row_stride floats between rows = state's output / sum (and turned back for Q4). */
  void (*attention_end)(dk_kv_format format, const float* state, int64_t rows, int32_t group, int32_t head_dim, float* out,
                        int64_t out_row_stride);
} dk_table;

/* "auto" (the fastest this machine runs), "reference", "avx2", "avx512"; null if unknown or not runnable here. Tables named in the
   environment variable DOSSIER_KERNELS_MASK (with commas between) count as not runnable; "amx" there means tiles, which "avx512" uses
   where it can: the bits are the same. */
const dk_table* dk_find(const char* name);

#ifdef __cplusplus
}
#endif
#endif
