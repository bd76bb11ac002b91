#include "app/analysis/drafting.h"

#include <algorithm>
#include <set>

#include "app/analysis/asked_kind.h"
#include "app/analysis/clause_question.h"
#include "app/analysis/cover_answer.h"
#include "app/analysis/key_figures.h"
#include "app/analysis/opinion_answer.h"
#include "app/analysis/paper_answer.h"
#include "app/analysis/role_answer.h"
#include "app/analysis/row_match.h"
#include "app/analysis/said_answer.h"
#include "app/analysis/statement_answer.h"
#include "app/analysis/table_answer.h"
#include "app/retrieval/terms.h"
#include "base/quantity.h"
#include "base/utf8.h"

namespace dossier {
namespace {

constexpr size_t kFewPages = 5;  // a receipt or form is all names and figures
constexpr size_t kWeighed = 12;  // passages with a time or a number of the things, of which the surest answers
// Of the best passage's share, where that one has not what is asked for; less where a certain kind of thing is, least where it is a number beside
// the things themselves.
constexpr double kNearlyAsMuch = 0.5, kOfTheKind = 0.3, kCounted = 0.15;

bool has_statement(DocumentModel& m) {
  for (StatementKind k : {StatementKind::income, StatementKind::balance, StatementKind::cash})
    if (!m.statement_pages(k, 1).empty()) return true;
  return false;
}

// What share of the question's words a passage has, by number, without names.
double share_of_words(const Question& q, const std::vector<std::string>& names, const std::string& passage) {
  const std::vector<std::string> words = terms_of(passage);
  std::set<std::string> left_out;
  for (const std::string& name : names)
    for (std::string& term : terms_of(name)) left_out.insert(std::move(term));
  size_t all = 0, held = 0;
  for (const auto& [term, weight] : q.terms) {
    if (left_out.count(term)) continue;
    ++all;
    held += std::find(words.begin(), words.end(), term) != words.end();
  }
  return all == 0 ? 1 : static_cast<double>(held) / static_cast<double>(all);
}

// Names of the question that are not the document's own: what happened to them is said where they are named.
std::vector<std::string> other_names(const DocumentModel& model, const Question& q) {
  const std::string own = fold(model.profile().subject.text + " " + model.document().name);
  std::vector<std::string> out;
  for (const AskedName& name : names_in(q.text))
    if (!name.abbreviation && own.find(name.folded) == std::string::npos) out.push_back(name.folded);
  return out;
}

// What of the question is neither the document's own name, nor the things or the event, nor said everywhere ("end", "year", "have").
std::vector<std::string> telling_rest(const DocumentModel& model, const Question& q, const Asked& asked) {
  static const std::set<std::string> general = [] {
    const std::vector<std::string> words = terms_of(
        "end beginning start year fiscal quarter month total totally current currently altogether overall approximately number have has had own owns "
        "owned run runs operate operates operated "
        "operating employ employs employed maintain use uses keep exist first last company group firm business worldwide global globally there still "
        "now today date day time long");
    return std::set<std::string>(words.begin(), words.end());
  }();
  const std::vector<std::string> own_words = terms_of(model.profile().subject.text + " " + model.document().name);
  const std::set<std::string> own(own_words.begin(), own_words.end());
  std::vector<std::string> out;
  for (const auto& weighted : q.terms) {
    const std::string& term = weighted.first;  // by name, as clang lets no lambda hold a part of a structured binding
    const bool year = term.size() == 4 && std::all_of(term.begin(), term.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
    const bool beside = std::any_of(asked.time.beside.begin(), asked.time.beside.end(), [&](const auto& event) { return event.count(term) != 0; });
    if (!year && !beside && !general.count(term) && !own.count(term) && !asked.counted.count(term) && !asked.done.count(term) &&
        !asked.time.event.count(term))
      out.push_back(term);
  }
  return out;
}

// A time or a number of something else: half of what tells the thing asked about must stand in the passage. Where the question names nothing
// but the document's own company, the passage speaks of it.
bool speaks_of_it(const DocumentModel& model, const Asked& asked, const std::vector<std::string>& rest, const std::string& passage) {
  const std::vector<std::string> words = terms_of(passage);
  const std::set<std::string> held(words.begin(), words.end());
  const bool numbered =
      std::all_of(asked.held.begin(), asked.held.end(), [&](const std::string& number) { return passage.find(number) != std::string::npos; });
  if (!numbered) return false;  // "the last 747"
  if (!rest.empty()) {
    const auto n = static_cast<size_t>(std::count_if(rest.begin(), rest.end(), [&](const std::string& term) { return held.count(term) != 0; }));
    return 2 * n >= rest.size();
  }
  static const Pattern own_words(R"((?i)\b(we|our|us|the (company|group|registrant|corporation|firm))\b)");
  if (model.pages() <= kFewPages || own_words.found_in(passage)) return true;
  const std::vector<std::string> own = terms_of(model.profile().subject.text);
  return own.empty() || std::any_of(own.begin(), own.end(), [&](const std::string& term) { return held.count(term) != 0; });
}

// Of passages that have some time, or some number of the things, how surely one says what is asked.
class SureOf {
 public:
  SureOf(const Question& q, const Asked& asked, double best)
      : q_(q), asked_(asked), best_(std::max(best, 1e-9)), of_a_state_(state().found_in(q.core)) {}
  double of(const Passage& p) const {
    double sure = asked_.kind == AskedKind::time ? share_of_words(q_, {}, p.text) + when_said(asked_.time, p.text) : p.score / best_;
    // How many there are is not how many came, went, or will.
    static const Pattern change(
        R"((?i)\b(clos(e|ed|es|ing)|opened|opening|expects?|plans?|intends?|acquired?|added|adding|hired|new|remodel\w*|additional|reduc\w*)\b)");
    if (of_a_state_ && change.found_in(p.text)) sure -= kChange;
    // What was done is not what somebody means to do.
    static const Pattern to_come(R"((?i)\b(will|anticipat\w+|expect\w*|plan|plans|intend\w*|aims?|targets?|up to|would)\b)");
    const bool past = asked_.kind == AskedKind::time ? asked_.time.past : of_a_state_ || !asked_.done.empty();
    if (past && to_come.found_in(p.text)) sure -= kChange;
    if (asked_.kind == AskedKind::number && p.row) sure -= kRow;
    // Whoever has the things says so; "also" some of them.
    static const Pattern has(
        R"((?i)\b(we|it|company|group|corporation) (currently |now )?(employ|employs|employed|have|had|has|operate|operates|operated|own|owned|maintain|serve)\b)"),
        also(R"((?i)\balso\b)");
    if (of_a_state_ && has.found_in(p.text)) sure += kHas;
    if (of_a_state_ && also.found_in(p.text)) sure -= kChange;
    const std::vector<int> years = years_in(p.text);
    if (!q_.years.empty() && !years.empty() && std::find(years.begin(), years.end(), q_.years.back()) == years.end()) sure -= kOtherYear;
    return sure;
  }

 private:
  static const Pattern& state() {
    static const Pattern p(R"(\bhow many\b.*\b(have|has|had|operates?|owns?|owned|employs?|employed|there)\b)");
    return p;
  }
  static constexpr double kHas = 0.4, kChange = 0.5, kOtherYear = 0.6, kRow = 0.3;
  const Question& q_;
  const Asked& asked_;
  double best_;  // score of the best passage
  bool of_a_state_;
};

bool asks_how_much(const Question& q) {
  static const Pattern how_much(R"(^\W*(how much|wie (viel|hoch)|combien|cuant[oa])\b)");
  return how_much.found_in(q.core);
}

bool holds_amount(const std::string& passage) {
  const std::vector<Quantity> quantities = find_quantities(passage);
  return std::any_of(quantities.begin(), quantities.end(), [](const Quantity& x) { return x.kind == QuantityKind::amount; });
}

// A short paper that speaks of a thing need not say why it came about, nor how much it was.
bool lacks_cause_or_amount(const DocumentModel& model, const Question& q, const std::string& passage) {
  static const Pattern for_a_cause(R"(^why\b|\b(causes?|caused|reasons?) (of|for)\b)"),
      gives_a_cause(
          R"((?i)\b(causes?|caused|because|due to|owing to|reasons?|as a result|result(ed|s)? (of|from)|led to|since|thanks to|driven by|so that|attributable to|to (reduce|avoid|prevent|ensure|improve|support|protect|allow|enable|provide|meet|fund|finance|comply))\b)");
  if (model.pages() > kFewPages) return false;
  if (for_a_cause.found_in(q.core)) return !gives_a_cause.found_in(passage);
  if (!asks_how_much(q)) return false;
  const std::vector<Quantity> quantities = find_quantities(passage);
  return std::none_of(quantities.begin(), quantities.end(), [](const Quantity& x) {
    return x.kind == QuantityKind::amount || (x.kind == QuantityKind::number && x.value > Decimal::whole(31)) || x.kind == QuantityKind::percentage ||
           x.kind == QuantityKind::duration;
  });
}

// Notes below a table run together: "1 Non-GAAP measure; excludes ... 2 Excludes the impact of ... 3 Calculated ...".
bool is_run_of_notes(const std::string& text) {
  static const Pattern opens(R"(^\(?\d{1,2}\)? [A-Z])"), next(R"( \(?\d{1,2}\)? [A-Z][a-z])");
  if (!opens.found_in(text)) return false;
  size_t n = 0;
  for (auto at = next.find(text); at; at = next.find(text, at.end)) ++n;
  return n >= 2;
}

// Rows of a table run together, as they stand where a sentence was looked for: every sixth word or more is a figure, years and shares not counted,
// dashes counted.
bool is_run_of_rows(const std::string& text) {
  static const Pattern figure(R"(^[$(]*\d[\d,.]*\)?$|^[-–—]$)"), year(R"(^(19|20)\d\d[.,]?$)");
  size_t figures = 0, words = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = std::string_view(text).substr(at, end - at);
    words += !word.empty();
    figures += figure.found_in(word) && !year.found_in(word);
    at = end + 1;
  }
  return figures >= 6 && 6 * figures >= words;
}

// "Number of employees", "Total stores": rows of amounts name what was paid to employees, too.
bool counts_in_row(const Asked& asked, const TableRow& row) {
  static const Pattern counts(R"(\b(number|count|total|headcount)\b)"),
      amounts(R"(\b(compensation|benefits?|costs?|expenses?|payable|plans?|pay|salar\w*|sales|revenue|income|liabilit\w*)\b)");
  const std::vector<std::string> words = terms_of(row.norm);
  return counts.found_in(row.norm) && !amounts.found_in(row.norm) &&
         std::any_of(words.begin(), words.end(), [&](const std::string& w) { return asked.counted.count(w) != 0; });
}

// Of the passages that hold nearly as much of the question as the best, those that speak of whom it names and have the kind of thing
// that it asks for.
std::vector<const Passage*> answering(const DocumentModel& model, const Question& q, const std::vector<Passage>& passages, const NamedPages& named,
                                      const AskedPaper& paper) {
  static const Pattern for_names(R"(\b(which|who|whom|whose|list|names?)\b|^what are\b)");
  const Asked asked = what_is_asked(q);
  const bool by_name = asked.kind == AskedKind::name || asked.kind == AskedKind::place, names_do = for_names.found_in(q.core);
  const double least = asked.kind == AskedKind::anything ? kNearlyAsMuch : asked.kind == AskedKind::number ? kCounted : kOfTheKind;
  const bool past = asked.kind == AskedKind::time && asked.time.past;
  const bool weighed = past || asked.kind == AskedKind::number;
  const size_t most = weighed ? kWeighed : 3;
  const std::vector<std::string> others = asked.kind == AskedKind::time ? other_names(model, q) : std::vector<std::string>();
  const bool of_it = asked.kind == AskedKind::time || asked.kind == AskedKind::number;
  const std::vector<std::string> rest = of_it ? telling_rest(model, q, asked) : std::vector<std::string>();
  std::vector<const Passage*> out;
  for (const Passage& p : passages) {
    if (out.size() >= most || p.score < least * passages.front().score) break;
    if (!named.pages[p.page_index] || !offers(asked, q, p.text)) continue;
    if (p.names_only && !names_do && model.pages() > kFewPages) continue;
    if ((asked.kind == AskedKind::number || asked.kind == AskedKind::time) && !p.row && (is_run_of_rows(p.text) || is_run_of_notes(p.text))) continue;
    if (of_it && !p.row && !speaks_of_it(model, asked, rest, p.text)) continue;
    if (lacks_cause_or_amount(model, q, p.text)) continue;
    if (asked.kind == AskedKind::number && p.row && !counts_in_row(asked, *p.row)) continue;
    const std::string lower = paper.numbers.empty() ? std::string() : plain_lower(p.text);
    if (!std::all_of(paper.numbers.begin(), paper.numbers.end(), [&](const std::string& n) { return holds_number(lower, n); })) continue;
    const std::string folded = others.empty() ? std::string() : fold(p.text);
    if (!std::all_of(others.begin(), others.end(), [&](const std::string& name) { return folded.find(name) != std::string::npos; })) continue;
    // Names stand everywhere: they answer only beside what is asked of them.
    const double share = by_name || !named.strangers.empty() ? share_of_words(q, named.strangers, p.text) : 1;
    const bool strange = !named.strangers.empty() && others.empty() && share <= 0.5;  // of a time, the passage itself has the names
    if ((by_name && share < 0.5) || strange) continue;
    out.push_back(&p);
  }
  if (weighed && !out.empty()) {
    const SureOf sure(q, asked, passages.front().score);
    std::stable_sort(out.begin(), out.end(), [&](const Passage* a, const Passage* b) { return sure.of(*a) > sure.of(*b); });
  }
  const bool amounts = asks_how_much(q) && model.pages() <= kFewPages;
  if (amounts) std::stable_partition(out.begin(), out.end(), [](const Passage* p) { return holds_amount(p->text); });
  if (out.size() > 3) out.resize(3);
  return out;
}

// Figures of the best passages, for a question that no method answers exactly.
AnswerDraft from_passages(DocumentModel& model, const Question& q, const std::vector<Passage>& passages, const NamedPages& named,
                          const AskedPaper& paper) {
  AnswerDraft nothing;
  nothing.how = "no passage has what is asked for";
  const std::vector<const Passage*> chosen = answering(model, q, passages, named, paper);
  if (chosen.empty()) return nothing;
  AnswerDraft out;
  out.text = chosen.front()->text;
  out.confidence = chosen.front()->score;
  out.how = "the passage that holds most of the question's words";
  if (const Passage& first = *chosen.front(); first.row && what_is_asked(q).kind == AskedKind::number) {
    const int year = q.years.empty() ? model.fiscal_year().value_or(0) : q.years.back();
    if (const RowCell* cell = cell_for_year(*first.row, year); cell && cell->number) {
      const Figure figure = figure_of(model, first.page_index, *first.row, *cell);
      if (figure.unit.size() == 3) return nothing;  // money counts nothing
      out.text = figure.text;
      out.cell = figure;
    }
  }
  for (const Passage* passage : chosen) {
    const Passage& p = *passage;
    out.quotes.push_back(p.span);
    if (p.row) {
      int year = q.years.empty() ? model.fiscal_year().value_or(0) : q.years.back();
      const RowCell* cell = cell_for_year(*p.row, year);
      for (size_t c = 0; !cell && c < p.row->cells.size(); ++c)
        if (p.row->cells[c].number) cell = &p.row->cells[c];
      if (cell && cell->number) out.numbers.push_back(number_of(figure_of(model, p.page_index, *p.row, *cell)));
    } else {
      for (const AnswerNumber& n : numbers_in(p.text, 2)) out.numbers.push_back(n);
    }
  }
  // Who asks for an amount is given amounts first.
  static const Pattern amount(R"(\b(how much|amount|amounts|what is the (value|price|cost|gain|loss))\b)");
  if (amount.found_in(q.core)) std::stable_partition(out.numbers.begin(), out.numbers.end(), [](const AnswerNumber& n) { return n.unit.size() == 3 || n.scale > 1; });
  if (out.numbers.size() > 5) out.numbers.resize(5);
  return out;
}

// The named line is all that the question asks for: behind it only a time is named.
bool ends_with_line(const Question& q) {
  if (q.items.empty()) return false;
  static const Pattern time(R"(^\s*((in|at|as of|as at|for|during|on|by)\b.*)?[?.!\s]*$)");
  for (const std::string& name : q.items.front()->asked)
    if (const size_t at = find_phrase(q.core, name); at != std::string::npos && time.found_in(std::string_view(q.core).substr(at + name.size()))) return true;
  return false;
}

// Of an amount per share a statement's amount is no answer.
bool asks_other_unit(const Question& q) {
  static const Pattern per_share(R"(\bper (common |ordinary |diluted |basic )?share\b)");
  return per_share.found_in(q.core) && !q.metric && std::none_of(q.items.begin(), q.items.end(), [](const LineItem* item) { return item->per_share; });
}

// A sentence answers "how many" and "when" only if it says so; of its numbers the one beside the things is meant. Cells and arithmetic stand for
// themselves.
bool has_what_is_asked(const DocumentModel& model, const Question& q, AnswerDraft& draft) {
  const Asked asked = what_is_asked(q);
  const std::optional<size_t> index = draft.quotes.empty() ? std::nullopt : model.index_of(draft.quotes.front().page);
  // An amount of money counts nothing.
  if (asked.kind == AskedKind::number && draft.cell && draft.cell->unit.size() == 3) return false;
  if (draft.cell || draft.computation || !index) return true;
  const std::string sentence = single_spaced(model.page(*index).slice(draft.quotes.front().begin, draft.quotes.front().end));
  if (asked.kind != AskedKind::number && asked.kind != AskedKind::time) return !lacks_cause_or_amount(model, q, sentence);
  if (asked.kind == AskedKind::time) return offers(asked, q, sentence);
  const std::optional<TextRange> number = counted_number(asked, sentence);
  if (!number) return false;
  const std::string text = sentence.substr(number->begin, number->end - number->begin);
  if (!counts_them(asked, sentence, draft.text)) {
    draft.text = text;
    draft.numbers = numbers_in(text, 1);
  }
  return true;
}

// "How many plants": the line "Property, plant and equipment" counts none.
bool is_money_for_a_count(const Question& q, const AnswerDraft& draft) {
  const std::string& unit = draft.cell ? draft.cell->unit : draft.numbers.empty() ? std::string() : draft.numbers.front().unit;
  return unit.size() == 3 && what_is_asked(q).kind == AskedKind::number;
}

// Whether the first place of an answer is on one of the pages.
bool stands_on(const DocumentModel& model, const AnswerDraft& draft, const std::vector<bool>& pages) {
  if (draft.quotes.empty()) return true;
  const std::optional<size_t> index = model.index_of(draft.quotes.front().page);
  return !index || pages[*index];
}

}  // namespace

AnswerDraft draft_for(DocumentModel& model, const Question& q, const std::vector<PageScore>& order, const std::vector<Passage>& passages,
                      const NamedPages& named, const AskedPaper& paper) {
  std::vector<size_t> best;
  for (size_t k = 0; k < order.size() && k < 5; ++k) best.push_back(order[k].index);
  if (std::optional<AnswerDraft> cover = answer_from_cover(model, q); cover && stands_on(model, *cover, named.pages)) return *cover;
  if (auto got = answer_from_opinion(model, q, paper)) return *got;
  if (std::optional<AskedSaying> saying = asked_saying(q); saying && model.profile().form.empty() && !is_contract(model.profile())) {
    AnswerDraft said = answer_from_saying(model, *saying);
    if (!said.text.empty()) return said;
  }
  if (const Role* role = asked_role(q)) {
    AnswerDraft none;
    none.how = "no name stands beside the office";
    const std::optional<AnswerDraft> holder = answer_from_roles(model, *role);
    return holder && stands_on(model, *holder, named.pages) ? *holder : none;
  }
  if (is_short_paper(model, paper))
    if (auto got = answer_from_paper(model, q, paper)) return *got;
  if (model.pages() <= 3 && !has_statement(model))
    if (auto got = answer_from_tables(model, q, best); got && has_what_is_asked(model, q, *got)) return *got;
  // "Which debt securities ...", "Who ..." ask for names; "what are the total assets" for a figure, "what are the debt securities that" not.
  static const Pattern for_names(R"(^(which|who|whom|whose|where|what are)\b)"), what_are("^what are\\b");
  // "What percent of spending ..." asks for a share, which no single line is.
  static const Pattern for_a_share(R"((\bpercent|\bpercentage|\bshare|\bproportion|%) of\b)");
  const bool names = for_names.found_in(q.core) && !(what_are.found_in(q.core) && ends_with_line(q));
  bool in_parts = (q.asks_parts && (!q.metric || q.statements.empty())) || (!q.metric && (names || for_a_share.found_in(q.core)));
  if ((q.metric || !q.items.empty()) && !q.asks_why && !q.asks_adjusted && !in_parts && !asks_other_unit(q))
    if (auto got = answer_from_statements(model, q, best); got && stands_on(model, *got, named.pages) && !is_money_for_a_count(q, *got)) return *got;
  return from_passages(model, q, passages, named, paper);
}

}  // namespace dossier
