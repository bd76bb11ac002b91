// Digits with grouping and decimal marks, and numbers in words.
#include <algorithm>

#include "base/quantity_parts.h"

namespace dossier::quantity {
namespace {

// The mark between two groups: '.' ',' '\'' 'n' (no-break space) 's' (plain space) 'g' (always grouping) 'd' (always decimal); 0 if the
// next group does not belong to the number. `used` becomes the pieces up to and with the next group.
char separator(const Pieces& p, size_t at, size_t& used) {
  if (is_digits(p, at + 1) && p[at + 1].text.size() == 3) {
    if (p[at + 1].gap == Gap::no_break) return used = 2, 'n';
    if (p[at + 1].gap == Gap::space) return used = 2, 's';
  }
  if (at + 2 >= p.size() || p[at + 1].type != Piece::Type::mark || !glued(p, at + 1) || !glued(p, at + 2) || !is_digits(p, at + 2)) return 0;
  used = 3;
  switch (p[at + 1].mark) {
    case U'.': return '.';
    case U',': return ',';
    case U'\'': return '\'';
    case U'\u066B': return 'd';
    case U'\u066C': return 'g';
    default: return 0;
  }
}

struct Chain {
  std::vector<const std::string*> groups;
  std::vector<char> marks;
  std::vector<size_t> pieces;  // used up to and with group i
};

Chain chain_at(const Pieces& p, size_t at) {
  Chain out;
  out.groups.push_back(&p[at].text);
  out.pieces.push_back(1);
  size_t used = 0;
  for (size_t here = at; out.groups.size() < 16;) {
    char mark = separator(p, here, used);
    if (!mark) break;
    here += used - 1;
    out.marks.push_back(mark);
    out.groups.push_back(&p[here].text);
    out.pieces.push_back(here - at + 1);
  }
  return out;
}

// Groups first..last are joined by one kind of mark in the way of Europe (3-3-3) or India (2-2-3).
bool groups_well(const Chain& c, size_t last) {
  const std::string& head = *c.groups[0];
  if (head.size() > 3 || (head.size() > 1 && head[0] == '0') || head == "0") return false;
  bool threes = true, indian = last >= 2 && head.size() <= 2 && c.marks[0] == ',';
  for (size_t i = 1; i <= last; ++i) {
    size_t n = c.groups[i]->size();
    threes &= n == 3;
    indian &= n == (i == last ? 3u : 2u);
    if (c.marks[i - 1] != c.marks[0]) return false;
  }
  return threes || indian;
}

Decimal joined(const Chain& c, size_t whole_last, size_t decimals) {
  std::string text;
  for (size_t i = 0; i <= whole_last; ++i) text += *c.groups[i];
  if (decimals) text += "." + *c.groups[decimals];
  auto value = Decimal::parse(text);
  return value.ok() ? *value : Decimal();
}

bool grouping_only(char mark) { return mark == '\'' || mark == 'n' || mark == 's' || mark == 'g'; }

void take(Digits& out, const Chain& c, size_t last, size_t decimals) {
  size_t end = decimals ? decimals : last;
  out.pieces = c.pieces[end];
  out.grouped = last > 0;
  out.decimals = decimals > 0;
  out.value = joined(c, last, decimals);
  for (size_t i = 0; i < last; ++i) out.spaced |= c.marks[i] == 's';
}

// Reads groups 0..last as one number; false if they are none.
bool read_groups(const Chain& c, size_t last, NumberStyle style, Digits& out) {
  if (last == 0) {
    take(out, c, 0, 0);
    return true;
  }
  char final_mark = c.marks[last - 1];
  bool uniform = std::all_of(c.marks.begin(), c.marks.begin() + static_cast<long>(last), [&](char m) { return m == c.marks[0]; });
  if (last >= 2 && (final_mark == '.' || final_mark == ',' || final_mark == 'd') && !uniform) {
    if (c.marks[0] == final_mark || !groups_well(c, last - 1)) return false;
    take(out, c, last - 1, last);
    return true;
  }
  if (!uniform) return false;
  if (final_mark == 'd') {
    if (last != 1) return false;
    take(out, c, 0, 1);
    return true;
  }
  if (grouping_only(final_mark) || last >= 2) {
    if (!groups_well(c, last)) return false;
    take(out, c, last, 0);
    return true;
  }
  // One point or one comma.
  bool three = c.groups[1]->size() == 3 && groups_well(c, 1);
  bool decimal_mark = (final_mark == ',') == (style == NumberStyle::decimal_comma);
  if (!three) {
    if (final_mark == ',' && style == NumberStyle::decimal_point) return false;  // a list: "1,2"
    take(out, c, 0, 1);
    return true;
  }
  take(out, c, decimal_mark ? 0 : 1, decimal_mark ? 1 : 0);
  out.two_readings = true;
  out.other = joined(c, decimal_mark ? 1 : 0, decimal_mark ? 0 : 1);
  return true;
}

}  // namespace

Digits read_digits(const Pieces& pieces, size_t at, NumberStyle style) {
  Digits out;
  if (!is_digits(pieces, at)) return out;
  Chain chain = chain_at(pieces, at);
  size_t last = chain.marks.size();
  bool dotted = last >= 2 && std::all_of(chain.marks.begin(), chain.marks.end(), [](char m) { return m == '.'; });
  if (dotted && !groups_well(chain, last)) {
    out.pieces = chain.pieces[last];
    out.reference = true;
    return out;
  }
  // A list's comma or a sentence's end may have been taken for a mark: the longest beginning that is one number counts.
  while (!read_groups(chain, last, style, out)) {
    out = {};
    --last;
  }
  if (out.spaced) {
    Digits first;
    size_t plain = 0;
    while (plain < last && chain.marks[plain] != 's') ++plain;
    while (!read_groups(chain, plain, style, first)) --plain;
    out.first_pieces = first.pieces;
    out.first_value = first.value;
  }
  return out;
}

namespace {

// "hundred" and the powers above it, smaller after larger: "two million five hundred thousand and six".
class WordSum {
 public:
  bool add(int value) {
    int rest = static_cast<int>(group_ % 100);
    bool fits = group_ == 0 || (value < 10 && rest >= 20 && rest % 10 == 0) || (value < 100 && rest == 0);
    if (!fits || (group_ == 0 && zero_)) return false;
    group_ += value;
    zero_ = value == 0;
    return true;
  }
  bool hundred() {
    if (group_ == 0 || group_ >= 100) return false;
    group_ *= 100;
    return true;
  }
  bool scale(int power) {
    if (group_ == 0 || power >= last_power_) return false;
    auto part = multiply(Decimal::whole(group_), Decimal::power_of_ten(power));
    auto sum = part.ok() ? dossier::add(total_, *part) : part;
    if (!sum.ok()) return false;
    total_ = *sum;
    group_ = 0;
    last_power_ = power;
    return true;
  }
  bool open_for_and() const { return group_ == 0 ? last_power_ < 99 : group_ % 100 == 0; }
  Decimal value() const {
    auto sum = dossier::add(total_, Decimal::whole(group_));
    return sum.ok() ? *sum : total_;
  }

