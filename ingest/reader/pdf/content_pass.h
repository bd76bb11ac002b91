// One pass over the content of PDF pages: words with boxes and styles, ruling lines, fills, images, and what speaks for or
// against the text layer. An OutputDev of ours on Poppler's private interface: poppler-cpp shows neither render mode nor paths.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/result.h"
#include "ingest/reader/layout/content.h"

class PDFDoc;

namespace dossier::reader {

// What an annotation drew: words [begin, end) of ContentPage::words.
struct AnnotationWords {
  uint32_t begin = 0, end = 0;
  bool widget = false;  // a form field; else a stamp, free text or other drawn note
};

struct PdfContent {
  ContentPage content;
  uint16_t rotation = 0;  // of the page, undone
  std::vector<AnnotationWords> annotations;
  bool picture_too_large = false;  // a picture on it is never decoded (is_picture_too_large)
  bool cut_off = false;  // more glyphs or operators than a page may have: the rest was left out
};

// Reads pages of one document; keeps what it learnt of fonts and images between them. The document must outlive it.
class ContentPass {
 public:
  explicit ContentPass(PDFDoc& document);
  ~ContentPass();
  ContentPass(const ContentPass&) = delete;
  ContentPass& operator=(const ContentPass&) = delete;

  // `page` counts from 1. damaged, if the page cannot be had at all; what a broken content stream gave before it broke is content.
  // After `seconds` the rest of the page is left out (cut_off).
  Result<PdfContent> read(uint32_t page, uint32_t seconds);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// One page alone.
Result<ContentPage> read_content(PDFDoc& document, uint32_t page);

}  // namespace dossier::reader
