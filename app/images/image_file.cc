#include "app/images/image_file.h"

#include <unistd.h>

#include <algorithm>

#include "base/file.h"

namespace dossier {
namespace {

// A first look, small, that tells how large the page is in points.
constexpr float kLookDpi = 24, kLeastDpi = 12, kMostDpi = 600;

Result<RgbImage> pixels_of(Picture picture, const std::string& where) {
  RgbImage out;
  out.width = picture.width;
  out.height = picture.height;
  out.rgb.assign(picture.rgb.begin(), picture.rgb.end());
  if (Status sound = check_image(out); !sound.ok()) return Error{sound.error().kind, sound.error().message, where, sound.error().hint};
  return out;
}

}  // namespace

Result<std::unique_ptr<PagePainter>> PagePainter::start() {
  auto out = std::make_unique<PagePainter>();
  DOSSIER_ASSIGN(out->pool_, ReaderPool::start({}));
  return out;
}

Result<RgbImage> PagePainter::paint(int fd, const std::vector<uint32_t>& part, uint32_t page, const Box& region, const CancelToken& cancel) {
  RenderRequest request;
  request.part = part;
  request.page = page;
  request.region = region;
  request.dpi = kLookDpi;
  DOSSIER_ASSIGN(Picture look, pool_->render(fd, request, cancel));
  const float longest = static_cast<float>(std::max({look.width, look.height, 1u}));
  request.dpi = std::clamp(kLookDpi * kPagePixels / longest, kLeastDpi, kMostDpi);
  DOSSIER_ASSIGN(Picture picture, pool_->render(fd, request, cancel));
  return pixels_of(std::move(picture), "page " + std::to_string(page));
}

Result<RgbImage> read_image_file(const std::string& path, const CancelToken& cancel) {
  DOSSIER_ASSIGN(Fd fd, open_regular(path));
  char head[2] = {};
  if (::pread(fd.get(), head, 2, 0) == 2 && head[0] == 'P' && head[1] == '6') {
    DOSSIER_ASSIGN(std::string bytes, read_file(path));
    return parse_ppm(bytes, path);
  }
  DOSSIER_ASSIGN(std::unique_ptr<PagePainter> painter, PagePainter::start());
  auto out = painter->paint(fd.get(), {}, 1, {}, cancel);
  if (!out.ok()) return Error{out.error().kind, out.error().message, path, out.error().hint};
  return out;
}

}  // namespace dossier
