// A number in any notation -> the one word it is indexed by.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

struct CutNumber {
  size_t end = 0;      // behind the last byte that belongs to it
  std::string folded;  // ASCII digits, '.' before a fraction, no grouping, no zeros at the fraction's end
  std::string also;    // the other way to read it, if there is one: 1.577 is 1.577 or, in much of Europe, 1577
  struct Group {
    size_t begin, end;
    std::string digits;
  };
  std::vector<Group> groups;  // where it fits no notation (24.11.2024, 1.2.3) and `folded` is empty: each group for itself
};

// The number that starts at `begin`, where a digit stands. Digits of any script; grouping by comma, point, apostrophe, no-break and
// thin spaces, by threes or in the Indian way; a decimal comma or point.
CutNumber cut_number(std::string_view text, size_t begin);

}  // namespace dossier
