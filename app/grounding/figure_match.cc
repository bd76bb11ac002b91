// Is a typed figure printed in a text?
#include "app/grounding/computation.h"
#include "app/grounding/units.h"
#include "base/quantity.h"
#include "base/utf8.h"

namespace dossier {

using namespace grounding;

namespace {

bool contains_word(const std::string& text, std::string_view word) {
  for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    bool before = at == 0 || !(std::isalpha(static_cast<unsigned char>(text[at - 1])));
    size_t end = at + word.size();
    bool after = end >= text.size() || !std::isalpha(static_cast<unsigned char>(text[end]));
    if (before && after) return true;
  }
  return false;
}

// Worse findings first: the best one over all numbers of the text is reported.
int rank(const FigureFinding& f) {
  if (f.found) return 5;
  if (f.why == "scale_not_shown" || f.why == "unit_not_shown") return 4;
  if (f.why == "scale_differs") return 3;
  if (f.why == "unit_differs") return 2;
  if (f.why == "sign_differs") return 1;
  return 0;
}

struct Wanted {
  Decimal value, scale, amount;
  std::string unit;
};

// One reading of one printed number against the figure.
FigureFinding compare(const Wanted& w, const Quantity& q, const Decimal& amount, const std::string& context, const Decimal& context_scale) {
  // As printed: the number without its own scale.
  auto bare = q.scale == Decimal::whole(1) ? Result<Decimal>(amount) : divide(amount, q.scale, Decimal::kLeastExponent / 2);
  if (!bare.ok()) return {};
  bool equal_amount = amount == w.amount, equal_value = *bare == w.value;
  bool flipped = amount.negated() == w.amount || bare->negated() == w.value;
  if (!equal_amount && !equal_value) {
    if (!flipped || w.amount.is_zero()) return {false, false, "number_missing"};
    // Brackets may mean a deduction that the figure states as a positive amount.
    if (!(q.bracketed && !w.amount.is_negative() && (amount.absolute() == w.amount || bare->absolute() == w.value))) return {false, true, "sign_differs"};
  }
  bool scale_beside = amount.absolute() == w.amount.absolute();  // with the scale word it is the same amount
  if (!scale_beside) {
    if (q.scale != Decimal::whole(1)) return {false, true, "scale_differs"};
    if (context_scale == Decimal::whole(1)) return {false, true, "scale_not_shown"};
    if (context_scale != w.scale) return {false, true, "scale_differs"};
  }
  if (w.unit.empty()) return {true, false, ""};
  if (!q.unit.empty()) return compatible_unit(w.unit, q.unit) ? FigureFinding{true, false, ""} : FigureFinding{false, true, "unit_differs"};
  // The unit stands beside other numbers, or in the heading.
  bool named = false, other_money = false;
  for (const Quantity& near : find_quantities(context)) {
    named |= compatible_unit(near.unit, w.unit);
    other_money |= near.kind == QuantityKind::amount && near.unit != w.unit;
  }
  std::string low = fold(context);
  for (const char* word : {"usd", "us$", "$", "dollars", "eur", "€", "euro", "euros", "gbp", "£", "pounds", "jpy", "¥", "yen", "chf", "francs", "inr", "₹", "rs", "rupees", "cny", "rmb", "%", "percent", "per cent",
                           "percentage", "days", "months", "years", "shares", "bps", "basis points"}) {
    bool there = std::isalpha(static_cast<unsigned char>(word[0])) ? contains_word(low, word) : low.find(word) != std::string::npos;
    if (there && canonical_unit(word) == w.unit) named = true;
  }
  if (named) return {true, false, ""};
  return {false, true, other_money ? "unit_differs" : "unit_not_shown"};
}

}  // namespace

