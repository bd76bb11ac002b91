#include "ingest/reader/pdf/render.h"

#include <PDFDoc.h>
#include <Page.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include <cmath>
#include <cstring>
#include <memory>
#include <new>

#include "ingest/reader/pdf/pdf_file.h"
#include "ingest/reader/pdf/pdf_text.h"

namespace dossier::reader {
namespace {

struct Pixels {
  uint32_t width = 0, height = 0;
  std::string rows;
};

int bits_of(GfxImageColorMap* map) { return map ? map->getNumPixelComps() * map->getBits() : 1; }

// Leaves out pictures that are too large; the pass over the page's content says so (ContentDevice).
class PageDevice : public SplashOutputDev {
 public:
  using SplashOutputDev::SplashOutputDev;
  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert, bool interpolate, bool inline_image) override {
    if (!is_picture_too_large(width, height, 1)) SplashOutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, inline_image);
  }
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* map, bool interpolate, const int* mask, bool inline_image) override {
    if (!is_picture_too_large(width, height, bits_of(map))) SplashOutputDev::drawImage(state, ref, stream, width, height, map, interpolate, mask, inline_image);
  }
  void drawMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* map, bool interpolate, Stream* mask, int mask_width, int mask_height,
                       bool mask_invert, bool mask_interpolate) override {
    if (is_picture_too_large(width, height, bits_of(map)) || is_picture_too_large(mask_width, mask_height, 1)) return;
    SplashOutputDev::drawMaskedImage(state, ref, stream, width, height, map, interpolate, mask, mask_width, mask_height, mask_invert, mask_interpolate);
  }
  void drawSoftMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* map, bool interpolate, Stream* mask, int mask_width, int mask_height,
                           GfxImageColorMap* mask_map, bool mask_interpolate) override {
    if (is_picture_too_large(width, height, bits_of(map)) || is_picture_too_large(mask_width, mask_height, bits_of(mask_map))) return;
    SplashOutputDev::drawSoftMaskedImage(state, ref, stream, width, height, map, interpolate, mask, mask_width, mask_height, mask_map, mask_interpolate);
  }
};

// Leaves out what fonts draw.
class PictureDevice final : public PageDevice {
 public:
  using PageDevice::PageDevice;
  void updateFont(GfxState*) override {}
  void drawChar(GfxState*, double, double, double, double, double, double, CharCode, int, const Unicode*, int) override {}
  bool beginType3Char(GfxState*, double, double, double, double, CharCode, const Unicode*, int) override { return true; }
  void endType3Char(GfxState*) override {}
};

std::unique_ptr<SplashOutputDev> device_for(const RenderSettings& settings, bool gray) {
  SplashColor paper = {255, 255, 255};
  SplashColorMode mode = gray ? splashModeMono8 : splashModeRGB8;
  if (!settings.fonts) return std::make_unique<PictureDevice>(mode, 1, false, paper, true, splashThinLineDefault);
  return std::make_unique<PageDevice>(mode, 1, false, paper, true, splashThinLineDefault);
}

Result<Pixels> draw(PDFDoc& document, uint32_t number, const RenderSettings& settings, bool gray) {
  std::string where = "page " + std::to_string(number);
  try {
    ::Page* page = number <= static_cast<uint32_t>(document.getNumPages()) ? document.getPage(static_cast<int>(number)) : nullptr;
    if (!page || !page->isOk()) return Error{ErrorKind::damaged, "there is no such page, or its description is broken", where, ""};
    double size = shown_scale(*page), width = page->getCropWidth() * size, height = page->getCropHeight() * size;
    if (page->getRotate() % 180 != 0) std::swap(width, height);
    double dpi = std::clamp(static_cast<double>(settings.dpi), 1.0, 2400.0), scale = dpi / 72;
    if (!(width > 0 && height > 0 && width < 1e6 && height < 1e6)) return Error{ErrorKind::damaged, "the page has no sound size", where, ""};
    Box region = settings.region.empty() ? Box{0, 0, static_cast<float>(width), static_cast<float>(height)}
                                         : intersection(settings.region, {0, 0, static_cast<float>(width), static_cast<float>(height)});
    if (region.empty()) return Error{ErrorKind::usage, "the region lies outside the page", where, ""};
    double x0 = std::floor(region.x0 * scale), y0 = std::floor(region.y0 * scale);
    double w = std::max(1.0, std::ceil(region.x1 * scale) - x0), h = std::max(1.0, std::ceil(region.y1 * scale) - y0);
    if (w * h > static_cast<double>(settings.pixels)) return Error{ErrorKind::too_large, "the picture would have more pixels than a reader may make", where, "ask for fewer dots per inch"};
    std::unique_ptr<SplashOutputDev> owned = device_for(settings, gray);
    SplashOutputDev& device = *owned;
    device.setFontAntialias(true);
    device.setVectorAntialias(true);
    device.setFreeTypeHinting(false, false);
    device.startDoc(&document);
    auto none = [](Annot*, void*) { return false; };
    page->displaySlice(&device, dpi * size, dpi * size, 0, false, true, static_cast<int>(x0), static_cast<int>(y0), static_cast<int>(w), static_cast<int>(h), false, nullptr,
                       nullptr, settings.annotations ? nullptr : +none, nullptr);
    std::unique_ptr<SplashBitmap> bitmap(device.takeBitmap());
    if (!bitmap || !bitmap->getDataPtr()) return Error{ErrorKind::memory, "no memory for the picture of the page", where, ""};
    Pixels out;
    out.width = static_cast<uint32_t>(bitmap->getWidth());
    out.height = static_cast<uint32_t>(bitmap->getHeight());
    size_t row = size_t{out.width} * (gray ? 1 : 3);
    out.rows.resize(row * out.height);
    for (uint32_t y = 0; y < out.height; ++y)
      std::memcpy(out.rows.data() + y * row, bitmap->getDataPtr() + static_cast<ptrdiff_t>(y) * bitmap->getRowSize(), row);
    return out;
  } catch (const std::bad_alloc&) {
    return Error{ErrorKind::memory, "no memory for the picture of the page", where, ""};
  } catch (const std::exception& e) {
    return Error{ErrorKind::damaged, std::string("the page could not be drawn: ") + e.what(), where, ""};
  }
}

}  // namespace

bool is_picture_too_large(int width, int height, int bits_per_pixel) {
  constexpr double kMostPixels = 1e9, kMostBytes = 3.0 * 120'000'000;
  double pixels = static_cast<double>(width) * height;
  return pixels > kMostPixels || pixels * bits_per_pixel / 8 > kMostBytes;
}

Result<Picture> render_page(PDFDoc& document, uint32_t page, const RenderSettings& settings) {
  DOSSIER_ASSIGN(Pixels pixels, draw(document, page, settings, false));
  return Picture{pixels.width, pixels.height, std::move(pixels.rows)};
}

Result<Bitmap> render_gray(PDFDoc& document, uint32_t page, const RenderSettings& settings) {
  DOSSIER_ASSIGN(Pixels pixels, draw(document, page, settings, true));
  Bitmap out;
  out.width = pixels.width;
  out.height = pixels.height;
  out.channels = 1;
  out.pixels = std::move(pixels.rows);
  out.dpi = settings.dpi;
  return out;
}

Result<Picture> render_pdf(const Source& source, const RenderRequest& request) {
  DOSSIER_ASSIGN(PdfFile file, open_pdf(source, request.passwords));
  RenderSettings settings;
  settings.dpi = request.dpi;
  settings.region = request.region;
  settings.pixels = request.limits.pixels;
  return render_page(*file.document, request.page, settings);
}

}  // namespace dossier::reader
