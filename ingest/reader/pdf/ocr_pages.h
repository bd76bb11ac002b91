// OCR of pages by evidence: which pages and regions are read from their pixels, and which reading is used.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/page.h"
#include "ingest/reader/core/format.h"
#include "ingest/reader/ocr/ocr.h"
#include "ingest/reader/pdf/content_pass.h"
#include "ingest/reader/pdf/layer_check.h"
#include "ingest/reader/pdf/picture_words.h"

class PDFDoc;

namespace dossier::reader {

// What the pixels changed. Where `page` is set it replaces the text layer altogether; else `content` may have got words more.
struct PixelReading {
  std::optional<Page> page;
  bool added_words = false;            // from regions, marked style::kOcr
  std::vector<Finding> findings;
};

// Draws the whole page in gray, so many dots to the inch.
using DrawPage = std::function<Result<Bitmap>(float dpi)>;

// Reads the page's pixels and settles whether they or the words of the layer, in which `state` is the doubt, are used. An OCR that fails leaves
// the layer as it is and says so in a finding; without a layer it is an error. REQUIRES: OCR is wanted.
Result<PixelReading> read_against_pixels(LayerState state, ContentPage& content, const FormatContext& context, const DrawPage& draw);

// Looks at the evidence, renders and reads only what is under suspicion, as above. `without_print`: the document's, as in picture_words.h.
Result<PixelReading> read_pixels(PDFDoc& document, uint32_t number, PdfContent& content, const FormatContext& context,
                                 PicturesWithoutPrint& without_print);

}  // namespace dossier::reader
