// A picture from a file: pixels as the vision encoder takes them. A binary PPM is read here; anything else is opened by dossier-reader,
// in a process of its own, and comes back as pixels.
#pragma once

#include <string>

#include "base/cancel.h"
#include "base/result.h"
#include "engine/engine.h"
#include "ingest/ingest.h"

namespace dossier {

// Pixels a page is worth looking at: what the largest grid of tiles takes.
inline constexpr float kPagePixels = 1344;

// Draws pages with dossier-reader so that the longer side has about kPagePixels.
class PagePainter {
 public:
  static Result<std::unique_ptr<PagePainter>> start();

  // The page of an open file, or a region of it in points. PART: as RenderRequest. Errors: unsupported (a type without pictures), those of
  // the reader.
  Result<RgbImage> paint(int fd, const std::vector<uint32_t>& part, uint32_t page, const Box& region, const CancelToken& cancel);

 private:
  std::unique_ptr<ReaderPool> pool_;
};

// The first page of FILE. Errors: not_found, io, those of parse_ppm and of PagePainter.
Result<RgbImage> read_image_file(const std::string& path, const CancelToken& cancel);

}  // namespace dossier
