#include "app/analysis/document_model.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>

#include "app/retrieval/terms.h"

namespace dossier {
namespace {

constexpr uint32_t kProfilePages = 3;
constexpr double kStatementThreshold = 0.5;
constexpr double kOfAPart = 0.6;  // what counts of a statement that is another's part

std::vector<std::string> plain_lines(const Page& page) {
  std::vector<std::string> out;
  for (size_t at = 0; at < page.text.size();) {
    size_t end = std::min(page.text.find('\n', at), page.text.size());
    std::string line = plain_lower(std::string_view(page.text).substr(at, end - at));
    if (!line.empty()) out.push_back(std::move(line));
    at = end + 1;
  }
  return out;
}

bool disqualifies_title(const std::string& line) {
  static const Pattern p(R"(notes? to|accompanying|\bsee |^\d+\.|schedule|parent|condensed financial information|supplement|\bitem\b|contents|index|pages?\b)");
  return p.found_in(line);
}

// 1 for a title on the first line, less further down, 0 if there is none in the first 14.
double title_share(const std::vector<std::string>& lines, const StatementEntry& statement) {
  double best = 0;
  for (size_t n = 0; n < lines.size() && n < 14; ++n) {
    const std::string& line = lines[n];
    if (line.size() >= 130) continue;
    auto at = statement.title.find(line);
    if (!at || line.size() - (at.end - at.begin) >= 60 || disqualifies_title(line)) continue;
    best = std::max(best, 1.0 - 0.03 * static_cast<double>(n));
  }
  if (statement.kind != StatementKind::income) return best;
  static const Pattern comprehensive("comprehensive (income|loss)"), plain_income("statements? of (consolidated )?(income|operations|earnings)");
  for (size_t n = 0; n < lines.size() && n < 6; ++n)
    if (comprehensive.found_in(lines[n]) && !plain_income.found_in(lines[n])) return best * 0.4;
  return best;
}

size_t count_of(const std::string& text, std::string_view word) {
  size_t n = 0;
  for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + word.size())) ++n;
  return n;
}

double prose_share(const std::vector<std::string>& lines) {
  size_t prose = 0;
  for (const std::string& l : lines) prose += l.size() > 90 && std::count(l.begin(), l.end(), ' ') > 13;
  return lines.empty() ? 0 : static_cast<double>(prose) / static_cast<double>(lines.size());
}

}  // namespace

Result<std::unique_ptr<DocumentModel>> DocumentModel::build(PageSource& source, const SourceDocument& document, const std::vector<uint32_t>& numbers) {
  std::unique_ptr<DocumentModel> out(new DocumentModel);
  out->document_ = document;
  std::vector<std::shared_ptr<const Page>> first;
  for (uint32_t number : numbers) {
    DOSSIER_ASSIGN(auto page, source.page(document.sha256, number));
    if (first.size() < kProfilePages && number <= kProfilePages + 2) first.push_back(page);
    out->text_.add(*page);
    out->pages_.push_back(std::move(page));
  }
  out->text_.finish();
  out->profile_ = profile_of(document, first);
  out->rows_.resize(out->pages_.size());
  return out;
}

std::optional<size_t> DocumentModel::index_of(uint32_t number) const {
  auto at = std::lower_bound(pages_.begin(), pages_.end(), number, [](const auto& p, uint32_t n) { return p->number < n; });
  if (at == pages_.end() || (*at)->number != number) return std::nullopt;
  return static_cast<size_t>(at - pages_.begin());
}

const std::vector<TableRow>& DocumentModel::rows(size_t index) {
  if (!rows_[index]) rows_[index] = rows_of(*pages_[index]);
  return *rows_[index];
}

// Score = (share of the statement's rows seen + 0.9 x title) x (1 - 0.8 x prose) x (1 - 0.15 x position in the document).
void DocumentModel::score_statements() {
  statements_.emplace();
  for (auto& scores : *statements_) scores.assign(pages_.size(), 0.0);
  for (size_t i = 0; i < pages_.size(); ++i) {
    const std::string& lower = text_.lower(i);
    size_t totals = count_of(lower, "total");
    std::vector<std::string> lines = plain_lines(*pages_[i]);
    double prose = prose_share(lines);
    for (const StatementEntry& s : lexicon().statements) {
      double title = title_share(lines, s);
      if (title == 0 && totals < 2 && s.kind != StatementKind::income) continue;
      size_t seen = 0;
      const std::vector<TableRow>& page_rows = rows(i);
      for (const Pattern& p : s.rows)
        seen += std::any_of(page_rows.begin(), page_rows.end(), [&](const TableRow& r) { return !r.norm.empty() && p.found_in(r.norm); });
      if (seen < s.need) continue;
      double share = static_cast<double>(seen) / static_cast<double>(s.rows.size());
      double position = static_cast<double>(pages_[i]->number) / std::max<double>(1, document_.pages);
      (*statements_)[static_cast<size_t>(s.kind)][i] = (share + 0.9 * title) * (1 - 0.8 * std::min(1.0, 2 * prose)) * (1 - 0.15 * std::min(1.0, position));
    }
  }
}

