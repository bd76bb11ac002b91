#include "app/grounding/computation.h"

#include <algorithm>
#include <cctype>

#include "app/grounding/formula.h"
#include "app/grounding/units.h"
#include "base/quantity.h"
#include "base/utf8.h"

namespace dossier {

using namespace grounding;

namespace {

Reason reason(std::string code, std::string detail) { return {std::move(code), std::move(detail)}; }

std::string printed(const FigureValue& figure) {
  std::string out = figure.value;
  if (figure.scale != "1" && !figure.scale.empty()) out += " x " + figure.scale;
  if (!figure.unit.empty()) out += " " + figure.unit;
  if (!figure.period.empty()) out += " (" + figure.period + ")";
  return out;
}

bool one_of(Operation operation, std::initializer_list<Operation> list) { return std::find(list.begin(), list.end(), operation) != list.end(); }

// Operands must speak of one thing in several periods, or of several things in one period.
bool hang_together(const ComputationDraft& c) {
  bool one_label = true, one_period = true;
  for (const OperandDraft& operand : c.operands) {
    const OperandDraft& first = c.operands.front();
    one_label &= operand.label.empty() || first.label.empty() || fold(operand.label) == fold(first.label);
    one_period &= operand.figure.period.empty() || first.figure.period.empty() || same_period(operand.figure.period, first.figure.period);
  }
  if (c.operation == Operation::share) return one_period;
  return one_label || one_period;
}

bool one_unit(const ComputationDraft& c) {
  return std::all_of(c.operands.begin(), c.operands.end(), [&](const OperandDraft& o) { return same_unit(o.figure.unit, c.operands.front().figure.unit); });
}

struct IsoDate {
  int year = 0, month = 0, day = 0;
};
std::optional<IsoDate> iso_date(const std::string& text) {
  std::vector<Quantity> found = find_quantities(text);
  if (found.size() != 1 || found[0].kind != QuantityKind::date || !is_real_date(found[0].year, found[0].month, found[0].day)) return std::nullopt;
  return IsoDate{found[0].year, found[0].month, found[0].day};
}

int last_day(int year, int month) {
  int day = 31;
  while (!is_real_date(year, month, day)) --day;
  return day;
}

// A date and a duration give a date; the end of a shorter month is kept.
std::optional<int64_t> later_date(const IsoDate& from, int64_t count, const std::string& unit) {
  if (count < -400000 || count > 400000) return std::nullopt;
  int64_t months = 0;
  if (unit == "day" || unit == "calendar day") return days_from_date(from.year, from.month, from.day) + count;
  if (unit == "week") return days_from_date(from.year, from.month, from.day) + 7 * count;
  if (unit == "month") months = count;
  else if (unit == "year") months = 12 * count;
  else return std::nullopt;  // business days need a calendar of holidays
  int64_t at = int64_t{from.year} * 12 + from.month - 1 + months;
  int year = static_cast<int>(at / 12), month = static_cast<int>(at % 12) + 1;
  if (year < 1 || year > 9999) return std::nullopt;
  return days_from_date(year, month, std::min(from.day, last_day(year, month)));
}

ComputationCheck check_dates(const ComputationDraft& c) {
  ComputationCheck out;
  auto first = iso_date(c.operands[0].figure.value), second = iso_date(c.operands[1].figure.value);
  std::optional<int64_t> expected, stated;
  if (first && second) {
    expected = days_from_date(first->year, first->month, first->day) - days_from_date(second->year, second->month, second->day);
    auto value = amount_of(c.result);
    if (value.ok() && canonical_unit(c.result.unit) == "day") stated = static_cast<int64_t>(value->approximate());
  } else if (first) {
    auto count = amount_of(c.operands[1].figure);
    if (count.ok() && count->normalized().exponent() >= 0 && count->absolute() < Decimal::whole(400000))
      expected = later_date(*first, static_cast<int64_t>(count->approximate()), canonical_unit(c.operands[1].figure.unit));
    if (auto result = iso_date(c.result.value)) stated = days_from_date(result->year, result->month, result->day);
  }
  if (!expected || !stated) {
    out.reasons.push_back(reason("dates_not_computable", "the dates and durations cannot be reckoned with"));
    return out;
  }
  out.holds = *expected == *stated;
  out.contradicted = !out.holds;
  out.reasons.push_back(out.holds ? reason("recomputed", "the dates were reckoned again") : reason("result_differs", "the dates give another result than " + printed(c.result)));
  return out;
}

// Every operand at its place. Leaves reasons and `contradicted` in out.
bool operands_stand(const ComputationDraft& c, const std::vector<OperandEvidence>& evidence, ComputationCheck& out) {
  bool all = true;
  for (const OperandDraft& operand : c.operands) {
    if (operand.quote >= evidence.size()) {
      out.reasons.push_back(reason("operand_without_quote", printed(operand.figure) + " has no quote"));
      return false;
    }
    const OperandEvidence& e = evidence[operand.quote];
    FigureFinding finding = find_figure(operand.figure, e);
    if (!finding.found) {
      all = false;
      out.contradicted |= finding.why != "unit_not_shown" && finding.why != "scale_not_shown";
      out.reasons.push_back(reason(finding.why, printed(operand.figure) + " is not what is cited: \"" + e.quote + "\""));
    } else if (!operand.figure.period.empty() && !period_may_hold(operand.figure.period, e.quote + "\n" + e.context)) {
      all = false;
      out.contradicted = true;
      out.reasons.push_back(reason("period_differs", printed(operand.figure) + " is cited from another period"));
    }
  }
  return all;
}

// The exact value of what is computed: in amounts.
Result<Decimal> value_of(const ComputationDraft& c, const std::vector<Decimal>& operands, int exponent) {
  if (c.operation != Operation::formula) return compute(c.operation, operands, exponent);
  DOSSIER_ASSIGN(Formula formula, Formula::parse(c.formula));
  return formula.value(operands);
}

// A formula's result is in the unit that its steps give; a bare number may be a percentage, points, days, or times.
std::optional<Reason> formula_fault(const ComputationDraft& c, const std::vector<OperandEvidence>& evidence) {
  auto formula = Formula::parse(c.formula);
  if (!formula.ok()) return reason("not_computable", formula.error().message);
  if (formula->operands() != c.operands.size()) return reason("operands_do_not_fit", "the formula names other operands than are cited");
  std::vector<std::string> units;
  for (const OperandDraft& operand : c.operands) units.push_back(canonical_unit(operand.figure.unit));
  auto unit = formula->unit(units);
  if (!unit.ok()) return reason("units_differ", unit.error().message);
  std::string result = canonical_unit(c.result.unit);
  static constexpr std::string_view kBare[] = {"", "%", "pp", "bp", "x", "time", "day", "year"};
  bool bare = unit->empty() && std::find(std::begin(kBare), std::end(kBare), result) != std::end(kBare);
  bool same = unit->size() == 1 && unit->begin()->second == 1 && same_unit(unit->begin()->first, result);
  if (!bare && !same) return reason("unit_differs", "the steps give another unit than the result's");
  // What the sentence calls an operand is what its row is called.
  for (const OperandDraft& operand : c.operands)
    if (operand.label.empty() || fold(evidence[operand.quote].context + "\n" + evidence[operand.quote].quote).find(fold(operand.label)) == std::string::npos)
      return reason("label_not_shown", "\"" + operand.label + "\" is not what the cited row is called");
  return std::nullopt;
}

// Beside the result, never used to excuse one.
std::string allowance(const ComputationDraft& c, int exponent) {
  auto range = rounding_range(c);
  if (!range) return {};
  Decimal least = range->least.rounded(exponent), most = range->most.rounded(exponent);
  return "; the operands' rounding allows " + least.normalized().text() + " to " + most.normalized().text();
}

}  // namespace

Result<Decimal> amount_of(const FigureValue& figure) {
  DOSSIER_ASSIGN(Decimal value, Decimal::parse(figure.value));
  DOSSIER_ASSIGN(Decimal scale, Decimal::parse(figure.scale.empty() ? "1" : figure.scale));
  return multiply(value, scale);
}

Result<Decimal> last_place_of(const FigureValue& figure) {
  DOSSIER_ASSIGN(Decimal value, Decimal::parse(figure.value));
  DOSSIER_ASSIGN(Decimal scale, Decimal::parse(figure.scale.empty() ? "1" : figure.scale));
  return multiply(Decimal::power_of_ten(value.exponent()), scale);
}

Result<Decimal> compute(Operation operation, const std::vector<Decimal>& operands, int exponent) {
  Error no_sense{ErrorKind::usage, "these operands do not fit the operation", "", ""};
  if (operands.empty()) return no_sense;
  bool pair = one_of(operation, {Operation::difference, Operation::ratio, Operation::share, Operation::percentage_change});
  if (pair && operands.size() != 2) return no_sense;
  const Decimal& a = operands[0];
  switch (operation) {
    case Operation::sum:
    case Operation::average: {
      Decimal total;
      for (const Decimal& operand : operands) {
        DOSSIER_ASSIGN(total, add(total, operand));
      }
      if (operation == Operation::sum) return total;
      return divide(total, Decimal::whole(static_cast<int64_t>(operands.size())), exponent);
    }
    case Operation::product: {
      Decimal total = Decimal::whole(1);
      for (const Decimal& operand : operands) {
        DOSSIER_ASSIGN(total, multiply(total, operand));
      }
      return total;
    }
    case Operation::difference: return subtract(a, operands[1]);
    case Operation::ratio: return divide(a, operands[1], exponent);
    case Operation::share: {
      DOSSIER_ASSIGN(Decimal hundredfold, multiply(a, Decimal::whole(100)));
      return divide(hundredfold, operands[1], exponent);
    }
    case Operation::percentage_change: {
      DOSSIER_ASSIGN(Decimal change, subtract(a, operands[1]));
      DOSSIER_ASSIGN(Decimal hundredfold, multiply(change, Decimal::whole(100)));
      return divide(hundredfold, operands[1].absolute(), exponent);
    }
    case Operation::count: return Decimal::whole(static_cast<int64_t>(operands.size()));
    case Operation::minimum: return *std::min_element(operands.begin(), operands.end());
    case Operation::maximum: return *std::max_element(operands.begin(), operands.end());
    case Operation::none:
    case Operation::formula:  // needs its steps: value_of()
    case Operation::date_offset: break;
  }
  return no_sense;
}

ComputationCheck check_computation(const ComputationDraft& c, const std::vector<OperandEvidence>& evidence) {
  ComputationCheck out;
  auto not_shown = [&](const char* code, const std::string& detail) {
    out.reasons.push_back(reason(code, detail));
    return out;
  };
  if (c.operation == Operation::none || c.operands.empty()) return not_shown("no_computation", "nothing is computed");
  if (!operands_stand(c, evidence, out)) return out;
  if (c.operation == Operation::date_offset) return c.operands.size() == 2 ? check_dates(c) : not_shown("operands_do_not_fit", "a date offset has two operands");

  if (c.operation == Operation::formula)
    if (auto fault = formula_fault(c, evidence)) return not_shown(fault->code.c_str(), fault->detail);
  bool same_kind = !one_of(c.operation, {Operation::product, Operation::ratio, Operation::count, Operation::formula});
  if (same_kind && !one_unit(c)) return not_shown("units_differ", "the operands have different units");
  if (same_kind && !hang_together(c)) return not_shown("operands_do_not_fit", "the operands share neither a period nor what they measure");
  if (one_of(c.operation, {Operation::share, Operation::percentage_change}) && canonical_unit(c.result.unit) != "%") return not_shown("unit_differs", "the result is a percentage");
  if (same_kind && !one_of(c.operation, {Operation::share, Operation::percentage_change})) {
    // The difference of two percentages is in percentage points.
    std::string unit = canonical_unit(c.operands[0].figure.unit), result = canonical_unit(c.result.unit);
    bool points = unit == "%" && c.operation == Operation::difference;
    if (points ? result != "pp" : !same_unit(unit, result)) return not_shown("unit_differs", "the result has another unit than its operands");
  }

  std::vector<Decimal> operands;
  for (const OperandDraft& operand : c.operands) {
    auto amount = amount_of(operand.figure);
    if (!amount.ok()) return not_shown("not_a_number", printed(operand.figure) + ": " + amount.error().message);
    operands.push_back(*amount);
  }
  auto stated = amount_of(c.result);
  auto place = last_place_of(c.result);
  if (!stated.ok() || !place.ok()) return not_shown("not_a_number", printed(c.result) + " cannot be held exactly");
  auto exact = value_of(c, operands, std::max(Decimal::kLeastExponent, place->normalized().exponent() - 6));
  if (!exact.ok()) return not_shown("not_computable", exact.error().message);

  // Quotients may be rounded to the result's last place; sums must be exact unless the result is printed coarser.
  out.holds = rounds_to(*exact, *stated, *place);
  out.contradicted = !out.holds;
  std::string shown = exact->rounded(place->normalized().exponent() - 2).normalized().text();
  if (out.holds) out.reasons.push_back(reason("recomputed", std::string(name_of(c.operation)) + " gives " + shown + allowance(c, place->normalized().exponent() - 2)));
  else out.reasons.push_back(reason("result_differs", std::string(name_of(c.operation)) + " gives " + shown + ", not " + printed(c.result)));
  return out;
}

std::string formula_sentence(const ComputationDraft& c) {
  auto formula = Formula::parse(c.formula);
  if (!formula.ok()) return {};
  std::vector<std::string> words;
  for (const OperandDraft& operand : c.operands) words.push_back(operand.label + (operand.figure.period.empty() ? "" : ", " + operand.figure.period));
  std::string unit = c.result.unit == "%" ? "%" : c.result.unit.empty() ? "" : " " + c.result.unit;
  return c.result.value + (c.result.scale == "1" || c.result.scale.empty() ? "" : " × " + c.result.scale) + unit + " = " + formula->shown(words);
}

std::optional<RoundingRange> rounding_range(const ComputationDraft& c) {
  if (one_of(c.operation, {Operation::none, Operation::count, Operation::date_offset}) || c.operands.empty()) return std::nullopt;
  // Sums and means go with each operand, least with least; others are asked at every corner.
  bool goes_with_all = one_of(c.operation, {Operation::sum, Operation::average, Operation::minimum, Operation::maximum});
  constexpr size_t kMostCorners = 12;
  if (!goes_with_all && c.operands.size() > kMostCorners) return std::nullopt;
  std::vector<Decimal> least, most;
  for (const OperandDraft& operand : c.operands) {
    auto amount = amount_of(operand.figure);
    auto place = last_place_of(operand.figure);
    auto half = place.ok() ? multiply(*place, *Decimal::parse("0.5")) : place;
    if (!amount.ok() || !half.ok()) return std::nullopt;
    auto low = subtract(*amount, *half), high = add(*amount, *half);
    if (!low.ok() || !high.ok()) return std::nullopt;
    if (!goes_with_all && c.operation != Operation::difference && low->sign() * high->sign() <= 0) return std::nullopt;  // may be zero
    least.push_back(*low);
    most.push_back(*high);
  }
  std::optional<RoundingRange> out;
  size_t corners = goes_with_all ? 2 : size_t{1} << c.operands.size();
  for (size_t corner = 0; corner < corners; ++corner) {
    std::vector<Decimal> at;
    for (size_t i = 0; i < least.size(); ++i) at.push_back((goes_with_all ? corner : corner >> i) & 1 ? most[i] : least[i]);
    auto value = value_of(c, at, -18);
    if (!value.ok()) return std::nullopt;
    if (!out) out = RoundingRange{*value, *value};
    out->least = std::min(out->least, *value);
    out->most = std::max(out->most, *value);
  }
  return out;
}

}  // namespace dossier
