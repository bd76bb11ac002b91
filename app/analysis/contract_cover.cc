#include "app/analysis/contract_cover.h"

#include <algorithm>
#include <set>

#include "app/analysis/lexicon.h"
#include "app/analysis/party_names.h"
#include "app/retrieval/terms.h"
#include "base/quantity.h"

namespace dossier {
namespace {

constexpr size_t kMostTried = 12, kMostParties = 8;
constexpr size_t kBefore = 500;     // an agreement is named that near before "between"
constexpr size_t kPreamble = 1800;  // parties are named that near behind it
constexpr size_t kDescription = 420;
constexpr size_t kLead = 45;     // "is made and entered into as of this" before a date
constexpr size_t kBehind = 120;  // a date stands that near behind the last party

// The text of pages on one line; each byte knows where it stands.
struct OneLine {
  std::string text;
  std::vector<std::pair<uint32_t, uint32_t>> at;  // page index, byte of its text

  explicit OneLine(const std::vector<std::shared_ptr<const Page>>& pages) {
    for (uint32_t p = 0; p < pages.size(); ++p) {
      const std::string& from = pages[p]->text;
      for (uint32_t k = 0; k < from.size(); ++k) {
        const bool space = from[k] == ' ' || from[k] == '\n' || from[k] == '\t';
        if (space && (text.empty() || text.back() == ' ')) continue;
        add(space ? ' ' : from[k], p, k);
      }
      if (!text.empty() && text.back() != ' ') add(' ', p, static_cast<uint32_t>(from.size()));
    }
  }
  CoverWords words(size_t begin, size_t end) const {
    return {text.substr(begin, end - begin), at[begin].first, at[begin].second, at[end - 1].second + 1};
  }

