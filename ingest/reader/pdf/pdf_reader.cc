#include "ingest/reader/pdf/pdf_reader.h"

#include <PDFDoc.h>

#include "base/page_codec.h"
#include "ingest/reader/layout/compose.h"
#include "ingest/reader/pdf/content_pass.h"
#include "ingest/reader/pdf/pdf_file.h"

namespace dossier::reader {

Status read_pdf(const Source& source, const FormatContext& context, DocumentInfo& info) {
  DOSSIER_ASSIGN(PdfFile file, open_pdf(source, context.request.passwords));
  PDFDoc& document = *file.document;
  info.pages = static_cast<uint32_t>(document.getNumPages());
  if (file.repaired) info.findings.push_back({FindingKind::repaired, "the table of objects was broken and rebuilt", {}});
  ContentPass pass(document);
  uint32_t last = std::min(info.pages, context.request.limits.pages);
  if (context.request.last_page) last = std::min(last, context.request.last_page);
  for (uint32_t number = std::max(1u, context.request.first_page); number <= last; ++number) {
    Result<PdfContent> content = pass.read(number);
    if (!content.ok()) {
      DOSSIER_TRY(context.sink.page_failed({number, content.error().kind, content.error().message}));
      continue;
    }
    Page page = compose(content->content);
    page.number = number;
    page.rotation = content->rotation;
    page.source = page.words.empty() ? TextSource::none : TextSource::text;
    DOSSIER_TRY(context.sink.page(rounded(page)));
  }
  return {};
}

}  // namespace dossier::reader
