// The AVX-512 table (needs F, BW, VL, DQ and VNNI) and what its files give it.
#pragma once

#include <cstdint>

#include "kernels/kernel_api.h"

namespace dossier::kernels {

// Null where this machine lacks the instructions.
const dk_table* avx512_table();

namespace avx512 {

// One panel times a tile of tokens. units: blocks a row, or values a row for plain types. x_stride and head (bytes before the steps
// of a row of activations) as activation_rows.h lays them out. rows: a bit for each of the panel's rows that exist.
using PanelProduct = void (*)(const std::uint8_t* panel, std::int64_t units, const char* x, std::int64_t x_stride, std::int64_t head, float* out,
                              std::int64_t out_stride, std::uint16_t rows);
struct PanelProducts {
  PanelProduct one, two, four, eight, twelve;
};
PanelProducts products_256(dk_type type);
PanelProducts products_32(dk_type type);
PanelProducts products_plain(dk_type type);

}  // namespace avx512
}  // namespace dossier::kernels
