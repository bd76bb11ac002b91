#include "engine/vision/tile_plan.h"

#include <algorithm>
#include <cmath>

namespace dossier {
namespace {

struct Grid {
  std::int64_t rows, cols;
};

// How much an image may grow to fit a grid is min(side * rows / height, side * cols / width). Times height * width / side that is an
// integer, so scales are compared exactly, and no tie is left after the fewest tiles: equal scale and equal area would leave a smaller
// grid of the same scale.
Grid choose_grid(std::int64_t height, std::int64_t width, std::int64_t side, std::int64_t most) {
  Grid best{0, 0};
  std::int64_t best_scale = 0;
  bool best_enough = false;
  for (std::int64_t rows = 1; rows <= most; ++rows) {
    for (std::int64_t cols = 1; rows * cols <= most; ++cols) {
      const bool enough = side * rows >= height && side * cols >= width;
      const std::int64_t scale = std::min(rows * width, cols * height);
      // A grid that takes the image unshrunk beats any that does not; among those the smallest scale, else the largest; then fewest tiles.
      bool better = best.rows == 0 || (enough && !best_enough);
      if (!better && enough == best_enough)
        better = scale == best_scale ? rows * cols < best.rows * best.cols : enough ? scale < best_scale : scale > best_scale;
      if (!better) continue;
      best = {rows, cols};
      best_scale = scale;
      best_enough = enough;
    }
  }
  return best;
}

// The quotient is rounded to a double before the product is floored, as the authors' code does: 2290 x 2290 becomes 1344 x 1343.
std::int64_t scaled(std::int64_t length, std::int64_t box, std::int64_t other_length, std::int64_t other_box) {
  const volatile double quotient = static_cast<double>(other_box) / static_cast<double>(other_length);
  const double product = static_cast<double>(length) * quotient;
  return std::max<std::int64_t>(1, std::min(static_cast<std::int64_t>(std::floor(product)), box));
}

}  // namespace

TilePlan plan_tiles(std::int64_t height, std::int64_t width, std::int64_t side, std::int64_t most_tiles) {
  const Grid grid = choose_grid(height, width, side, most_tiles);
  TilePlan out;
  out.height = height;
  out.width = width;
  out.rows = grid.rows;
  out.cols = grid.cols;
  out.side = side;
  // A side shorter than a tile may grow to one; nothing grows further.
  const std::int64_t box_height = std::min(std::max(height, side), side * grid.rows), box_width = std::min(std::max(width, side), side * grid.cols);
  const double by_height = static_cast<double>(box_height) / static_cast<double>(height), by_width = static_cast<double>(box_width) / static_cast<double>(width);
  if (by_width < by_height) {
    out.resized_width = box_width;
    out.resized_height = scaled(height, box_height, width, box_width);
  } else {
    out.resized_height = box_height;
    out.resized_width = scaled(width, box_width, height, box_height);
  }
  return out;
}

}  // namespace dossier
