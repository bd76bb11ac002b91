#include "base/quantity.h"

#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"

namespace dossier {
namespace {

// Each quantity as "kind value unit" or "date y-m-d".
std::string read(std::string_view text, QuantityReading reading = {}) {
  std::string out;
  for (const Quantity& q : find_quantities(text, reading)) {
    if (!out.empty()) out += "; ";
    out += name_of(q.kind);
    if (q.kind == QuantityKind::date) {
      out += " " + std::to_string(q.year) + "-" + std::to_string(q.month) + "-" + std::to_string(q.day) + (q.order_uncertain ? "?" : "");
    } else if (q.kind == QuantityKind::period) {
      out += (q.fiscal ? " FY" : " ") + std::to_string(q.year) + (q.quarter ? "Q" + std::to_string(q.quarter) : q.half ? "H" + std::to_string(q.half) : "");
    } else if (q.kind == QuantityKind::reference) {
      out += " " + std::string(text.substr(q.begin, q.end - q.begin));
    } else {
      out += " " + q.value.normalized().text() + (q.unit.empty() ? "" : " " + q.unit);
    }
  }
  return out;
}

TEST(Quantity, GroupingAndDecimalMarks) {
  EXPECT_EQ(read("1,577.0 and 1577"), "number 1577; number 1577");
  EXPECT_EQ(read("1.577,0"), "number 1577");
  EXPECT_EQ(read("1 577,0"), "number 1577");
  EXPECT_EQ(read("1\u00A0577\u00A0000"), "number 1577000");
  EXPECT_EQ(read("1'577'000.25"), "number 1577000.25");
  EXPECT_EQ(read("Rs. 12,34,567.50"), "amount 1234567.5 INR");
  EXPECT_EQ(read("0,125 und 3,5 der"), "number 0.125; number 3.5");
  EXPECT_EQ(read("items 1,2 and 3"), "number 1; number 2; number 3");
  EXPECT_EQ(read("columns 120 345 678"), "number 120; number 345; number 678");
  EXPECT_EQ(read("€ 1 577 in total"), "amount 1577 EUR");
  EXPECT_EQ(read(".5 and 0.50"), "number 0.5; number 0.5");
  EXPECT_EQ(read("Der Umsatz und die Kosten lagen bei 1.577 Mio. EUR"), "amount 1577000000 EUR");
  auto two = find_quantities("1.577");
  ASSERT_EQ(two.size(), 1u);
  EXPECT_TRUE(two[0].two_readings);
  EXPECT_EQ(two[0].other, Decimal::whole(1577));
}

TEST(Quantity, OtherScripts) {
  EXPECT_EQ(read("๑,๕๗๗.๐ บาท"), "amount 1577 THB");
  EXPECT_EQ(read("١٬٥٧٧٫٥"), "number 1577.5");
  EXPECT_EQ(read("१,५७,७००"), "number 157700");
  EXPECT_EQ(read("2021年3月12日"), "date 2021-3-12");
  EXPECT_EQ(read("วันที่ 12 มีนาคม 2564"), "date 2021-3-12");
  EXPECT_EQ(read("١٢ مارس ٢٠٢١"), "date 2021-3-12");
}

TEST(Quantity, MoneyAndScale) {
  EXPECT_EQ(read("$1.2 million"), "amount 1200000 USD");
  EXPECT_EQ(read("US$5m, C$3.5bn, £2k"), "amount 5000000 USD; amount 3500000000 CAD; amount 2000 GBP");
  EXPECT_EQ(read("five million dollars ($5,000,000)"), "amount 5000000 USD");
  EXPECT_EQ(read("3 crore rupees and 2 lakh"), "amount 30000000 INR; number 200000");
  EXPECT_EQ(read("2,5 Mrd. € und 300 Tsd. Euro"), "amount 2500000000 EUR; amount 300000 EUR");
  EXPECT_EQ(read("tres mil millones de euros"), "amount 3000000000 EUR");
  EXPECT_EQ(read("10 million U.S. dollars, 25 cents"), "amount 10000000 USD; amount 0.25 USD");
  EXPECT_EQ(read("$ 12 $ 13"), "amount 12 USD; amount 13 USD");
  EXPECT_EQ(read("120K subscribers, 5m tall"), "number 120000; number 5 meter");
  EXPECT_EQ(find_quantities("$1.2 million")[0].last_place, Decimal::whole(100000));
  EXPECT_EQ(find_quantities("155")[0].last_place, Decimal::whole(1));
}

TEST(Quantity, Signs) {
  EXPECT_EQ(read("(155)"), "number -155");
  EXPECT_EQ(read("$(1,155)"), "amount -1155 USD");
  EXPECT_EQ(read("(5.2)%"), "percentage -5.2 %");
  EXPECT_EQ(read("(5.2%)"), "percentage -5.2 %");
  EXPECT_EQ(read("(7)", {.table_cell = true}), "number -7");
  EXPECT_EQ(read("item (7)"), "number 7");
  EXPECT_EQ(read("in (2019)"), "year 2019");
  EXPECT_EQ(read("-5 and \u22125 and \u20135"), "number -5; number -5; number -5");
  EXPECT_EQ(read("-$5, $-5"), "amount -5 USD; amount -5 USD");
  EXPECT_EQ(read("2019-2020, pages 5-7"), "year 2019; year 2020; number 5; number 7");
  EXPECT_EQ(read("a loss of $5"), "amount 5 USD");
}

TEST(Quantity, PercentAndUnits) {
  EXPECT_EQ(read("5% 5 percent 5 per cent 5 Prozent"), "percentage 5 %; percentage 5 %; percentage 5 %; percentage 5 %");
  EXPECT_EQ(read("2 percentage points, 25 basis points, 25 bps"), "percentage 2 pp; percentage 25 bp; percentage 25 bp");
  EXPECT_EQ(read("thirty (30) days"), "duration 30 day");
  EXPECT_EQ(read("30 (thirty) days"), "duration 30 day");
  EXPECT_EQ(read("thirty (20) days"), "number 30; duration 20 day");
  EXPECT_EQ(read("ten (10) business days, a five-year term, 12 months"), "duration 10 business day; duration 5 year; duration 12 month");
  EXPECT_EQ(read("20,000 square feet"), "number 20000 square foot");
  EXPECT_EQ(read("three hundred and twenty-five thousand shares"), "number 325000 share");
  EXPECT_EQ(read("the 15th and fifteenth"), "ordinal 15; ordinal 15");
}

TEST(Quantity, DatesBeforeNumbers) {
  EXPECT_EQ(read("March 5, 2021"), "date 2021-3-5");
  EXPECT_EQ(read("5 March 2021, 5th of March, 2021, Mar. 5 2021"), "date 2021-3-5; date 2021-3-5; date 2021-3-5");
  EXPECT_EQ(read("this 5th day of March, 2021"), "date 2021-3-5");
  EXPECT_EQ(read("the fifth day of March, 2021"), "date 2021-3-5");
  EXPECT_EQ(read("5. März 2021; 5 mars 2021; 5 de marzo de 2021"), "date 2021-3-5; date 2021-3-5; date 2021-3-5");
  EXPECT_EQ(read("2021-03-05 and 05.03.2021 and 13/03/2021"), "date 2021-3-5; date 2021-3-5; date 2021-3-13");
  EXPECT_EQ(read("03/04/2025"), "date 2025-3-4?");
  EXPECT_EQ(read("March 2021, June 30"), "date 2021-3-0; date 0-6-30");
  EXPECT_EQ(read("you may 5 march 6 dec 2"), "number 5; number 6; number 2");
  EXPECT_EQ(read("31-Dec-20"), "date 2020-12-31");
  EXPECT_EQ(read("in May 2021 and may 2021"), "date 2021-5-0; date 2021-5-0");
}

TEST(Quantity, Periods) {
  EXPECT_EQ(read("Q3 2021; 3Q21; third quarter of 2021; the third-quarter"), "period 2021Q3; period 2021Q3; period 2021Q3; period 0Q3");
  EXPECT_EQ(read("fiscal 2022, FY22, FY2022, fiscal year 2022"), "period FY2022; period FY2022; period FY2022; period FY2022");
  EXPECT_EQ(read("first half of fiscal 2021"), "period FY2021H1");
  EXPECT_EQ(read("10:30 p.m."), "time 1350");
}

TEST(Quantity, References) {
  EXPECT_EQ(read("Form 10-K, section 4.2.1, the A320, Q9"), "reference 10-K; reference 4.2.1; reference A320; reference Q9");
  EXPECT_EQ(read("Section 4.2(b)"), "number 4.2");
}

TEST(Quantity, RoundingIsWithinHalfAPlace) {
  Decimal exact = *Decimal::parse("1234567");
  EXPECT_TRUE(rounds_to(exact, *Decimal::parse("1200000"), Decimal::whole(100000)));
  EXPECT_FALSE(rounds_to(exact, *Decimal::parse("1300000"), Decimal::whole(100000)));
}

TEST(Quantity, DatesCompareByStatedParts) {
  auto q = [](const char* text) { return find_quantities(text).at(0); };
  EXPECT_TRUE(same_date(q("March 5, 2021"), q("5 March 2021")));
  EXPECT_TRUE(same_date(q("March 5"), q("5 March 2021")));
  EXPECT_FALSE(same_date(q("March 5, 2020"), q("5 March 2021")));
  EXPECT_TRUE(same_date(q("03/04/2025"), q("3 April 2025")));
  EXPECT_FALSE(is_real_date(2021, 2, 29));
  EXPECT_EQ(days_from_date(1970, 1, 2), 1);
}

// What is printed is read back: any value, in any of our notations.
TEST(Quantity, RoundTrips) {
  std::mt19937 random(3);
  for (int i = 0; i < 5000; ++i) {
    Decimal value = *Decimal::make(std::uniform_int_distribution<int>(1000, 99999999)(random), -static_cast<int>(random() % 3));
    std::string plain = value.text(), whole = plain.substr(0, plain.find('.')), rest = plain.substr(whole.size());
    for (int at = static_cast<int>(whole.size()) - 3; at > 0; at -= 3) whole.insert(static_cast<size_t>(at), ",");
    auto found = find_quantities("worth $" + whole + rest + " in all");
    ASSERT_EQ(found.size(), 1u) << whole << rest;
    EXPECT_EQ(found[0].value, value);
    EXPECT_EQ(found[0].unit, "USD");
  }
}

// Any bytes: ranges are ordered, inside the text, and do not overlap.
TEST(Quantity, TotalOnAnyBytes) {
  std::mt19937 random(5);
  const std::vector<std::string> bits = {"1", "23", ",", ".", "456", " ", "$", "(", ")", "-", "%", "million", "March", "2021", "thirty", "and", "hundred", "\xC2\xA0", "\xFF", "年", "٣", "Q", "'", "½",
                                         "EUR", "th", "of", "day", "fiscal", ":", "/", "99999999999999999999999999999999999999999999"};
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (int n = static_cast<int>(random() % 12); n >= 0; --n) text += bits[random() % bits.size()];
    uint32_t last = 0;
    for (const Quantity& q : find_quantities(text, {.table_cell = random() % 2 == 0})) {
      ASSERT_LE(last, q.begin) << text;
      ASSERT_LT(q.begin, q.end) << text;
      ASSERT_LE(q.end, text.size()) << text;
      last = q.end;
    }
  }
}

}  // namespace
}  // namespace dossier
