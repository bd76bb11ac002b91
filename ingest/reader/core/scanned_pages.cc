#include "ingest/reader/core/scanned_pages.h"

#include <algorithm>
#include <string>

#include "base/page_codec.h"

namespace dossier::reader {

Status send_scanned_pages(const Source& source, uint32_t pages, const FormatContext& context, DocumentInfo& info,
                          const std::function<Result<Page>(uint32_t number)>& read) {
  const ReadRequest& request = context.request;
  info.pages = pages;
  uint32_t last = std::min(pages, request.limits.pages);
  if (last < pages)
    info.findings.push_back({FindingKind::limit_reached, "only the first " + std::to_string(last) + " of " + std::to_string(pages) + " pages were read", {}});
  if (request.last_page) last = std::min(last, request.last_page);
  DOSSIER_TRY(context.sink.pages_known(pages));
  const Sha256 hash = sha256_of(source.bytes());
  for (uint32_t number = std::max(1u, request.first_page); number <= last; ++number) {
    Result<Page> page = read(number);
    if (!page.ok()) {
      if (pages == 1) return page.error();
      DOSSIER_TRY(context.sink.page_failed({number, page.error().kind, page.error().message}));
      continue;
    }
    page->number = number;
    page->images.push_back({{0, 0, page->width_pt, page->height_pt}, ImageKind::scan, hash});
    DOSSIER_TRY(context.sink.page(rounded(*page)));
  }
  return {};
}

}  // namespace dossier::reader
