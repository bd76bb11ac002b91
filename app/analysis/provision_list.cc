#include "app/analysis/provision_list.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "app/analysis/clause_question.h"
#include "app/retrieval/terms.h"
#include "base/utf8.h"

namespace dossier {
namespace {

using Words = std::unordered_set<std::string>;

Words words_in(std::string_view text) {
  const std::vector<std::string> list = terms_of(text);
  return {list.begin(), list.end()};
}

// The term, or one that contracts use for it.
bool holds(const Words& words, const std::string& term) {
  if (words.count(term)) return true;
  const ClauseLexicon& lexicon = clause_lexicon();
  const auto groups = lexicon.groups_of.find(term);
  if (groups == lexicon.groups_of.end()) return false;
  return std::any_of(groups->second.begin(), groups->second.end(), [&](size_t g) {
    return std::any_of(lexicon.groups[g].begin(), lexicon.groups[g].end(), [&](const std::string& mate) { return words.count(mate) > 0; });
  });
}

std::string quoted(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (!std::isalnum(static_cast<unsigned char>(c)) && c != ' ' && static_cast<unsigned char>(c) < 0x80) out += '\\';
    out += c;
  }
  return out;
}

// "the laws of the State of New York", "New York law", "deutsches Recht".
Pattern law_of(const std::vector<std::string>& names) {
  std::string any;
  for (const std::string& name : names) any += (any.empty() ? "" : "|") + quoted(name);
  const std::string state = "(?:(?:state|states|commonwealth|republic|federal republic|bundesrepublik|kingdom|province|country|courts)(?: of)? (?:the )?)?";
  return Pattern(R"(\blaws?(?: and regulations| then| in force)* (?:of|in|from) (?:the )?(?:(?:internal |substantive )?laws? of (?:the )?)?)" + state + "(?:[a-z]+(?: [a-z]+)?,? and (?:of )?(?:the )?" + state +
                 ")?(?:" + any + R"()\b|\b(?:)" + any + R"()(?:'s)?(?: state| substantive| internal| federal| contract)? (?:laws?|rechts?)\b|\brechts? (?:der |von |des )?)" + state + "(?:" + any + R"()\b|\b(?:droit|loi|lois|ley|leyes|legislacion|derecho) (?:de |d'|du |des |la |el |los )*)" + "(?:" + any + R"()\b)");
}

// The rows of tables as clauses: order forms and summaries of terms state provisions there.
void add_rows(const Page& page, size_t index, std::vector<Clause>& out) {
  for (const Table& table : page.tables) {
    uint16_t rows = 0;
    for (const Cell& cell : table.cells) rows = std::max<uint16_t>(rows, static_cast<uint16_t>(cell.row + 1));
    std::vector<std::pair<uint32_t, uint32_t>> range(rows, {UINT32_MAX, 0});
    for (const Cell& cell : table.cells)
      if (cell.begin < cell.end) range[cell.row] = {std::min(range[cell.row].first, cell.begin), std::max(range[cell.row].second, cell.end)};
    for (const auto& [begin, end] : range) {
      if (begin >= end) continue;
      Clause row;
      row.page = index;
      row.begin = begin, row.end = end;
      row.text = single_spaced(page.slice(begin, end));
      row.lower = plain_lower(row.text);
      out.push_back(std::move(row));
    }
  }
}

// A clause of the provision, with its rest where a page break tears it.
struct Proving {
  Clause clause;
  std::string lower;  // with the rest
  std::vector<Span> places;
};

// One document that was looked through.
struct Looked {
  SourceDocument document;
  DocumentProfile profile;
  std::vector<Proving> proving;  // in reading order
};

class ProvisionReader {
 public:
  ProvisionReader(PageSource& source, const ProvisionQuestion& question) : source_(source), question_(question) {
    if (!question.place.empty()) law_.emplace(law_of(question.place));
  }

  // Nothing if the document is of another kind.
  Result<std::optional<Looked>> look(const SourceDocument& document, const DocumentProfile& profile) const {
    if (!may_hold(profile) || !is_described(document, profile)) return std::optional<Looked>();
    std::vector<std::shared_ptr<const Page>> held;
    std::vector<const Page*> pages;
    for (uint32_t number : document.page_numbers) {
      DOSSIER_ASSIGN(auto page, source_.page(document.sha256, number));
      pages.push_back(page.get());
      held.push_back(std::move(page));
    }
    if (!speaks_of_names(pages)) return std::optional<Looked>();
    std::vector<Clause> clauses = clauses_of(pages);
    for (size_t k = 0; k < pages.size(); ++k) add_rows(*pages[k], k, clauses);
    Looked out{document, profile, {}};
    const auto place = [&](const Clause& c) { return Span{document.sha256, pages[c.page]->number, c.begin, c.end}; };
    for (size_t k = 0; k < clauses.size(); ++k) {
      if (!question_.provision->proven_by(clauses[k])) continue;
      Proving p{clauses[k], clauses[k].lower, {place(clauses[k])}};
      if (clauses[k].torn && k + 1 < clauses.size()) {
        p.lower += " " + clauses[k + 1].lower;
        p.places.push_back(place(clauses[k + 1]));
      }
      out.proving.push_back(std::move(p));
    }
    return std::optional(std::move(out));
  }

