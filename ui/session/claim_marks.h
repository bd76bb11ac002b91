// Which words of which page the claims of a report rest on.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "app/report/report_view.h"
#include "ui/session/place.h"

namespace dossier::ui {

struct ClaimMark {
  ClaimIndex claim = kNoClaim;
  uint32_t number = 0;       // as shown; 0: a figure of a table
  std::vector<Box> boxes;    // one a line
  std::vector<Box> pictures;  // that it rests on, without words
  bool operator==(const ClaimMark&) const = default;
};

class ClaimMarks {
 public:
  ClaimMarks() = default;
  ClaimMarks(const ReportDocument& report, const ReportView& view);
  // In the order of the claims; empty if nothing rests on the page.
  const std::vector<ClaimMark>& on(const Sha256& document, uint32_t page) const;
  // How many claims rest on the document, and how many figures of tables.
  size_t claims_of(const Sha256& document) const { return count_of(claims_, document); }
  size_t figures_of(const Sha256& document) const { return count_of(figures_, document); }
  // The number of a claim as it is shown; 0 if it is no claim of a section.
  uint32_t number_of(ClaimIndex claim) const { return claim < numbers_.size() ? numbers_[claim] : 0; }

 private:
  static size_t count_of(const std::map<Sha256, size_t>& counts, const Sha256& document);

  std::map<std::pair<Sha256, uint32_t>, std::vector<ClaimMark>> marks_;
  std::map<Sha256, size_t> claims_, figures_;
  std::vector<uint32_t> numbers_;
};

}  // namespace dossier::ui
