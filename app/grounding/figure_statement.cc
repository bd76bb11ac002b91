#include "app/grounding/figure_statement.h"

#include <algorithm>
#include <set>

#include "app/grounding/word_classes.h"
#include "app/grounding/statement.h"
#include "app/grounding/table_statement.h"
#include "app/grounding/units.h"

namespace dossier::grounding {
namespace {

using Stems = std::set<std::string>;

void add_stems(const std::string& text, Stems& out) {
  for (const Token& token : read_statement(text).tokens)
    if (token.is_word()) out.insert(token.stem);
}

// File names speak too: "acme_10-K-2022.pdf".
std::string spaced(std::string name) {
  for (char& c : name)
    if (c == '_' || c == '-' || c == '.') c = ' ';
  return name;
}

Stems vocabulary_of(const std::vector<CitationContext>& contexts) {
  Stems out;
  for (const CitationContext& c : contexts) {
    add_stems(c.quote, out);
    add_stems(c.narrow, out);
    add_stems(spaced(c.document), out);
    for (const CitedRow& row : c.table.cited) add_stems(row.label, out);
    for (const std::string& head : c.table.heads) add_stems(head, out);
  }
  return out;
}

std::optional<Reason> foreign_word(const ReadStatement& claim, const Stems& vocabulary) {
  const WordClasses& lexicon = WordClasses::standard();
  for (const Token& token : claim.tokens) {
    if (!token.is_word() || vocabulary.count(token.stem)) continue;
    if (token.negation) return Reason{"negation_added", "\"" + token.text + "\" is not in what is cited"};
    if (token.modality || token.quantifier) {
      if (!lexicon.is_figure_word(token.stem)) return Reason{"word_not_shown", "\"" + token.text + "\" is not in what is cited"};
      continue;
    }
    if (!token.free && !lexicon.is_figure_word(token.stem)) return Reason{"word_not_shown", "\"" + token.text + "\" is not in what is cited"};
  }
  return std::nullopt;
}

bool is_period(const Quantity& q) { return q.kind == QuantityKind::date || q.kind == QuantityKind::year || q.kind == QuantityKind::period; }
bool is_count(const Quantity& q) { return q.kind == QuantityKind::ordinal || q.kind == QuantityKind::reference || (q.in_words && q.value <= Decimal::whole(2)); }

std::string all_words(const CitationContext& c) {
  std::string out = c.quote + "\n" + c.narrow;
  for (const CitedRow& row : c.table.cited) out += "\n" + row.label;
  return out;
}

// Does a number of the text state this figure? A claim may turn the sign into a word: "fell by 5".
bool states(const Quantity& q, const FigureValue& figure, bool sign_in_words) {
  auto amount = amount_of(figure);
  auto value = Decimal::parse(figure.value);
  if (!amount.ok() || !value.ok()) return false;
  std::string unit = canonical_unit(figure.unit);
  bool unit_ok = q.unit.empty() ? (unit != "%" && unit != "pp" && unit != "bp") : compatible_unit(q.unit, unit) || (unit.empty() && q.kind == QuantityKind::number);
  if (!unit_ok) return false;
  // Without a scale word the bare value may stand for the amount only if it has no unit either: the unit line says both.
  bool bare = q.scale == Decimal::whole(1) && q.unit.empty() && q.value.absolute() == value->absolute();
  if (q.value.absolute() != amount->absolute() && !bare) return false;
  return sign_in_words || q.bracketed || q.value.sign() == amount->sign();
}

int year_of(const std::string& period) {
  for (const Quantity& q : find_quantities(period))
    if (is_period(q) && q.year) return q.year;
  return 0;
}

// A change from one period to another: each year of the sentence is one of the two, or stands in the label, as often as there;
// what "from" and "to" name is the earlier and the later operand's.
std::optional<Reason> wrong_periods(const ComputationDraft& c, const ReadStatement& text) {
  if (c.operands.size() != 2) return std::nullopt;
  int later = year_of(c.operands[0].figure.period), earlier = year_of(c.operands[1].figure.period);
  if (!later || !earlier) return std::nullopt;
  std::multiset<int> left{later, earlier};
  for (const Quantity& q : find_quantities(c.operands[0].label))
    if (is_period(q) && q.year) left.insert(q.year);
  for (size_t i = 0; i < text.tokens.size(); ++i) {
    const Token& token = text.tokens[i];
    if (!token.is_quantity() || !is_period(text.quantity_of(token)) || !text.quantity_of(token).year) continue;
    int year = text.quantity_of(token).year;
    std::string before = i > 0 ? text.tokens[i - 1].text : "";
    bool wrong = (before == "from" && year != earlier) || (before == "to" && year != later);
    auto found = left.find(year);
    if (wrong || found == left.end()) return Reason{"period_differs", "the figures are of " + std::to_string(earlier) + " and " + std::to_string(later) + ", not of " + std::to_string(year) + " here"};
    left.erase(found);
  }
  return std::nullopt;
}

}  // namespace

std::vector<OperandEvidence> evidence_of(const std::vector<CitationContext>& contexts) {
  std::vector<OperandEvidence> out;
  for (const CitationContext& c : contexts) out.push_back({c.quote, c.narrow, c.page, c.previous_page});
  return out;
}

std::vector<Reason> check_figures(const CitedClaim& claim, const std::vector<CitationContext>& contexts) {
  std::vector<Reason> out;
  std::string around, pages, before;
  for (const CitationContext& c : contexts) {
    around += all_words(c) + "\n";
    pages += c.page + "\n";
    before += c.previous_page + "\n";
  }
  for (const FigureValue& figure : claim.figures) {
    FigureFinding found = find_figure(figure, {claim.text, around, pages, before});
    std::string shown = figure.value + (figure.scale == "1" || figure.scale.empty() ? "" : " x " + figure.scale) + (figure.unit.empty() ? "" : " " + figure.unit);
    if (!found.found) out.push_back({"figure_" + found.why, "the typed figure " + shown + " is not what the sentence says"});
    else if (!figure.period.empty() && !period_may_hold(figure.period, claim.text + "\n" + around))
      out.push_back({"figure_period_differs", "the typed figure " + shown + " has a period, " + figure.period + ", that neither the sentence nor its place names"});
  }
  return out;
}

std::vector<Reason> check_computed_text(const CitedClaim& claim, const std::vector<CitationContext>& contexts) {
  const ComputationDraft& c = *claim.computation;
  if (c.operation == Operation::formula) {
    if (claim.text == formula_sentence(c)) return {};
    return {{"formula_not_said", "the sentence is not the result and its steps"}};
  }
  const WordClasses& lexicon = WordClasses::standard();
  ReadStatement text = read_statement(claim.text);
  std::vector<Reason> out;
  Stems vocabulary = vocabulary_of(contexts);
  std::string around;
  for (const CitationContext& context : contexts) around += all_words(context) + "\n";
  for (const OperandDraft& operand : c.operands) around += operand.figure.period + "\n";
  if (auto foreign = foreign_word(text, vocabulary)) out.push_back(*foreign);

  // Which way the sentence says it went.
  bool change = c.operation == Operation::difference || c.operation == Operation::percentage_change;
  int direction = 0;
  for (const Token& token : text.tokens)
    if (change && token.is_word() && !direction) direction = lexicon.direction(token.stem);
  auto result = amount_of(c.result);
  if (direction && result.ok() && result->sign() != 0 && result->sign() != direction) out.push_back({"direction_differs", "the sentence says it went the other way"});

  if (change)
    if (auto wrong = wrong_periods(c, text)) out.push_back(*wrong);

  std::vector<Quantity> near = find_quantities(around);
  bool result_said = false;
  for (const Token& token : text.tokens) {
    if (!token.is_quantity()) continue;
    const Quantity& q = text.quantity_of(token);
    bool known = is_count(q);
    if (c.operation == Operation::date_offset && q.kind == QuantityKind::date) {
      std::vector<Quantity> stated = find_quantities(c.result.value);
      if (stated.size() == 1 && stated[0].kind == QuantityKind::date && same_date(stated[0], q)) result_said = known = true;
    }
    // "rose by 5" says the sign in a word; "rose by -5" would turn it round.
    bool turned = direction != 0 && q.value.is_negative() && !q.bracketed;
    if (!turned && states(q, c.result, direction != 0)) result_said = known = true;
    for (const OperandDraft& operand : c.operands) known |= states(q, operand.figure, false);
    if (is_period(q)) known |= std::any_of(near.begin(), near.end(), [&](const Quantity& n) { return is_period(n) && (n.year == q.year || (q.year == 0 && same_date(n, q))); });
    known |= std::any_of(near.begin(), near.end(), [&](const Quantity& n) { return !is_period(n) && n.value == q.value && n.unit == q.unit; });
    if (!known) out.push_back({"number_not_shown", "\"" + std::string(text.text, token.begin, token.end - token.begin) + "\" is neither the result nor cited"});
  }
  if (!result_said) out.push_back({"result_not_said", "the sentence does not state the result " + c.result.value + " " + c.result.unit});
  return out;
}

std::optional<TextVerdict> check_figure_statement(const CitedClaim& claim, const std::vector<CitationContext>& contexts) {
  ReadStatement text = read_statement(claim.text);
  std::optional<TextVerdict> failed;
  bool any_table = false;
  for (const CitationContext& context : contexts) {
    if (context.table.empty()) continue;
    any_table = true;
    auto verdict = check_table_statement(text, context.table);
    if (verdict && verdict->check != ClaimClass::failed && verdict->check != ClaimClass::unsupported) return verdict;
    if (verdict && !failed) failed = verdict;
  }
  if (!any_table || failed) return failed;

  // No period to pair values with: every number is a cited one, every word is known.
  if (auto foreign = foreign_word(text, vocabulary_of(contexts))) return TextVerdict{ClaimClass::unsupported, 0.1, {*foreign}};
  size_t numbers = 0;
  for (const Token& token : text.tokens) {
    if (!token.is_quantity()) continue;
    const Quantity& q = text.quantity_of(token);
    std::string printed(text.text, token.begin, token.end - token.begin);
    auto bare = divide(q.value, q.scale, Decimal::kLeastExponent / 2);
    FigureValue figure{bare.ok() ? bare->normalized().text() : q.value.text(), q.unit, q.scale.text(), ""};
    bool shown = is_count(q);
    for (const CitationContext& context : contexts) {
      if (is_period(q)) shown |= period_may_hold(printed, all_words(context));
      else shown |= find_figure(figure, {context.quote, context.narrow, context.page, context.previous_page}).found;
    }
    if (!shown) return TextVerdict{ClaimClass::failed, 0.05, {{"number_not_shown", "\"" + printed + "\" is not what the cited cells say"}}};
    numbers += is_period(q) || is_count(q) ? 0 : 1;
  }
  if (numbers == 0) return std::nullopt;
  return TextVerdict{ClaimClass::supported, 0.95, {{"table_values", "label and value agree with the cited cells"}}};
}

}  // namespace dossier::grounding
