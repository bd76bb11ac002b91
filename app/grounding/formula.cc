#include "app/grounding/formula.h"

#include <optional>
#include <set>

namespace dossier {
namespace {

constexpr int kPlaces = -18, kMostDepth = 40;

Error no_formula(const char* what) { return Error{ErrorKind::damaged, std::string("no formula: ") + what, "", ""}; }

}  // namespace

class FormulaParser {
 public:
  explicit FormulaParser(std::string_view text) : text_(text) {}

  Result<Formula> read() {
    if (text_.size() > Formula::kMostBytes) return no_formula("too long");
    sum(0);
    if (!fault_ && (skip(), at_ < text_.size())) fault_ = "something stands behind it";
    if (fault_) return no_formula(fault_);
    for (size_t i = 0; i < out_.operands_; ++i)
      if (!named_.count(i)) return no_formula("an operand is not used");
    return std::move(out_);
  }

 private:
  using Step = Formula::Step;
  void skip() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  char next() {
    skip();
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  void push(Step::Kind kind) { out_.steps_.push_back({kind, 0, {}}); }

  void sum(int depth) {
    product(depth);
    while (!fault_ && (next() == '+' || next() == '-')) {
      bool plus = text_[at_++] == '+';
      product(depth);
      push(plus ? Step::Kind::add : Step::Kind::subtract);
    }
  }
  void product(int depth) {
    factor(depth);
    while (!fault_ && (next() == '*' || next() == '/')) {
      bool times = text_[at_++] == '*';
      factor(depth);
      push(times ? Step::Kind::multiply : Step::Kind::divide);
    }
  }
  void factor(int depth) {
    if (depth > kMostDepth) return void(fault_ = "too deep");
    char c = next();
    if (c == '-') {
      ++at_;
      factor(depth + 1);
      return push(Step::Kind::negate);
    }
    if (c == '(') {
      ++at_;
      sum(depth + 1);
      if (fault_) return;
      if (next() != ')') return void(fault_ = "a bracket is not closed");
      ++at_;
      return push(Step::Kind::bracket);
    }
    if (c >= 'a' && c <= 'z') {
      ++at_;
      size_t operand = static_cast<size_t>(c - 'a');
      named_.insert(operand);
      out_.operands_ = std::max(out_.operands_, operand + 1);
      out_.steps_.push_back({Step::Kind::operand, operand, {}});
      return;
    }
    size_t begin = at_;
    while (at_ < text_.size() && ((text_[at_] >= '0' && text_[at_] <= '9') || text_[at_] == '.')) ++at_;
    auto number = Decimal::parse(text_.substr(begin, at_ - begin));
    if (!number.ok()) return void(fault_ = "an operand or a number is missing");
    out_.steps_.push_back({Step::Kind::number, 0, *number});
  }

  std::string_view text_;
  size_t at_ = 0;
  const char* fault_ = nullptr;
  std::set<size_t> named_;
  Formula out_;
};

Result<Formula> Formula::parse(std::string_view text) { return FormulaParser(text).read(); }

Result<Decimal> Formula::value(const std::vector<Decimal>& operands) const {
  Error no_sense{ErrorKind::usage, "these operands do not fit the formula", "", ""};
  if (operands.size() < operands_) return no_sense;
  std::vector<Decimal> stack;
  for (const Step& step : steps_) {
    if (step.kind == Step::Kind::operand) stack.push_back(operands[step.operand]);
    else if (step.kind == Step::Kind::number) stack.push_back(step.number);
    else if (step.kind == Step::Kind::negate) stack.back() = stack.back().negated();
    else if (step.kind != Step::Kind::bracket) {
      Decimal right = stack.back();
      stack.pop_back();
      Decimal& left = stack.back();
      if (step.kind == Step::Kind::add) {
        DOSSIER_ASSIGN(left, add(left, right));
      } else if (step.kind == Step::Kind::subtract) {
        DOSSIER_ASSIGN(left, subtract(left, right));
      } else if (step.kind == Step::Kind::multiply) {
        DOSSIER_ASSIGN(Decimal product, multiply(left, right));
        left = product.rounded(kPlaces);
      } else {
        DOSSIER_ASSIGN(left, divide(left, right, kPlaces));
      }
    }
  }
  if (stack.size() != 1) return no_sense;
  return stack.back();
}

Result<Formula::Unit> Formula::unit(const std::vector<std::string>& units) const {
  if (units.size() < operands_) return Error{ErrorKind::usage, "an operand has no unit", "", ""};
  std::vector<Unit> stack;
  for (const Step& step : steps_) {
    if (step.kind == Step::Kind::operand) {
      const std::string& unit = units[step.operand];
      stack.push_back(unit.empty() || unit == "%" ? Unit() : Unit{{unit, 1}});
    } else if (step.kind == Step::Kind::number) {
      stack.push_back({});
    } else if (step.kind != Step::Kind::negate && step.kind != Step::Kind::bracket) {
      Unit right = stack.back();
      stack.pop_back();
      Unit& left = stack.back();
      bool sum = step.kind == Step::Kind::add || step.kind == Step::Kind::subtract;
      if (sum && left != right) return Error{ErrorKind::usage, "figures of different units are added or subtracted", "", ""};
      if (sum) continue;
      for (const auto& [name, power] : right)
        if ((left[name] += step.kind == Step::Kind::multiply ? power : -power) == 0) left.erase(name);
    }
  }
  if (stack.size() != 1) return Error{ErrorKind::usage, "no formula", "", ""};
  return stack.back();
}

std::string Formula::shown(const std::vector<std::string>& words) const {
  std::vector<std::string> stack;
  for (const Step& step : steps_) {
    if (step.kind == Step::Kind::operand) stack.push_back(step.operand < words.size() ? words[step.operand] : "?");
    else if (step.kind == Step::Kind::number) stack.push_back(step.number.text());
    else if (step.kind == Step::Kind::negate) stack.back() = "\u2212" + stack.back();
    else if (step.kind == Step::Kind::bracket) stack.back() = "(" + stack.back() + ")";
    else {
      std::string right = std::move(stack.back());
      stack.pop_back();
      const char* sign = step.kind == Step::Kind::add ? " + " : step.kind == Step::Kind::subtract ? " \u2212 " : step.kind == Step::Kind::multiply ? " × " : " ÷ ";
      stack.back() += sign + right;
    }
  }
  return stack.empty() ? std::string() : stack.back();
}

}  // namespace dossier
