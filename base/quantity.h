// Every number, amount, percentage, date, duration and ordinal of a text, with its place, its exact value and its unit. Dates are
// read before numbers, so "March 5, 2021" is one date and not two numbers. Pure functions, total on any bytes.
//
// Understood: grouping and decimal marks "1,577.0" "1.577,0" "1 577,0" "1'577" "1,00,000"; digits of any script; number words of
// English ("one hundred and five million") and small ones of German, French, Spanish; "thirty (30)" as one quantity; scale words
// (thousand ... trillion, k m bn, Mio. Mrd., millones, lakh, crore); currencies by sign, code and word; "(155)" and minus signs.
// "a loss of 5" is not a sign: the quantity is 5.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"

namespace dossier {

enum class QuantityKind : uint8_t {
  number,      // bare, or with a counted unit ("155 shares")
  amount,      // money
  percentage,  // unit %, pp (percentage points) or bp (basis points)
  date,        // with a month at least; year or day may be missing
  year,        // "2021" standing alone
  period,      // quarter, half or fiscal year
  duration,    // unit day, month, year, ...
  ordinal,     // "15th", "fifteenth"
  time,        // "10:30": minutes after midnight
  reference    // digits that name something: "10-K", "4.2.1", "A320"; `value` is 0, compare the text
};
std::string_view name_of(QuantityKind kind);

struct Quantity {
  QuantityKind kind = QuantityKind::number;
  uint32_t begin = 0, end = 0;  // bytes: sign, currency, number, scale and unit

  Decimal value;       // sign and scale applied
  Decimal last_place;  // size of the last printed place, scale applied: "1.2 million" -> 100000, "155" -> 1
  Decimal scale = Decimal::whole(1);  // as written beside the number
  std::string unit;    // "USD", "%", "pp", "bp", "day", "business day", "month", "share", ...; empty if none
  bool in_words = false;     // "thirty"
  bool bracketed = false;    // "(155)"; the value is negative unless the brackets only enclose it in prose: "(30)" or "(2019)"
  bool signed_minus = false; // written with a minus
  bool two_readings = false; // "1.577": 1577 or 1.577; `other` is the reading not taken
  Decimal other;

  // date, year, period. 0: not stated. A period has year (0 if not stated) and one of quarter 1..4, half 1..2, or neither: a fiscal year.
  int year = 0, month = 0, day = 0;
  bool order_uncertain = false;  // "03/04/2025": month and day could be the other way round
  int quarter = 0, half = 0;
  bool fiscal = false;
};

enum class NumberStyle : uint8_t {
  automatic,      // found from the text's own unambiguous numbers, then from its function words
  decimal_point,  // 1,577.0
  decimal_comma   // 1.577,0
};

struct QuantityReading {
  NumberStyle style = NumberStyle::automatic;
  bool table_cell = false;  // the text is one cell: any number in brackets is negative
};

// In order of begin; they do not overlap.
std::vector<Quantity> find_quantities(std::string_view text, const QuantityReading& reading = {});
// What the unambiguous numbers of the text, else its function words, say; decimal_point if nothing does.
NumberStyle number_style_of(std::string_view text);

// Is `rounded` a rounding of `exact`: it has fewer places and lies within half of its own last place. Equal values are, too.
bool rounds_to(const Decimal& exact, const Decimal& rounded, const Decimal& rounded_last_place);
// Same date where both state a part; a part that only one states does not count.
bool same_date(const Quantity& a, const Quantity& b);
// Days since 1970-01-01 in the Gregorian calendar. REQUIRES: a real date.
int64_t days_from_date(int year, int month, int day);
bool is_real_date(int year, int month, int day);

}  // namespace dossier
