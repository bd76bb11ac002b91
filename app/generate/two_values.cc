#include "app/generate/two_values.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "app/generate/phrases.h"
#include "app/generate/relevance.h"
#include "base/quantity.h"

namespace dossier {
namespace {

constexpr double kLeastShared = 0.7;
constexpr size_t kLeastTerms = 5;
// A term that stands in more sentences than this tells nothing apart and would make the comparison quadratic.
constexpr size_t kMostSentencesOfATerm = 200;

struct Candidate {
  size_t document = 0, index = 0;
  const SourceSentence* sentence = nullptr;
  std::set<std::string> terms;        // without figures
  std::vector<Quantity> quantities;   // amounts, percentages, durations, counted things
  std::set<std::string> dates;        // dates, years and periods, as numbers
};

bool is_value(const Quantity& q) {
  return q.kind == QuantityKind::amount || q.kind == QuantityKind::percentage || q.kind == QuantityKind::duration || (q.kind == QuantityKind::number && !q.unit.empty());
}

Candidate candidate_of(size_t document, size_t index, const SourceSentence& s) {
  Candidate c{document, index, &s, {}, {}, {}};
  std::vector<Quantity> all = find_quantities(s.text);
  for (Quantity& q : all) {
    if (q.kind == QuantityKind::date || q.kind == QuantityKind::year || q.kind == QuantityKind::period)
      c.dates.insert(std::to_string(q.year) + "-" + std::to_string(q.month) + "-" + std::to_string(q.day) + "-" + std::to_string(q.quarter));
    else if (is_value(q))
      c.quantities.push_back(q);
  }
  std::vector<SentenceToken> words;
  for (const SentenceToken& t : s.tokens) {
    bool in_quantity = std::any_of(all.begin(), all.end(), [&](const Quantity& q) { return t.begin >= q.begin && t.end <= q.end; });
    if (!in_quantity && !t.number) words.push_back(t);
  }
  for (std::string& term : content_terms(words)) c.terms.insert(std::move(term));
  return c;
}

double alike(const Candidate& a, const Candidate& b) {
  size_t shared = 0;
  for (const std::string& term : a.terms) shared += b.terms.count(term);
  size_t all = a.terms.size() + b.terms.size() - shared;
  return shared < kLeastTerms || all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

std::string printed(const SourceSentence& s, const Quantity& q) { return s.text.substr(q.begin, q.end - q.begin); }

// The one quantity in which two sentences differ; nothing if they agree or differ in more than one.
bool differ(const Candidate& a, const Candidate& b, TwoValues& out) {
  if (a.quantities.size() != b.quantities.size() || a.quantities.empty() || a.dates != b.dates) return false;
  int differences = 0;
  for (size_t i = 0; i < a.quantities.size(); ++i) {
    if (a.quantities[i].unit != b.quantities[i].unit || a.quantities[i].kind != b.quantities[i].kind) return false;
    if (a.quantities[i].value == b.quantities[i].value) continue;
    ++differences;
    out.first_value = printed(*a.sentence, a.quantities[i]);
    out.second_value = printed(*b.sentence, b.quantities[i]);
  }
  return differences == 1;
}

}  // namespace

std::vector<TwoValues> find_two_values(const std::vector<DocumentSentences>& documents, size_t most) {
  std::vector<Candidate> candidates;
  std::unordered_map<std::string, std::vector<size_t>> by_term;
  for (const DocumentSentences& d : documents)
    for (size_t i = 0; i < d.sentences.size(); ++i) {
      const SourceSentence& s = d.sentences[i];
      if (std::none_of(s.tokens.begin(), s.tokens.end(), [](const SentenceToken& t) { return t.number; })) continue;
      Candidate c = candidate_of(d.document, i, s);
      if (c.quantities.empty() || c.terms.size() < kLeastTerms) continue;
      for (const std::string& term : c.terms) by_term[term].push_back(candidates.size());
      candidates.push_back(std::move(c));
    }
  std::vector<std::pair<double, TwoValues>> found;
  for (size_t i = 0; i < candidates.size(); ++i) {
    std::set<size_t> others;
    for (const std::string& term : candidates[i].terms)
      if (const auto& list = by_term[term]; list.size() <= kMostSentencesOfATerm)
        for (size_t j : list)
          if (j > i) others.insert(j);
    for (size_t j : others) {
      double share = alike(candidates[i], candidates[j]);
      TwoValues pair;
      if (share < kLeastShared || !differ(candidates[i], candidates[j], pair)) continue;
      pair.first_document = candidates[i].document;
      pair.second_document = candidates[j].document;
      pair.first = whole(*candidates[i].sentence, candidates[i].index, share);
      pair.second = whole(*candidates[j].sentence, candidates[j].index, share);
      // The heading of a clause says more than a document's title in capitals.
      const std::string &a = candidates[i].sentence->heading, &b = candidates[j].sentence->heading;
      pair.what = a.empty() || (!b.empty() && b.size() < a.size()) ? b : a;
      found.emplace_back(share, std::move(pair));
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<TwoValues> out;
  for (auto& [share, pair] : found)
    if (out.size() < most) out.push_back(std::move(pair));
  return out;
}

}  // namespace dossier
