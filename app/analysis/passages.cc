#include "app/analysis/passages.h"

#include <algorithm>
#include <set>

#include "app/analysis/asked_kind.h"
#include "app/retrieval/terms.h"
#include "base/sentences.h"

namespace dossier {
namespace {

constexpr double kNoSentence = 0.6;  // what reads as no answer is taken only where nothing else holds nearly as much

std::set<std::string> word_set(std::string_view text) {
  std::vector<std::string> words = terms_of(text);
  return {words.begin(), words.end()};
}

// Names in the question of whom the whole document is about: it calls them "we" and "the Company", so a line that names them is no nearer.
std::set<std::string> own_names(const DocumentModel& model, const Question& q) {
  const std::set<std::string> subject = word_set(model.profile().subject.text);
  std::set<std::string> out;
  size_t others = 0;
  for (const auto& [term, weight] : q.terms) {
    if (subject.count(term)) out.insert(term);
    else ++others;
  }
  return others ? out : std::set<std::string>();
}

// What only announces what follows: "The changes are summarized below:".
bool is_lead_in(const std::string& text) { return !text.empty() && text.back() == ':'; }

// Cells or names run together, as they stand where no table was seen: nearly every word is a name or a figure.
bool is_run_of_names(const std::string& text) {
  size_t words = 0, names = 0;
  bool begins = true;
  for (unsigned char c : text) {
    if (begins && c != ' ') ++words, names += std::isupper(c) || std::isdigit(c) || c == '$' || c == '(';
    begins = c == ' ';
  }
  return words >= 12 && 10 * names > 7 * words;
}

class PassageScorer {
 public:
  PassageScorer(const DocumentModel& model, const Question& q) {
    const DocumentText& text = model.text();
    const std::set<std::string> own = own_names(model, q);
    auto add = [&](const WeightedTerms& terms, double weight) {
      for (const auto& [term, w] : terms) {
        if (own.count(term)) continue;
        worth_.emplace_back(term, w * weight * text.idf(term));
        total_ += worth_.back().second;
      }
    };
    add(q.terms, 1);
    add(q.topic_terms, 0.3);
    add(q.item_terms, 0.5);
    if (total_ <= 0) total_ = 1;
  }
  double share(const std::set<std::string>& words) const {
    double sum = 0;
    for (const auto& [term, value] : worth_)
      if (words.count(term)) sum += value;
    return sum / total_;
  }

 private:
  std::vector<std::pair<std::string, double>> worth_;
  double total_ = 0;
};

// Pages behind the first: only their sentences that have a number of the things, or a time of the event.
constexpr double kFarPage = 0.12;
constexpr size_t kStem = 4;  // letters that all forms of a word share

class FarSentences {
 public:
  FarSentences(const Question& question) : question_(question), asked_(what_is_asked(question)) {
    wanted_ = asked_.kind == AskedKind::number ? asked_.counted : asked_.kind == AskedKind::time ? asked_.time.event : std::set<std::string>();
  }
  bool any() const { return !wanted_.empty(); }
  bool may_stand_in(const std::string& text) const {
    const bool figure = std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
    if (!figure) return false;
    const std::string lower = plain_lower(text);
    return std::any_of(wanted_.begin(), wanted_.end(),
                       [&](const std::string& stem) { return lower.find(stem.substr(0, kStem)) != std::string::npos; });
  }
  bool has(const std::string& sentence) const { return may_stand_in(sentence) && offers(asked_, question_, sentence); }

 private:
  const Question& question_;
  Asked asked_;
  std::set<std::string> wanted_;
};

}  // namespace

std::vector<Passage> rank_passages(DocumentModel& model, const Question& question, const std::vector<PageScore>& order, size_t pages) {
  PassageScorer scorer(model, question);
  std::vector<Passage> out;
  for (size_t rank = 0; rank < order.size() && rank < pages; ++rank) {
    size_t index = order[rank].index;
    const Page& page = model.page(index);
    double later = 0.03 * static_cast<double>(rank);
    for (TextRange range : split_sentences(page.text)) {
      std::string text = single_spaced(page.slice(range.begin, range.end));
      if (std::count(text.begin(), text.end(), ' ') < 4 || text.size() > 2000) continue;
      std::set<std::string> words = word_set(text);
      double length = std::max(0.0, static_cast<double>(words.size()) - 25);
      double score = scorer.share(words) / (1 + 0.004 * length) - later;
      const bool names_only = is_run_of_names(text);
      if (is_lead_in(text) || names_only) score *= kNoSentence;
      out.push_back({score, index, {model.document().sha256, page.number, range.begin, range.end}, text, nullptr, names_only});
    }
    for (const TableRow& row : model.rows(index)) {
      if (row.label.empty() || row.label.size() > 150) continue;
      double score = scorer.share(word_set(row.label + " " + row.section)) - later;
      out.push_back({score, index, {model.document().sha256, page.number, row.begin, row.end}, row.text, &row, false});
    }
  }
  const FarSentences far(question);
  for (size_t rank = pages; far.any() && rank < order.size(); ++rank) {
    const size_t index = order[rank].index;
    const Page& page = model.page(index);
    if (!far.may_stand_in(page.text)) continue;
    for (TextRange range : split_sentences(page.text)) {
      std::string text = single_spaced(page.slice(range.begin, range.end));
      if (std::count(text.begin(), text.end(), ' ') < 4 || text.size() > 2000 || is_lead_in(text) || !far.has(text)) continue;
      const std::set<std::string> words = word_set(text);
      const double length = std::max(0.0, static_cast<double>(words.size()) - 25);
      const double score = scorer.share(words) / (1 + 0.004 * length) - kFarPage;
      if (score > 0)
        out.push_back({score, index, {model.document().sha256, page.number, range.begin, range.end}, text, nullptr, is_run_of_names(text)});
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Passage& a, const Passage& b) { return a.score > b.score; });
  return out;
}

}  // namespace dossier
