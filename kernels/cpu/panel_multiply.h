// How the vector tables cut a product: blocks of tokens whose activations stay in the second-level cache while all panels pass, and
// within them tiles of tokens that share the unpacking of a panel.
#pragma once

#include <cstdint>

#include "kernels/activation_rows.h"
#include "kernels/cpu/packed_layout.h"
#include "kernels/kernel_api.h"

namespace dossier::kernels {

// One panel times a tile of tokens. units: blocks a row, or values a row for plain types. x_stride and head (bytes before the steps
// of a row of activations) as activation_rows.h lays them out. rows: a bit for each of the panel's rows that exist.
using PanelProduct = void (*)(const std::uint8_t* panel, std::int64_t units, const char* x, std::int64_t x_stride, std::int64_t head, float* out,
                              std::int64_t out_stride, std::uint16_t rows);

// By width, widest first, down to one token.
struct PanelProducts {
  struct Tile {
    int tokens;
    PanelProduct product;
  };
  Tile tiles[8];
  int count;
};

// A bit for each row of a panel that exists.
[[gnu::always_inline]] inline std::uint16_t rows_of_panel(std::int64_t rows, std::int64_t panel) {
  const std::int64_t left = rows - panel * DK_PANEL_ROWS;
  return static_cast<std::uint16_t>(left >= DK_PANEL_ROWS ? 0xffff : (1 << (left > 0 ? left : 0)) - 1);
}

void multiply_panels(const PanelProducts& products, dk_type type, const void* packed, std::int64_t rows, std::int64_t cols, std::int64_t panel_begin,
                     std::int64_t panel_end, const void* activations, std::int64_t tokens, float* out, std::int64_t out_stride);

}  // namespace dossier::kernels