Decimal stated_scale(const std::string& context) {
  std::string low = fold(context);
  Decimal found = Decimal::whole(1);
  struct Name {
    const char* word;
    int power;
  };
  static constexpr Name kNames[] = {{"thousands", 3}, {"000s", 3}, {"000's", 3}, {"'000", 3}, {"tsd", 3}, {"teur", 3}, {"milliers", 3}, {"miles", 3}, {"in thousand", 3}, {"millions", 6}, {"in million", 6}, {"mio", 6}, {"$m", 6},
                                    {"€m", 6}, {"£m", 6}, {"eur m", 6}, {"millionen", 6}, {"millones", 6}, {"billions", 9}, {"in billion", 9}, {"mrd", 9}, {"milliarden", 9}, {"milliards", 9}, {"$bn", 9}, {"€bn", 9},
                                    {"£bn", 9}, {"lakhs", 5}, {"crores", 7}, {"crore", 7}};
  // "$ million", "EUR thousand": a currency before the scale, without a number.
  for (const char* scale : {"thousand", "million", "billion"})
    for (const char* currency : {"$", "€", "£", "¥", "usd", "eur", "gbp", "chf", "dollar", "euro"})
      for (const char* gap : {" ", ""}) {
        size_t at = low.find(std::string(currency) + gap + scale);
        if (at != std::string::npos && (found == Decimal::whole(1))) found = Decimal::power_of_ten(scale[0] == 't' ? 3 : scale[0] == 'm' ? 6 : 9);
      }
  for (const Name& name : kNames) {
    std::string_view word = name.word;
    bool letters = std::isalpha(static_cast<unsigned char>(word[0]));
    bool there = letters ? contains_word(low, word) : low.find(word) != std::string::npos;
    // "except per share data in thousands" and the like still state the scale; a scale beside a number ("5 millions") does not.
    if (!there) continue;
    size_t at = low.find(word);
    bool beside_number = letters && at >= 2 && low[at - 1] == ' ' && std::isdigit(static_cast<unsigned char>(low[at - 2]));
    if (beside_number) continue;
    Decimal scale = Decimal::power_of_ten(name.power);
    if (found != Decimal::whole(1) && found != scale) return Decimal();
    found = scale;
  }
  return found;
}

FigureFinding find_figure(const FigureValue& figure, const std::string& text, const std::string& context) {
  FigureFinding best{false, false, "number_missing"};
  if (canonical_unit(figure.unit) == "date") {
    std::vector<Quantity> wanted = find_quantities(figure.value);
    for (const Quantity& q : find_quantities(text))
      if (wanted.size() == 1 && q.kind == QuantityKind::date && wanted[0].kind == QuantityKind::date && same_date(q, wanted[0])) return {true, false, ""};
    return {false, false, "date_missing"};
  }
  auto value = Decimal::parse(figure.value);
  auto scale = Decimal::parse(figure.scale.empty() ? "1" : figure.scale);
  auto amount = amount_of(figure);
  if (!value.ok() || !scale.ok() || !amount.ok()) return {false, false, "not_a_number"};
  Wanted wanted{*value, *scale, *amount, canonical_unit(figure.unit)};
  std::string both = text + "\n" + context;
  Decimal context_scale = stated_scale(both);
  for (bool cell : {true, false}) {
    for (const Quantity& q : find_quantities(text, {.table_cell = cell})) {
      if (q.kind == QuantityKind::date || q.kind == QuantityKind::period || q.kind == QuantityKind::reference || q.kind == QuantityKind::time) continue;
      FigureFinding now = compare(wanted, q, q.value, both, context_scale);
      if (q.two_readings && !now.found) {
        FigureFinding other = compare(wanted, q, q.other, both, context_scale);
        if (rank(other) > rank(now)) now = other;
      }
      if (rank(now) > rank(best)) best = now;
    }
  }
  return best;
}

FigureFinding find_figure(const FigureValue& figure, const OperandEvidence& e) {
  FigureFinding found = find_figure(figure, e.quote, e.context);
  for (const std::string* wider : {&e.page, &e.previous_page}) {
    if (found.found || (found.why != "unit_not_shown" && found.why != "scale_not_shown")) break;
    if (wider->empty()) continue;
    // Of a page only lines that speak of units: "(in millions, except per share data)".
    std::string lines;
    size_t from = 0;
    while (from < wider->size()) {
      size_t end = std::min(wider->find('\n', from), wider->size());
      std::string_view line = std::string_view(*wider).substr(from, end - from);
      if (line.size() < 160 && stated_scale(std::string(line)) != Decimal::whole(1)) lines.append(line).append("\n");
      from = end + 1;
    }
    bool sign = found.why == "unit_not_shown";
    found = find_figure(figure, e.quote, e.context + "\n" + lines + (sign ? *wider : std::string()));
  }
  return found;
}

}  // namespace dossier
