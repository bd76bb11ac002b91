#include "app/analysis/contract_facts.h"

#include <algorithm>
#include <array>
#include <optional>

#include "app/analysis/contract_cover.h"
#include "app/retrieval/terms.h"
#include "base/quantity.h"

namespace dossier {
namespace {

constexpr size_t kTried = 6, kLongestValue = 110, kLongestNames = 180;

struct Wanted {
  const char* label;
  const char* kind;  // of the lexicon of clauses
};
constexpr std::array<Wanted, 10> kWanted = {{{"Parties", "parties"},
                                             {"Effective date", "effective date"},
                                             {"Term", "term"},
                                             {"Renewal", "renewal"},
                                             {"Termination notice", "termination for convenience"},
                                             {"Payment terms", "payment terms"},
                                             {"Liability cap", "liability cap"},
                                             {"Assignment", "assignment"},
                                             {"Governing law", "governing law"},
                                             {"Jurisdiction", "jurisdiction"}}};

struct Value {
  std::string text;
  std::vector<FigureValue> figures;
};

std::optional<Value> quantity_value(const std::string& text, std::initializer_list<QuantityKind> kinds,
                                    size_t near = 0) {
  std::optional<Value> out;
  size_t least = std::string::npos;
  for (const Quantity& q : find_quantities(text)) {
    if (std::find(kinds.begin(), kinds.end(), q.kind) == kinds.end()) continue;
    if (q.kind == QuantityKind::date && (!q.year || !q.day)) continue;
    size_t away = near > q.begin ? near - q.begin : q.begin - near;
    if (away >= least) continue;
    least = away;
    Value v{text.substr(q.begin, q.end - q.begin), {}};
    // "at least (6) months", "thirty (45) days": the figure alone, where the words before it do not say the same.
    if (v.text.starts_with('(')) std::erase_if(v.text, [](char c) { return c == '(' || c == ')'; });
    if (q.kind == QuantityKind::amount) {
      if (auto bare = divide(q.value, q.scale, -6); bare.ok())
        v.figures.push_back({bare->normalized().text(), q.unit, q.scale.text(), ""});
    } else if (q.kind == QuantityKind::duration) {
      v.figures.push_back({q.value.text(), q.unit, "1", ""});
    }
    out = std::move(v);
  }
  return out;
}

std::optional<Value> matched(const std::string& text, const Pattern& pattern) {
  auto g = pattern.groups(text);
  for (size_t k = 1; k < g.size(); ++k)
    if (!g[k].empty() && g[k].size() <= kLongestValue) return Value{single_spaced(g[k]), {}};
  return std::nullopt;
}

std::optional<Value> law_of(const std::string& text) {
  static const Pattern of(
      R"((?i:laws?) of ((?i:the )?(?:(?i:State|Commonwealth|Republic|Kingdom|Province) of )?[A-Z][\w.-]+(?: (?:and |of |the |& ){0,2}[A-Z][\w.-]+){0,4}))"),
      before(R"(\b([A-Z][a-z]+(?: [A-Z][a-z]+)?) (?i:law)\b)");
  std::optional<Value> out = matched(text, of);
  if (!out) out = matched(text, before);
  if (out)
    while (!out->text.empty() && (out->text.back() == '.' || out->text.back() == ',')) out->text.pop_back();
  return out;
}

// "A, B and C".
std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (size_t k = 0; k < names.size(); ++k) out += (k == 0 ? "" : k + 1 == names.size() ? " and " : ", ") + names[k];
  return out;
}

// Whom a clause names as parties, or a letter that says "how A and B will ...".
std::optional<Value> parties_of(const std::string& text) {
  std::vector<std::string> names;
  for (const NameSpan& n : parties_in(text).names) names.push_back(text.substr(n.begin, n.end - n.begin));
  static const Pattern letter(R"((?i:how) ([A-Z][\w.&' -]{2,60}?) (?i:and) ([A-Z][\w.&' -]{2,60}?) (?i:will|shall|agree))");
  if (auto g = letter.groups(text); names.size() < 2 && g.size() > 2) names = {single_spaced(g[1]), single_spaced(g[2])};
  if (names.size() < 2) return std::nullopt;
  std::string value = listed(names);
  return value.size() <= kLongestNames ? std::optional<Value>({std::move(value), {}}) : std::nullopt;
}

std::optional<Value> cap_of(const std::string& text) {
  if (auto amount = quantity_value(text, {QuantityKind::amount})) return amount;
  static const Pattern behind(
      R"((?i:exceed|limited to|capped at|more than|greater than) ((?:[^,;.]|\.\d){4,100}))");
  return matched(text, behind);
}

std::optional<Value> value_of(const std::string& kind, const Clause& c) {
  const std::string& text = c.text;
  if (kind == "parties") return parties_of(text);
  if (kind == "effective date") return quantity_value(text, {QuantityKind::date});
  if (kind == "term") {
    auto length = quantity_value(text, {QuantityKind::duration});
    return length ? length : quantity_value(text, {QuantityKind::date}, text.size());
  }
  if (kind == "renewal")
    return quantity_value(text, {QuantityKind::duration}, std::min(c.lower.find("renew"), text.size()));
  if (kind == "termination for convenience")
    return quantity_value(text, {QuantityKind::duration}, std::min(c.lower.find("notice"), text.size()));
  if (kind == "payment terms") return quantity_value(text, {QuantityKind::duration});
  if (kind == "liability cap") return cap_of(text);
  if (kind == "governing law") return law_of(text);
  if (kind == "jurisdiction") {
    static const Pattern courts(
        R"(((?i:courts) (?i:of|in|at|located in|sitting in) (?i:the )?(?:[A-Z][\w.-]+)(?:,? (?:and |of |the )?[A-Z][\w.-]+){0,4}))");
    return matched(text, courts);
  }
  static const Pattern consent(R"(((?i:with(?:out)?) [^.;]{0,60}(?i:consent|approval|permission)))");
  return matched(text, consent);
}

// Whom the preamble names, where one clause holds them all.
std::optional<ContractFact> parties_fact(const ContractText& contract) {
  const std::vector<ProfileFact>& parties = contract.profile->parties;
  if (parties.size() < 2) return std::nullopt;
  std::vector<std::string> names;
  for (const ProfileFact& party : parties) {
    if (!party.place || party.place->page != parties[0].place->page) return std::nullopt;
    names.push_back(party.text);
  }
  for (const Clause& c : contract.clauses)
    if (contract.pages[c.page]->number == parties[0].place->page && c.begin <= parties.front().place->begin && parties.back().place->end <= c.end &&
        !c.torn)
      return ContractFact{"Parties", listed(names), c.page, c.begin, c.end, {}};
  return std::nullopt;
}

}  // namespace

std::vector<ContractFact> contract_facts(const ContractText& contract) {
  std::vector<ContractFact> out;
  const std::vector<ContractText> alone = {contract};
  if (std::optional<ContractFact> parties = parties_fact(contract)) out.push_back(std::move(*parties));
  for (const Wanted& wanted : kWanted) {
    if (!out.empty() && out.back().label == wanted.label) continue;
    const ClauseKind* kind = clause_lexicon().kind(wanted.kind);
    if (!kind) continue;
    ClauseQuestion asked;
    asked.kinds.push_back({kind, 1.0});
    asked.wants = kind->wants;
    for (const RankedClause& r : rank_clauses(alone, asked, kTried)) {
      const Clause& c = contract.clauses[r.clause];
      if (!r.fits || c.torn) continue;
      std::optional<Value> value = value_of(wanted.kind, c);
      if (!value || value->text.empty()) continue;
      out.push_back(
          {wanted.label, std::move(value->text), c.page, c.begin, c.end, std::move(value->figures)});
      break;
    }
  }
  return out;
}

}  // namespace dossier
