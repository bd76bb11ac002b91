#include "app/grounding/formula.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

Decimal d(const char* text) { return *Decimal::parse(text); }

std::string value(std::string_view formula, std::vector<Decimal> operands, int exponent = -4) {
  auto parsed = Formula::parse(formula);
  if (!parsed.ok()) return parsed.error().message;
  auto result = parsed->value(operands);
  return result.ok() ? result->rounded(exponent).normalized().text() : result.error().message;
}

TEST(Formula, Reckons) {
  EXPECT_EQ(value("(a - b) / a * 100", {d("412650"), d("263480")}), "36.1493");
  EXPECT_EQ(value("a / b * 100 - c / d * 100", {d("45750"), d("412650"), d("41310"), d("386210")}), "0.3906");
  EXPECT_EQ(value("a - b - c", {d("10"), d("3"), d("2")}), "5");
  EXPECT_EQ(value("a / b / 2", {d("12"), d("3")}), "2");
  EXPECT_EQ(value("-a + 2 * (b - -a)", {d("3"), d("4")}), "11");
  EXPECT_EQ(value("a / (b - b)", {d("1"), d("2")}), "division by zero");
  EXPECT_EQ(value("a + b", {d("1")}), "these operands do not fit the formula");
}

TEST(Formula, RefusesWhatIsNone) {
  for (const char* text : {"", "a +", "(a", "a)", "a b", "2a", "a ** b", "b", "A", "a + $1", "1e5 * a", "a; b", "()", "a / .", "--"})
    EXPECT_FALSE(Formula::parse(text).ok()) << text;
  EXPECT_FALSE(Formula::parse(std::string(500, '(') + "a" + std::string(500, ')')).ok());
  EXPECT_FALSE(Formula::parse(std::string(5000, ' ') + "a").ok());
}

TEST(Formula, KeepsUnitsApart) {
  auto unit = [](std::string_view formula, std::vector<std::string> units) {
    auto got = Formula::parse(formula)->unit(units);
    if (!got.ok()) return std::string("refused");
    std::string out;
    for (const auto& [name, power] : *got) out += name + std::to_string(power);
    return out;
  };
  EXPECT_EQ(unit("(a + b) / 2", {"USD", "USD"}), "USD1");
  EXPECT_EQ(unit("a / b * 100", {"USD", "USD"}), "");
  EXPECT_EQ(unit("a + b", {"USD", "EUR"}), "refused");
  EXPECT_EQ(unit("a / b + c", {"USD", "USD", "USD"}), "refused");
  EXPECT_EQ(unit("a * b", {"USD", "%"}), "USD1");
}

TEST(Formula, IsShownInWords) {
  EXPECT_EQ(Formula::parse("(a-b)/b * 100")->shown({"x", "y"}), "(x − y) ÷ y × 100");
}

}  // namespace
}  // namespace dossier
