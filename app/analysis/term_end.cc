#include "app/analysis/term_end.h"

#include <algorithm>

#include "app/analysis/clause_question.h"
#include "app/retrieval/terms.h"
#include "base/quantity.h"

namespace dossier {
namespace {

constexpr size_t kTried = 8;    // clauses that speak of the term, the surest first
constexpr size_t kBefore = 60;  // letters
constexpr int kLongestYears = 99;

std::string_view in_front(std::string_view text, size_t at) { return text.substr(at > kBefore ? at - kBefore : 0, std::min(at, kBefore)); }

std::optional<Day> whole_day(const Quantity& q) {
  if (q.kind != QuantityKind::date || !q.year || !q.day || q.order_uncertain || !is_real_date(q.year, q.month, q.day)) return std::nullopt;
  return Day{q.year, q.month, q.day};
}

// "expires on 31 December 2025", "until and including June 30, 2026", "from 1 May 2020 to 30 April 2024".
std::optional<Day> named_end(const std::string& text) {
  static const Pattern ends(
      R"((?i)\b(until|till|through|expir\w+|ends?|ending|terminates?|concludes?|up to|endet|bis|jusqu.au|hasta|vence)((\s+|,)+(and|including|to|midnight|the|on|of|at|close|business|end|as|am|zum|el|le|11:59|p\.?m\.?|a\.?m\.?))*[\s,]*$)"),
      to(R"((?i)\b(to|and ending( on)?|-|–)\s*$)"), unless(R"((?i)\b(terminated|notice|renew\w*|not)\b.{0,25}$)");
  std::optional<Day> before;
  for (const Quantity& q : find_quantities(text)) {
    const std::optional<Day> day = whole_day(q);
    if (!day) continue;
    const std::string_view lead = in_front(text, q.begin);
    if (ends.found_in(lead) && !unless.found_in(lead)) return day;
    if (before && to.found_in(lead)) return day;
    before = day;
  }
  return std::nullopt;
}

// "a period of three (3) years", "for 12 months": not the length of a renewal or of a notice.
std::optional<Quantity> length_of_term(const std::string& text) {
  static const Pattern other_front(
      R"((?i)\b(renew\w*|additional|successive|further|extend\w*|extension|notice|prior|least|within|every|each|option\w*)\b[^,;]{0,40}$)"),
      other_behind(R"((?i)^[^,;.]{0,30}\b(notice|prior|before|written|renewal|extension|after (the )?(terminat|expir))\w*)");
  for (const Quantity& q : find_quantities(text)) {
    if (q.kind != QuantityKind::duration || q.value.text().find('.') != std::string::npos || q.value <= Decimal::whole(0) ||
        q.value > Decimal::whole(1200))
      continue;
    if (q.unit != "year" && q.unit != "month" && q.unit != "week" && q.unit != "day") continue;
    if (other_front.found_in(in_front(text, q.begin)) || other_behind.found_in(std::string_view(text).substr(q.end))) continue;
    return q;
  }
  return std::nullopt;
}

// The day before the term has run its length.
std::optional<Day> counted(Day day, const Quantity& length) {
  const int n = std::atoi(length.value.text().c_str());
  if (length.unit == "week" || length.unit == "day") {
    for (int k = 0; k < (length.unit == "week" ? 7 * n : n); ++k) day = day_behind(day);
  } else {
    const int months = day.month - 1 + (length.unit == "year" ? 12 * n : n);
    day = {day.year + months / 12, months % 12 + 1, day.day};
    day.day = std::min(day.day, days_of(day.year, day.month));
  }
  return n > (length.unit == "year" ? kLongestYears : 1200) ? std::nullopt : std::optional(day_before(day));
}

class TermReader {
 public:
  TermReader(const SourceDocument& document, const DocumentProfile& profile, const std::vector<std::shared_ptr<const Page>>& pages)
      : document_(document), profile_(profile) {
    text_.profile = &profile;
    text_.name = document.name;
    for (const auto& page : pages) text_.pages.push_back(page.get());
    text_.clauses = clauses_of(text_.pages);
  }

  std::optional<TermEnd> read() const {
    const std::vector<const Clause*> tried = clauses_on("term");
    for (const Clause* c : tried)
      if (const std::optional<Day> day = named_end(c->text); day && !c->torn) return end_in(*c, *day, "");
    for (const Clause* c : tried) {
      if (c->torn) continue;
      const std::optional<Quantity> length = length_of_term(c->text);
      if (!length) continue;
      const std::optional<Start> start = start_of(*c);
      if (!start) continue;  // it counts from a day that is left open
      const std::optional<Day> day = counted(start->day, *length);
      if (!day) return std::nullopt;
      TermEnd out = end_in(*c, *day, c->text.substr(length->begin, length->end - length->begin) + " from " + day_text(start->day));
      out.start = start->place;
      return out;
    }
    return std::nullopt;
  }

