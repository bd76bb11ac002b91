#include "app/analysis/table_question.h"

#include <algorithm>
#include <cstdlib>

#include "app/analysis/table_rows.h"

namespace dossier {
namespace {

// Years in the order of the text; a range is filled up where all of it counts.
std::vector<int> years_asked(const std::string& text, bool whole_range) {
  std::vector<int> years = years_in(text);
  static const Pattern range(R"(((?:19|20)\d\d)\s*(?:-|–|to|through|and)\s*((?:19|20)\d\d))");
  auto g = range.groups(text);
  if (g.empty() || !whole_range) return years;
  int first = std::stoi(g[1]), last = std::stoi(g[2]);
  if (g[0].find("and") != std::string::npos) return years;
  for (int y = std::min(first, last) + 1; y < std::max(first, last) && y < first + 10; ++y)
    if (std::find(years.begin(), years.end(), y) == years.end()) years.push_back(y);
  return years;
}

std::optional<Threshold> threshold_in(const std::string& text) {
  static const Pattern p(R"(\b(exceed(?:ed|s)?|more than|greater than|above|over|at least|higher than|larger than|below|less than|under|lower than|smaller than)\D{0,25}?(-?\d[\d,.]*))");
  auto g = p.groups(text);
  if (g.empty()) return std::nullopt;
  std::string digits;
  for (char c : g[2])
    if (c != ',') digits += c;
  while (!digits.empty() && digits.back() == '.') digits.pop_back();
  bool below = g[1] == "below" || g[1] == "less than" || g[1] == "under" || g[1] == "lower than" || g[1] == "smaller than";
  return Threshold{std::strtod(digits.c_str(), nullptr), below};
}

void add_sides(std::vector<TwoSides>& out, const Pattern& p, const std::string& text, bool swapped) {
  auto g = p.groups(text);
  if (g.size() < 3 || g[1].empty() || g[2].empty()) return;
  static const Pattern bare_year(R"(^\D{0,25}(?:19|20)\d\d\W*$)"), any_year(R"((?:19|20)\d\d)");
  if (bare_year.found_in(g[1]) && any_year.found_in(g[2])) return;  // two years, not two rows
  if (swapped) out.push_back({g[2], g[1]});
  else out.push_back({g[1], g[2]});
}

std::vector<TwoSides> sides_of(const std::string& text) {
  static const Pattern between(R"((?:difference|change)s?\b.*?\bbetween (?:the )?(.+?) and (?:the )?(.+?)(?: in | for | as of | at | during |\?|$))");
  static const Pattern compared(R"(how (?:much|many) (?:more|less|higher|lower|greater) (?:was|is|were|are) (?:the )?(.+?) (?:than|compared to) (?:the )?(.+?)(?: in | for | as of | at |\?|$))");
  static const Pattern ratio(R"((?:ratio|proportion) of (?:the )?(.+?) (?:to|over|against) (?:the )?(.+?)(?: in | for | as of | at | between |\?|$))");
  static const Pattern expressed(R"((?:what (?:is|was|were|are|percentage is) )?(?:the )?(.+?),? (?:expressed )?as an? (?:percentage|percent|%|proportion|fraction|share) of (?:the )?(.+?)(?: in | for | as of | at |\?|$))");
  static const Pattern share_of(R"((?:percentage|proportion|percent|share) of (?:the )?(.+?) (?:over|out of|against|to|of|in|as part of) (?:the )?(total.+?)(?: in | for | as of | at |\?|$))");
  static const Pattern makes_up(R"(what (?:percentage|percent|proportion|share) of (?:the )?(.+?) (?:is|was|were|are|does|do|did|comes? from|came from|consists? of|consisted of|comprises?|pertains? to)(?: made up of| due to| from| attributable to| for| related to)? (?:the )?(.+?)(?: in | for | as of |\?|$))");
  static const Pattern constitution(R"(percentage (?:of )?(?:constitution|composition|contribution) of (?:the )?(.+?) (?:among|in|to|within|out of) (?:the )?(.+?)(?: in | for | as of |\?|$))");
  static const Pattern named_ratio(R"(what (?:is|was) (?:the )?(.+?)[- ]to[- ](.+?) ratio)");
  std::vector<TwoSides> out;
  add_sides(out, constitution, text, false);
  add_sides(out, named_ratio, text, false);
  add_sides(out, between, text, false);
  add_sides(out, compared, text, false);
  add_sides(out, ratio, text, false);
  add_sides(out, expressed, text, false);
  add_sides(out, makes_up, text, true);
  add_sides(out, share_of, text, false);
  return out;
}

}  // namespace

TableQuestion read_table_question(const Question& question) {
  TableQuestion q;
  q.text = question.lower;
  const std::string& t = q.text;
  auto says = [&](const Pattern& p) { return p.found_in(t); };
  static const Pattern pct(R"(percentage (?:point )?(?:change|increase|decrease|growth|difference)|(?:%|percent) (?:change|increase|decrease|growth)|growth rate|rate of (?:change|growth|increase)|year[- ]on[- ]year (?:growth|change)|(?:grow|increase|decrease|change)d? by (?:what|how many) percent)");
  static const Pattern change(R"(\bchanged?\b|\bchanges\b|difference|increase|decrease|decline|how much (?:more|less|higher|lower|greater)|\bgrowth\b)");
  static const Pattern average(R"(\b(?:average|mean)\b)"), share(R"(as an? (?:percentage|percent|%|proportion|fraction|share)|percentage of|proportion of|what (?:percentage|percent|proportion|share)|ratio of|ratio between|share of)");
  static const Pattern sum(R"(\bsum\b|combined|\bboth\b|in total\b|\baltogether\b|\bcumulative)"), ratio(R"(\bratio\b)"), percent("percent|%"), respectively(R"(respectively|, .*\band\b)");
  static const Pattern which_period(R"((?:in )?(?:which|what) (?:fiscal |financial |of the )?(year|period|quarter|month)s?\b)"), superlative(R"(\b(larg|high|great|low|small|less|least|most|more|bigg|best|worst|better)\w*)"),
      period_verb(R"(years? (?:does|did|is|are|do)\b)");
  static const Pattern periods_listed(R"((?:which|what) (?:are the )?(?:fiscal |financial |specific )?(?:years|periods)\b)");
  static const Pattern counted(R"(how many (?:of the )?(years|quarters|periods|months|types|categories|segments|items|components|countries|regions|products))");
  static const Pattern rows_listed(
      R"(^(?:which|what) (?:are |is |were |was )?(?:the )?(?:all )?(?:different |main |various |respective |financial |\d+ )*(countries|segments|types|categories|components|items|currencies|regions|geographic\w* \w+|products|elements|assets|liabilities|line items|factors|sources|expenses)\b)");
  static const Pattern table_word("table|listed|shown|included|comprise|consist|make up|break|present|under|calculat|recorded|provided|used|consider");
  static const Pattern row_superlative(R"(^(?:which|what) (\w+)(?: [\w']+)*? (?:has|had|have|was|were|is|are|experienced|contributed|generated|recorded|showed|saw)\b.*\b(highest|largest|greatest|most|biggest|lowest|smallest|least)\b)");
  static const Pattern lowest(R"(\b(low|lower|lowest|small|smaller|smallest|less|least|worst)\b)");
  static const Pattern texty(R"(^\s*why\b|what (?:led|drove|caused|is the reason|was the reason|were the reasons|contributed|does|do|did|is included|are included|factors)|^\s*who|^\s*where|^\s*when\b|which (?:standard|method|company|companies|party|model|policy)|what (?:method|standard|model|type of)|^\s*how often)");
  static const Pattern how(R"(^\s*how (?:is|are|was|were|does|do|did|has|have) )"), compare(R"(\bcompare)");
  static const Pattern what_is(R"(^\s*what (?:is|are|was|were|does|do) [^?]{3,80}\?*$)"), figure_word("amount|total|number|value|rate|cost|net|average|expense|income|revenue|percent|balance|price|assets|liabilit|sales|change|ratio|difference");
  q.percentage_change = says(pct);
  q.change = says(change);
  q.average = says(average);
  q.share = says(share) && !q.percentage_change;
  q.ratio = says(ratio) && !says(percent);
  q.sum = says(sum);
  q.respectively = says(respectively);
  q.threshold = threshold_in(t);
  q.lowest = says(lowest);
  if (auto g = which_period.groups(t); !g.empty()) {
    q.period_word = g[1];
    q.which_period = says(superlative) && !says(period_verb);
  }
  q.lists_periods = says(periods_listed) && !says(superlative) && !q.threshold;
  q.counts_periods = says(counted) && q.threshold;
  q.lists_rows = says(rows_listed) && says(table_word);
  if (auto g = row_superlative.groups(t); !g.empty()) {
    static const Pattern period("^(year|quarter|period|fiscal|financial|month)");
    q.superlative_row = !period.found_in(g[1]);
  }
  q.wants_text = says(texty) || (says(how) && !says(compare));
  q.may_define = says(what_is) && question.years.empty() && !says(figure_word);
  static const Pattern constitution(R"(percentage (?:of )?(?:constitution|composition))"), year_average(R"(\b((?:19|20)\d\d) average\b|average (?:for|in) ((?:19|20)\d\d))"), absolute(R"(\babsolute\b)");
  static const Pattern added(R"(\b(?:sum|total) of (?:the )?(.+?) and (?:the )?(.+?)(?: in | for | as of | at |\?|$))");
  static const Pattern under(R"(\b(?:under|calculation of|calculating|of|comprise|consists? of|make up|in) (?:the )?(.+?)(?: in the table| consist of| comprise of| in (?:19|20)\d\d| as of|\?|$))");
  static const Pattern kinds_counted(R"(^how many (?:different )?(?:types|kinds|categories|components|items|segments|classes|elements) of\b)");
  q.share = q.share || says(constitution);
  q.mean_of_year = says(year_average);
  q.absolute = says(absolute);
  if (auto g = added.groups(t); !g.empty() && years_in(g[1]).empty()) q.added = TwoSides{g[1], g[2]};
  if (auto g = under.groups(t); q.lists_rows && !g.empty()) q.listed_under = g[1];
  q.counts_rows = says(kinds_counted) && !q.threshold;
  bool whole_range = q.average || q.sum || t.find("total") != std::string::npos;
  q.years = years_asked(t, whole_range);
  q.sides = sides_of(t);
  return q;
}

}  // namespace dossier
