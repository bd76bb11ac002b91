// Exact decimal numbers: a coefficient of up to 36 digits and a power of ten. What cannot be represented is an error value,
// never a rounded or wrapped number. 0.10 and 0.1 are equal but keep their own number of places when printed.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dossier {

class Decimal {
 public:
  using Coefficient = __int128;
  static constexpr int kDigits = 36;         // |coefficient| < 10^36
  static constexpr int kLeastExponent = -60, kMostExponent = 60;

  constexpr Decimal() = default;  // 0
  static Decimal whole(int64_t value);
  // coefficient * 10^exponent; too_large if it does not fit after removing trailing zeros.
  static Result<Decimal> make(Coefficient coefficient, int exponent);
  // [+-]digits[.digits][e[+-]digits], ASCII, nothing around it. damaged, or too_large.
  static Result<Decimal> parse(std::string_view text);
  static Decimal power_of_ten(int exponent);  // exponent is clamped to the allowed range

  Coefficient coefficient() const { return coefficient_; }
  int exponent() const { return exponent_; }  // power of ten of the last place as written
  bool is_zero() const { return coefficient_ == 0; }
  bool is_negative() const { return coefficient_ < 0; }
  int sign() const { return coefficient_ > 0 ? 1 : coefficient_ < 0 ? -1 : 0; }
  Decimal negated() const;
  Decimal absolute() const { return is_negative() ? negated() : *this; }
  Decimal normalized() const;  // without trailing zeros of the coefficient; zero has exponent 0
  // Half to even, so that the last place is 10^exponent. A number with fewer places is returned as it is.
  Decimal rounded(int exponent) const;
  std::string text() const;  // plain: "-1577.50", never with an exponent; parse(text()) equals it
  double approximate() const;

  // By value, exact for all pairs.
  std::strong_ordering operator<=>(const Decimal& other) const;
  bool operator==(const Decimal& other) const { return (*this <=> other) == std::strong_ordering::equal; }

 private:
  constexpr Decimal(Coefficient coefficient, int exponent) : coefficient_(coefficient), exponent_(static_cast<int16_t>(exponent)) {}
  Coefficient coefficient_ = 0;
  int16_t exponent_ = 0;
};

// Exact, or too_large.
Result<Decimal> add(const Decimal& a, const Decimal& b);
Result<Decimal> subtract(const Decimal& a, const Decimal& b);
Result<Decimal> multiply(const Decimal& a, const Decimal& b);
// a / b with the last place 10^exponent, rounded half to even. usage if b is zero, too_large if it does not fit.
Result<Decimal> divide(const Decimal& a, const Decimal& b, int exponent);

}  // namespace dossier
