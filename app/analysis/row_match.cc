#include "app/analysis/row_match.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "app/retrieval/terms.h"

namespace dossier {
namespace {

std::vector<std::string> unique(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

bool has(const std::vector<std::string>& sorted, const std::string& word) { return std::binary_search(sorted.begin(), sorted.end(), word); }

bool opposite_ends(const std::string& phrase, const std::string& label) {
  static const Pattern close(R"(\b(end|ending|closing)\b)"), open(R"(\b(beginning|opening|start)\b)");
  return (close.found_in(phrase) && open.found_in(label)) || (open.found_in(phrase) && close.found_in(label) && !open.found_in(label));
}

}  // namespace

bool is_operation_word(const std::string& term) {
  static const std::set<std::string> words = [] {
    std::vector<std::string> list = terms_of(
        "percentage percent change changes changed increase decrease difference average total sum combined between year years fiscal respectively value values "
        "amount amounts ratio proportion company group both end ended ending december march june september january july october november august april may february "
        "larger largest higher highest lower lowest greater greatest smallest smaller less more expressed respective compared during financial respect period");
    return std::set<std::string>(list.begin(), list.end());
  }();
  return words.count(term) > 0;
}

RowMatcher::RowMatcher(std::vector<RowRef> rows) : rows_(std::move(rows)) {
  for (const RowRef& r : rows_) {
    label_words_.push_back(unique(terms_of(r.row->norm)));
    std::string around = r.row->section;
    for (const RowCell& c : r.row->cells) around += " " + c.heading;
    around_words_.push_back(unique(terms_of(around)));
    for (const std::string& w : label_words_.back()) labels_with_[w] += 1;
  }
}

double RowMatcher::idf(const std::string& word) const {
  auto at = labels_with_.find(word);
  double with = at == labels_with_.end() ? 0 : at->second;
  return std::log(1 + std::max<double>(1, static_cast<double>(rows_.size())) / (0.5 + with));
}

std::vector<RowMatch> RowMatcher::match(std::string_view phrase) const {
  std::vector<std::string> asked;
  for (const std::string& w : terms_of(phrase))
    if (!is_period_term(w)) asked.push_back(w);
  asked = unique(std::move(asked));
  std::vector<std::string> content;
  for (const std::string& w : asked)
    if (!is_operation_word(w)) content.push_back(w);
  double content_worth = 0;
  for (const std::string& w : content) content_worth += idf(w);
  std::string whole = " " + normalized_label(phrase) + " ";
  std::vector<RowMatch> out;
  for (size_t i = 0; i < rows_.size(); ++i) {
    const std::vector<std::string>& label = label_words_[i];
    if (label.empty()) continue;
    double all = 0, hit = 0, content_hit = 0;
    for (const std::string& w : label) {
      all += idf(w);
      if (has(asked, w)) hit += idf(w);
      if (has(content, w)) content_hit += idf(w);
    }
    double score = hit > 0 ? 0.65 * hit / all + 0.55 * (content_worth > 0 ? content_hit / content_worth : 0) : 0;
    size_t other = 0, around = 0;
    for (const std::string& w : content)
      if (!has(label, w)) {
        ++other;
        around += has(around_words_[i], w);
      }
    if (other) score += 0.25 * static_cast<double>(around) / static_cast<double>(other);
    if (whole.find(" " + rows_[i].row->norm + " ") != std::string::npos || whole.find(" " + rows_[i].row->norm + ",") != std::string::npos) score += 0.35;
    if (opposite_ends(whole, rows_[i].row->norm)) score -= 0.3;
    out.push_back({score, rows_[i]});
  }
  std::stable_sort(out.begin(), out.end(), [](const RowMatch& a, const RowMatch& b) { return a.score > b.score; });
  return out;
}

}  // namespace dossier
