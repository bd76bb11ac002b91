#include "storage/cut_numbers.h"

#include <vector>

#include "base/utf8.h"

namespace dossier {
namespace {

constexpr size_t kMaxGroups = 16;

struct Group {
  std::string digits;
  size_t begin = 0, end = 0;
  char32_t separator = 0;  // before it; all thin spaces count as one, all apostrophes too
};

// The kind of separator, or 0.
char32_t separator_of(char32_t c) {
  switch (c) {
    case ',':
    case '.':
    case 0x66B:  // Arabic decimal separator
      return c;
    case 0x66C:  // Arabic thousands separator
    case '\'':
    case 0x2019: return '\'';
    case 0xA0:
    case 0x202F:
    case 0x2009: return ' ';
    default: return 0;
  }
}

bool read_digits(std::string_view text, size_t& at, std::string& digits) {
  while (at < text.size()) {
    size_t next = at;
    auto c = static_cast<unsigned char>(text[at]);
    int value = c < 0x80 ? (++next, c >= '0' && c <= '9' ? c - '0' : -1) : digit_value(next_code_point(text, next));
    if (value < 0) break;
    digits += static_cast<char>('0' + value);
    at = next;
  }
  return !digits.empty();
}

std::vector<Group> read_groups(std::string_view text, size_t begin) {
  std::vector<Group> groups(1);
  size_t at = begin;
  read_digits(text, at, groups[0].digits);
  groups[0].begin = begin;
  groups[0].end = at;
  while (at < text.size() && groups.size() < kMaxGroups) {
    size_t next = at;
    Group group;
    group.separator = separator_of(next_code_point(text, next));
    group.begin = next;
    if (!group.separator || !read_digits(text, next, group.digits)) break;
    group.end = at = next;
    groups.push_back(std::move(group));
  }
  return groups;
}

// Groups [0, last] are an integer with one kind of separator: by threes, or 12,34,567.
bool grouped(const std::vector<Group>& groups, size_t last) {
  if (groups[0].digits.size() > 3 || groups[0].digits == "0") return false;
  bool threes = true, indian = groups[1].separator == ',' && last >= 2 && groups[0].digits.size() <= 2;
  for (size_t n = 1; n <= last; ++n) {
    if (groups[n].separator != groups[1].separator || groups[n].separator == 0x66B) return false;
    if (groups[n].digits.size() != 3) threes = false;
    if (groups[n].digits.size() != (n == last ? 3u : 2u)) indian = false;
  }
  return threes || indian;
}

std::string joined(const std::vector<Group>& groups, size_t last) {
  std::string out;
  for (size_t n = 0; n <= last; ++n) out += groups[n].digits;
  return out;
}

std::string with_fraction(std::string whole, std::string fraction) {
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  size_t zeros = 0;
  while (zeros + 1 < whole.size() && whole[zeros] == '0') ++zeros;
  whole.erase(0, zeros);
  return fraction.empty() ? whole : whole + "." + fraction;
}

// Groups [0, last] as one number, or an empty `folded`.
CutNumber read_as_number(const std::vector<Group>& groups, size_t last) {
  CutNumber out;
  out.end = groups[last].end;
  if (last == 0) {
    out.folded = groups[0].digits;
    return out;
  }
  const Group& end = groups[last];
  bool decimal_sign = end.separator == '.' || end.separator == ',' || end.separator == 0x66B;
  if (last == 1) {
    bool by_thousands = grouped(groups, 1);
    if (by_thousands && end.separator != '.') {
      out.folded = joined(groups, 1);
    } else if (decimal_sign) {
      out.folded = with_fraction(groups[0].digits, end.digits);
      if (by_thousands) out.also = joined(groups, 1);
    }
    return out;
  }
  if (grouped(groups, last))
    out.folded = joined(groups, last);
  else if (decimal_sign && end.separator != groups[last - 1].separator && grouped(groups, last - 1))
    out.folded = with_fraction(joined(groups, last - 1), end.digits);
  return out;
}

}  // namespace

CutNumber cut_number(std::string_view text, size_t begin) {
  std::vector<Group> groups = read_groups(text, begin);
  CutNumber whole = read_as_number(groups, groups.size() - 1);
  if (whole.folded.empty())
    for (Group& group : groups) whole.groups.push_back({group.begin, group.end, std::move(group.digits)});
  return whole;
}

}  // namespace dossier
