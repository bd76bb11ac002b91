#include "app/analysis/statement_answer.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>

namespace dossier {
namespace {

struct Valued {
  double value = 0;
  MetricUnit unit = MetricUnit::money;
};

// A number of the answer in the scale of its operands.
AnswerNumber shown_number(const Valued& v, double scale, const std::string& currency) {
  AnswerNumber out;
  switch (v.unit) {
    case MetricUnit::money:
      out.value = plain_number(v.value / scale, 3);
      out.scale = scale;
      out.unit = currency;
      out.text = out.value;
      break;
    case MetricUnit::percent:
      out.value = plain_number(100 * v.value, 2);
      out.unit = "%";
      out.text = out.value + "%";
      break;
    case MetricUnit::days:
    case MetricUnit::ratio:
      out.value = plain_number(v.value, 2);
      out.text = out.value;
      break;
  }
  return out;
}

// "three-year average": how many years, 0 if the question asks for no mean.
int years_to_average(const std::string& core) {
  static const Pattern mean(R"((\d|two|three|four|five)[- ]year average|average (?:of|over|for))");
  auto g = mean.groups(core);
  if (g.empty()) return 0;
  if (g[1].empty()) return 2;
  if (std::isdigit(static_cast<unsigned char>(g[1][0]))) return g[1][0] - '0';
  return g[1] == "two" ? 2 : g[1] == "three" ? 3 : g[1] == "four" ? 4 : 5;
}

class StatementAnswerer {
 public:
  StatementAnswerer(DocumentModel& model, const Question& q, const std::vector<size_t>& pages) : model_(model), q_(q), pages_(pages) {}

  std::optional<AnswerDraft> answer() {
    std::vector<int> years;
    for (int y : q_.years)
      if (y > 1980 && y < 2060) years.push_back(y);
    if (years.empty() && model_.fiscal_year()) years.push_back(*model_.fiscal_year());
    if (years.empty()) return std::nullopt;
    std::vector<std::string> formulas;
    if (q_.metric) formulas = q_.metric->formulas;
    else if (!q_.items.empty()) formulas = {q_.items.front()->name};
    MetricUnit unit = q_.metric ? q_.metric->unit : MetricUnit::money;
    for (const std::string& f : formulas) {
      std::optional<AnswerDraft> got = years_to_average(q_.core) ? mean(f, unit, years) : wants_change(years) ? change(f, unit, years) : single(f, unit, years.back());
      if (got) return got;
    }
    return std::nullopt;
  }

 private:
  bool wants_change(const std::vector<int>& years) const {
    static const Pattern over_a_year("year.over.year|growth rate");
    return q_.asks_change && (years.size() > 1 || over_a_year.found_in(q_.core) || q_.metric);
  }

  std::optional<FormulaValue> at(const std::string& formula, int year) {
    return evaluate_formula(formula, [&](const LineItem& item, int back) { return find_line(model_, item, model_.column_of(item.statement, year - back), pages_); });
  }

  std::optional<AnswerDraft> single(const std::string& formula, MetricUnit unit, int year) {
    auto v = at(formula, year);
    if (!v) return std::nullopt;
    AnswerDraft out = draft({{v->value, unit}}, v->operands, v->shown);
    const bool line = std::all_of(formula.begin(), formula.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; });
    bool lone = v->operands.size() == 1 && line;
    if (lone) {
      out.computation.reset();
      out.cell = v->operands.front();
      out.numbers = {number_of(v->operands.front())};
      out.text = out.numbers.front().text;
      out.how = "the line \u201c" + v->operands.front().label + "\u201d";
    } else if (q_.metric) {
      out.how = q_.metric->name + " = " + formula;
      out.computation->operation = single_operation(formula, unit, v->operands);
      if (out.computation->operation == Operation::none) take_steps(out, in_unit(v->steps, unit));
    }
    return out;
  }

  // A formula over two lines that is one operation of a claim; signs as printed must give the same.
  static Operation single_operation(const std::string& formula, MetricUnit unit, const std::vector<Figure>& operands) {
    size_t signs = static_cast<size_t>(std::count_if(formula.begin(), formula.end(), [](char c) { return c == '+' || c == '-' || c == '*' || c == '/' || c == '('; }));
    if (signs != 1 || operands.size() != 2) return Operation::none;
    bool second_negative = operands[1].value < 0, first_negative = operands[0].value < 0;
    if (formula.find('/') != std::string::npos && first_negative == second_negative) return unit == MetricUnit::percent ? Operation::share : Operation::ratio;
    if (formula.find('+') != std::string::npos && !first_negative && !second_negative) return Operation::sum;
    if (formula.find('-') != std::string::npos) return second_negative ? Operation::sum : Operation::difference;
    return Operation::none;
  }

