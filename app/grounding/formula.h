// Arithmetic of several steps over a claim's operands, written out: "(a - b) / b * 100", where a is the first operand, b the
// second, up to z. Numbers, + - * / and brackets as usual; a minus may stand before an operand. Untrusted text: bounded in length and depth.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"

namespace dossier {

class Formula {
 public:
  static constexpr size_t kMostOperands = 26, kMostBytes = 1000;

  // damaged if it is none.
  static Result<Formula> parse(std::string_view text);

  size_t operands() const { return operands_; }  // the highest that it names; each up to it is named
  // usage for a zero divisor or too few operands, too_large. Quotients and products are rounded to the 18th decimal place.
  Result<Decimal> value(const std::vector<Decimal>& operands) const;
  // The unit of the result for operands in these units, as powers ("USD" -> 1); empty: a bare number. "%" counts as bare.
  // usage if unlike things are added.
  using Unit = std::map<std::string, int>;
  Result<Unit> unit(const std::vector<std::string>& units) const;
  // With signs as they are printed, and each operand replaced by the words given: "(Net sales 2023 − Net sales 2022) ÷ ...".
  std::string shown(const std::vector<std::string>& words) const;

 private:
  friend class FormulaParser;
  struct Step {  // postfix
    enum class Kind : uint8_t { operand, number, add, subtract, multiply, divide, negate, bracket } kind = Kind::number;
    size_t operand = 0;
    Decimal number;
  };
  std::vector<Step> steps_;
  size_t operands_ = 0;
};

}  // namespace dossier
