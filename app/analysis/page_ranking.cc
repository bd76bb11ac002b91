#include "app/analysis/page_ranking.h"

#include <algorithm>
#include <cstdio>

#include "app/analysis/unreported.h"
#include "app/retrieval/terms.h"
#include "base/sentences.h"

namespace dossier {
namespace {

// Weights found on development questions over filings (docs/quality/ask.md).
constexpr double kTopicTerms = 0.3, kItemTerms = 0.5, kWindow = 0.5, kPairs = 0.3, kSection = 0.3, kHeading = 0.2, kLabel = 0.3, kDiscussion = 0.3;
constexpr double kStatementNamed = 3.0, kStatementMetric = 1.0, kStatementItem = 0.6, kPartsOrAdjusted = 0.1;
constexpr double kContents = 0.7, kCause = 0.4;
constexpr double kYearsOnly = 0.3;
constexpr size_t kLongestReason = 1200;

void normalize(std::vector<double>& v) {
  double most = v.empty() ? 0 : *std::max_element(v.begin(), v.end());
  if (most > 0)
    for (double& x : v) x /= most;
}

WeightedTerms weighted(const WeightedTerms& terms, double weight) {
  WeightedTerms out = terms;
  for (auto& t : out) t.second *= weight;
  return out;
}

WeightedTerms all_terms(const Question& q) {
  WeightedTerms out = q.terms;
  for (const auto& t : weighted(q.topic_terms, kTopicTerms)) out.push_back(t);
  for (const auto& t : weighted(q.item_terms, kItemTerms)) out.push_back(t);
  return out;
}

std::vector<double> section_share(const DocumentModel& model, const Question& q) {
  std::vector<double> out(model.pages(), 0.0);
  for (const Topic* t : q.topics)
    for (size_t i = 0; i < out.size(); ++i) {
      if (out[i] >= t->weight) continue;
      const auto& headings = model.text().headings(i);
      if (std::any_of(headings.begin(), headings.end(), [&](const std::string& h) { return t->heading.found_in(h); })) out[i] = t->weight;
    }
  return out;
}

// 1 where a row's label holds the phrase asked for and little else, 0.6 where it only has all its words.
std::vector<double> label_share(DocumentModel& model, const Question& q) {
  std::vector<double> out(model.pages(), 0.0);
  std::vector<std::vector<std::string>> wanted;
  for (const std::string& p : q.label_phrases) wanted.push_back(terms_of(p));
  for (size_t i = 0; i < out.size() && !wanted.empty(); ++i) {
    bool possible = std::any_of(q.label_phrases.begin(), q.label_phrases.end(), [&](const std::string& p) {
      return model.text().lower(i).find(p.substr(0, p.find(' '))) != std::string::npos;
    });
    if (!possible) continue;
    for (const TableRow& row : model.rows(i)) {
      if (row.cells.size() < 2) continue;
      std::vector<std::string> words;
      for (size_t k = 0; k < wanted.size(); ++k) {
        const std::string& phrase = q.label_phrases[k];
        double share = 0;
        if (row.norm.find(phrase) != std::string::npos) {
          share = std::min(1.0, static_cast<double>(phrase.size() + 10) / static_cast<double>(row.norm.size() + 1));
        } else if (!wanted[k].empty()) {
          if (words.empty()) words = terms_of(row.norm);
          bool all = std::all_of(wanted[k].begin(), wanted[k].end(), [&](const std::string& w) { return std::find(words.begin(), words.end(), w) != words.end(); });
          double length = static_cast<double>(std::count(row.norm.begin(), row.norm.end(), ' ')) + 2;
          if (all) share = 0.6 * std::min(1.0, 2.0 * static_cast<double>(wanted[k].size()) / length);
        }
        out[i] = std::max(out[i], share);
      }
    }
  }
  return out;
}

std::vector<double> statement_share(DocumentModel& model, const Question& q) {
  std::vector<double> out(model.pages(), 0.0);
  for (StatementKind kind : q.statements) {
    const std::vector<double>& scores = model.statement_scores(kind);
    double best = scores.empty() ? 0 : *std::max_element(scores.begin(), scores.end());
    if (best <= 0.5) continue;
    for (size_t i = 0; i < out.size(); ++i)
      if (scores[i] > 0.5) out[i] += scores[i] / best * (scores[i] / best) * (scores[i] / best);
  }
  return out;
}

bool flows_only(const Question& q) { return std::none_of(q.statements.begin(), q.statements.end(), [](StatementKind k) { return k == StatementKind::balance; }); }

// Whether the columns of the page's statement rows are headed, and none of them by a quarter.
bool years_only(DocumentModel& model, const Question& q, size_t index) {
  static const Pattern quarter(R"(quarter|three months|\b1[234] weeks|thirteen weeks)");
  bool headed = false;
  for (const StatementEntry& s : lexicon().statements) {
    if (std::find(q.statements.begin(), q.statements.end(), s.kind) == q.statements.end()) continue;
    for (const TableRow& row : model.rows(index)) {
      bool of_statement = !row.norm.empty() && std::any_of(s.rows.begin(), s.rows.end(), [&](const Pattern& p) { return p.found_in(row.norm); });
      for (const RowCell& c : row.cells) {
        if (!of_statement || c.heading.empty()) continue;
        headed = true;
        if (quarter.found_in(plain_lower(c.heading))) return false;
      }
    }
  }
  return headed;
}

double statement_weight(const Question& q) {
  double weight = q.names_statement ? kStatementNamed : q.metric ? kStatementMetric : kStatementItem;
  if (q.asks_why) return 0;
  if (q.names_statement) return weight;
  return weight * (q.asks_parts ? kPartsOrAdjusted : 1) * (q.asks_adjusted ? kPartsOrAdjusted : 1);
}

bool is_contents_page(const DocumentModel& model, size_t i) {
  if (i >= 8) return false;
  static const Pattern item(R"(\bitem\s+\d+[ab]?\b)"), leader(R"(\.{4,}|(?:\. ){4,})");
  const std::string& text = model.text().lower(i);
  auto count = [&](const Pattern& p) {
    size_t n = 0;
    for (auto at = p.find(text); at; at = p.find(text, at.end)) ++n;
    return n;
  };
  return (text.find("table of contents") != std::string::npos && count(item) > 8) || count(leader) > 6;
}

// How much of the page discusses changes, as in management's discussion.
double discussion_share(const std::string& lower) {
  static const Pattern p(R"(management's discussion|results of operations|compared (to|with)|percentage of (net )?(sales|revenue)|as a percent)");
  size_t n = 0;
  for (auto at = p.find(lower); at && n < 4; at = p.find(lower, at.end)) ++n;
  return static_cast<double>(n) / 4;
}

// The best sentence of each page that gives a reason: how much of what is asked about it and the one before it hold, of the named lines
// if the question names some, else of all its words.
std::vector<double> cause_share(const DocumentModel& model, const Question& q) {
  static const Pattern reason(R"(\b(due (primarily |mainly |largely |in part )?to|driven by|as a result of|result(ed|ing)? from|reflect(s|ed|ing)?|because( of)?|attributable to|caused by|thanks to|offset by)\b)");
  std::vector<double> out(model.pages(), 0.0);
  std::vector<std::pair<std::string, double>> worth;
  double all = 0;
  for (const auto& [term, weight] : q.terms) {
    bool of_object = q.object_terms.empty() || std::find(q.object_terms.begin(), q.object_terms.end(), term) != q.object_terms.end();
    if (!of_object) continue;
    worth.emplace_back(term, weight * model.text().idf(term));
    all += worth.back().second;
  }
  if (all <= 0) return out;
  for (size_t i = 0; i < out.size(); ++i) {
    if (!reason.found_in(model.text().lower(i))) continue;
    const Page& page = model.page(i);
    // The reason often follows the sentence that names what it is the reason of.
    std::vector<std::string> before;
    for (TextRange range : split_sentences(page.text)) {
      std::string sentence = plain_lower(page.slice(range.begin, range.end));
      if (sentence.size() > kLongestReason) {
        before.clear();
        continue;
      }
      std::vector<std::string> words = terms_of(sentence);
      if (reason.found_in(sentence)) {
        double held = 0;
        for (const auto& [term, value] : worth)
          if (std::find(words.begin(), words.end(), term) != words.end() || std::find(before.begin(), before.end(), term) != before.end()) held += value;
        out[i] = std::max(out[i], held / all);
      }
      before = std::move(words);
    }
  }
  return out;
}

void append_part(std::string& out, const char* what, double value) {
  if (value < 0.005) return;
  char number[32];
  std::snprintf(number, sizeof number, " %.2f", value);
  out += (out.empty() ? "" : ", ") + std::string(what) + number;
}

}  // namespace

std::string PageScore::explain() const {
  std::string out;
  append_part(out, "words", words);
  append_part(out, "three lines", window);
  append_part(out, "word pairs", pairs);
  append_part(out, "section", section);
  append_part(out, "heading", heading);
  append_part(out, "row label", label);
  append_part(out, "primary statement", statement);
  append_part(out, "discussion of changes", discussion);
  append_part(out, "reason given", cause);
  if (contents_page) out += ", contents page x0.3";
  return out;
}

std::vector<PageScore> rank_pages(DocumentModel& model, const Question& q) {
  const DocumentText& text = model.text();
  WeightedTerms everything = all_terms(q);
  std::vector<double> words = text.bm25(everything), heading = text.heading_bm25(everything);
  normalize(words);
  normalize(heading);
  std::vector<double> window = text.window_share(everything), pairs = text.pair_share(q.core), section = section_share(model, q), label = label_share(model, q);
  double weight = statement_weight(q);
  // Why a figure changed that is not reported is answered by the statement that lacks it.
  if (weight < kStatementMetric && is_unreported(model, q)) weight = kStatementMetric;
  std::vector<double> statement = weight > 0 ? statement_share(model, q) : std::vector<double>(model.pages(), 0.0);
  // A quarter's flows stand in no column of a page that knows years only.
  if (q.quarter)
    for (size_t i = 0; i < statement.size(); ++i)
      if (statement[i] > 0 && flows_only(q) && years_only(model, q, i)) statement[i] *= kYearsOnly;
  std::vector<double> cause = q.asks_why ? cause_share(model, q) : std::vector<double>(model.pages(), 0.0);
  std::vector<PageScore> out(model.pages());
  for (size_t i = 0; i < out.size(); ++i) {
    PageScore& s = out[i];
    s.index = i;
    s.words = words[i];
    s.window = kWindow * window[i];
    s.pairs = kPairs * pairs[i];
    s.section = kSection * section[i];
    s.heading = kHeading * heading[i];
    s.label = kLabel * label[i];
    s.statement = weight * statement[i];
    s.discussion = q.asks_why ? kDiscussion * discussion_share(text.lower(i)) : 0;
    s.cause = kCause * cause[i];
    s.contents_page = is_contents_page(model, i);
    s.total = s.words + s.window + s.pairs + s.section + s.heading + s.label + s.statement + s.discussion + s.cause;
    if (s.contents_page) s.total *= 1 - kContents;
  }
  std::stable_sort(out.begin(), out.end(), [](const PageScore& a, const PageScore& b) { return a.total > b.total; });
  return out;
}

}  // namespace dossier