// A parent's or a part's statement carries the same rows as the consolidated one, which is the larger.
void DocumentModel::prefer_consolidated() {
  static constexpr std::pair<StatementKind, const char*> kSizes[] = {{StatementKind::balance, "total_assets"},  {StatementKind::balance, "current_assets"},
                                                                     {StatementKind::balance, "current_liabilities"}, {StatementKind::balance, "total_liabilities"},
                                                                     {StatementKind::income, "revenue"},        {StatementKind::income, "cogs"}};
  std::set<std::pair<StatementKind, size_t>> parts;
  for (auto [kind, name] : kSizes) {
    const LineItem* item = lexicon().item(name);
    if (!item) continue;
    const std::vector<double>& scores = (*statements_)[static_cast<size_t>(kind)];
    std::vector<std::pair<size_t, double>> sizes;
    double largest = 0;
    for (size_t i = 0; i < scores.size(); ++i) {
      double size = scores[i] > kStatementThreshold ? size_of(*item, i) : 0;
      if (size > 0) sizes.push_back({i, size});
      largest = std::max(largest, size);
    }
    for (auto [i, size] : sizes)
      if (size < 0.5 * largest) parts.insert({kind, i});
  }
  for (auto [kind, i] : parts) (*statements_)[static_cast<size_t>(kind)][i] *= kOfAPart;
}

double DocumentModel::size_of(const LineItem& item, size_t index) {
  double size = 0;
  for (const TableRow& row : rows(index))
    if (std::any_of(item.labels.begin(), item.labels.end(), [&](const Pattern& p) { return !row.norm.empty() && p.matches_all(row.norm); }))
      for (const RowCell& c : row.cells)
        if (c.number) size = std::max(size, std::abs(c.number->value) * scale(index));
  return size;
}

YearColumn DocumentModel::column_of(StatementKind kind, int fiscal_year) const {
  static const char* const kMonths[] = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
  auto parts = [](const std::string& iso) { return std::pair(std::atoi(iso.substr(0, 4).c_str()), std::atoi(iso.substr(5, 2).c_str())); };
  if (profile_.last_year_end.size() != 10 || profile_.period_end.size() != 10 || !profile_.fiscal_year) return {fiscal_year, ""};
  auto [year, month] = parts(profile_.period_end);
  auto [last_year, last_month] = parts(profile_.last_year_end);
  int back = *profile_.fiscal_year - fiscal_year;
  if (month < 1 || month > 12 || last_month < 1 || last_month > 12 || back < 0) return {fiscal_year, ""};
  if (back > 0 && kind == StatementKind::balance) return {last_year - (back - 1), kMonths[last_month - 1]};
  return {year - back, kMonths[month - 1]};
}

const std::vector<double>& DocumentModel::statement_scores(StatementKind kind) {
  if (!statements_) {
    score_statements();
    prefer_consolidated();
  }
  return (*statements_)[static_cast<size_t>(kind)];
}

std::vector<size_t> DocumentModel::statement_pages(StatementKind kind, size_t most) {
  const std::vector<double>& scores = statement_scores(kind);
  std::vector<size_t> out;
  for (size_t i = 0; i < scores.size(); ++i)
    if (scores[i] > kStatementThreshold + 0.05) out.push_back(i);
  std::stable_sort(out.begin(), out.end(), [&](size_t a, size_t b) { return scores[a] > scores[b]; });
  if (out.size() > most) out.resize(most);
  return out;
}

double DocumentModel::scale(size_t index) {
  std::string_view head = std::string_view(text_.lower(index)).substr(0, 6000);
  if (auto said = scale_said_in(head)) return *said;
  if (!common_scale_) {
    std::map<double, size_t> votes;
    for (size_t i = 0; i < pages_.size(); ++i)
      if (auto said = scale_said_in(std::string_view(text_.lower(i)).substr(0, 3000))) ++votes[*said];
    common_scale_ = 1;
    size_t most = 0;
    for (auto [scale, count] : votes)
      if (count > most) most = count, common_scale_ = scale;
  }
  return *common_scale_;
}

}  // namespace dossier
