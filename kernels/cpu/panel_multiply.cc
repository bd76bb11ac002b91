#include "kernels/cpu/panel_multiply.h"

namespace dossier::kernels {
namespace {

constexpr std::int64_t kTokenBlockBytes = 480 * 1024;

}  // namespace

void multiply_panels(const PanelProducts& products, dk_type type, const void* packed, std::int64_t rows, std::int64_t cols, std::int64_t panel_begin,
                     std::int64_t panel_end, const void* activations, std::int64_t tokens, float* out, std::int64_t out_stride) {
  const std::int64_t units = cols / dk_facts(type)->block_values, panel_bytes = packed_panel_bytes(type, cols);
  const auto x_stride = static_cast<std::int64_t>(activation_bytes(activation_for(type), cols));
  const std::int64_t head = q8_head_bytes(cols), width = products.tiles[0].tokens;
  const std::int64_t tiles = kTokenBlockBytes / (width * x_stride), block = width * (tiles > 1 ? tiles : 1);
  for (std::int64_t block_begin = 0; block_begin < tokens; block_begin += block) {
    const std::int64_t block_end = block_begin + block < tokens ? block_begin + block : tokens;
    for (std::int64_t p = panel_begin; p < panel_end; ++p) {
      const auto* panel = static_cast<const std::uint8_t*>(packed) + p * panel_bytes;
      const std::uint16_t exist = rows_of_panel(rows, p);
      std::int64_t t = block_begin;
      for (int i = 0; i < products.count; ++i) {
        const PanelProducts::Tile& tile = products.tiles[i];
        for (; t + tile.tokens <= block_end; t += tile.tokens) {
          tile.product(panel, units, static_cast<const char*>(activations) + t * x_stride, x_stride, head, out + t * out_stride + p * DK_PANEL_ROWS,
                       out_stride, exist);
        }
      }
    }
  }
}

}  // namespace dossier::kernels
