// Dates, periods and times of day.
#include <charconv>

#include "base/quantity_parts.h"

namespace dossier::quantity {
namespace {

int number_of(const Piece& piece) {
  int value = -1;
  if (piece.text.size() <= 6) std::from_chars(piece.text.data(), piece.text.data() + piece.text.size(), value);
  return value;
}

bool is_day(const Pieces& p, size_t at) { return is_digits(p, at) && p[at].text.size() <= 2 && number_of(p[at]) >= 1 && number_of(p[at]) <= 31; }
bool is_year(const Pieces& p, size_t at) { return is_digits(p, at) && p[at].text.size() == 4 && number_of(p[at]) >= 1000 && number_of(p[at]) <= 2999; }

// Thai dates count from the Buddha's time.
int year_in(const Piece& year, const Piece* month) {
  int value = number_of(year);
  bool thai = month && month->text.starts_with("\xE0\xB8");
  return thai && value > 2400 ? value - 543 : value;
}

bool is_ordinal_suffix(const Pieces& p, size_t at) {
  if (!is_word(p, at) || !glued(p, at)) return false;
  const std::string& s = p[at].text;
  return s == "st" || s == "nd" || s == "rd" || s == "th" || s == "er";
}

// A month's name at `at`, with its point. Words that are something else too count only as names: "May", "March", "Mar".
int month_at(const Pieces& p, size_t at, size_t& used) {
  if (!is_word(p, at)) return 0;
  auto month = month_of(p[at].text);
  if (!month) return 0;
  used = 1;
  if (p[at].text.size() <= 4 && is_mark(p, at + 1, U'.') && glued(p, at + 1)) used = 2;
  return *month;
}
bool could_be_verb(const Piece& month) { return !month.capital && (month.text == "may" || month.text == "march" || month.text == "mar" || month.text == "dec" || month.text == "ene"); }

// ", 2021"  " 2021"  " of 2021"  " de 2021": pieces used, 0 if no year follows.
size_t year_after(const Pieces& p, size_t at) {
  size_t here = at;
  if (is_mark(p, here, U',')) ++here;
  if (is_word(p, here) && (p[here].text == "of" || p[here].text == "de" || p[here].text == "del" || p[here].text == "in")) ++here;
  return is_year(p, here) && p[here].gap != Gap::none ? here - at + 1 : 0;
}

bool ends_number(const Pieces& p, size_t at) {  // no decimal or group goes on after the piece
  return !(at + 1 < p.size() && p[at].type == Piece::Type::mark && glued(p, at) && (p[at].mark == U'.' || p[at].mark == U',' || p[at].mark == U'/' || p[at].mark == U'-') &&
           is_digits(p, at + 1) && glued(p, at + 1));
}

// "12 March 2021", "12. März", "12th of March", "5th day of March, 2021", "12-Mar-2021".
size_t day_first(const Pieces& p, size_t at, Quantity& out) {
  size_t here = at;
  int day = 0;
  bool ordinal = false;
  if (is_day(p, at)) {
    day = number_of(p[at]);
    ++here;
    ordinal = is_ordinal_suffix(p, here);
    if (ordinal) ++here;
    else if (is_mark(p, here, U'.') && glued(p, here) && is_word(p, here + 1)) ++here;
  } else {
    Words words = read_number_words(p, at);
    if (!words.ordinal || words.value > Decimal::whole(31) || words.value < Decimal::whole(1)) return 0;
    day = static_cast<int>(words.value.approximate());
    here += words.pieces;
    if (!is_word(p, here, "day")) return 0;
    ordinal = true;
  }
  bool linked = false;
  if (ordinal && is_word(p, here, "day") && is_word(p, here + 1, "of")) here += 2, linked = true;
  else if (is_word(p, here, "of") || is_word(p, here, "de") || is_word(p, here, "di")) ++here, linked = true;
  bool hyphen = !linked && (is_mark(p, here, U'-') || is_mark(p, here, U'/')) && glued(p, here);
  if (hyphen) ++here;
  size_t used = 0;
  int month = month_at(p, here, used);
  if (month == 0) return 0;
  const Piece* name = &p[here];
  here += used;
  out.day = day;
  out.month = month;
  if (hyphen) {
    if (!(is_mark(p, here, U'-') || is_mark(p, here, U'/')) || !is_digits(p, here + 1)) return 0;
    int year = number_of(p[here + 1]);
    size_t digits = p[here + 1].text.size();
    if (digits != 4 && digits != 2) return 0;
    out.year = digits == 2 ? (year < 70 ? 2000 + year : 1900 + year) : year;
    return here + 2 - at;
  }
  if (size_t after = year_after(p, here)) {
    out.year = year_in(p[here + after - 1], name);
    return here + after - at;
  }
  return could_be_verb(*name) || (!name->capital && name->text.size() <= 3 && !linked) ? 0 : here - at;
}

// "March 12, 2021", "Mar. 12", "March 2021".
size_t month_first(const Pieces& p, size_t at, Quantity& out) {
  size_t used = 0;
  int month = month_at(p, at, used);
  if (month == 0) return 0;
  size_t here = at + used;
  if (is_word(p, here, "the")) ++here;
  if (is_day(p, here) && p[here].gap != Gap::none && ends_number(p, here + 1)) {
    out.month = month;
    out.day = number_of(p[here++]);
    if (is_ordinal_suffix(p, here)) ++here;
    if (size_t after = year_after(p, here)) {
      out.year = year_in(p[here + after - 1], &p[at]);
      return here + after - at;
    }
    return could_be_verb(p[at]) || (!p[at].capital && p[at].text.size() <= 3) || is_mark(p, here, U'%') ? 0 : here - at;
  }
  here = at + used;
  size_t after = year_after(p, here);
  if (!after || (could_be_verb(p[at]) && p[at].text != "may" && p[at].text != "march")) return 0;
  if (could_be_verb(p[at]) && !ends_number(p, here + after)) return 0;
  out.month = month;
  out.year = year_in(p[here + after - 1], &p[at]);
  return here + after - at;
}

// 2021-03-12, 12.03.2021, 03/12/2021, 03/12/21, 2021年3月12日.
size_t in_figures(const Pieces& p, size_t at, Quantity& out) {
  if (!is_digits(p, at)) return 0;
  if (is_year(p, at) && is_word(p, at + 1, "年")) {
    out.year = number_of(p[at]);
    if (!is_digits(p, at + 2) || !is_word(p, at + 3, "月") || number_of(p[at + 2]) > 12) return 0;
    out.month = number_of(p[at + 2]);
    if (!is_day(p, at + 4) || !is_word(p, at + 5, "日")) return 4;
    out.day = number_of(p[at + 4]);
    return 6;
  }
  if (at + 4 >= p.size() || p[at + 1].type != Piece::Type::mark || p[at + 3].mark != p[at + 1].mark || p[at + 3].type != Piece::Type::mark) return 0;
  char32_t mark = p[at + 1].mark;
  if (mark != U'-' && mark != U'/' && mark != U'.') return 0;
  for (size_t i = at + 1; i <= at + 4; ++i)
    if (!glued(p, i)) return 0;
  if (!is_digits(p, at + 2) || !is_digits(p, at + 4) || !ends_number(p, at + 5)) return 0;
  int a = number_of(p[at]), b = number_of(p[at + 2]), c = number_of(p[at + 4]);
  if (p[at].text.size() == 4 && p[at + 2].text.size() <= 2 && p[at + 4].text.size() <= 2) {
    if (a < 1000 || b < 1 || b > 12 || c < 1 || c > 31) return 0;
    out.year = a, out.month = b, out.day = c;
    return 5;
  }
  size_t year_digits = p[at + 4].text.size();
  if (p[at].text.size() > 2 || p[at + 2].text.size() > 2 || !(year_digits == 4 || (year_digits == 2 && mark == U'/'))) return 0;
  if (a < 1 || b < 1 || a > 31 || b > 31 || (a > 12 && b > 12)) return 0;
  bool day_leads = mark == U'.' ? b <= 12 : a > 12;
  out.day = day_leads ? a : b;
  out.month = day_leads ? b : a;
  out.year = year_digits == 4 ? c : c < 70 ? 2000 + c : 1900 + c;
  out.order_uncertain = mark != U'.' && a <= 12 && b <= 12 && a != b;
  return 5;
}

int quarter_word(const Pieces& p, size_t at, size_t& used) {
  used = 1;
  if (is_digits(p, at) && p[at].text.size() == 1 && is_ordinal_suffix(p, at + 1)) {
    used = 2;
    return number_of(p[at]);
  }
  if (!is_word(p, at)) return 0;
  const std::string& s = p[at].text;
  return s == "first" ? 1 : s == "second" ? 2 : s == "third" ? 3 : s == "fourth" ? 4 : 0;
}

// "2021", "FY2021", "fiscal 2021", "fiscal year 2021", "'21" into out.year; pieces used.
size_t period_year(const Pieces& p, size_t at, Quantity& out) {
  size_t here = at;
  if (is_mark(p, here, U',')) ++here;
  if (is_word(p, here, "of") || is_word(p, here, "in")) ++here;
  if (is_word(p, here, "the")) ++here;
  bool fiscal = false;
  if (is_word(p, here, "fiscal") || is_word(p, here, "fy") || is_word(p, here, "financial")) {
    fiscal = true;
    ++here;
    if (is_word(p, here, "year")) ++here;
  }
  if (is_mark(p, here, U'\'') && is_digits(p, here + 1) && p[here + 1].text.size() == 2) {
    out.year = 2000 + number_of(p[here + 1]);
    out.fiscal = fiscal;
    return here + 2 - at;
  }
  if (is_digits(p, here) && fiscal && p[here].text.size() == 2 && glued(p, here)) {
    out.year = 2000 + number_of(p[here]);
    out.fiscal = true;
    return here + 1 - at;
  }
  if (!is_year(p, here) || (glued(p, here) && !fiscal)) return 0;
  out.year = number_of(p[here]);
  out.fiscal = fiscal;
  return here + 1 - at;
}

}  // namespace

size_t read_date(const Pieces& p, size_t at, Quantity& out) {
  // A word glued before ("A12 March") makes it a name.
  bool name = at > 0 && glued(p, at) && p[at - 1].type != Piece::Type::mark;
  if (name) return 0;
  for (auto read : {in_figures, day_first, month_first}) {
    Quantity found;
    found.kind = QuantityKind::date;
    if (size_t used = read(p, at, found)) {
      out = found;
      return used;
    }
  }
  return 0;
}

size_t read_period(const Pieces& p, size_t at, Quantity& out) {
  if (at > 0 && glued(p, at) && p[at - 1].type != Piece::Type::mark) return 0;
  Quantity found;
  found.kind = QuantityKind::period;
  size_t here = at;
  if (is_word(p, at) && (p[at].text == "q" || p[at].text == "h") && is_digits(p, at + 1) && glued(p, at + 1) && p[at + 1].text.size() == 1) {
    int n = number_of(p[at + 1]);
    (p[at].text == "q" ? found.quarter : found.half) = n;
    if (n < 1 || n > (p[at].text == "q" ? 4 : 2)) return 0;
    here += 2;
    here += period_year(p, here, found);
  } else if (is_digits(p, at) && p[at].text.size() == 1 && is_word(p, at + 1) && glued(p, at + 1) && (p[at + 1].text == "q" || p[at + 1].text == "h") &&
             is_digits(p, at + 2) && glued(p, at + 2) && (p[at + 2].text.size() == 2 || p[at + 2].text.size() == 4)) {
    int n = number_of(p[at]), year = number_of(p[at + 2]);
    (p[at + 1].text == "q" ? found.quarter : found.half) = n;
    if (n < 1 || n > (p[at + 1].text == "q" ? 4 : 2)) return 0;
    found.year = year < 100 ? 2000 + year : year;
    here += 3;
  } else if (is_word(p, at, "fiscal") || is_word(p, at, "fy") || is_word(p, at, "financial")) {
    size_t used = period_year(p, at, found);
    if (!used) return 0;
    here += used;
  } else {
    size_t used = 0;
    int n = quarter_word(p, at, used);
    if (n == 0) return 0;
    here += used;
    if (is_mark(p, here, U'-') && glued(p, here)) ++here;
    if (is_word(p, here, "fiscal")) ++here, found.fiscal = true;
    bool quarter = is_word(p, here, "quarter"), half = is_word(p, here, "half");
    if (!quarter && !(half && n <= 2)) return 0;
    if (n > 4) return 0;
    (quarter ? found.quarter : found.half) = n;
    ++here;
    bool fiscal = found.fiscal;
    here += period_year(p, here, found);
    found.fiscal |= fiscal;
  }
  out = found;
  return here - at;
}

size_t read_time(const Pieces& p, size_t at, Quantity& out) {
  if (!is_digits(p, at) || p[at].text.size() > 2 || !is_mark(p, at + 1, U':') || !glued(p, at + 1) || !is_digits(p, at + 2) || !glued(p, at + 2) || p[at + 2].text.size() != 2) return 0;
  int hour = number_of(p[at]), minute = number_of(p[at + 2]);
  if (hour > 24 || minute > 59) return 0;
  size_t here = at + 3;
  if (is_mark(p, here, U':') && glued(p, here) && is_digits(p, here + 1) && glued(p, here + 1) && p[here + 1].text.size() == 2) here += 2;
  bool dotted = is_word(p, here) && (p[here].text == "a" || p[here].text == "p") && is_mark(p, here + 1, U'.') && is_word(p, here + 2, "m");
  if (dotted || is_word(p, here, "am") || is_word(p, here, "pm")) {
    bool evening = p[here].text[0] == 'p';
    if (evening && hour < 12) hour += 12;
    if (!evening && hour == 12) hour = 0;
    here += dotted ? (is_mark(p, here + 3, U'.') ? 4 : 3) : 1;
  }
  out.kind = QuantityKind::time;
  out.value = Decimal::whole(hour * 60 + minute);
  return here - at;
}

}  // namespace dossier::quantity
