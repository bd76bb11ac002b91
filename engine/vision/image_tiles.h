// The tiles of an image, ready for the vision encoder: the grid row by row, then the whole image once more where there are several.
#pragma once

#include <vector>

#include "engine/threads/thread_pool.h"
#include "engine/vision/rgb_image.h"
#include "engine/vision/tile_plan.h"

namespace dossier {

// PLAN is plan_tiles of the image. Each tile is side x side.
std::vector<RgbImage> cut_tiles(const RgbImage& image, const TilePlan& plan, ThreadPool& pool);

}  // namespace dossier
