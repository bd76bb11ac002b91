// A document prepared for questions: its pages, their terms, rows and statements. Built once, then read only.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "app/analysis/document_profile.h"
#include "app/analysis/lexicon.h"
#include "app/analysis/table_rows.h"
#include "app/grounding/page_source.h"
#include "app/retrieval/document_text.h"

namespace dossier {

// Which column of a statement holds a fiscal year: the calendar year of its heading and, where several columns are of one year, the
// month ("july"); empty: any.
struct YearColumn {
  int year = 0;
  std::string month;
};

class DocumentModel {
 public:
  // Loads `numbers` (ascending physical page numbers; all that were read, or the candidates of a large document).
  static Result<std::unique_ptr<DocumentModel>> build(PageSource& source, const SourceDocument& document, const std::vector<uint32_t>& numbers);

  const SourceDocument& document() const { return document_; }
  const DocumentProfile& profile() const { return profile_; }
  const DocumentText& text() const { return text_; }
  size_t pages() const { return pages_.size(); }
  const Page& page(size_t index) const { return *pages_[index]; }
  // Index of the physical page, if it was loaded.
  std::optional<size_t> index_of(uint32_t number) const;
  const std::vector<TableRow>& rows(size_t index);
  // How much each page looks like a primary statement: 0 is not at all, about 1.5 a full one.
  const std::vector<double>& statement_scores(StatementKind kind);
  // Best pages of a statement, at most `most`.
  std::vector<size_t> statement_pages(StatementKind kind, size_t most);
  // What plain amounts on the page are counted in: the page's own words, else the document's most frequent ones, else 1.
  double scale(size_t index);
  std::optional<int> fiscal_year() const { return profile_.fiscal_year; }
  // In a quarterly report the present fiscal year is the column of the period's end; the one before is, on a balance sheet, that of
  // the last year's end, elsewhere the same quarter a year before. Everywhere else it is the year itself.
  YearColumn column_of(StatementKind kind, int fiscal_year) const;

 private:
  DocumentModel() = default;
  void score_statements();
  void prefer_consolidated();
  // The largest amount of the line on a page, 0 if it is not there.
  double size_of(const LineItem& item, size_t index);

  SourceDocument document_;
  DocumentProfile profile_;
  std::vector<std::shared_ptr<const Page>> pages_;
  DocumentText text_;
  std::vector<std::optional<std::vector<TableRow>>> rows_;
  std::optional<std::array<std::vector<double>, kStatementKinds>> statements_;
  std::optional<double> common_scale_;
};

}  // namespace dossier
