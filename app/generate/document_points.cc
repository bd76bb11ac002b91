#include "app/generate/document_points.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <unordered_map>

#include "app/generate/phrases.h"
#include "app/generate/relevance.h"
#include "app/generate/said_before.h"
#include "base/utf8.h"

namespace dossier {
namespace {

// By hand, from what contracts, filings, opinions and letters are read for. English first; German, French, Spanish for the commonest.
const PhraseSet& binding_words() {
  static const PhraseSet set = {"shall", "must", "may not", "shall not", "agrees to", "agree to", "obligat*", "required to", "entitled to", "undertakes", "warrant*", "indemnif*",
                                "is governed by", "are governed by", "muss", "darf", "verpflichtet", "zahlt", "doit", "devra", "debe", "debera", "obligado", "soll"};
  return set;
}
const PhraseSet& weighty_words() {
  static const PhraseSet set = {"liability", "liable", "damages", "penalty", "terminate*", "termination", "renew*", "notice", "confidential*", "exclusiv*", "assign", "minimum", "not exceed",
                                "cap", "interest", "deposit", "default", "breach", "change of control", "payment", "price", "prices", "fee", "fees", "rent", "term", "effective date",
                                "deliver*", "warranty", "haftung", "kundigung", "miete", "kaution", "frist", "zahlung", "mietverhaltnis", "mietzeit", "loyer", "resiliation", "alquiler", "plazo", "contrato"};
  return set;
}
const PhraseSet& decision_words() {
  static const PhraseSet set = {"affirmed", "affirm", "reversed", "reverse", "remanded", "granted", "denied", "dismissed", "held", "hold", "conclude", "ruled", "judgment", "decided",
                                "approved", "rejected", "resolved", "agreed", "accept", "accepted", "refuse*", "regret", "owe", "credit", "replaced", "amended", "reduced to"};
  return set;
}
const PhraseSet& result_words() {
  static const PhraseSet set = {"net sales", "revenue", "revenues", "net income", "profit", "margin", "earnings", "cash flow", "cash provided", "capital expenditures", "dividend*", "debt",
                                "increased", "decreased", "rose", "fell", "grew", "declined", "umsatz", "gewinn", "verlust"};
  return set;
}
const PhraseSet& boilerplate_words() {
  static const PhraseSet set = {"in witness whereof", "whereas", "forward looking", "table of contents", "see accompanying notes", "page intentionally", "incorporated by reference",
                                "check mark", "securities act of 1933", "securities exchange act", "all rights reserved", "headings are for convenience", "counterparts"};
  return set;
}
const PhraseSet& month_words() {
  static const PhraseSet set = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "januar", "februar", "marz", "mai",
                                "juni", "juli", "oktober", "dezember", "janvier", "fevrier", "mars", "avril", "juin", "juillet", "aout", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio"};
  return set;
}

bool has_date(const std::vector<SentenceToken>& t) {
  for (size_t i = 0; i < t.size(); ++i)
    if (month_words().match_at(t, i) && ((i > 0 && t[i - 1].number) || (i + 1 < t.size() && t[i + 1].number))) return true;
  return false;
}

// A page or a column tore it: "The judgment of the district court is".
bool breaks_off(const SourceSentence& s) {
  static const std::set<std::string> open = {"is",   "are",   "was",   "were",  "be",      "been",  "the",  "a",   "an",   "of",
                                             "to",   "by",    "and",   "or",    "between", "for",   "with", "in",  "on",   "at",
                                             "from", "that",  "which", "shall", "will",    "may",   "must", "has", "have", "had",
                                             "this", "these", "such",  "any",   "its",     "their", "our",  "as",  "if"};
  if (s.text.empty() || !std::islower(static_cast<unsigned char>(s.text.back()))) return false;
  const size_t space = s.text.rfind(' ');
  return space != std::string::npos && open.count(s.text.substr(space + 1)) != 0;
}

double cue_score(const SourceSentence& s) {
  const auto& t = s.tokens;
  double score = 0;
  score += binding_words().occurs_in(t) ? 0.8 : 0;
  score += weighty_words().occurs_in(t) ? 0.6 : 0;
  score += decision_words().occurs_in(t) ? 0.6 : 0;
  score += result_words().occurs_in(t) ? 0.4 : 0;
  score += has_figure(t) ? 0.9 : 0;
  score += has_date(t) ? 0.4 : 0;
  score -= boilerplate_words().occurs_in(t) ? 1.5 : 0;
  size_t words = s.words();
  score -= words < 6 ? 1.5 : 0;
  score -= words > 60 ? 0.8 : 0;
  if (s.block == BlockKind::footnote) score -= 0.6;
  // What an annual report has to say stands in its discussion and its description of the business; its notes, its cover and its
  // exhibits serve those who look something up.
  if (s.part == FilingPart::cover || s.part == FilingPart::exhibits) score -= 2;
  if (s.part == FilingPart::statements) score -= 1.2;
  if (s.part == FilingPart::discussion) score += 0.4;
  // A footnote that the reader took for a paragraph, a docket number: they tell nothing of what the document says.
  size_t at = 0;
  char32_t first = s.text.empty() ? U' ' : next_code_point(s.text, at);
  if (first == U'\u00B9' || first == U'\u00B2' || first == U'\u00B3' || (first >= U'\u2070' && first <= U'\u2079') || s.text.starts_with("No. ")) score -= 1;
  if (!s.text.empty() && s.text.back() == ':') score -= 1;
  if (!t.empty() && t.back().text == "?") score -= 1;
  // A fragment: it begins in the middle of a sentence that a page or column break tore.
  if (!s.text.empty() && std::islower(static_cast<unsigned char>(s.text[0]))) score -= 1;
  if (breaks_off(s)) score -= 2;
  return score;
}

}  // namespace

std::vector<Point> document_points(const std::vector<SourceSentence>& sentences, size_t count) {
  if (sentences.empty()) return {};
  std::unordered_map<std::string, int> document_frequency;
  std::vector<std::vector<std::string>> terms;
  for (const SourceSentence& s : sentences) {
    terms.push_back(content_terms(s.tokens));
    for (const std::string& term : terms.back()) ++document_frequency[term];
  }
  std::vector<double> scores;
  bool lead_given = false;
  for (size_t i = 0; i < sentences.size(); ++i) {
    double centrality = 0;
    for (const std::string& term : terms[i]) centrality += std::min(document_frequency[term], 8);
    double score = cue_score(sentences[i]) + 0.1 * centrality / static_cast<double>(std::max<size_t>(8, terms[i].size()));
    if (!lead_given && sentences[i].words() >= 8 && sentences[i].part != FilingPart::cover) {  // the first whole sentence says what the document is
      score += 1;
      lead_given = true;
    }
    scores.push_back(score);
  }
  std::vector<Point> out;
  std::map<std::string, int> heading_use;
  std::vector<bool> taken(sentences.size());
  SaidBefore said;
  while (out.size() < std::min(count, sentences.size())) {
    size_t best = sentences.size();
    double best_value = 0;
    for (size_t i = 0; i < sentences.size(); ++i) {
      if (taken[i]) continue;
      double value = scores[i] - 0.5 * heading_use[sentences[i].heading];
      if (best == sentences.size() || value > best_value) {
        best = i;
        best_value = value;
      }
    }
    if (best == sentences.size()) break;  // all are said
    // Fewer points are better than empty ones, and scraps of a picture are none at all.
    if (best_value < 0.3 && (!out.empty() || sentences[best].words() < 5)) break;
    taken[best] = true;
    if (is_label(sentences[best]) || !said.is_new(sentences[best])) continue;
    ++heading_use[sentences[best].heading];
    out.push_back(whole(sentences[best], best, best_value));
  }
  std::sort(out.begin(), out.end(), [](const Point& a, const Point& b) { return a.sentence < b.sentence; });
  return out;
}

}  // namespace dossier
