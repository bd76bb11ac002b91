// Pages with the corrections laid over that a list of documents names: how a report's pages are had again from pages as they are read.
#pragma once

#include <map>
#include <vector>

#include "app/grounding/page_source.h"

namespace dossier {

class CorrectedPages : public PageSource {
 public:
  // `pages` gives pages as they were read. REQUIRES: they outlive this.
  CorrectedPages(PageSource& pages, const std::vector<SourceDocument>& documents);

  Result<std::vector<SourceDocument>> documents() override { return pages_.documents(); }
  // What does not fit a page as it is read now is not laid over it.
  Result<std::shared_ptr<const Page>> page(const Sha256& document, uint32_t number) override;
  // Of a page, in order; empty if nothing of it was corrected.
  const std::vector<Correction>& of(const Sha256& document, uint32_t page) const;

 private:
  PageSource& pages_;
  std::map<std::pair<Sha256, uint32_t>, std::vector<Correction>> corrections_;
};

}  // namespace dossier
