#include "ui/session/claim_marks.h"

#include <set>

namespace dossier::ui {

ClaimMarks::ClaimMarks(const ReportDocument& report, const ReportView& view) : numbers_(report.claims.size(), 0) {
  for (const ShownSection& section : view.sections)
    for (const ShownClaim& claim : section.claims)
      if (claim.source) numbers_[static_cast<size_t>(claim.source - report.claims.data())] = claim.number;
  for (ClaimIndex i = 0; i < report.claims.size(); ++i) {
    std::set<Sha256> documents;
    for (const ReportCitation& c : report.claims[i].citations) {
      auto& on_page = marks_[{c.span.document, c.span.page}];
      if (on_page.empty() || on_page.back().claim != i) on_page.push_back({i, numbers_[i], {}, {}});
      std::vector<Box>& into = c.figure ? on_page.back().pictures : on_page.back().boxes;
      into.insert(into.end(), c.boxes.begin(), c.boxes.end());
      documents.insert(c.span.document);
    }
    // A value of a disagreement stands in no list of its own.
    if (!numbers_[i] && report.claims[i].role != ClaimRole::figure) continue;
    for (const Sha256& document : documents) ++(numbers_[i] ? claims_ : figures_)[document];
  }
}

const std::vector<ClaimMark>& ClaimMarks::on(const Sha256& document, uint32_t page) const {
  static const std::vector<ClaimMark> none;
  auto found = marks_.find({document, page});
  return found == marks_.end() ? none : found->second;
}

size_t ClaimMarks::count_of(const std::map<Sha256, size_t>& counts, const Sha256& document) {
  auto found = counts.find(document);
  return found == counts.end() ? 0 : found->second;
}

}  // namespace dossier::ui