 private:
  void add(char c, uint32_t page, uint32_t byte) {
    text += c;
    at.emplace_back(page, byte);
  }
};

// Where the parties have been named and the contract itself begins.
size_t end_of_preamble(std::string_view text, size_t from) {
  static const Pattern ends(
      R"(\b(WHEREAS|Whereas|(?i:witnesse(th|s)|recitals|background|preamble|now,? therefore|table of contents|it is agreed|in consideration|(the )?parties (hereby |hereto )?(mutually )?agree|under the following terms|page \d)\b)|\b1\.? ?\.? [A-Z][A-Z]|\b1\. [A-Z]|\bArticle (1|I)\b|\bARTICLE (1|I)\b|\bSource:)");
  std::string_view near = text.substr(from, kPreamble);
  auto at = ends.find(near);
  return from + (at ? at.begin : near.size());
}

// Whether what stands behind a name describes a party to the contract.
bool describes_party(std::string_view behind) {
  static const Pattern form(
      R"(^,? ?\(?(an?|the) ([\w.\[\]_-]+ ){0,6}(corporation|company|limited|individual|partnership|trust|bank|association|entity|organi[sz]ation|citizen|resident|person|firm|municipality|authority|university)\b)",
      true),
      place(R"(^,? ?(whose|having|with|of|located|residing|acting|incorporated|organi[sz]ed|registered|on behalf|represented|mit sitz)\b)", true),
      called(R"((\(|- ?|— ?|, ?)?((the|each|collectively|together|hereinafter|hereafter|herein|referred to|nachfolgend)\b[^;]{0,80})?["“”‘'])", true),
      plain(R"(^ ?\((the )?[A-Z][\w ]{2,30}\))");
  static const Pattern next_name(R"(\b(and|und|et) (the )?[A-Z])");
  const auto next = next_name.find(behind);
  const std::string_view own =
      behind.substr(0, std::min(kDescription, next ? next.begin : behind.size()));  // what is called so behind another name is that one
  return form.found_in(behind.substr(0, 160)) || place.found_in(behind.substr(0, 40)) || called.found_in(own) || plain.found_in(behind.substr(0, 50));
}

// What a contract calls its parties by, and words that stand for all of them.
bool is_role(std::string_view name) {
  static const Pattern role(
      R"((the )?(part(y|ies)|company|corporation|client|customer|bank|supplier|seller|buyer|purchaser|licensors?|licensees?|landlord|tenant|lessor|lessee|borrower|lender|employer|employee|executive|contractor|consultant|distributor|reseller|developer|vendor|owner|agents?|manufacturer|provider|sponsor|franchisor|franchisee)|(collectively|individually|agreement|contract|effective date)\b.*)",
      true);
  return role.matches_all(name);
}

// "under the laws of England and Wales": two places, no party.
bool is_second_place(std::string_view before) {
  static const Pattern place(R"(\b(of|in) ([A-Z][\w.-]+ ?){1,2}(,? ?and ?(the )?)?$)");
  return place.found_in(before.substr(before.size() - std::min<size_t>(before.size(), 60)));
}

// The sentence that names the parties is over.
bool sentence_ends(std::string_view between) {
  static const Pattern end(R"([)”"’_']\. ?[A-Z\d]|\. (This|The|Each|Both|In|It|By|For|All|Together|Collectively|Unless|Any|If|These)\b)");
  return end.found_in(between);
}

// A name counts if it has a legal form, or is joined by "and" and described as a party.
bool take_party(std::string_view region, size_t at, bool joined, std::vector<NameSpan>& out) {
  std::optional<NameSpan> name = read_name(region, at);
  if (!name || name->begin > at + 2 || name->end - name->begin < 2) return false;
  const std::string_view printed = region.substr(name->begin, name->end - name->begin);
  if (is_role(printed)) return false;
  const bool party = name->legal_form || (joined && (name->end == region.size() || describes_party(region.substr(name->end))));
  if (!party || (!name->legal_form && is_second_place(region.substr(0, at)))) return false;
  const std::string said = plain_lower(printed);
  for (const NameSpan& n : out)  // "Tarn" behind "TARN, INC." is the same
    if (plain_lower(region.substr(n.begin, n.end - n.begin)).find(said) != std::string::npos) return false;
  out.push_back(*name);
  return true;
}

// The parties named behind a word such as "between", which ends at `from`.
std::vector<NameSpan> parties_behind(std::string_view text, size_t from) {
  static const Pattern opening(
      R"(^[\s:,-]*(the parties[^:]{0,80}:|each of)?[\s:]*(\(?(1|a|i|A)[.)]+ ?)?((the|der|die|dem|den|la|le|el) )?(\(\w+\) )?)"),
      another(
          R"((,|;|\)|["“”—–-]|\s)\s*(and|und|et|y|AND|And|UND)[:,]?\s+(between\s+)?(\(?(2|3|4|b|c|ii|iii|B)[.)]+ ?)?((the|der|die|dem|den|la|le|el) )?(\(\w+\) )?|[;,] (\(?(2|3|4|b|c|ii|iii)[.)]+ ?)?)");
  std::vector<NameSpan> out;
  const std::string_view region = text.substr(0, end_of_preamble(text, from));
  size_t at = from;
  if (auto skipped = opening.find(region.substr(from))) at = from + skipped.end;
  if (take_party(region, at, true, out)) at = out.back().end;
  while (out.size() < kMostParties) {
    auto next = another.find(region.substr(at));
    if (!next) break;
    const bool joined = region.substr(at + next.begin, next.end - next.begin).find_first_of("aAuUey") != std::string_view::npos;
    at += next.end;
    if (!out.empty() && sentence_ends(region.substr(out.back().end, std::min(at + 24, region.size()) - out.back().end))) break;
    if (take_party(region, at, joined, out)) at = out.back().end;
  }
  return out;
}

// "Party A: ... Party B: ..."; of a form, "Company: ...".
std::vector<NameSpan> lettered(std::string_view text) {
  static const Pattern letter(
      R"(\b(Party [A-D1-4]|Company|Buyer|Seller|Purchaser|Supplier|Customer|Client|Contractor|Consultant|Landlord|Tenant|Lessor|Lessee|Licensor|Licensee|Distributor|Vermieter(in)?|Mieter(in)?): ?)");
  std::vector<NameSpan> out;
  std::set<std::string_view> labels;
  for (auto at = letter.find(text); at && out.size() < kMostParties; at = letter.find(text, at.end)) {
    auto name = read_name(text, at.end);
    if (!name || (!name->legal_form && text.substr(at.begin, 5) != "Party")) continue;
    if (labels.insert(text.substr(at.begin, at.end - at.begin)).second) out.push_back(*name);  // a label is set again over addresses and signatures
  }
  return out;
}

// The contract's own date: full, and said to be it ("made as of", "dated") within the words around "between"; or alone behind the parties, as covers
// print it. Other dates there are of filings and drafts.
std::optional<CoverWords> date_near(const OneLine& line, size_t between, size_t end_of_parties) {
  static const Pattern dated(R"(\b(dated?|as of|effective|made|entered into|executed|this|on)\b[^.]{0,30}$)", true);
  const std::string_view text = line.text;
  const size_t from = between - std::min(between, kBefore), to = std::min(text.size(), end_of_parties + kBehind);
  std::optional<CoverWords> out;
  for (const Quantity& q : find_quantities(text.substr(from, to - from))) {
    if (q.kind != QuantityKind::date || !q.year || !q.month || !q.day || !is_real_date(q.year, q.month, q.day)) continue;
    const size_t begin = from + q.begin, lead = begin - std::min<size_t>(begin, kLead);
    const bool said = dated.found_in(text.substr(lead, begin - lead)), alone = begin >= end_of_parties && begin < end_of_parties + 4;
    if (said || alone) out = line.words(begin, from + q.end);
    if (out && begin > between) break;  // the nearest one before, else the first behind
  }
  return out;
}

}  // namespace

NamedParties parties_in(std::string_view line) {
  static const Pattern introduces(R"(\b(between|among|amongst|zwischen|entre)\b|\bthe undersigned,)", true),
      named(R"(agreement|contract|lease|deed|licen[cs]e|addendum|amendment|charter|undertaking|vertrag|contrat|undersigned|entered into)", true);
  NamedParties best;
  size_t tried = 0;
  for (auto at = introduces.find(line); at && tried < kMostTried && best.names.size() < 2; at = introduces.find(line, at.end), ++tried) {
    const size_t from = at.begin - std::min(at.begin, kBefore);
    if (!named.found_in(line.substr(from, at.end - from))) continue;
    std::vector<NameSpan> names = parties_behind(line, at.end);
    if (names.size() > best.names.size()) best = {std::move(names), at.begin};
  }
  if (best.names.size() > 1) return best;
  std::vector<NameSpan> fields = lettered(line);
  if (best.names.empty() && fields.size() > 1) return {fields, fields.front().begin};
  if (best.names.size() == 1 && fields.size() == 1 && fields[0].begin > best.names[0].end) best.names.push_back(fields[0]);
  return best;
}

ContractCover contract_cover(const std::vector<std::shared_ptr<const Page>>& first_pages) {
  const OneLine line(first_pages);
  const NamedParties parties = parties_in(line.text);
  ContractCover out;
  out.has_preamble = !parties.names.empty();
  if (!out.has_preamble) return out;
  for (const NameSpan& name : parties.names)
    if (CoverWords words = line.words(name.begin, name.end); words.end > words.begin) out.parties.push_back(std::move(words));  // else torn by a page
  out.date = date_near(line, parties.from, parties.names.back().end);
  out.has_preamble = !out.parties.empty();
  return out;
}

}  // namespace dossier
