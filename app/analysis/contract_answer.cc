#include "app/analysis/contract_answer.h"

#include <algorithm>
#include <set>

#include "app/analysis/key_figures.h"
#include "app/retrieval/terms.h"

namespace dossier {
namespace {

constexpr size_t kRanked = 40, kPassages = 10, kMostFigures = 3;
constexpr double kComparable = 0.45;  // of the best one's score: what comes near enough to be shown behind it
constexpr double kSameMatter = 0.55;  // of the answer's score: an amendment's clause on the same provision

// "section 3.1 of the Agreement", "clause 4": numbers of clauses that a sentence speaks of.
std::set<std::string> clauses_named(const std::string& lower) {
  static const Pattern named(R"(\b(?:sections?|clauses?|articles?|paragraphs?)\s+(\d{1,3}(?:\.\d{1,3})*))");
  std::set<std::string> out;
  std::string_view rest = lower;
  while (true) {
    auto at = named.find(rest);
    if (!at) return out;
    out.insert(named.groups(rest.substr(at.begin))[1]);
    rest = rest.substr(at.end);
  }
}

// Whether the amendment speaks of that contract: a word of its title that is no kind of paper, and a party's
// name or its date.
bool amends(const ContractText& amendment, const ContractText& contract) {
  if (amendment.pages.empty() || !contract.profile) return false;
  std::string text;
  for (size_t k = 0; k < amendment.pages.size() && k < 2; ++k)
    text += plain_lower(amendment.pages[k]->text) + " ";
  auto mentions = [&](const std::string& name) {
    std::vector<std::string> words = naming_words(name);
    return !words.empty() && text.find(words.front()) != std::string::npos &&
           text.find(words.back()) != std::string::npos;
  };
  constexpr size_t kTelling = 12;  // "Agreement" alone names no contract
  if (contract.profile->title.text.size() > kTelling &&
      text.find(plain_lower(contract.profile->title.text)) != std::string::npos)
    return true;
  if (contract.profile->subject && mentions(contract.profile->subject.text)) return true;
  return std::any_of(contract.profile->parties.begin(), contract.profile->parties.end(),
                     [&](const ProfileFact& p) { return mentions(p.text); });
}

class ContractReader {
 public:
  ContractReader(const std::vector<DocumentModel*>& models, const ClauseQuestion& question)
      : models_(models), question_(question) {
    for (DocumentModel* m : models) {
      ContractText c;
      c.profile = &m->profile();
      c.name = m->document().name;
      for (size_t k = 0; k < m->pages(); ++k) c.pages.push_back(&m->page(k));
      c.clauses = clauses_of(c.pages);
      c.text = &m->text();
      c.amends = is_amendment(*c.profile, c.name);
      texts_.push_back(std::move(c));
    }
  }

  ContractAnswer answer() {
    ContractAnswer out;
    std::vector<RankedClause> ranked = rank_clauses(texts_, question_, kRanked);
    if (ranked.empty()) return out;
    auto fits = [&](const RankedClause& r) { return r.fits && described(r.contract); };
    auto best = std::find_if(ranked.begin(), ranked.end(), fits);
    out.found = best != ranked.end() && best->score >= kComparable * ranked.front().score;
    if (out.found) std::rotate(ranked.begin(), best, best + 1);
    double top = std::max(1e-9, ranked.front().score);
    for (const RankedClause& r : ranked)
      if (out.passages.size() < kPassages && (out.passages.empty() || r.score >= kComparable * top))
        out.passages.push_back(passage(r, top));
    if (!out.found) return out;
    add_changes(ranked, out);
    set_draft(ranked.front(), out);
    return out;
  }

 private:
  const Clause& clause_of(const RankedClause& r) const { return texts_[r.contract].clauses[r.clause]; }

