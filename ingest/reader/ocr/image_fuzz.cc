// Picture files: heads, pages, pixels. A picture is never larger than the limit, and is what its pages say.
#include "ingest/reader/ocr/image_file.h"
#include "ingest/reader/ocr/image_reader.h"
#include "ingest/reader/testing/fuzz_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier;
  using namespace dossier::reader;
  const std::string bytes = bytes_of(data, size);
  const uint64_t most = fuzz_request().limits.pixels;
  int turned = exif_orientation(bytes);
  if (turned < 1 || turned > 8) std::abort();
  auto file = ImageFile::open(bytes, most);
  if (!file.ok()) return 0;
  for (uint32_t page = 1; page <= file->pages() && page <= 3; ++page) {
    auto got = file->decode(page);
    if (got.ok() && (!got->pixels || uint64_t(pixGetWidth(got->pixels.get())) * pixGetHeight(got->pixels.get()) > most)) std::abort();
  }
  RenderRequest request;
  request.limits = fuzz_request().limits;
  auto picture = render_image(Source::from_bytes(bytes, "fuzz"), request);
  if (picture.ok() && picture->rgb.size() != size_t{3} * picture->width * picture->height) std::abort();
  return 0;
}
