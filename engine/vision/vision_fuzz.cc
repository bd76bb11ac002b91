// Whatever the image path reads, by the first byte: a PPM (and then its tiles), a vision file, the shape of one as JSON, the head of stored rows.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>

#include "engine/files/model_file.h"
#include "engine/shape/vision_file.h"
#include "engine/vision/image_rows_store.h"
#include "engine/vision/image_tiles.h"

namespace {

using namespace dossier;

// Large canvases cost time, not branches.
constexpr std::int64_t kMostPixels = 1 << 12;

void try_image(std::string_view bytes) {
  auto image = parse_ppm(bytes, "fuzz");
  if (!image.ok()) return;
  if (!check_image(*image).ok()) std::abort();
  const TilePlan plan = plan_tiles(image->height, image->width);
  if (plan.grid_tiles() > kMostTiles || plan.pad_bottom() < 0 || plan.pad_right() < 0) std::abort();
  if (image->width * image->height > kMostPixels) return;
  ThreadPool pool(1);
  TilePlan small = plan_tiles(image->height, image->width, 8);
  for (const RgbImage& tile : cut_tiles(*image, small, pool))
    if (!check_image(tile).ok() || tile.width != 8) std::abort();
}

void try_file(std::string_view bytes) {
  int fd = ::memfd_create("fuzz", MFD_CLOEXEC);
  if (fd < 0 || ::write(fd, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) std::abort();
  if (auto file = ModelFile::open("/proc/self/fd/" + std::to_string(fd)); file.ok()) {
    // What is accepted has every tensor that it will be asked for.
    if (auto shape = read_vision_shape(*file); shape.ok())
      for (const VisionTensor& t : vision_tensors(*shape))
        if (!file->find(t.name)) std::abort();
  }
  ::close(fd);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 4) {
    case 0: try_image(rest); break;
    case 1: try_file(rest); break;
    case 2:
      if (auto shape = parse_vision_shape(std::string(rest), "fuzz"); shape.ok() && shape->rows_per_tile() < 1) std::abort();
      break;
    default: (void)decode_image_rows_head(rest, rest.size(), "fuzz").ok();
  }
  return 0;
}