  // A contract of the kind that the question describes: "the franchise agreement" is none that never says
  // "franchise".
  bool described(size_t contract) const {
    if (question_.described.empty()) return true;
    const DocumentModel& m = *models_[contract];
    std::string name = plain_lower(m.document().name);
    const ClauseLexicon& lexicon = clause_lexicon();
    std::vector<std::string> in_name = terms_of(name);
    auto known = [&](const std::string& term) {
      return m.text().has(term) || std::find(in_name.begin(), in_name.end(), term) != in_name.end();
    };
    for (const std::string& term : terms_of(question_.described)) {
      if (known(term)) return true;
      if (auto groups = lexicon.groups_of.find(term); groups != lexicon.groups_of.end())
        for (size_t g : groups->second)
          if (std::any_of(lexicon.groups[g].begin(), lexicon.groups[g].end(), known)) return true;
    }
    return terms_of(question_.described).empty();
  }

  Span span_of(size_t contract, const Clause& c) const {
    return {models_[contract]->document().sha256, texts_[contract].pages[c.page]->number, c.begin, c.end};
  }

  ContractPassage passage(const RankedClause& r, double top) const {
    const Clause& c = clause_of(r);
    ContractPassage p;
    p.model = models_[r.contract];
    p.page_index = c.page;
    p.spans.push_back(span_of(r.contract, c));
    if (c.torn) p.spans.push_back(span_of(r.contract, texts_[r.contract].clauses[r.clause + 1]));
    p.score = std::min(1.0, r.score / top);
    p.why = r.explain() + (c.heading.empty() ? "" : ", under \"" + c.heading + "\"");
    return p;
  }

  // What an amendment changes stands beside what it changes.
  void add_changes(const std::vector<RankedClause>& ranked, ContractAnswer& out) const {
    const RankedClause& best = ranked.front();
    const Clause& clause = clause_of(best);
    for (size_t other = 0; other < texts_.size(); ++other) {
      bool changes = texts_[other].amends && !texts_[best.contract].amends &&
                     amends(texts_[other], texts_[best.contract]);
      bool changed = texts_[best.contract].amends && !texts_[other].amends &&
                     amends(texts_[best.contract], texts_[other]);
      if (!changes && !changed) continue;
      std::set<std::string> named = changed ? clauses_named(clause.lower) : std::set<std::string>();
      for (size_t k = 0; k < texts_[other].clauses.size(); ++k) {
        const Clause& there = texts_[other].clauses[k];
        bool by_number = changes ? !clause.number.empty() && clauses_named(there.lower).count(clause.number)
                                 : named.count(there.number) > 0;
        auto scored = std::find_if(ranked.begin(), ranked.end(), [&](const RankedClause& r) {
          return r.contract == other && r.clause == k;
        });
        bool by_matter =
            changes && scored != ranked.end() && scored->fits && scored->kind > 0 &&
            scored->score - 0.8 * scored->document >= kSameMatter * (best.score - 0.8 * best.document);
        if (!by_number && !by_matter) continue;
        RankedClause r;
        r.contract = other;
        r.clause = k;
        ContractPassage p = passage(r, 1);
        p.score = 0;
        p.amends = changes;
        p.why = std::string(changes ? "changes" : "is changed by") + " the clause above" +
                (by_number ? ", which it names by number" : ", on the same provision");
        if (out.changes.size() < 4) out.changes.push_back(std::move(p));
      }
    }
  }

  void set_draft(const RankedClause& best, ContractAnswer& out) const {
    const Clause& c = clause_of(best);
    out.draft.text = c.text;
    if (c.torn) out.draft.text += " " + texts_[best.contract].clauses[best.clause + 1].text;
    out.draft.quotes = out.passages.front().spans;
    out.draft.confidence = best.score;
    out.draft.how = "the clause that says most of it, of " + std::to_string(models_.size()) +
                    (models_.size() == 1 ? " contract" : " contracts");
    for (const SentenceFigure& f : figures_in(out.draft.text)) {
      if (out.draft.numbers.size() == kMostFigures) break;
      out.draft.numbers.push_back(
          {f.figure.value, f.figure.unit, std::strtod(f.figure.scale.c_str(), nullptr), f.text});
    }
  }

  const std::vector<DocumentModel*>& models_;
  const ClauseQuestion& question_;
  std::vector<ContractText> texts_;
};

}  // namespace

ContractAnswer answer_from_contracts(const std::vector<DocumentModel*>& models,
                                     const ClauseQuestion& question) {
  return ContractReader(models, question).answer();
}

}  // namespace dossier