 private:
  struct Start {
    Day day;
    std::optional<Span> place;  // if it is not in the clause itself
  };

  std::vector<const Clause*> clauses_on(const char* name) const {
    std::vector<const Clause*> out;
    const ClauseKind* kind = clause_lexicon().kind(name);
    if (!kind) return out;
    ClauseQuestion asked;
    asked.kinds.push_back({kind, 1.0});
    asked.wants = kind->wants;
    const std::vector<ContractText> alone = {text_};
    for (const RankedClause& r : rank_clauses(alone, asked, kTried))
      if (r.fits) out.push_back(&text_.clauses[r.clause]);
    return out;
  }

  Span span_of(const Clause& c) const { return {document_.sha256, text_.pages[c.page]->number, c.begin, c.end}; }

  TermEnd end_in(const Clause& c, Day day, std::string how) const {
    static const Pattern renews(R"(\b(automatic\w*|shall|will)\b.{0,60}\b(renew\w*|extend\w*)|\brenews\b)");
    TermEnd out{day, span_of(c), c.text, std::move(how), std::nullopt, false};
    for (const Clause* other : clauses_on("renewal")) out.renews = out.renews || renews.found_in(other->lower);
    return out;
  }

  // The clause names the day itself, or says that it counts from the contract's own.
  std::optional<Start> start_of(const Clause& c) const {
    static const Pattern begins(
        R"((?i)\b(effect(ive)?|commenc\w+|begin\w*|start\w*|from|as of|dated|ab|beginnt)((\s+|,)+(on|the|of|as|from|and|shall|be|is|am|dem|date))*[\s,]*$)");
    for (const Quantity& q : find_quantities(c.text))
      if (const std::optional<Day> day = whole_day(q); day && begins.found_in(in_front(c.text, q.begin))) return Start{*day, std::nullopt};
    static const Pattern effective(R"(\b(effective|commencement) date\b)"),
        own_day(
            R"(\bdate (hereof|of (this|the) (agreement|contract|lease|letter)|of (its |the )?(execution|signing|signature)|first (above|set|written))|\b(from|of|on|after) (execution|signing|signature)\b|\bdate (above|first))");
    const bool by_name = effective.found_in(c.lower);
    if (by_name)
      if (std::optional<Start> defined = effective_date()) return defined;
    if (!by_name && !own_day.found_in(c.lower)) return std::nullopt;
    int y = 0, m = 0, d = 0;
    if (!profile_.date.place || std::sscanf(profile_.date_iso.c_str(), "%d-%d-%d", &y, &m, &d) != 3 || !is_real_date(y, m, d)) return std::nullopt;
    return Start{{y, m, d}, profile_.date.place};
  }

  // "1 April 2024 (the “Effective Date”)", "“Effective Date” means May 1, 2010"; not the contract's own date where two of them are given.
  std::optional<Start> effective_date() const {
    static const Pattern behind(R"((?i)^[^.;]{0,12}\(?[^.;()]{0,20}(effective|commencement) date)"),
        before(R"((?i)(effective|commencement) date\W{0,4}(means|shall mean|is|shall be|of|:|as of|will be)?\W*(the )?$)");
    std::optional<Start> found;
    for (const Clause& c : text_.clauses) {
      if (c.lower.find("effective date") == std::string::npos && c.lower.find("commencement date") == std::string::npos) continue;
      for (const Quantity& q : find_quantities(c.text)) {
        const std::optional<Day> day = whole_day(q);
        if (!day || (!behind.found_in(std::string_view(c.text).substr(q.end)) && !before.found_in(in_front(c.text, q.begin)))) continue;
        if (found && !(found->day == *day)) return std::nullopt;
        if (!found) found = Start{*day, span_of(c)};
      }
    }
    return found;
  }

  const SourceDocument& document_;
  const DocumentProfile& profile_;
  ContractText text_;
};

}  // namespace

std::optional<TermEnd> term_end(const SourceDocument& document, const DocumentProfile& profile,
                                const std::vector<std::shared_ptr<const Page>>& pages) {
  return TermReader(document, profile, pages).read();
}

}  // namespace dossier
