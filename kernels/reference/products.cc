// Rows of file blocks to floats, and products of them with rounded activations. Packed rows are the file's rows.
#include <cstring>

#include "kernels/activation_rows.h"
#include "kernels/block_values.h"
#include "kernels/reference/reference_table.h"

namespace dossier::kernels::reference {
namespace {

size_t row_bytes(dk_type type, int64_t cols) {
  const dk_type_facts* facts = dk_facts(type);
  return static_cast<size_t>(cols / facts->block_values) * static_cast<size_t>(facts->block_bytes);
}

float plain_value(dk_type type, const std::uint8_t* row, int64_t i) {
  if (type == DK_F16) return half_to_float(load_u16(row + 2 * i));
  if (type == DK_BF16) return bf16_to_float(load_u16(row + 2 * i));
  return __builtin_bit_cast(float, load_u32(row + 4 * i));
}

double dot_plain(dk_type type, const std::uint8_t* w, const float* x, int64_t cols) {
  double sum = 0;
  for (int64_t k = 0; k < cols; ++k) sum += double{plain_value(type, w, k)} * double{x[k]};
  return sum;
}

double dot_blocks_32(dk_type type, const std::uint8_t* w, const Q8Row32& x, int64_t cols) {
  const auto block_bytes = dk_facts(type)->block_bytes;
  double sum = 0;
  for (int64_t b = 0; b < cols / 32; ++b) {
    Block32 block;
    read_block32(type, w + b * block_bytes, block);
    std::int32_t dot = 0;
    for (int i = 0; i < 32; ++i) dot += block.number[i] * x.q[32 * b + i];
    sum += double{block.step} * double{x.step[b]} * dot;
    sum += double{block.shift} * double{x.step[b]} * (x.minus_128_sum[b] / -128);
  }
  return sum;
}

double dot_blocks_256(dk_type type, const std::uint8_t* w, const Q8Row256& x, int64_t cols) {
  const auto block_bytes = dk_facts(type)->block_bytes;
  double sum = 0;
  for (int64_t b = 0; b < cols / 256; ++b) {
    Block256 block;
    read_block256(type, w + b * block_bytes, block);
    std::int64_t dot = 0, minimum = 0;
    for (int i = 0; i < 256; ++i) {
      const int g = i / block.group;
      dot += block.scale[g] * block.number[i] * x.q[256 * b + i];
      minimum += block.minimum[g] * x.q[256 * b + i];
    }
    const double step = x.block[b].step;
    sum += double{block.step} * step * static_cast<double>(dot);
    sum -= double{block.shift} * step * static_cast<double>(minimum);
  }
  return sum;
}

}  // namespace

void dequantize(dk_type type, const void* blocks, int64_t cols, float* out) {
  const auto* row = static_cast<const std::uint8_t*>(blocks);
  const dk_type_facts* facts = dk_facts(type);
  if (facts->block_values == 1) {
    for (int64_t i = 0; i < cols; ++i) out[i] = plain_value(type, row, i);
  } else if (facts->block_values == 32) {
    const bool shifted = type == DK_Q4_1 || type == DK_Q5_1;
    for (int64_t b = 0; b < cols / 32; ++b) {
      Block32 block;
      read_block32(type, row + b * facts->block_bytes, block);
      for (int i = 0; i < 32; ++i) {
        const float product = static_cast<float>(block.number[i]) * block.step;
        out[32 * b + i] = shifted ? product + block.shift : product;
      }
    }
  } else {
    const bool shifted = type == DK_Q2_K || type == DK_Q4_K || type == DK_Q5_K;
    for (int64_t b = 0; b < cols / 256; ++b) {
      Block256 block;
      read_block256(type, row + b * facts->block_bytes, block);
      for (int i = 0; i < 256; ++i) {
        const int g = i / block.group;
        const float product = block.step * static_cast<float>(block.scale[g]) * static_cast<float>(block.number[i]);
        out[256 * b + i] = shifted ? product - block.shift * static_cast<float>(block.minimum[g]) : product;
      }
    }
  }
}

size_t packed_bytes(dk_type type, int64_t rows, int64_t cols) {
  return static_cast<size_t>(round_up(rows, DK_PANEL_ROWS)) * row_bytes(type, cols);
}

void pack(dk_type type, const void* file_rows, int64_t rows, int64_t cols, void* packed) {
  const size_t used = static_cast<size_t>(rows) * row_bytes(type, cols);
  std::memcpy(packed, file_rows, used);
  std::memset(static_cast<char*>(packed) + used, 0, packed_bytes(type, rows, cols) - used);
}

dk_activation activation_of(dk_type weight) { return activation_for(weight); }
size_t activation_row_bytes(dk_activation form, int64_t cols) { return activation_bytes(form, cols); }

void multiply(dk_type type, const void* packed, int64_t rows, int64_t cols, int64_t panel_begin, int64_t panel_end,
              const void* activations, int64_t tokens, float* out, int64_t out_stride) {
  const dk_activation form = activation_for(type);
  const size_t weight_row = row_bytes(type, cols), activation_row = activation_bytes(form, cols);
  const int64_t end = panel_end * DK_PANEL_ROWS < rows ? panel_end * DK_PANEL_ROWS : rows;
  for (int64_t t = 0; t < tokens; ++t) {
    auto* x = const_cast<char*>(static_cast<const char*>(activations)) + static_cast<size_t>(t) * activation_row;
    for (int64_t r = panel_begin * DK_PANEL_ROWS; r < end; ++r) {
      const auto* w = static_cast<const std::uint8_t*>(packed) + static_cast<size_t>(r) * weight_row;
      double sum;
      if (form == DK_ACT_F32) {
        sum = dot_plain(type, w, reinterpret_cast<const float*>(x), cols);
      } else if (form == DK_ACT_Q8_32) {
        sum = dot_blocks_32(type, w, Q8Row32(x, cols), cols);
      } else {
        sum = dot_blocks_256(type, w, Q8Row256(x, cols), cols);
      }
      out[t * out_stride + r] = static_cast<float>(sum);
    }
  }
}

}  // namespace dossier::kernels::reference
