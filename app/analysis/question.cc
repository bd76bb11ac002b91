#include "app/analysis/question.h"

#include <algorithm>
#include <set>

#include "app/analysis/table_rows.h"
#include "app/retrieval/terms.h"

namespace dossier {
namespace {

std::string without_instructions(std::string_view text) {
  std::string out(text);
  for (const Pattern& p : lexicon().instructions) {
    std::string shorter = p.cut_from(out);
    std::string single = plain_lower(shorter);
    if (std::count(single.begin(), single.end(), ' ') >= 3) out = shorter;
  }
  return out;
}

struct NamedItem {
  size_t begin, end;
  const LineItem* item;
};

// Lines named in the text; of overlapping names the longer one stands.
std::vector<const LineItem*> items_named_in(const std::string& text) {
  std::vector<NamedItem> found;
  for (const LineItem& item : lexicon().items) {
    std::vector<std::string> names = item.asked;
    std::stable_sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    for (const std::string& name : names)
      if (size_t at = find_phrase(text, name); at != std::string::npos) {
        found.push_back({at, at + name.size(), &item});
        break;
      }
  }
  std::stable_sort(found.begin(), found.end(), [](const NamedItem& a, const NamedItem& b) { return a.end - a.begin > b.end - b.begin; });
  std::vector<NamedItem> kept;
  for (const NamedItem& f : found)
    if (std::none_of(kept.begin(), kept.end(), [&](const NamedItem& k) { return f.begin >= k.begin && f.end <= k.end; })) kept.push_back(f);
  std::stable_sort(kept.begin(), kept.end(), [](const NamedItem& a, const NamedItem& b) { return a.begin < b.begin; });
  std::vector<const LineItem*> out;
  for (const NamedItem& k : kept) out.push_back(k.item);
  return out;
}

const Metric* metric_named_in(const std::string& text) {
  const Metric* best = nullptr;
  size_t longest = 0;
  for (const Metric& m : lexicon().metrics)
    for (const std::string& name : m.asked)
      if (name.size() > longest && find_phrase(text, name) != std::string::npos) best = &m, longest = name.size();
  return best;
}

std::optional<int> quarter_in(const std::string& core) {
  static const Pattern digit(R"(\bq([1-4])\b|\bq([1-4])\s?(?:of|fy|20)|\b([1-4])q\b|\bfy\d{2,4}q([1-4]))"), word(R"(\b(first|second|third|fourth)(?: fiscal)?[ -]quarter)");
  if (auto g = digit.groups(core); !g.empty())
    for (size_t k = 1; k < g.size(); ++k)
      if (!g[k].empty()) return g[k][0] - '0';
  if (auto g = word.groups(core); !g.empty()) return g[1] == "first" ? 1 : g[1] == "second" ? 2 : g[1] == "third" ? 3 : 4;
  return std::nullopt;
}

void add_terms(WeightedTerms& out, const std::vector<std::string>& terms, std::set<std::string>& seen) {
  for (const std::string& t : terms)
    if (seen.insert(t).second) out.push_back({t, 1.0});
}

// Words that frame a question ("the primary customers", "materially important", "mentioned in this report"): documents use them
// for anything. They still count a little, for they are there when a heading repeats the question.
double worth_of(const std::string& term) {
  static const std::set<std::string> framing = [] {
    std::vector<std::string> stems = terms_of(
        "primary primarily main mainly major majority key important importance material materially significant significantly ongoing current currently reported report mention mentioned "
        "disclose disclosed describe described able useful relevant represent represents overall largest biggest smallest best worst perform performed company companies business firm corporation");
    return std::set<std::string>(stems.begin(), stems.end());
  }();
  return framing.count(term) ? 0.2 : 1.0;
}

void set_terms(Question& q) {
  std::set<std::string> seen;
  std::vector<std::string> content;
  for (std::string& t : terms_of(q.core))
    if (!is_period_term(t)) content.push_back(std::move(t));
  add_terms(q.terms, content, seen);
  bool framed = std::all_of(q.terms.begin(), q.terms.end(), [](const auto& t) { return worth_of(t.first) < 1; });
  for (auto& t : q.terms)
    if (!framed) t.second = worth_of(t.first);
  if (q.terms.empty()) add_terms(q.terms, terms_of(q.text), seen);
  for (const Topic* t : q.topics) add_terms(q.topic_terms, t->terms, seen);
  for (const LineItem* item : q.needed)
    for (size_t k = 0; k < item->asked.size() && k < 3; ++k) add_terms(q.item_terms, terms_of(item->asked[k]), seen);
  auto add_object = [&](const std::vector<std::string>& names) {
    const std::string* longest = nullptr;
    for (const std::string& name : names)
      if (find_phrase(q.core, name) != std::string::npos && (!longest || name.size() > longest->size())) longest = &name;
    if (!longest) return;
    for (std::string& term : terms_of(*longest)) q.object_terms.push_back(std::move(term));
  };
  if (q.metric) add_object(q.metric->asked);
  for (const LineItem* item : q.items) add_object(item->asked);
  if (q.metric) {
    q.label_phrases = q.metric->asked;
  } else {
    for (size_t i = 0; i < q.items.size() && i < 2; ++i)
      for (size_t k = 0; k < q.items[i]->asked.size() && k < 4; ++k) q.label_phrases.push_back(q.items[i]->asked[k]);
  }
}

}  // namespace

Question parse_question(std::string_view text) {
  static const Pattern why(R"(\b(drove|drives?|driven by|drivers?|why|reasons?|caused?|factors|nature|purpose|explain\w*)\b)");
  static const Pattern parts(R"(\b(segments?|categor(y|ies)|regions?|geograph\w*|domestic|international|products?|divisions?|business(es)? units?|stores?|brands?|countr(y|ies))\b)");
  static const Pattern adjusted(R"(\b(adjusted|non.?gaap|core|organic\w*|constant currency|underlying|excluding|exclude|real change)\b)");
  static const Pattern change(R"(growth|year.over.year|% change|percent(age)? change|\bchange|\bgrow|increase|decrease|decline|improv|consistent|compare|changed|\bdrop)");
  Question q;
  q.text = std::string(text);
  q.lower = plain_lower(text);
  q.core = plain_lower(without_instructions(text));
  for (size_t at = q.core.find(" & "); at != std::string::npos; at = q.core.find(" & ", at)) q.core.replace(at, 3, " and ");
  q.years = years_in(q.core);
  std::sort(q.years.begin(), q.years.end());
  q.quarter = quarter_in(q.core);
  q.metric = metric_named_in(q.core);
  q.items = items_named_in(q.core);
  q.asks_why = why.found_in(q.core);
  q.asks_parts = parts.found_in(q.core);
  q.asks_adjusted = adjusted.found_in(q.core);
  q.asks_change = change.found_in(q.core);
  for (const StatementEntry& s : lexicon().statements)
    if (std::any_of(s.asked.begin(), s.asked.end(), [&](const std::string& a) { return find_phrase(q.lower, a) != std::string::npos; })) q.statements.push_back(s.kind);
  q.names_statement = !q.statements.empty();
  if (q.metric) q.needed = items_of_formula(q.metric->formulas.front());
  else q.needed.assign(q.items.begin(), q.items.begin() + static_cast<long>(std::min<size_t>(2, q.items.size())));
  for (const LineItem* item : q.needed) {
    bool there = std::find(q.statements.begin(), q.statements.end(), item->statement) != q.statements.end();
    if (!there && !(q.names_statement && !q.metric)) q.statements.push_back(item->statement);
  }
  for (const Topic& t : lexicon().topics)
    if (t.when.found_in(q.core)) q.topics.push_back(&t);
  set_terms(q);
  return q;
}

}  // namespace dossier
