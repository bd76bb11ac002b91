#include "app/analysis/clause_question.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "app/analysis/filing_routing.h"
#include "app/retrieval/terms.h"
#include "base/quantity.h"

namespace dossier {
namespace {

// Weights of a clause's score. Set by hand on questions of our own (tests/data/contracts);
// docs/quality/ask.md has the figures.
constexpr double kKind = 0.62, kWords = 0.7, kValue = 0.12, kDocument = 0.8, kSecondKind = 0.6;
constexpr double kHeading = 0.45, kChapter = 0.25, kFirst = 0.08, kExcept = 0.35, kElsewhere = 0.4;
constexpr double kHeldWord = 0.6, kAmendment = 0.75,
                 kBehind = 0.1;  // for naming a document: a word of the question that few contracts use
constexpr double kMate = 0.7, kTermInHeading = 0.6, kTermInChapter = 0.35;
constexpr double kFitCue = 0.6, kWeakCue = 0.4, kFitWeakCue = 0.6, kFitWords = 0.5, kFitWordsAlone = 0.85;
constexpr double kBeginning = 0.25;  // of a contract: behind its cover and list of contents
constexpr size_t kTellingTerms = 3;  // fewer words of a question are held by sentences about anything
constexpr size_t kLongSentence = 70, kLookedForValue = 200, kFirstLines = 1200;

const Pattern& contract_words() {
  static const Pattern words(
      R"(\b(agreements?|contracts?|contractual|leases?|tenancy|licen[cs]e|ndas?|amendment|amended|addendum|deed|clauses?|section|party|parties|undertaking|buyer|purchaser|seller|supplier|landlord|lessor|tenant|lessee|licensor|licensee|employer|employee|contractor|consultant|distributor|franchisee|franchisor|lender|borrower|disclos(ing|er)|recipient|offer letter)\b)");
  return words;
}

// Words that every contract and every question about one uses.
bool is_general(const std::string& term) {
  static const std::unordered_set<std::string> words = [] {
    std::vector<std::string> list = terms_of(
        "agreement contract agreements contracts party parties clause section provision provisions document "
        "documents say says said state states stated provide provides apply applies happen happens "
        "either each other both does there under much many long often how is was allowed possible have need "
        "needed needs required mean means meaning according term terms lease must may can shall quickly fast "
        "soon high low big there");
    return std::unordered_set<std::string>(list.begin(), list.end());
  }();
  return words.count(term) > 0;
}

ValueKind value_asked(const std::string& core) {
  static const Pattern duration(
      R"(\bhow (long|soon|fast|quickly|many (days|weeks|months|years|hours))\b|\bhow much (notice|time)\b|\bnotice period\b|\bduration\b)"),
      date(R"(^\W*(when|since when|from when|until when)\b|\b(what|which) (date|day|year)\b|\bdate\b)"),
      percent(R"(\bpercent|%|\b(interest )?rate\b|\bwhat share\b)"),
      money(R"(\bhow (much|high|large)\b|\bwhat (amount|sum)\b|\bamount\b)"),
      party(R"(^\W*(who|whose|whom|which party)\b)"),
      place(R"(^\W*where\b|\bwhich (courts?|country|state|city|law)\b)");
  if (duration.found_in(core)) return ValueKind::duration;
  if (date.found_in(core)) return ValueKind::date;
  if (percent.found_in(core)) return ValueKind::percent;
  if (money.found_in(core)) return ValueKind::money;
  if (party.found_in(core)) return ValueKind::party;
  if (place.found_in(core)) return ValueKind::place;
  return ValueKind::any;
}

bool among(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// "supply" of "the supply agreement", "master services" of "the master services agreement".
std::string described_in(const std::string& core) {
  static const Pattern before(
      R"(((?:[\w&'-]+ ){1,3})(?:agreement|contract|lease|nda|amendment|deed|addendum)\b(?: ([a-z]+))?)");
  static const std::set<std::string> none = {
      "the",        "this",   "that",     "an",        "a",         "our",      "your",     "their",
      "its",        "of",     "to",       "in",        "under",     "any",      "each",     "every",
      "either",     "which",  "what",     "does",      "do",        "did",      "is",       "are",
      "was",        "were",   "can",      "may",       "must",      "with",     "by",       "and",
      "for",        "from",   "first",    "second",    "third",     "when",     "how",      "whole",
      "entire",     "same",   "signed",   "new",       "old",       "current",  "existing", "written",
      "has",        "have",   "on",       "long",      "terminate", "end",      "ends",     "renew",
      "cancel",     "assign", "change",   "changed",   "amend",     "between",  "before",   "after",
      "if",         "his",    "her",      "my",        "such",      "parties",  "into",     "entered",
      "leave",      "breach", "breaches", "date",      "term",      "terms",    "law",      "governs",
      "govern",     "would",  "will",     "should",    "could",     "original", "standard", "initial",
      "respective", "said",   "main",     "underlying"};
  // "contract year", "lease term": the word stands before another and describes that.
  static const std::set<std::string> objects = {
      "year", "years", "price",  "prices", "value", "term",    "terms",    "period", "date",   "fee",
      "fees", "sum",   "amount", "law",    "party", "parties", "duration", "number", "clause", "rate"};
  auto g = before.groups(core);
  std::string out;
  if (g.empty() || objects.count(g[2])) return out;
  std::string word;
  std::vector<std::string> words;
  for (char c : g[1] + " ") {
    if (c != ' ')
      word += c;
    else if (!word.empty())
      words.push_back(std::exchange(word, {}));
  }
  for (size_t k = words.size(); k-- > 0;) {
    std::string plain = words[k];
    if (none.count(plain)) break;
    out = plain + (out.empty() ? "" : " ") + out;
  }
  return out;
}

std::string title_words(const ContractText& c) {
  std::string out = c.name + " ";
  if (c.profile) {
    out += c.profile->title.text + " " + c.profile->subject.text + " ";
    for (const ProfileFact& p : c.profile->parties) out += p.text + " ";
  }
  // The first lines say what it is, and between whom.
  if (!c.pages.empty()) out += c.pages.front()->text.substr(0, kFirstLines);
  return out;
}

struct PreparedClause {
  size_t contract = 0, clause = 0;
  std::unordered_set<std::string> own, heading, chapter;
  size_t words = 0;
};

std::unordered_set<std::string> term_set(std::string_view text) {
  std::vector<std::string> list = terms_of(text);
  return {list.begin(), list.end()};
}

// 1 if the words hold the term, kMate if one that stands for it, else 0.
double found(const std::unordered_set<std::string>& words, const std::string& term) {
  const ClauseLexicon& lexicon = clause_lexicon();
  if (words.count(term)) return 1;
  auto groups = lexicon.groups_of.find(term);
  if (groups == lexicon.groups_of.end()) return 0;
  for (size_t g : groups->second)
    for (const std::string& mate : lexicon.groups[g])
      if (words.count(mate)) return kMate;
  return 0;
}

class Ranker {
 public:
  Ranker(const std::vector<ContractText>& contracts, const ClauseQuestion& question)
      : contracts_(contracts), question_(question) {
    for (size_t c = 0; c < contracts.size(); ++c)
      for (size_t k = 0; k < contracts[c].clauses.size(); ++k) {
        const Clause& clause = contracts[c].clauses[k];
        PreparedClause p{c, k, {}, {}, {}, 0};
        std::vector<std::string> words = terms_of(clause.lower);
        p.words = words.size();
        p.own.insert(words.begin(), words.end());
        p.heading = term_set(clause.heading);
        p.chapter = term_set(clause.chapter);
        for (const std::string& w : p.own) with_[w] += 1;
        all_.push_back(std::move(p));
      }
  }

  std::vector<RankedClause> rank(size_t most) {
    std::vector<double> shares = document_shares(contracts_, question_);
    // What an amendment changed only an amendment says.
    const bool of_amendments =
        question_.asks_of_change &&
        std::any_of(contracts_.begin(), contracts_.end(), [](const ContractText& c) { return c.amends; });
    std::vector<RankedClause> out;
    for (const PreparedClause& p : all_) {
      const Clause& clause = clause_of(p);
      RankedClause r;
      r.contract = p.contract;
      r.clause = p.clause;
      r.document = shares[p.contract];
      double cue = 0;
      r.kind = kind_share(clause, cue);
      r.words = word_share(p);
      if (question_.asks_meaning && defines(clause)) cue = 1, r.kind += 0.5;
      r.fits = question_.kinds.empty() && !question_.asks_meaning
                   ? r.words >= kFitWords
                   : cue >= kFitCue || (cue >= kWeakCue && r.words >= kFitWeakCue) ||
                         (r.words >= kFitWordsAlone && question_.terms.size() >= kTellingTerms && !only_looks_like_it(clause));
      if (r.fits && !question_.kinds.empty() && !answers_with(question_.asks, clause)) r.fits = false;
      if (of_amendments && !contracts_[p.contract].amends) r.fits = false;
      double long_by = std::max(0.0, static_cast<double>(p.words) - kLongSentence);
      double said = question_.kinds.empty() ? r.words : kKind * r.kind + kWords * r.words;
      r.score = said / (1 + 0.003 * long_by);
      out.push_back(r);
    }
    auto better = [](const RankedClause& a, const RankedClause& b) {
      return a.score != b.score         ? a.score > b.score
             : a.contract != b.contract ? a.contract < b.contract
                                        : a.clause < b.clause;
    };
    std::sort(out.begin(), out.end(), better);
    ValueKind wants = question_.wants;
    for (size_t k = 0; k < out.size() && k < kLookedForValue; ++k) {
      const Clause& clause = contracts_[out[k].contract].clauses[out[k].clause];
      if (wants != ValueKind::any && holds_value(wants, clause.text, clause.lower)) out[k].score += kValue;
    }
    for (RankedClause& r : out)
      r.score +=
          kDocument * r.document * std::min(1.0, 3 * r.score);  // a document's name alone answers nothing
    std::sort(out.begin(), out.end(), better);
    if (out.size() > most) out.resize(most);
    return out;
  }

 private:
  const Clause& clause_of(const PreparedClause& p) const { return contracts_[p.contract].clauses[p.clause]; }

  double kind_share(const Clause& clause, double& cue) const {
    double best = 0;
    for (const auto& [kind, weight] : question_.kinds) {
      double says = says_of(*kind, clause), head = 0;
      if (kind->heading.found_in(clause.heading))
        head = kHeading + (clause.first ? kFirst : 0);
      else if (kind->heading.found_in(clause.chapter))
        head = kChapter;
      double share = weight * (says + (says > 0 ? head : 0.6 * head)) / (1 + kHeading);
      best = std::max(best, share);
      if (weight == 1) cue = says;
    }
    return best;
  }

  // The question's words stand in sentences about something else as well: "owner" and "intellectual property" in a promise to indemnify.
  bool only_looks_like_it(const Clause& clause) const {
    return !question_.kinds.empty() && question_.kinds.front().kind->except.found_in(clause.lower);
  }

  double idf(const std::string& term) const {
    auto at = with_.find(term);
    return std::log(1 + static_cast<double>(all_.size()) / (0.5 + (at == with_.end() ? 0 : at->second)));
  }

  double word_share(const PreparedClause& p) const {
    double all = 0, held = 0;
    for (const std::string& term : question_.terms) {
      double worth = idf(term) * (among(question_.naming, term) ? 0.3 : 1);
      all += worth;
      double in = found(p.own, term);
      if (in < 1) in = std::max(in, kTermInHeading * found(p.heading, term));
      if (in < kTermInHeading) in = std::max(in, kTermInChapter * found(p.chapter, term));
      held += worth * in;
    }
    return all > 0 ? held / all : 0;
  }

  // Who asks how long or on what date is answered by no sentence without a time.
  static bool answers_with(ValueKind kind, const Clause& clause) {
    static const Pattern by_reference(R"(\bdate (hereof|of (this|the|its|last)|first)\b|\b(above|below) (written|date)|\bday and year\b)");
    if (kind != ValueKind::duration && kind != ValueKind::date) return true;
    return clause.torn || holds_value(kind, clause.text, clause.lower) || (kind == ValueKind::date && by_reference.found_in(clause.lower));
  }

  // "“Business Day” means ..." for a question whose words hold the term.
  bool defines(const Clause& clause) const {
    static const Pattern defined(
        R"re(["']([^"']{2,60})["'] (?:means|shall mean|has the meaning|is|are|refers to)\b|\(the "([^"]{2,60})"\))re");
    auto g = defined.groups(clause.lower);
    if (g.empty()) return false;
    std::vector<std::string> words = terms_of(g[1].empty() ? g[2] : g[1]);
    return !words.empty() && std::all_of(words.begin(), words.end(),
                                         [&](const std::string& w) { return among(question_.terms, w); });
  }

  const std::vector<ContractText>& contracts_;
  const ClauseQuestion& question_;
  std::vector<PreparedClause> all_;
  std::unordered_map<std::string, double> with_;
};

}  // namespace

bool said_nearby(const LatePattern& pattern, std::string_view text) {
  constexpr size_t kWindow = 500;
  if (!pattern.found_in(text)) return false;
  if (text.size() <= kWindow) return true;
  for (size_t from = 0; from < text.size(); from += kWindow / 2)
    if (pattern.found_in(text.substr(from, kWindow))) return true;
  return false;
}

double says_of(const ClauseKind& kind, const Clause& clause) {
  double says = 0;
  for (const ClauseCue& cue : kind.says)
    if (cue.worth > says && said_nearby(cue.pattern, clause.lower)) says = cue.worth;
  if (says > 0 && kind.except.found_in(clause.lower)) says *= kExcept;
  if (says > 0 && kind.at_start && clause.place > kBeginning && clause.page > 1) says *= kElsewhere;
  return says;
}

std::vector<RankedClause> rank_clauses(const std::vector<ContractText>& contracts,
                                       const ClauseQuestion& question, size_t most) {
  return Ranker(contracts, question).rank(most);
}

ClauseQuestion read_clause_question(const Question& q) {
  ClauseQuestion out;
  static const Pattern change(
      R"(\b(amend\w*|addendum|variation|supplement\w*)\b.*\b(chang\w*|amend\w*|replac\w*|modif\w*|affect\w*|increas\w*|reduc\w*|rais\w*|lower\w*|extend\w*|say|do|different|new)|\b(chang\w*|amended|replaced|modified|reduced|increased|extended)\b.*\b(amendment|addendum|since|by the)\b|\b(was|were|has|have|had|did)\b.*\b(changed|amended|modified|replaced|change)\b)");
  static const Pattern meaning(R"(\b(what|how)\b.*\b(mean|meant|defined|definition)\b|definition of)");
  out.names_contract = contract_words().found_in(q.core);
  out.asks_of_change = change.found_in(q.core);
  out.asks_meaning = meaning.found_in(q.core);
  out.described = described_in(q.core);
  out.wants = out.asks = value_asked(q.core);
  // What describes the paper ("the non-disclosure agreement") asks for nothing in it.
  std::string asked = q.core;
  if (size_t at = asked.find(out.described); !out.described.empty() && at != std::string::npos)
    asked.replace(at, out.described.size(), "");
  for (const ClauseKind& kind : clause_lexicon().kinds) {
    if (kind.name == "amendment form" && out.asks_of_change) continue;
    if (!kind.asked.found_in(asked)) continue;
    out.kinds.push_back({&kind, out.kinds.empty() ? 1.0 : kSecondKind});
  }
  if (out.wants == ValueKind::any && !out.kinds.empty()) out.wants = out.kinds.front().kind->wants;
  out.naming = terms_of(out.described);
  static const Pattern paper(R"(\b(leases?|tenancy|licen[cs]e|nda|amendment|addendum|deed|letter)\b)");
  if (auto g = paper.groups(q.core); !g.empty())
    for (const std::string& term : terms_of(g[1]))
      if (!among(out.naming, term)) out.naming.push_back(term);
  for (const std::string& name : proper_words(q.text))
    for (const std::string& term : terms_of(name))
      if (!among(out.naming, term) && !is_general(term)) out.naming.push_back(term);
  for (const std::string& term : terms_of(q.core))
    if (!is_general(term) && !among(out.terms, term)) out.terms.push_back(term);
  return out;
}

std::string RankedClause::explain() const {
  char out[120];
  std::snprintf(out, sizeof out, "clause %.2f: provision %.2f, words %.2f, document %.2f", score, kind, words,
                document);
  return out;
}

std::vector<double> document_shares(const std::vector<ContractText>& contracts,
                                    const ClauseQuestion& question) {
  std::vector<double> out(contracts.size(), 0.0);
  std::vector<std::unordered_set<std::string>> titles;
  for (const ContractText& c : contracts) titles.push_back(term_set(title_words(c)));
  // Words that only some titles hold tell the documents apart; an amendment is meant only where the question
  // speaks of one.
  for (const std::string& term : question.naming) {
    double with = 0;
    for (const auto& t : titles) with += found(t, term);
    if (with == 0) continue;
    double worth = std::log(1 + static_cast<double>(contracts.size()) / with);
    for (size_t k = 0; k < out.size(); ++k) out[k] += worth * found(titles[k], term);
  }
  // So do the question's other words where only some contracts use them: "bottles", "licensor".
  for (const std::string& term : question.terms) {
    if (among(question.naming, term)) continue;
    auto holds = [&](const ContractText& c) { return c.text && c.text->has(term); };
    auto with = static_cast<double>(std::count_if(contracts.begin(), contracts.end(), holds));
    if (with == 0) continue;
    for (size_t k = 0; k < out.size(); ++k)
      out[k] += holds(contracts[k]) ? kHeldWord * std::log(static_cast<double>(contracts.size()) / with) : 0;
  }
  double most = out.empty() ? 0 : *std::max_element(out.begin(), out.end());
  if (most > 0)
    for (double& x : out) x /= most;
  if (question.asks_of_change)
    for (size_t k = 0; k < out.size(); ++k) out[k] = contracts[k].amends ? out[k] + 1 : out[k];
  else
    for (size_t k = 0; k < out.size(); ++k)
      if (contracts[k].amends)
        out[k] = kAmendment * out[k] -
                 kBehind;  // the agreement itself speaks first; its changes are shown beside it
  return out;
}

bool names_contract(const std::string& title) {
  static const Pattern named(
      R"(\b(agreement|contract|lease|tenancy|licen[cs]e|terms and conditions|terms of (service|use|business)|addendum|deed|offer of employment|engagement letter|covenant|guaranty|promissory note|power of attorney)\b)");
  return named.found_in(plain_lower(title));
}

bool is_contract(const DocumentProfile& p) {
  if (p.kind == "contract" || p.kind == "amendment") return true;
  static const std::set<std::string> others = {"annual report", "quarterly report", "current report",
                                               "press release", "earnings call",    "court opinion",
                                               "message",       "spreadsheet",      "presentation",
                                               "receipt",       "minutes",          "financial report", "source text"};
  return !others.count(p.kind) && p.form.empty() && names_contract(p.title.text);
}

bool is_amendment(const DocumentProfile& p, const std::string& name) {
  static const Pattern title(
      R"(\b(amendment|addendum|supplement(al)? agreement|variation|side letter|amending)\b)");
  return p.kind == "amendment" || title.found_in(plain_lower(p.title.text)) ||
         (p.kind == "contract" && title.found_in(plain_lower(name)));
}

bool holds_value(ValueKind kind, const std::string& text, const std::string& lower) {
  static const Pattern party(
      R"(\b(inc|corp|ltd|limited|llc|llp|plc|gmbh|ag|company|corporation|b\.?v|s\.?a|n\.?v|mr|ms|mrs|dr)\b|\bbetween\b.*\band\b)"),
      place(R"(\b(laws?|courts?|state|country|city|commonwealth|republic) of\b|\b(in|at)\b)"),
      open_ended(R"(\b(indefinite\w*|at any time|immediate\w*|without notice|perpetual\w*|until)\b)"),
      unlimited(R"(\bfees? (paid|payable)|\bschedule\b|\bexhibit\b)");
  if (kind == ValueKind::party) return party.found_in(lower);
  if (kind == ValueKind::place) return place.found_in(lower);
  for (const Quantity& q : find_quantities(text)) {
    if (kind == ValueKind::money && q.kind == QuantityKind::amount) return true;
    if (kind == ValueKind::percent && q.kind == QuantityKind::percentage) return true;
    if (kind == ValueKind::duration && q.kind == QuantityKind::duration) return true;
    if (kind == ValueKind::date && (q.kind == QuantityKind::date || q.kind == QuantityKind::duration))
      return true;
  }
  if (kind == ValueKind::duration || kind == ValueKind::date) return open_ended.found_in(lower);
  return kind == ValueKind::money && unlimited.found_in(lower);
}

}  // namespace dossier
