// Pixels of a page or of a part of it: for OCR, for reports, for windows.
#pragma once

#include <cstdint>

#include "base/geometry.h"
#include "base/result.h"
#include "ingest/reader/core/source.h"
#include "ingest/reader/ocr/ocr.h"
#include "ingest/wire/request.h"

class PDFDoc;

namespace dossier::reader {

// Whether a picture of a page is so large that its pixels are never decoded: more than a thousand million, or more bytes than the largest
// picture file may have. Poppler would go through every one of them, however small the page is drawn, and again for each drawing.
bool is_picture_too_large(int width, int height, int bits_per_pixel);

struct RenderSettings {
  float dpi = 96;
  Box region;                         // points on the page as shown; empty: the whole page
  uint64_t pixels = 120'000'000;      // more would be too_large
  bool annotations = true;            // form fields, stamps and notes are drawn as on paper
  bool fonts = true;                  // false: pictures and shapes only, without the text over and around them (its fonts need not be loaded)
};

// `page` from 1. too_large, if the picture would have more pixels than allowed; damaged, if there is no such page.
Result<Picture> render_page(PDFDoc& document, uint32_t page, const RenderSettings& settings);
// The same in one channel, for OCR.
Result<Bitmap> render_gray(PDFDoc& document, uint32_t page, const RenderSettings& settings);

// Opens the bytes and renders one page: what a RenderRequest asks for.
Result<Picture> render_pdf(const Source& source, const RenderRequest& request);

}  // namespace dossier::reader