  std::optional<AnswerDraft> change(const std::string& formula, MetricUnit unit, const std::vector<int>& years) {
    int last = years.back(), first = years.size() > 1 ? years.front() : last - 1;
    auto now = at(formula, last), before = at(formula, first);
    if (!now || !before) return std::nullopt;
    std::vector<Figure> used = now->operands;
    std::string before_steps = in_letters_of(used, before->steps, before->operands);
    bool steps = !now->steps.empty() && !before_steps.empty();
    AnswerDraft out;
    if (q_.metric) {
      out = draft({{now->value, unit}, {before->value, unit}, {now->value - before->value, unit}}, used, now->shown + "; before: " + before->shown);
      out.how = q_.metric->name + " = " + formula + " for both years";
      // What is claimed is the change itself, with both years behind it.
      out.computation->result = out.numbers[2];
      if (unit == MetricUnit::percent) out.computation->result.unit = "pp";
      else if (before->value != 0) out.numbers.push_back(shown_number({(now->value - before->value) / std::abs(before->value), MetricUnit::percent}, 1, ""));
      if (steps) take_steps(out, in_unit(now->steps, unit) + " - " + in_unit(unit == MetricUnit::percent ? before_steps : bracketed(before_steps), unit));
      out.text = "from " + out.numbers[1].text + " to " + out.numbers[0].text;
    } else {
      double share = before->value != 0 ? (now->value - before->value) / std::abs(before->value) : 0;
      out = draft({{share, MetricUnit::percent}, {now->value - before->value, unit}, {now->value, unit}}, used,
                  "(" + now->shown + " \u2212 " + before->shown + ") ÷ " + before->shown);
      if (used.size() == 2) out.computation->operation = Operation::percentage_change;
      else if (steps && before->value > 0) take_steps(out, "((" + now->steps + ") - (" + before_steps + ")) / (" + before_steps + ") * 100");
      out.how = "change of the line \u201c" + used.front().label + "\u201d";
    }
    return out;
  }

  std::optional<AnswerDraft> mean(const std::string& formula, MetricUnit unit, const std::vector<int>& years) {
    std::vector<int> over;
    if (years.size() > 1)
      for (int y = years.front(); y <= years.back() && over.size() < 12; ++y) over.push_back(y);
    else
      for (int k = years_to_average(q_.core); k-- > 0;) over.push_back(years.back() - k);
    double sum = 0;
    std::vector<Figure> used;
    std::string shown, steps;
    bool each_in_steps = true;
    for (int y : over) {
      auto v = at(formula, y);
      if (!v) return std::nullopt;
      sum += v->value;
      std::string own = in_letters_of(used, v->steps, v->operands);
      each_in_steps &= !own.empty();
      steps += (steps.empty() ? "" : " + ") + own;
      shown += (shown.empty() ? "(" : " + ") + v->shown;
    }
    double count = static_cast<double>(over.size());
    AnswerDraft out = draft({{sum / count, unit}}, used, shown + ") ÷ " + std::to_string(over.size()));
    if (used.size() == over.size() && !q_.metric) out.computation->operation = Operation::average;
    else if (each_in_steps) take_steps(out, in_unit("(" + steps + ") / " + std::to_string(over.size()), unit));
    out.how = "mean over " + std::to_string(over.size()) + " years of " + formula;
    return out;
  }

  // In brackets, if it is a sum that something is done to.
  static std::string bracketed(const std::string& steps) {
    int depth = 0;
    for (size_t i = 0; i < steps.size(); ++i) {
      depth += steps[i] == '(' ? 1 : steps[i] == ')' ? -1 : 0;
      if (depth == 0 && i > 0 && (steps[i] == '+' || steps[i] == '-')) return "(" + steps + ")";
    }
    return steps;
  }
  static std::string in_unit(const std::string& steps, MetricUnit unit) { return unit == MetricUnit::percent && !steps.empty() ? bracketed(steps) + " * 100" : steps; }

  static void take_steps(AnswerDraft& out, const std::string& steps) {
    if (steps.empty()) return;
    out.computation->operation = Operation::formula;
    out.computation->formula = steps;
  }

  AnswerDraft draft(const std::vector<Valued>& values, const std::vector<Figure>& used, const std::string& shown) {
    AnswerDraft out;
    double scale = used.empty() ? 1 : used.front().scale;
    std::string currency = used.empty() ? "" : used.front().unit;
    for (const Valued& v : values) out.numbers.push_back(shown_number(v, scale, currency));
    out.text = out.numbers.front().text;
    for (const Figure& f : used)
      if (std::find(out.quotes.begin(), out.quotes.end(), f.row) == out.quotes.end()) out.quotes.push_back(f.row);
    out.computation = AnswerComputation{Operation::none, used, shown, out.numbers.front()};
    out.confidence = 1;
    return out;
  }

  DocumentModel& model_;
  const Question& q_;
  const std::vector<size_t>& pages_;
};

}  // namespace

std::string plain_number(double value, int places) {
  char out[64];
  std::snprintf(out, sizeof out, "%.*f", places, value);
  std::string text = out;
  if (text.find('.') != std::string::npos) {
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

AnswerNumber number_of(const Figure& f) { return {f.digits, f.unit, f.scale, f.text}; }

std::optional<AnswerDraft> answer_from_statements(DocumentModel& model, const Question& question, const std::vector<size_t>& best_pages) {
  if (!question.metric && question.items.empty()) return std::nullopt;
  return StatementAnswerer(model, question, best_pages).answer();
}

}  // namespace dossier
