#include "app/grounding/corrected_pages.h"

namespace dossier {

CorrectedPages::CorrectedPages(PageSource& pages, const std::vector<SourceDocument>& documents) : pages_(pages) {
  for (const SourceDocument& d : documents)
    for (const Correction& c : d.corrections) corrections_[{d.sha256, c.page}].push_back(c);
}

const std::vector<Correction>& CorrectedPages::of(const Sha256& document, uint32_t page) const {
  static const std::vector<Correction> none;
  auto found = corrections_.find({document, page});
  return found == corrections_.end() ? none : found->second;
}

Result<std::shared_ptr<const Page>> CorrectedPages::page(const Sha256& document, uint32_t number) {
  DOSSIER_ASSIGN(std::shared_ptr<const Page> read, pages_.page(document, number));
  const std::vector<Correction>& history = of(document, number);
  if (history.empty()) return read;
  return std::make_shared<const Page>(corrected_page(*read, corrections_in_force(*read, history)));
}

}  // namespace dossier
