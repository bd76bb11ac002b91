#include "app/analysis/day.h"

#include <tuple>

#include "base/quantity.h"

namespace dossier {

bool Day::operator<(const Day& o) const { return std::tie(year, month, day) < std::tie(o.year, o.month, o.day); }

int days_of(int year, int month) {
  for (int d = 31; d > 28; --d)
    if (is_real_date(year, month, d)) return d;
  return 28;
}

Day day_before(Day d) {
  if (--d.day > 0) return d;
  if (--d.month == 0) d = {d.year - 1, 12, 0};
  d.day = days_of(d.year, d.month);
  return d;
}

Day day_behind(Day d) {
  if (++d.day <= days_of(d.year, d.month)) return d;
  return d.month == 12 ? Day{d.year + 1, 1, 1} : Day{d.year, d.month + 1, 1};
}

std::string day_text(const Day& d) {
  static const char* const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};
  if (d.month < 1 || d.month > 12) return std::to_string(d.year);
  return (d.day ? std::to_string(d.day) + " " : std::string()) + months[d.month - 1] + " " + std::to_string(d.year);
}

}  // namespace dossier
