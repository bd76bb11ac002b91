#include "ingest/reader/ocr/image_reader.h"

#include <algorithm>
#include <cmath>

#include "ingest/reader/core/scanned_pages.h"
#include "ingest/reader/ocr/image_file.h"
#include "ingest/reader/ocr/ocr.h"
#include "ingest/reader/ocr/ocr_page.h"
#include "ingest/reader/ocr/picture.h"

namespace dossier::reader {

namespace {

// Where a file does not say how large its picture is on paper, its longer side is taken for that of a sheet of A4 or letter.
constexpr float kSheetInches = 11.5f;

float dpi_of(const ImagePage& page) {
  if (page.dpi > 0) return page.dpi;
  float side = std::max(pixGetWidth(page.pixels.get()), pixGetHeight(page.pixels.get()));
  return std::clamp(side / kSheetInches, 72.f, 600.f);
}

Bitmap bitmap_from(Pix* pix, bool colour, float dpi) {
  PixPtr source(colour ? pixConvertTo32(pix) : pixConvertTo8(pix, 0));
  Bitmap out;
  if (!source) return out;
  out.width = static_cast<uint32_t>(pixGetWidth(source.get()));
  out.height = static_cast<uint32_t>(pixGetHeight(source.get()));
  out.channels = colour ? 3 : 1;
  out.dpi = dpi;
  out.pixels.resize(size_t{out.width} * out.height * out.channels);
  char* to = out.pixels.data();
  for (uint32_t y = 0; y < out.height; ++y) {
    const l_uint32* line = pixGetData(source.get()) + size_t{y} * static_cast<size_t>(pixGetWpl(source.get()));
    for (uint32_t x = 0; x < out.width; ++x) {
      if (!colour) {
        *to++ = static_cast<char>(GET_DATA_BYTE(line, x));
        continue;
      }
      l_int32 r, g, b;
      extractRGBValues(line[x], &r, &g, &b);
      *to++ = static_cast<char>(r), *to++ = static_cast<char>(g), *to++ = static_cast<char>(b);
    }
  }
  return out;
}

Result<Page> read_page(const ImagePage& image, const FormatContext& context) {
  float dpi = dpi_of(image);
  OcrSettings settings;
  settings.languages = context.request.languages;
  settings.page_width_pt = pixGetWidth(image.pixels.get()) * 72 / dpi;
  settings.page_height_pt = pixGetHeight(image.pixels.get()) * 72 / dpi;
  Page page;
  if (context.request.ocr == OcrMode::never) {
    page.width_pt = settings.page_width_pt;
    page.height_pt = settings.page_height_pt;
  } else {
    PixPtr gray = gray_from(image.pixels.get());
    if (!gray) return Error{ErrorKind::memory, "no memory for the picture", "", ""};
    DOSSIER_ASSIGN(OcrPage read, context.ocr.read(bitmap_from(gray.get(), false, dpi), settings));
    page = page_from(read);
    if (settings.languages.empty() && !page.words.empty()) page.findings.push_back({FindingKind::language_guessed, read.language, {}});
  }
  if (image.truncated) page.findings.push_back({FindingKind::truncated, "the data of the picture end early", {}});
  return page;
}

}  // namespace

Status read_image(const Source& source, const FormatContext& context, DocumentInfo& info) {
  DOSSIER_ASSIGN(ImageFile file, ImageFile::open(source.bytes(), context.request.limits.pixels));
  return send_scanned_pages(source, file.pages(), context, info, [&](uint32_t number) -> Result<Page> {
    DOSSIER_ASSIGN(ImagePage image, file.decode(number));
    return read_page(image, context);
  });
}

Result<Picture> render_image(const Source& source, const RenderRequest& request) {
  DOSSIER_ASSIGN(ImageFile file, ImageFile::open(source.bytes(), request.limits.pixels));
  if (request.page < 1 || request.page > file.pages()) return Error{ErrorKind::not_found, "no such page", "page " + std::to_string(request.page), ""};
  DOSSIER_ASSIGN(ImagePage image, file.decode(request.page));
  float dpi = dpi_of(image), scale = std::clamp(request.dpi, 1.f, 2400.f) / dpi;
  PixPtr pix = std::move(image.pixels);
  if (!request.region.empty()) {
    float f = dpi / 72;
    int x0 = static_cast<int>(std::floor(std::max(0.f, request.region.x0 * f))), y0 = static_cast<int>(std::floor(std::max(0.f, request.region.y0 * f)));
    int x1 = static_cast<int>(std::ceil(std::min<float>(pixGetWidth(pix.get()), request.region.x1 * f)));
    int y1 = static_cast<int>(std::ceil(std::min<float>(pixGetHeight(pix.get()), request.region.y1 * f)));
    if (x1 <= x0 || y1 <= y0) return Error{ErrorKind::usage, "the region lies outside the page", "", ""};
    ::BOX* box = boxCreate(x0, y0, x1 - x0, y1 - y0);
    pix.reset(pixClipRectangle(pix.get(), box, nullptr));
    boxDestroy(&box);
  }
  if (pix && double(pixGetWidth(pix.get())) * pixGetHeight(pix.get()) * scale * scale > double(request.limits.pixels))
    return Error{ErrorKind::too_large, "the picture would have more pixels than a reader may make", "", "ask for fewer dots per inch"};
  if (pix && std::abs(scale - 1) > .01f) pix.reset(pixScale(pix.get(), scale, scale));
  Bitmap bitmap = pix ? bitmap_from(pix.get(), true, request.dpi) : Bitmap{};
  if (bitmap.pixels.empty()) return Error{ErrorKind::memory, "no memory for the picture", "", ""};
  return Picture{bitmap.width, bitmap.height, std::move(bitmap.pixels)};
}

}  // namespace dossier::reader
