// Pictures of cited regions, rendered by the reader in its own process.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "app/report/exporters.h"
#include "app/report/source_files.h"
#include "base/cancel.h"
#include "ingest/ingest.h"

namespace dossier {

// The part of a page that shows `boxes` with at least a paragraph around, as wide as the page; the words of the boxes are marked by
// multiplying, as a text marker does, and underlined. Fails on a picture that does not fit its own size. The same input gives the same bytes.
Result<RegionPicture> mark_region(const Picture& page, float dpi, const std::vector<Box>& boxes);

class RenderedRegions : public RegionPictures {
 public:
  // REQUIRES: all outlive this.
  RenderedRegions(const ReportDocument& report, SourceFiles& files, ReaderPool& reader, std::vector<std::string> passwords, const CancelToken& cancel)
      : report_(report), files_(files), reader_(reader), passwords_(std::move(passwords)), cancel_(cancel) {}
  Result<RegionPicture> picture(const ShownNote& note) override;

 private:
  Result<std::vector<uint32_t>> place_of(const SourceDocument& document, int fd);

  const ReportDocument& report_;
  SourceFiles& files_;
  ReaderPool& reader_;
  std::vector<std::string> passwords_;
  const CancelToken& cancel_;
  // The last page rendered: notes mostly come page by page.
  Sha256 held_document_;
  uint32_t held_page_ = 0;
  std::shared_ptr<const Picture> held_;
  std::map<Sha256, std::vector<uint32_t>> places_;
};

}  // namespace dossier
