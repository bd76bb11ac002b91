// DjVu files: pages, text layers, outlines, pixels. A picture is what was asked for.
#include "ingest/reader/djvu/djvu_file.h"
#include "ingest/reader/djvu/djvu_reader.h"
#include "ingest/reader/testing/fuzz_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier;
  using namespace dossier::reader;
  const std::string bytes = bytes_of(data, size);
  fuzz_reading(read_djvu, bytes, "djvu");
  RenderRequest request;
  request.limits = fuzz_request().limits;
  request.dpi = 50;
  auto picture = render_djvu(Source::from_bytes(bytes, "fuzz.djvu"), request);
  if (picture.ok() && picture->rgb.size() != size_t{3} * picture->width * picture->height) std::abort();
  return 0;
}
