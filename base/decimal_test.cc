#include "base/decimal.h"

#include <gtest/gtest.h>

#include <random>

namespace dossier {
namespace {

Decimal d(std::string_view text) {
  auto value = Decimal::parse(text);
  EXPECT_TRUE(value.ok()) << text;
  return value.ok() ? *value : Decimal();
}

TEST(Decimal, ParsesAndPrints) {
  for (const char* text : {"0", "-1", "1577.0", "-0.005", "123456789012345678901234567890.123456", "100"}) EXPECT_EQ(d(text).text(), text);
  EXPECT_EQ(d("+.5").text(), "0.5");
  EXPECT_EQ(d("1e3").text(), "1000");
  EXPECT_EQ(d("1.50e-2").text(), "0.0150");
  for (const char* text : {"", "-", ".", "1,0", "1 ", " 1", "1e", "0x1", "1.2.3", "--1", "1e+", "nan"}) EXPECT_FALSE(Decimal::parse(text).ok()) << text;
  EXPECT_EQ(Decimal::parse(std::string(50, '9')).error().kind, ErrorKind::too_large);
  EXPECT_EQ(Decimal::parse("1e99999999").error().kind, ErrorKind::too_large);
  EXPECT_EQ(Decimal::parse("1e-99999999").error().kind, ErrorKind::too_large);
}

// text() may have more digits than a coefficient: parse() takes them back all the same.
TEST(Decimal, ParsesTheTextOfEveryNumber) {
  for (const char* text : {"999999999999999999999999999999999999", "-123456789012345678901234567890123456000000000000", "0.000000000000000000000000000000000000000000000000000001", "1000000000000000000000000000000000000000000000000000000000000",
                           "1.5000000000000000000000000000000000000000000000"}) {
    auto number = Decimal::parse(text);
    ASSERT_TRUE(number.ok()) << text;
    auto again = Decimal::parse(number->text());
    ASSERT_TRUE(again.ok()) << number->text();
    EXPECT_EQ(*again, *number);
  }
  EXPECT_FALSE(Decimal::parse("1000000000000000000000000000000000000000001").ok());
}

TEST(Decimal, ComparesByValue) {
  EXPECT_EQ(d("0.10"), d("0.1"));
  EXPECT_EQ(d("1e30"), d("1000000000000000000000000000000"));
  EXPECT_LT(d("-2"), d("-1.999"));
  EXPECT_LT(d("999999999999999999999999999999999999"), d("1e36"));
  EXPECT_GT(d("1e50"), d("1"));
  EXPECT_LT(d("-1e50"), d("1e-50"));
}

TEST(Decimal, RoundsHalfToEven) {
  EXPECT_EQ(d("2.5").rounded(0).text(), "2");
  EXPECT_EQ(d("3.5").rounded(0).text(), "4");
  EXPECT_EQ(d("-2.5").rounded(0).text(), "-2");
  EXPECT_EQ(d("2.51").rounded(0).text(), "3");
  EXPECT_EQ(d("1550").rounded(2).text(), "1600");
  EXPECT_EQ(d("1").rounded(40), d("0"));
}

TEST(Decimal, DividesToStatedPlaces) {
  EXPECT_EQ(divide(d("1"), d("3"), -4)->text(), "0.3333");
  EXPECT_EQ(divide(d("2"), d("3"), -4)->text(), "0.6667");
  EXPECT_EQ(divide(d("1"), d("8"), -2)->text(), "0.12");
  EXPECT_EQ(divide(d("3"), d("8"), -2)->text(), "0.38");
  EXPECT_EQ(divide(d("1234567"), d("1"), 3)->text(), "1235000");
  EXPECT_EQ(divide(d("25"), d("1"), 1)->text(), "20");
  EXPECT_EQ(divide(d("251"), d("10"), 1)->text(), "30");
  EXPECT_EQ(divide(d("1"), d("0"), 0).error().kind, ErrorKind::usage);
  EXPECT_EQ(divide(d("1e36"), d("3"), -20).error().kind, ErrorKind::too_large);
}

TEST(Decimal, OverflowIsAnError) {
  Decimal big = d("999999999999999999999999999999999999");
  EXPECT_EQ(add(big, d("1"))->text(), "1000000000000000000000000000000000000");
  EXPECT_EQ(add(big, d("0.1")).error().kind, ErrorKind::too_large);
  EXPECT_EQ(multiply(big, big).error().kind, ErrorKind::too_large);
}

// Against 64-bit integers: the ring laws and the quotient's error bound hold for random numbers.
TEST(Decimal, Properties) {
  std::mt19937_64 random(7);
  std::uniform_int_distribution<int64_t> coefficient(-999999999, 999999999);
  std::uniform_int_distribution<int> exponent(-6, 6);
  for (int i = 0; i < 20000; ++i) {
    Decimal a = *Decimal::make(coefficient(random), exponent(random)), b = *Decimal::make(coefficient(random), exponent(random)),
            c = *Decimal::make(coefficient(random), exponent(random));
    EXPECT_EQ(*Decimal::parse(a.text()), a);
    EXPECT_EQ(*add(a, b), *add(b, a));
    EXPECT_EQ(*subtract(*add(a, b), b), a);
    EXPECT_EQ(*add(*multiply(a, c), *multiply(b, c)), *multiply(*add(a, b), c));
    EXPECT_EQ(a < b, *subtract(a, b) < Decimal());
    if (b.is_zero()) continue;
    Decimal q = *divide(a, b, -8);
    Decimal error = subtract(*multiply(q, b), a)->absolute();  // at most half a last place of q, times b
    EXPECT_LE(*multiply(error, Decimal::whole(2)), *multiply(b.absolute(), Decimal::power_of_ten(-8)));
    Decimal r = a.rounded(2);
    EXPECT_LE(*multiply(subtract(r, a)->absolute(), Decimal::whole(2)), Decimal::whole(100));
  }
}

}  // namespace
}  // namespace dossier
