// A day of the calendar, or a month.
#pragma once

#include <string>

namespace dossier {

struct Day {
  int year = 0, month = 0, day = 0;  // day 0: the month as a whole
  bool operator==(const Day&) const = default;
  bool operator<(const Day& o) const;
};

int days_of(int year, int month);
// The day before, and behind. REQUIRES: a whole day.
Day day_before(Day day);
Day day_behind(Day day);
// "31 March 2027", "March 2027".
std::string day_text(const Day& day);

}  // namespace dossier
