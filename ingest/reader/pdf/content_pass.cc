#include "ingest/reader/pdf/content_pass.h"

#include <Annot.h>
#include <PDFDoc.h>
#include <Page.h>

#include <cmath>
#include <new>

#include "ingest/reader/pdf/content_device.h"
#include "ingest/reader/pdf/pdf_text.h"

namespace dossier::reader {

struct ContentPass::State {
  PDFDoc& document;
  DocumentCaches caches;
};

ContentPass::ContentPass(PDFDoc& document) : state_(std::make_unique<State>(State{document, {}})) {}
ContentPass::~ContentPass() = default;

Result<PdfContent> ContentPass::read(uint32_t number, uint32_t seconds) {
  std::string where = "page " + std::to_string(number);
  try {
    ::Page* page = state_->document.getPage(static_cast<int>(number));
    if (!page || !page->isOk()) return Error{ErrorKind::damaged, "the page's own description is broken", where, ""};
    int rotation = ((page->getRotate() % 360) + 360) % 360;
    double scale = shown_scale(*page);
    auto width = static_cast<float>(page->getCropWidth() * scale), height = static_cast<float>(page->getCropHeight() * scale);
    if (rotation == 90 || rotation == 270) std::swap(width, height);
    if (!(width > 0 && height > 0 && std::isfinite(width) && std::isfinite(height))) return Error{ErrorKind::damaged, "the page has no sound size", where, ""};
    ContentDevice device(state_->caches, width, height, std::chrono::steady_clock::now() + std::chrono::seconds(std::max(1u, seconds)));
    auto annotation = [](Annot* annot, void* data) {
      switch (annot->getType()) {
        case Annot::typeWidget:
          static_cast<ContentDevice*>(data)->begin_annotation(true);
          return true;
        case Annot::typeFreeText:
        case Annot::typeStamp:
          static_cast<ContentDevice*>(data)->begin_annotation(false);
          return true;
        default:
          return false;
      }
    };
    bool cut_off = false;
    try {
      page->display(&device, 72 * scale, 72 * scale, 0, false, true, false, nullptr, nullptr, annotation, &device);
    } catch (const ContentDevice::CutOff&) {
      cut_off = true;
    }
    PdfContent content = device.finish(cut_off);
    content.rotation = static_cast<uint16_t>(rotation);
    return content;
  } catch (const std::bad_alloc&) {
    return Error{ErrorKind::memory, "the page needs more memory than a reader may have", where, ""};
  } catch (const std::exception& e) {
    return Error{ErrorKind::damaged, std::string("the page could not be read: ") + e.what(), where, ""};
  }
}

Result<ContentPage> read_content(PDFDoc& document, uint32_t page) {
  ContentPass pass(document);
  DOSSIER_ASSIGN(PdfContent content, pass.read(page, 20));
  return std::move(content.content);
}

}  // namespace dossier::reader