  // The clause that says all that the question asks for; of several the first under a heading that names it, else the first that binds, which a
  // recital does not; null: none.
  const Proving* proof(const Looked& looked, const std::vector<ProvisionQuestion::Term>& terms, bool of_place = true) const {
    static const Pattern binds(R"(\b(shall|will|may|must|hereby|grants?|agrees?|is|are|cannot)\b)"), recites(R"(^\W*(?:[a-z]\W+)?(?:whereas|recital|background)\b|\bwishes to\b|\bdesires? to\b)");
    const Proving* best = nullptr;
    int most = -1;
    for (const Proving& p : looked.proving) {
      if (law_ && of_place && !law_->found_in(p.lower)) continue;
      const Words words = words_in(p.lower);
      if (!std::all_of(terms.begin(), terms.end(), [&](const auto& t) { return holds(words, t.stem); })) continue;
      const int worth = (under_its_heading(p.clause) ? 2 : 0) + (binds.found_in(p.lower) && !recites.found_in(p.lower) ? 1 : 0);
      if (worth > most) most = worth, best = &p;
    }
    return best;
  }

 private:
  bool may_hold(const DocumentProfile& profile) const {
    static const std::set<std::string> papers = {"letter", "offer", "purchase order", "policy", "form", "document", "terms"};
    if (profile.kind == kSourceText) return false;
    return is_contract(profile) || (question_.any_paper && papers.count(profile.kind) > 0);
  }

  // Of the kind that the question describes, by its title or its file's name.
  bool is_described(const SourceDocument& document, const DocumentProfile& profile) const {
    const Words words = words_in(document.name + " " + profile.title.text + " " + profile.kind);
    const std::vector<std::string> terms = terms_of(question_.described);
    return std::all_of(terms.begin(), terms.end(), [&](const std::string& t) { return holds(words, t); });
  }

  bool speaks_of_names(const std::vector<const Page*>& pages) const {
    return std::all_of(question_.names.begin(), question_.names.end(), [&](const std::string& name) {
      return std::any_of(pages.begin(), pages.end(), [&](const Page* page) { return plain_lower(page->text).find(name) != std::string::npos; });
    });
  }

  bool under_its_heading(const Clause& c) const {
    const ClauseKind* kind = question_.provision->kind;
    return kind ? kind->heading.found_in(c.heading) : question_.provision->asked.found_in(c.heading);
  }

  PageSource& source_;
  const ProvisionQuestion& question_;
  std::optional<Pattern> law_;
};

// A word that no clause of the provision uses in any document is another way to name it.
std::vector<ProvisionQuestion::Term> used_terms(const std::vector<Looked>& all, std::vector<ProvisionQuestion::Term> terms, std::vector<std::string>& unused) {
  std::set<std::string> met;
  bool any = false;
  for (const Looked& looked : all)
    for (const Proving& p : looked.proving) {
      any = true;
      const Words words = words_in(p.lower);
      for (const auto& term : terms)
        if (holds(words, term.stem)) met.insert(term.stem);
    }
  std::erase_if(terms, [&](const auto& term) {
    if (!any || term.telling || met.count(term.stem)) return false;
    unused.push_back(term.word);
    return true;
  });
  return terms;
}

}  // namespace

Result<ProvisionList> provision_list(PageSource& source, const std::vector<SourceDocument>& documents, const ProvisionQuestion& q,
                                     const ProfileOf& profile_of) {
  ProvisionList out;
  const ProvisionReader reader(source, q);
  std::vector<Looked> all;
  for (const SourceDocument& d : documents) {
    if (d.page_numbers.empty()) {
      if (d.state == "failed") out.unopened.push_back(d);
      continue;
    }
    DOSSIER_ASSIGN(const DocumentProfile profile, profile_of(d));
    DOSSIER_ASSIGN(std::optional<Looked> looked, reader.look(d, profile));
    if (looked) all.push_back(std::move(*looked));
  }
  const std::vector<ProvisionQuestion::Term> terms = used_terms(all, q.terms, out.unused);
  for (const Looked& looked : all) {
    const Proving* clause = reader.proof(looked, terms);
    if (!looked.document.unread.empty()) out.partly.push_back(looked.document);
    if (!clause && is_amendment(looked.profile, looked.document.name)) {
      out.amendments.push_back(looked.document);
    } else if ((clause != nullptr) == q.without) {
      out.others.push_back(looked.document);
    } else if (clause) {
      out.items.push_back({looked.document, clause->places, clause->clause.text, false});
    } else if (const Proving* other = q.place.empty() ? nullptr : reader.proof(looked, terms, false)) {
      out.items.push_back({looked.document, other->places, other->clause.text, true});
    } else {
      const std::optional<Span>& title = looked.profile.title.place;
      out.items.push_back({looked.document, title ? std::vector<Span>{*title} : std::vector<Span>(), looked.profile.title.text, false});
    }
  }
  return out;
}

}  // namespace dossier
