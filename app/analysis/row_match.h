// Which rows of some tables a phrase means.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/analysis/document_model.h"
#include "app/analysis/table_rows.h"

namespace dossier {

struct RowRef {
  size_t page_index = 0;
  const TableRow* row = nullptr;  // into the model
};

struct RowMatch {
  double score = 0;
  RowRef at;
};

class RowMatcher {
 public:
  explicit RowMatcher(std::vector<RowRef> rows);
  const std::vector<RowRef>& rows() const { return rows_; }
  // Best first. Score = 0.65 x idf share of the label's words asked for + 0.55 x idf share of the phrase's content words in the
  // label + 0.25 x share of its other words in section and headings + 0.35 if the whole label stands in the phrase.
  std::vector<RowMatch> match(std::string_view phrase) const;

 private:
  double idf(const std::string& word) const;
  std::vector<RowRef> rows_;
  std::vector<std::vector<std::string>> label_words_, around_words_;
  std::unordered_map<std::string, double> labels_with_;
};

// Words that say what to do with figures, not which ("percentage", "change", "total").
bool is_operation_word(const std::string& term);

}  // namespace dossier
