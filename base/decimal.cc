#include "base/decimal.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dossier {
namespace {

using Wide = unsigned __int128;

constexpr std::array<Wide, 39> make_powers() {
  std::array<Wide, 39> out{};
  out[0] = 1;
  for (size_t i = 1; i < out.size(); ++i) out[i] = out[i - 1] * 10;
  return out;
}
constexpr std::array<Wide, 39> kPowers = make_powers();
constexpr Wide kLimit = kPowers[Decimal::kDigits];

Wide magnitude(Decimal::Coefficient c) { return c < 0 ? Wide{0} - static_cast<Wide>(c) : static_cast<Wide>(c); }

int digits_of(Wide m) { return static_cast<int>(std::upper_bound(kPowers.begin(), kPowers.end(), m) - kPowers.begin()); }

Error too_large() { return Error{ErrorKind::too_large, "a number has more digits than can be held exactly", "", ""}; }

// m / 10^drop, half to even.
Wide round_off(Wide m, int drop) {
  if (drop <= 0) return m;
  if (drop > Decimal::kDigits) return 0;
  Wide unit = kPowers[static_cast<size_t>(drop)];
  Wide quotient = m / unit, rest = m % unit, half = unit / 2;
  if (rest > half || (rest == half && (quotient & 1))) ++quotient;
  return quotient;
}

Decimal::Coefficient with_sign(Wide m, bool negative) {
  auto c = static_cast<Decimal::Coefficient>(m);
  return negative ? -c : c;
}

}  // namespace

Decimal Decimal::whole(int64_t value) { return {value, 0}; }

Decimal Decimal::power_of_ten(int exponent) { return {1, std::clamp(exponent, kLeastExponent, kMostExponent)}; }

Result<Decimal> Decimal::make(Coefficient coefficient, int exponent) {
  Wide m = magnitude(coefficient);
  bool negative = coefficient < 0;
  if (m == 0) return Decimal(0, std::clamp(exponent, kLeastExponent, 0));
  while ((m >= kLimit || exponent < kLeastExponent) && m % 10 == 0) m /= 10, ++exponent;
  while (exponent > kMostExponent && m < kPowers[kDigits - 1]) m *= 10, --exponent;
  if (m >= kLimit || exponent < kLeastExponent || exponent > kMostExponent) return too_large();
  return Decimal(with_sign(m, negative), exponent);
}

Result<Decimal> Decimal::parse(std::string_view text) {
  auto bad = [] { return Error{ErrorKind::damaged, "not a decimal number", "", ""}; };
  size_t at = 0;
  bool negative = false;
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) negative = text[at++] == '-';
  Wide m = 0;
  int exponent = 0, digits = 0;
  size_t zeros = 0;  // read, but not in the coefficient yet
  bool point = false;
  for (; at < text.size(); ++at) {
    char c = text[at];
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') break;
    ++digits;
    if (point) --exponent;
    if (exponent < 2 * kLeastExponent) return too_large();
    if (c == '0') {
      ++zeros;
      continue;
    }
    for (; zeros > 0 && m < kLimit; --zeros) m *= 10;
    if (m >= kLimit) return too_large();
    m = m * 10 + static_cast<Wide>(c - '0');
  }
  // Zeros at the end are places as written while there is room for them, else a power of ten.
  for (; zeros > 0 && m < kLimit; --zeros) m *= 10;
  exponent += static_cast<int>(std::min<size_t>(zeros, 9999));
  if (digits == 0) return bad();
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    bool down = false;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) down = text[at++] == '-';
    int power = 0;
    size_t start = at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) power = std::min(9999, power * 10 + (text[at] - '0'));
    if (at == start) return bad();
    exponent += down ? -power : power;
  }
  if (at != text.size()) return bad();
  return make(with_sign(m, negative), exponent);
}

Decimal Decimal::negated() const { return {-coefficient_, exponent_}; }

Decimal Decimal::normalized() const {
  if (coefficient_ == 0) return {};
  Decimal out = *this;
  while (out.coefficient_ % 10 == 0 && out.exponent_ < kMostExponent) {
    out.coefficient_ /= 10;
    ++out.exponent_;
  }
  return out;
}

Decimal Decimal::rounded(int exponent) const {
  if (exponent <= exponent_) return *this;
  exponent = std::min(exponent, kMostExponent);
  return {with_sign(round_off(magnitude(coefficient_), exponent - exponent_), is_negative()), exponent};
}

