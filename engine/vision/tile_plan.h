// How an image is cut for the vision encoder: a grid of square tiles, the size it is brought to, and the tokens it takes in a prompt.
// Rules and arithmetic follow the model's authors; docs/formats/vision.md.
#pragma once

#include <cstdint>

namespace dossier {

inline constexpr std::int64_t kTileSide = 336;  // pixels
inline constexpr std::int64_t kMostTiles = 16;  // of a grid

struct TilePlan {
  std::int64_t height = 0, width = 0;                  // of the image
  std::int64_t rows = 1, cols = 1;                     // of the grid
  std::int64_t resized_height = 0, resized_width = 0;  // the image is brought to this size, keeping its shape, and placed top left ...
  std::int64_t side = kTileSide;                       // ... on a black canvas of rows * side by cols * side

  std::int64_t pad_bottom() const { return rows * side - resized_height; }
  std::int64_t pad_right() const { return cols * side - resized_width; }
  std::int64_t grid_tiles() const { return rows * cols; }
  // With the global one: the whole image brought to one tile, its shape not kept, where the grid has more than one.
  std::int64_t tiles() const { return grid_tiles() + (grid_tiles() > 1 ? 1 : 0); }
};

// REQUIRES: height and width in [1, kLongestImageSide], side in [1, 4096], most_tiles in [1, 64].
TilePlan plan_tiles(std::int64_t height, std::int64_t width, std::int64_t side = kTileSide, std::int64_t most_tiles = kMostTiles);

}  // namespace dossier
