#include "app/analysis/asked_time.h"

#include <algorithm>
#include <array>
#include <vector>

#include "app/analysis/lexicon.h"
#include "app/retrieval/terms.h"
#include "base/quantity.h"

namespace dossier {
namespace {

constexpr size_t kReach = 150;  // letters between an event and its time

// Words for the same event.
constexpr std::array<const char*, 27> kEvents = {
    "file filed files filing submit submitted lodged",
    "acquire acquired acquires acquisition buy bought purchase purchased purchases takeover gekauft erworben achete comprado",
    "sell sold sale divest divested divestiture dispose disposed disposal",
    "sign signed signs execute executed enter entered conclude concluded unterschrieben unterzeichnet geschlossen signe conclu firmado",
    "found founded founding establish established incorporate incorporated incorporation formation organized started began gegrundet fonde fondee "
    "fundado fundada",
    "due payable mature matures matured maturing maturity pay paid payment expire expires",
    "write wrote written dated",
    "send sent sends mail mailed",
    "deliver delivered delivers delivery ship shipped arrive arrived geliefert livre entregado",
    "decide decided decision rule ruled ruling affirm affirmed hold held judgment",
    "end ends ended expire expires expired expiration terminate terminated terminates",
    "begin begins began begun start starts started commence commenced effective",
    "announce announced announces declare declared report reported release released publish published issue issued",
    "hire hired appoint appointed appoints join joined elect elected became become named",
    "resign resigned retire retired left leave depart departed stepped",
    "open opened opens opening launch launched launches introduce introduced",
    "close closed closes closing shut",
    "complete completed completes completion finish finished finalized closed",
    "meet met meeting held hold convene scheduled",
    "produce produced produces manufacture manufactured made built build",
    "agree agreed agrees agreement announced",
    "borrow borrowed draw drew refinance refinanced",
    "approve approved approves approval grant granted authorize authorized cleared clearance",
    "sue sued suit lawsuit complaint commenced",
    "argue argued heard hearing",
    "adopt adopted adopts adoption implement implemented",
    "separate separated separation spin spun split merge merged merger combine combined combination"};

std::vector<std::set<std::string>> families() {
  std::vector<std::set<std::string>> out;
  for (const char* line : kEvents) {
    const std::vector<std::string> words = terms_of(line);
    out.emplace_back(words.begin(), words.end());
  }
  return out;
}

struct Time {
  size_t begin = 0, end = 0;
  double exact = 0;  // a day 1, a month or year less, a condition least
};

// "the 2019 Plan", "2023 guidance": a year without a word of time before it belongs to the thing behind it.
bool names_a_thing(const std::string& text, size_t begin, size_t end) {
  static const Pattern of_time(
      R"((?i)(\b(in|since|during|by|until|till|from|before|after|early|late|mid|fiscal|year|of|around|circa|to|and|or|through|between|spring|summer|autumn|fall|winter|quarter)|[,(/-])\s*$)"),
      thing(R"(^ \pL)");
  return !of_time.found_in(std::string_view(text).substr(0, begin)) && thing.found_in(std::string_view(text).substr(end));
}

// Times of a text. Ends of periods, and dates of other papers, are none of an event.
std::vector<Time> times_in(const std::string& text, bool past) {
  static const Pattern named(
      R"((?i)\b(january|february|march|april|june|july|august|september|october|november|december)\b|\bmay \d|\b(during|in|at) (the|this|last|our|its|early|late|mid) (\w+ ){0,2}(quarter|year|month|week|century|spring|summer|autumn|fall|winter)\b|\b(yesterday|today|last (year|month|week|quarter)|(first|second|third|fourth) quarter|decades? ago|years ago)\b)");
  static const Pattern condition(
      R"((?i)\b(when|upon|once|after|before|until|within|at the time|as soon as|immediately|daily|weekly|monthly|quarterly|annually|each|every|no later than)\b)");
  static const Pattern of_a_period(R"((?i)\b(ended|ending|as of|dated|through)\s*$)");
  std::vector<Time> out;
  const auto add = [&](size_t begin, size_t end, double exact) {
    static const Pattern a_period(R"(^\s+(ended|ending)\b)");
    const bool period = of_a_period.found_in(std::string_view(text).substr(0, begin)) || a_period.found_in(std::string_view(text).substr(end));
    if (!past || !period) out.push_back({begin, end, exact});
  };
  for (auto at = named.find(text); at; at = named.find(text, at.end)) add(at.begin, at.end, 0.4);
  for (const Quantity& x : find_quantities(text)) {
    if (x.kind == QuantityKind::date)
      add(x.begin, x.end, x.year && x.day ? 1 : 0.7);
    else if (x.kind == QuantityKind::year && !names_a_thing(text, x.begin, x.end))
      add(x.begin, x.end, 0.5);
    else if (!past && x.kind == QuantityKind::duration)
      add(x.begin, x.end, 0.5);
  }
  if (!past)
    for (auto at = condition.find(text); at; at = condition.find(text, at.end)) add(at.begin, at.end, 0.3);
  return out;
}

// Another clause begins between them, or another time: "filed on 2 May; it was bought on 3 June".
bool parted(std::string_view between) { return between.find(';') != std::string_view::npos || between.find(". ") != std::string_view::npos; }

// "On 30 August it issued a release following the separation": the day is not the separation's.
bool another_event(std::string_view between) {
  static const Pattern behind(R"((?i)\b(following|after|prior to|before|as a result of|relating to|related to|in connection with)\b)");
  return behind.found_in(between);
}

// The question without its names ("Best Buy" buys nothing).
std::string without_names(const Question& question) {
  static const Pattern word(R"(\pL[\pL&'’]*)");
  std::string out;
  bool first = true;
  for (auto at = word.find(question.text); at; at = word.find(question.text, at.end)) {
    const std::string written = question.text.substr(at.begin, at.end - at.begin);
    if (first || !std::isupper(static_cast<unsigned char>(written[0]))) out += (out.empty() ? "" : " ") + plain_lower(written);
    first = false;
  }
  return out;
}

// The question's last word that is no name, as its event: "When was Alder delisted?".
std::set<std::string> last_word(const Question& question) {
  static const Pattern word(R"(\pL{3,})");
  std::set<std::string> out;
  for (auto at = word.find(question.text); at; at = word.find(question.text, at.end)) {
    const std::string_view written = std::string_view(question.text).substr(at.begin, at.end - at.begin);
    const bool name = at.begin > 0 && std::isupper(static_cast<unsigned char>(written[0]));
    if (std::vector<std::string> term = terms_of(written); !name && !term.empty()) out = {term.begin(), term.end()};
  }
  return out;
}

}  // namespace

AskedTime asked_time(const Question& question) {
  static const std::vector<std::set<std::string>> events = families();
  static const Pattern past(R"(^\W*(when|(on |in |by )?(what|which) (date|day|month|year)) (was|were|did|had|has|have)\b)");
  AskedTime out;
  out.past = past.found_in(question.core);
  const std::vector<std::string> terms = terms_of(without_names(question));
  // The last such word is the verb: "When was the report filed?", "When did Alder complete the acquisition?".
  for (const std::string& term : terms) {
    std::set<std::string> meant;
    for (const std::set<std::string>& event : events)
      if (event.count(term)) meant.insert(event.begin(), event.end());
    if (meant.empty()) continue;
    if (!out.event.empty() && !out.event.count(term)) out.beside.push_back(out.event);
    out.event = std::move(meant);
  }
  // "agree to buy": it is the agreement whose time is asked for.
  static const Pattern first_verb(R"(\b(agree|announce|decide|offer|promise|propose|plan) to \pL)");
  if (const std::vector<std::string> g = first_verb.groups(question.core); !g.empty() && !out.event.empty()) {
    const std::vector<std::string> verb = terms_of(g[1]);
    for (const std::set<std::string>& event : events)
      if (!verb.empty() && event.count(verb.front()) && event != out.event) {
        out.beside = {out.event};
        out.event = event;
        break;
      }
  }
  if (out.event.empty()) out.event = last_word(question);
  return out;
}

std::set<std::string> event_done(const Question& question) {
  static const std::vector<std::set<std::string>> events = families();
  static const Pattern done(R"(\b(?:did|was|were|been|does|do|will)\b(.*)$)"), word(R"(\pL+)");
  static const std::set<std::string> before_nouns = {"the",   "a",   "an", "of",  "at",   "in",   "by",  "its",
                                                     "their", "our", "on", "for", "from", "each", "any", "this"};
  const std::vector<std::string> rest = done.groups(without_names(question));
  if (rest.empty()) return {};
  std::string last;
  for (auto at = word.find(rest[1]); at; at = word.find(rest[1], at.end)) {
    std::string written = rest[1].substr(at.begin, at.end - at.begin);
    const std::vector<std::string> term = terms_of(written);
    if (!before_nouns.count(last) && !term.empty())
      for (const std::set<std::string>& event : events)
        if (event.count(term.front())) return event;
    last = std::move(written);
  }
  return {};
}

bool says_event(const std::set<std::string>& event, const std::string& passage, TextRange place) {
  static const Pattern word(R"(\pL{3,})");
  for (auto at = word.find(passage); at; at = word.find(passage, at.end)) {
    const std::vector<std::string> term = terms_of(std::string_view(passage).substr(at.begin, at.end - at.begin));
    if (term.empty() || !event.count(term.front())) continue;
    const size_t from = std::min<size_t>(place.end, at.end), to = std::max<size_t>(place.begin, at.begin);
    const size_t away = from >= to ? 0 : to - from;
    if (away <= kReach && (away == 0 || !parted(std::string_view(passage).substr(from, away)))) return true;
  }
  return false;
}

double when_said(const AskedTime& asked, const std::string& passage) {
  const std::vector<Time> times = times_in(passage, asked.past);
  if (times.empty()) return 0;
  if (asked.event.empty()) return std::max_element(times.begin(), times.end(), [](const Time& a, const Time& b) { return a.exact < b.exact; })->exact;
  const std::vector<std::string> all = terms_of(passage);
  for (const std::set<std::string>& other : asked.beside)
    if (std::none_of(all.begin(), all.end(), [&](const std::string& t) { return other.count(t) != 0; })) return 0;
  static const Pattern word(R"(\pL{3,})"),
      no_event(R"(^(?i)(\s+(by\s+reference|herein)|\s+\d|\s+of\s+(the\s+|fiscal\s+)*(year|quarter|month|(19|20)\d\d)))");
  double best = 0;
  for (auto at = word.find(passage); at; at = word.find(passage, at.end)) {
    const std::vector<std::string> term = terms_of(std::string_view(passage).substr(at.begin, at.end - at.begin));
    if (term.empty() || !asked.event.count(term.front()) || no_event.found_in(std::string_view(passage).substr(at.end))) continue;
    if (passage.compare(at.begin, at.end - at.begin, "found") == 0) continue;  // "can be found in": nothing was founded
    for (const Time& t : times) {
      const size_t from = std::min(t.end, at.end), to = std::max(t.begin, at.begin);
      const size_t away = from >= to ? 0 : to - from;
      if (away > kReach || (away > 0 && parted(std::string_view(passage).substr(from, away)))) continue;
      if (asked.past && away > 0 && t.end <= at.begin && another_event(std::string_view(passage).substr(from, away))) continue;
      best = std::max(best, t.exact * (1 - 0.5 * static_cast<double>(away) / kReach));
    }
  }
  return best;
}

}  // namespace dossier