std::string Decimal::text() const {
  std::string digits;
  for (Wide m = magnitude(coefficient_); m > 0; m /= 10) digits += static_cast<char>('0' + static_cast<int>(m % 10));
  std::reverse(digits.begin(), digits.end());
  if (exponent_ >= 0) {
    if (digits.empty()) return "0";
    digits.append(static_cast<size_t>(exponent_), '0');
  } else {
    auto places = static_cast<size_t>(-exponent_);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, 1, '.');
  }
  return is_negative() ? "-" + digits : digits;
}

double Decimal::approximate() const { return static_cast<double>(coefficient_) * std::pow(10.0, exponent_); }

std::strong_ordering Decimal::operator<=>(const Decimal& other) const {
  if (sign() != other.sign()) return sign() <=> other.sign();
  if (sign() == 0) return std::strong_ordering::equal;
  Decimal a = normalized(), b = other.normalized();
  Wide x = magnitude(a.coefficient_), y = magnitude(b.coefficient_);
  auto flip = [&](std::strong_ordering o) { return is_negative() ? 0 <=> o : o; };
  int top_a = digits_of(x) + a.exponent_, top_b = digits_of(y) + b.exponent_;
  if (top_a != top_b) return flip(top_a <=> top_b);
  // Same highest place: the one with fewer digits can be brought to the other's places within 36 digits.
  if (a.exponent_ > b.exponent_) x *= kPowers[static_cast<size_t>(a.exponent_ - b.exponent_)];
  if (b.exponent_ > a.exponent_) y *= kPowers[static_cast<size_t>(b.exponent_ - a.exponent_)];
  return flip(x <=> y);
}

Result<Decimal> add(const Decimal& first, const Decimal& second) {
  Decimal a = first, b = second;
  if (a.exponent() < b.exponent()) std::swap(a, b);  // a has the higher last place
  if (a.is_zero()) return b;
  int shift = a.exponent() - b.exponent();
  if (b.is_zero() && shift > 0 && digits_of(magnitude(a.coefficient())) + shift > Decimal::kDigits) return a;
  if (digits_of(magnitude(a.coefficient())) + shift > Decimal::kDigits) {
    a = a.normalized(), b = b.normalized();
    if (a.exponent() < b.exponent()) std::swap(a, b);
    shift = a.exponent() - b.exponent();
    if (digits_of(magnitude(a.coefficient())) + shift > Decimal::kDigits) return too_large();
  }
  return Decimal::make(a.coefficient() * static_cast<Decimal::Coefficient>(kPowers[static_cast<size_t>(shift)]) + b.coefficient(), b.exponent());
}

Result<Decimal> subtract(const Decimal& a, const Decimal& b) { return add(a, b.negated()); }

Result<Decimal> multiply(const Decimal& first, const Decimal& second) {
  Decimal a = first, b = second;
  Decimal::Coefficient product = 0;
  if (__builtin_mul_overflow(a.coefficient(), b.coefficient(), &product)) {
    a = a.normalized(), b = b.normalized();
    if (__builtin_mul_overflow(a.coefficient(), b.coefficient(), &product)) return too_large();
  }
  return Decimal::make(product, a.exponent() + b.exponent());
}

Result<Decimal> divide(const Decimal& a, const Decimal& b, int exponent) {
  if (b.is_zero()) return Error{ErrorKind::usage, "division by zero", "", ""};
  if (exponent < Decimal::kLeastExponent || exponent > Decimal::kMostExponent) return too_large();
  Decimal x = a.normalized(), y = b.normalized();
  Wide divisor = magnitude(y.coefficient()), quotient = magnitude(x.coefficient()) / divisor, rest = magnitude(x.coefficient()) % divisor;
  int place = x.exponent() - y.exponent();  // power of ten of the quotient's last digit
  // Long division; the rest is below 10^36, so times ten it fits.
  for (; place > exponent; --place) {
    if (quotient >= kLimit / 10) return too_large();
    rest *= 10;
    quotient = quotient * 10 + rest / divisor;
    rest %= divisor;
  }
  // Now quotient + rest / divisor in units of 10^place, place <= exponent.
  if (place == exponent) {
    if (rest > divisor - rest || (rest == divisor - rest && (quotient & 1))) ++quotient;
  } else {
    int drop = exponent - place;
    Wide unit = drop <= Decimal::kDigits ? kPowers[static_cast<size_t>(drop)] : 0;
    Wide tail = unit ? quotient % unit : quotient;
    Wide kept = unit ? quotient / unit : 0;
    if (unit && (tail > unit / 2 || (tail == unit / 2 && (rest > 0 || (kept & 1))))) ++kept;
    quotient = kept;
  }
  return Decimal::make(with_sign(quotient, x.is_negative() != y.is_negative()), exponent);
}

}  // namespace dossier