 private:
  Decimal total_;
  int64_t group_ = 0;
  int last_power_ = 99;
  bool zero_ = false;
};

bool joins(std::string_view word) { return word == "and" || word == "und" || word == "et" || word == "y"; }

}  // namespace

Words read_number_words(const Pieces& p, size_t at) {
  Words out;
  WordSum sum;
  size_t here = at;
  bool indefinite = is_word(p, at, "a") || is_word(p, at, "an");
  if (indefinite) {
    auto power = is_word(p, at + 1) ? scale_word(p[at + 1].text) : std::nullopt;
    if (!power || p[at + 1].gap == Gap::none || p[at + 1].text == "mil") return out;
    sum.add(1);
    ++here;
  }
  while (here < p.size()) {
    size_t word = here;
    if (here > at && is_mark(p, here, U'-') && glued(p, here) && glued(p, here + 1)) ++word;
    if (here > at && is_word(p, here) && joins(p[here].text) && sum.open_for_and()) ++word;
    if (!is_word(p, word)) break;
    const std::string& text = p[word].text;
    bool took = false;
    if (auto small = number_word(text)) {
      took = sum.add(*small);
    } else if (auto power = scale_word(text); power && here > at) {
      took = word == here || is_mark(p, here, U'-') ? (*power == 2 ? sum.hundred() : sum.scale(*power)) : false;
    } else if (auto nth = text == "first" && here > at ? std::optional<int>(1) : text == "second" && here > at ? std::optional<int>(2) : ordinal_word(text)) {
      took = sum.add(*nth);
      out.ordinal = took;
    }
    if (!took) break;
    here = word + 1;
    out.pieces = here - at;
    if (out.ordinal) break;
  }
  out.value = sum.value();
  return out;
}

}  // namespace dossier::quantity
