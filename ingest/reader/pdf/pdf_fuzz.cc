// Bytes of a PDF through the whole reading; every page must keep the promises of base/page.h.
#include <cstdlib>

#include "ingest/reader/ocr/ocr.h"
#include "ingest/reader/pdf/pdf_reader.h"

namespace dossier::reader {
namespace {

class NoOcr : public Ocr {
 public:
  Result<OcrPage> read(const Bitmap&, const OcrSettings&) override { return Error{ErrorKind::unsupported, "no OCR here", "", ""}; }
  Result<std::vector<ContentWord>> read_lines(const Bitmap&, const std::vector<Box>&, const std::string&) override { return Error{ErrorKind::unsupported, "no OCR here", "", ""}; }
};

class CheckingSink : public ReadingSink {
 public:
  Status begin_document(const DocumentHead&) override { return {}; }
  Status page(Page page) override {
    if (!check_page(page).ok()) std::abort();
    return {};
  }
  Status page_failed(const PageFailure&) override { return {}; }
  Status end_document(const DocumentOutcome&) override { return {}; }
};

}  // namespace
}  // namespace dossier::reader

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier;
  using namespace dossier::reader;
  ReadRequest request;
  request.ocr = OcrMode::never;
  request.limits.page_seconds = 4;
  request.limits.pages = 20;
  request.limits.unpacked_bytes = 1 << 24;
  CheckingSink sink;
  NoOcr ocr;
  PartReader ignore = [](const Source&, std::string_view) -> Status { return {}; };
  FormatContext context{request, sink, ignore, ocr};
  DocumentInfo info;
  (void)read_pdf(Source::from_bytes(std::string(reinterpret_cast<const char*>(data), size), "fuzz.pdf"), context, info);
  return 0;
}
