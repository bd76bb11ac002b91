#include "base/quantity.h"

#include <array>
#include <chrono>

#include "base/quantity_parts.h"

namespace dossier {
namespace {

using namespace quantity;

constexpr std::array<std::string_view, 10> kKinds = {"number", "amount", "percentage", "date", "year", "period", "duration", "ordinal", "time", "reference"};

bool is_sign(char32_t c) { return c == U'-' || c == U'−' || c == U'–'; }
bool is_duration(std::string_view unit) {
  for (std::string_view name : {"second", "minute", "hour", "day", "business day", "calendar day", "week", "month", "quarter", "year"})
    if (unit == name) return true;
  return false;
}

// One quantity made of numbers: sign, currency, number, scale, unit, brackets.
class AmountReader {
 public:
  AmountReader(const Pieces& pieces, NumberStyle style, bool cell) : p_(pieces), style_(style), cell_(cell) {}

  // Pieces used, 0 if there is no number here.
  size_t read(size_t at, Quantity& out) {
    out = {};
    size_t here = at;
    bool open = is_mark(p_, here, U'(');
    if (open) ++here;
    bool minus = take_sign(here);
    here += currency_before(here, out.unit);
    if (!minus) minus = take_sign(here);
    if (!open && is_mark(p_, here, U'(') && here > at) open = true, ++here;  // "$(155)"
    size_t number = here;
    size_t used = number_at(here, out);
    if (!used) return 0;
    here += used;
    if (out.kind == QuantityKind::reference) {
      if (open || minus || !out.unit.empty()) return 0;
      return here - at;
    }
    here += scale_after(here, out);
    here += unit_after(here, out);
    bool bare = number == at + (open ? 1u : 0u) && out.unit.empty();
    if (open) {
      if (!is_mark(p_, here, U')')) return 0;
      ++here;
      out.bracketed = true;
      if (out.unit.empty()) here += percent_after(here, out);
      minus |= cell_ || reads_as_negative(number, bare);
      if (!minus && out.unit.empty()) here += unit_after(here, out);  // "thirty (20) days"
    } else {
      here += repeated_after(here, out);
    }
    if (minus) {
      out.value = out.value.negated();
      out.other = out.other.negated();
      out.signed_minus = !open;
    }
    classify(number, bare && !minus, out);
    return here - at;
  }

 private:
  // A minus belongs to a number if nothing it could subtract from or join stands before it.
  bool take_sign(size_t& here) {
    if (here >= p_.size() || p_[here].type != Piece::Type::mark || !is_sign(p_[here].mark)) return false;
    if (here + 1 >= p_.size() || !glued(p_, here + 1)) return false;
    if (here > 0 && glued(p_, here)) {
      const Piece& before = p_[here - 1];
      if (before.type != Piece::Type::mark || before.mark == U')' || before.mark == U'%' || before.mark == U'-' || before.mark == U'.') return false;
    }
    ++here;
    return true;
  }

  size_t currency_before(size_t at, std::string& unit) const {
    size_t here = at;
    if (is_word(p_, here) && is_mark(p_, here + 1, U'$') && glued(p_, here + 1)) {
      std::string_view name = currency_of_prefix(p_[here].text);
      if (name.empty()) return 0;
      unit = name;
      return 2;
    }
    if (here < p_.size() && p_[here].type == Piece::Type::mark) {
      std::string_view name = currency_of_sign(p_[here].mark);
      if (name.empty()) return 0;
      unit = name;
      return 1;
    }
    if (!is_word(p_, here)) return 0;
    std::string_view name = currency_of_code(p_[here].text);
    if (name.empty()) return 0;
    bool point = is_mark(p_, here + 1, U'.') && p_[here].text == "rs";
    here += point ? 2 : 1;
    size_t number = here;
    while (number < at + 3 && number < p_.size() && p_[number].type == Piece::Type::mark && (is_sign(p_[number].mark) || p_[number].mark == U'(' || p_[number].mark == U'.')) ++number;
    if (!is_digits(p_, number)) return 0;
    unit = name;
    return here - at;
  }

  size_t number_at(size_t at, Quantity& out) const {
    if (is_mark(p_, at, U'.') && is_digits(p_, at + 1) && glued(p_, at + 1) && (at == 0 || !glued(p_, at) || p_[at - 1].type == Piece::Type::mark)) {
      auto value = Decimal::parse("0." + p_[at + 1].text);
      if (!value.ok()) return 0;
      out.value = *value;
      out.last_place = Decimal::power_of_ten(value->exponent());
      return 2;
    }
    if (is_digits(p_, at)) return digits_at(at, out);
    if (at < p_.size() && p_[at].type == Piece::Type::mark) return fraction(p_[at].mark, out) ? 1 : 0;
    Words words = read_number_words(p_, at);
    if (!words.pieces) return 0;
    out.value = words.value;
    out.in_words = true;
    out.last_place = Decimal::power_of_ten(words.value.normalized().exponent());
    if (words.ordinal) out.kind = QuantityKind::ordinal;
    return words.pieces;
  }

  static bool fraction(char32_t mark, Quantity& out) {
    const char* text = mark == U'½' ? "0.5" : mark == U'¼' ? "0.25" : mark == U'¾' ? "0.75" : nullptr;
    if (!text) return false;
    out.value = *Decimal::parse(text);
    out.last_place = Decimal::power_of_ten(-2);
    return true;
  }

  size_t digits_at(size_t at, Quantity& out) const {
    // A letter before the digits, or after them where it is no unit, makes a name of them: "A320", "10K".
    Digits d = read_digits(p_, at, style_);
    if (d.reference) return reference(d.pieces, out);
    size_t used = d.pieces;
    out.value = d.value;
    if (d.spaced && !d.decimals && !stands_with_unit(at, used)) used = d.first_pieces, out.value = d.first_value, d.two_readings = false;
    out.last_place = Decimal::power_of_ten(out.value.exponent());
    out.two_readings = d.two_readings;
    out.other = d.other;
    size_t here = at + used;
    if (here < p_.size() && p_[here].type == Piece::Type::mark && !d.decimals && glued(p_, here)) {
      Quantity part;
      if (fraction(p_[here].mark, part)) {
        auto sum = add(out.value, part.value);
        if (sum.ok()) out.value = *sum, out.last_place = part.last_place, ++used;
      }
    }
    if (is_word(p_, here) && glued(p_, here)) {
      const std::string& s = p_[here].text;
      if (s == "st" || s == "nd" || s == "rd" || s == "th" || s == "er" || s == "ème" || s == "eme") {
        out.kind = QuantityKind::ordinal;
        return used + 1;
      }
      if (!known_suffix(here)) return reference(used + 1, out);
    }
    // "10-K", "401-A": a single capital after a hyphen.
    if (is_mark(p_, here, U'-') && glued(p_, here) && is_word(p_, here + 1) && glued(p_, here + 1) && p_[here + 1].text.size() == 1 && p_[here + 1].capital)
      return reference(used + 2, out);
    return used;
  }

  static size_t reference(size_t used, Quantity& out) {
    out.kind = QuantityKind::reference;
    out.value = Decimal();
    out.two_readings = false;
    return used;
  }

  bool known_suffix(size_t at) const {
    const std::string& s = p_[at].text;
    if (s == "k" || s == "m" || s == "b" || s == "mm") return true;
    if (s.size() > 1 && (scale_word(s) || !currency_of_word(s).empty() || !unit_of_word(s).empty())) return true;
    return s == "x" || s == "pp" || s == "bp" || s == "bps" || s == "pct" || s.size() >= 3;  // CJK and Thai words follow without a space
  }

  bool stands_with_unit(size_t at, size_t used) const {
    bool before = at > 0 && ((p_[at - 1].type == Piece::Type::mark && !currency_of_sign(p_[at - 1].mark).empty()) || (is_word(p_, at - 1) && !currency_of_code(p_[at - 1].text).empty()));
    size_t after = at + used;
    bool behind = after < p_.size() && p_[after].type == Piece::Type::mark && (!currency_of_sign(p_[after].mark).empty()) && style_ == NumberStyle::decimal_comma;
    bool word = is_word(p_, after) && !currency_of_word(p_[after].text).empty();
    return before || behind || word;
  }

  static std::optional<int> short_scale(const std::string& s) {
    return s == "k" ? std::optional<int>(3) : s == "m" || s == "mm" ? std::optional<int>(6) : s == "b" ? std::optional<int>(9) : std::nullopt;
  }

  size_t scale_after(size_t at, Quantity& out) const {
    size_t here = at;
    for (int round = 0; round < 2; ++round) {
      size_t word = here;
      if (is_mark(p_, here, U'-') && glued(p_, here) && glued(p_, here + 1)) ++word;
      if (!is_word(p_, word)) break;
      std::optional<int> power = scale_word(p_[word].text);
      if (p_[word].text == "mm" || p_[word].text == "mil" || p_[word].text == "mille") {
        if (p_[word].text == "mm" && out.unit.empty()) power = std::nullopt;
      }
      if (!power && glued(p_, word) && word == here) {
        power = short_scale(p_[word].text);
        if (power && p_[word].text == "m" && out.unit.empty() && !p_[word].capital) power = std::nullopt;
      }
      if (!power && !out.unit.empty() && round == 0 && p_[word].text != "k") power = short_scale(p_[word].text);
      if (!power) break;
      auto value = multiply(out.value, Decimal::power_of_ten(*power));
      auto place = multiply(out.last_place, Decimal::power_of_ten(*power));
      auto scale = multiply(out.scale, Decimal::power_of_ten(*power));
      if (!value.ok() || !place.ok() || !scale.ok()) break;
      if (auto other = multiply(out.other, Decimal::power_of_ten(*power)); other.ok()) out.other = *other;
      out.value = *value, out.last_place = *place, out.scale = *scale;
      here = word + 1;
      // "5 Mio. EUR"
      if (p_[word].text.size() <= 3 && is_mark(p_, here, U'.') && glued(p_, here) && here + 1 < p_.size() && p_[here + 1].gap != Gap::none && !(is_word(p_, here + 1) && p_[here + 1].capital && currency_of_word(p_[here + 1].text).empty())) ++here;
    }
    return here - at;
  }

  size_t percent_after(size_t at, Quantity& out) const {
    if (is_mark(p_, at, U'%')) {
      out.unit = "%";
      return 1;
    }
    if (!is_word(p_, at)) return 0;
    const std::string& s = p_[at].text;
    auto is_points = [&](size_t i) { return is_word(p_, i, "points") || is_word(p_, i, "point"); };
    auto follow = [&](size_t i) { return is_mark(p_, i, U'-') ? i + 1 : i; };
    if (s == "percentage" && is_points(follow(at + 1))) return out.unit = "pp", follow(at + 1) - at + 1;
    if (s == "percent" || s == "pct" || s == "prozent" || s == "persen") {
      if (s == "percent" && is_points(follow(at + 1))) return out.unit = "pp", follow(at + 1) - at + 1;
      return out.unit = "%", 1;
    }
    if ((s == "per" && is_word(p_, at + 1, "cent")) || (s == "pour" && is_word(p_, at + 1, "cent")) || (s == "por" && (is_word(p_, at + 1, "ciento") || is_word(p_, at + 1, "cento")))) return out.unit = "%", 2;
    if (s == "basis" && is_points(follow(at + 1))) return out.unit = "bp", follow(at + 1) - at + 1;
    if (s == "pp" || s == "prozentpunkte" || s == "prozentpunkten") return out.unit = "pp", 1;
    if (s == "bp" || s == "bps" || s == "basispunkte") return out.unit = "bp", 1;
    return 0;
  }

  size_t currency_after(size_t at, Quantity& out) const {
    size_t here = at;
    if (here < p_.size() && p_[here].type == Piece::Type::mark) {
      // "5 €", but the dollar of "5 $6" belongs to the next number.
      std::string_view name = currency_of_sign(p_[here].mark);
      bool heads = here + 1 < p_.size() && glued(p_, here + 1) && (is_word(p_, here + 1) || p_[here + 1].mark == U'\'');  // "2019 $m", "2019 $'000"
      if (name.empty() || heads || p_[here].gap == Gap::wide || is_digits(p_, here + 1) || is_mark(p_, here + 1, U'(')) return 0;
      out.unit = name;
      return 1;
    }
    std::string country;
    if (is_word(p_, here, "u") && is_mark(p_, here + 1, U'.') && is_word(p_, here + 2, "s") && is_mark(p_, here + 3, U'.')) here += 4;
    else if (is_word(p_, here, "us") || is_word(p_, here, "american")) ++here;
    else if (is_word(p_, here, "canadian")) country = "CAD", ++here;
    else if (is_word(p_, here, "australian")) country = "AUD", ++here;
    else if (is_word(p_, here, "hong") && is_word(p_, here + 1, "kong")) country = "HKD", here += 2;
    else if (is_word(p_, here, "pounds") && is_word(p_, here + 1, "sterling")) ++here;
    else if (is_word(p_, here, "de") || is_word(p_, here, "d")) ++here;
    if (!is_word(p_, here)) return 0;
    const std::string& s = p_[here].text;
    std::string_view name = currency_of_word(s);
    if (name.empty() || (name.size() == 3 && !currency_of_code(s).empty() && is_digits(p_, here + 1))) {
      if ((s == "cents" || s == "cent") && here == at && out.scale == Decimal::whole(1)) {
        Decimal hundredth = Decimal::power_of_ten(-2);
        auto value = multiply(out.value, hundredth), place = multiply(out.last_place, hundredth);
        if (!value.ok() || !place.ok()) return 0;
        out.value = *value, out.last_place = *place, out.unit = "USD";
        return 1;
      }
      return 0;
    }
    out.unit = country.empty() || name != "USD" ? std::string(name) : country;
    return here + 1 - at;
  }

  size_t unit_after(size_t at, Quantity& out) const {
    if (out.kind == QuantityKind::ordinal) return 0;
    if (size_t used = percent_after(at, out)) return used;
    if (!out.unit.empty()) {
      // "$5 USD", "US$5 million dollars"
      Quantity again;
      size_t used = currency_after(at, again);
      return used && again.unit == out.unit ? used : 0;
    }
    if (size_t used = currency_after(at, out)) return used;
    size_t here = at;
    if (is_mark(p_, here, U'-') && glued(p_, here) && glued(p_, here + 1)) ++here;
    if (is_mark(p_, here, U'-') && glued(p_, here + 1)) return 0;
    if (!is_word(p_, here)) return 0;
    std::string kind;
    if ((is_word(p_, here, "business") || is_word(p_, here, "working") || is_word(p_, here, "calendar") || is_word(p_, here, "trading") || is_word(p_, here, "banking")) && is_word(p_, here + 1)) {
      kind = p_[here].text == "calendar" ? "calendar " : "business ";
      ++here;
    } else if (is_word(p_, here, "consecutive") || is_word(p_, here, "full") || is_word(p_, here, "square")) {
      if (p_[here].text == "square") kind = "square ";
      ++here;
    }
    if (!is_word(p_, here)) return 0;
    std::string_view unit = unit_of_word(p_[here].text);
    if (unit.empty() || (!kind.empty() && kind != "square " && unit != "day")) {
      if (glued(p_, at) && is_word(p_, at, "m")) return out.unit = "meter", 1;
      return 0;
    }
    if ((p_[here].text == "x" || p_[here].text == "fold") && !glued(p_, here)) return 0;
    if (p_[here].text.size() == 1 && p_[here].text != "x") return 0;
    out.unit = kind + std::string(unit);
    return here + 1 - at;
  }

  // "thirty (30)", "thirty (30) days", "five million dollars ($5,000,000)", "30 (thirty)": the same number again in brackets.
  size_t repeated_after(size_t at, Quantity& out) const {
    if (!is_mark(p_, at, U'(') || out.kind == QuantityKind::ordinal) return 0;
    size_t here = at + 1;
    Quantity again;
    here += currency_before(here, again.unit);
    size_t used = number_at(here, again);
    if (!used || again.kind == QuantityKind::reference || again.kind == QuantityKind::ordinal) return 0;
    here += used;
    here += scale_after(here, again);
    here += unit_after(here, again);
    if (!is_mark(p_, here, U')') || again.value != out.value) return 0;
    if (!again.unit.empty() && !out.unit.empty() && again.unit != out.unit) return 0;
    ++here;
    if (out.unit.empty()) out.unit = again.unit;
    if (again.in_words != out.in_words) out.in_words = false;
    if (out.unit.empty()) here += unit_after(here, out);
    return here - at;
  }

  // Brackets in prose enclose as often as they negate: "(30)" after words, "(2)" in a list, "(2019)".
  bool reads_as_negative(size_t number, bool bare) const {
    if (!is_digits(p_, number) && !is_mark(p_, number, U'.')) return false;
    if (!bare) return true;
    if (!is_digits(p_, number)) return true;
    if (is_mark(p_, number + 1, U',') || is_mark(p_, number + 1, U'.')) return true;
    const std::string& digits = p_[number].text;
    return digits.size() == 3 || digits.size() > 4;
  }

  void classify(size_t number, bool bare, Quantity& out) const {
    if (out.kind != QuantityKind::number) return;
    if (out.unit == "%" || out.unit == "pp" || out.unit == "bp") {
      out.kind = QuantityKind::percentage;
    } else if (is_duration(out.unit)) {
      out.kind = QuantityKind::duration;
    } else if (out.unit.size() == 3 && out.unit[0] >= 'A' && out.unit[0] <= 'Z') {
      out.kind = QuantityKind::amount;
    } else if (bare && out.scale == Decimal::whole(1) && is_digits(p_, number) && p_[number].text.size() == 4 && out.value >= Decimal::whole(1700) &&
               out.value < Decimal::whole(2200) && out.value.exponent() == 0) {
      out.kind = QuantityKind::year;
      out.year = static_cast<int>(out.value.approximate());
    }
  }

  const Pieces& p_;
  NumberStyle style_;
  bool cell_;
};

NumberStyle style_of(const Pieces& p) {
  int marks = 0, words = 0;
  for (size_t at = 0; at < p.size(); ++at) {
    if (p[at].type == Piece::Type::word) {
      if (p[at].text.size() <= 4)
        if (auto vote = style_vote(p[at].text)) words += *vote;
      continue;
    }
    if (p[at].type != Piece::Type::digits) continue;
    Digits point = read_digits(p, at, NumberStyle::decimal_point), comma = read_digits(p, at, NumberStyle::decimal_comma);
    if (point.decimals && comma.decimals && point.pieces == comma.pieces && !point.two_readings) {
      // Which mark stands before the last group?
      char32_t mark = p[at + point.pieces - 2].type == Piece::Type::mark ? p[at + point.pieces - 2].mark : 0;
      if (mark == U'.') --marks;
      if (mark == U',') ++marks;
    } else if (comma.decimals && !comma.two_readings && !point.decimals && p[at + comma.pieces - 1].text.size() <= 2) {
      marks += words > 0 ? 1 : 0;  // "1,5": in English a list
    } else if (point.grouped && comma.grouped && point.pieces == comma.pieces && !point.decimals && point.pieces >= 5) {
      char32_t mark = p[at + 1].mark;  // two groups or more
      if (mark == U',') --marks;
      if (mark == U'.') ++marks;
    }
    at += std::max<size_t>(1, std::max(point.pieces, comma.pieces)) - 1;
  }
  if (marks != 0) return marks > 0 ? NumberStyle::decimal_comma : NumberStyle::decimal_point;
  return words > 0 ? NumberStyle::decimal_comma : NumberStyle::decimal_point;
}

// Letters before digits make a name of both: "A320", "COVID19". Also a name that a hyphen joins: "F-16".
size_t read_reference(const Pieces& p, size_t at, Quantity& out) {
  if (!is_word(p, at) || !is_digits(p, at + 1) || !glued(p, at + 1)) return 0;
  if (!currency_of_code(p[at].text).empty()) return 0;
  size_t here = at + 2;
  while (here < p.size() && glued(p, here) && p[here].type != Piece::Type::mark) ++here;
  out = {};
  out.kind = QuantityKind::reference;
  return here - at;
}

bool may_open(const Piece& piece) {
  if (piece.type == Piece::Type::digits) return true;
  if (piece.type == Piece::Type::mark) return piece.mark == U'(' || piece.mark == U'.' || is_sign(piece.mark) || !currency_of_sign(piece.mark).empty() || piece.mark == U'½' || piece.mark == U'¼' || piece.mark == U'¾';
  const std::string& s = piece.text;
  return s == "a" || s == "an" || number_word(s) || ordinal_word(s) || month_of(s) || !currency_of_code(s).empty() || !currency_of_prefix(s).empty() || s == "q" || s == "h" || s == "fy" ||
         s == "fiscal" || s == "financial" || s == "first" || s == "second";
}

}  // namespace

std::string_view name_of(QuantityKind kind) { return kKinds[static_cast<size_t>(kind)]; }

NumberStyle number_style_of(std::string_view text) { return style_of(cut(text)); }

std::vector<Quantity> find_quantities(std::string_view text, const QuantityReading& reading) {
  std::vector<Quantity> out;
  if (text.size() > UINT32_MAX) return out;
  Pieces pieces = cut(text);
  NumberStyle style = reading.style == NumberStyle::automatic ? style_of(pieces) : reading.style;
  AmountReader amounts(pieces, style, reading.table_cell);
  for (size_t at = 0; at < pieces.size();) {
    size_t used = 0;
    Quantity found;
    bool reference = is_word(pieces, at) && is_digits(pieces, at + 1) && glued(pieces, at + 1);
    if (reference || may_open(pieces[at])) {
      used = read_date(pieces, at, found);
      if (!used) used = read_period(pieces, at, found);
      if (!used) used = read_time(pieces, at, found);
      if (!used) used = read_reference(pieces, at, found);
      if (!used) used = amounts.read(at, found);
    }
    if (!used) {
      ++at;
      continue;
    }
    found.begin = pieces[at].begin;
    found.end = pieces[at + used - 1].end;
    out.push_back(std::move(found));
    at += used;
  }
  return out;
}

bool rounds_to(const Decimal& exact, const Decimal& rounded, const Decimal& last_place) {
  if (exact == rounded) return true;
  auto difference = subtract(exact, rounded);
  if (!difference.ok()) return false;
  auto twice = multiply(difference->absolute(), Decimal::whole(2));
  return twice.ok() && *twice <= last_place;
}

bool same_date(const Quantity& a, const Quantity& b) {
  auto agree = [](int x, int y) { return x == 0 || y == 0 || x == y; };
  if (!agree(a.year, b.year)) return false;
  if (agree(a.month, b.month) && agree(a.day, b.day)) return true;
  return (a.order_uncertain || b.order_uncertain) && a.month == b.day && a.day == b.month;
}

bool is_real_date(int year, int month, int day) {
  if (year < -32767 || year > 32767 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  return std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day))).ok();
}

int64_t days_from_date(int year, int month, int day) {
  std::chrono::sys_days days = std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day)));
  return days.time_since_epoch().count();
}

}  // namespace dossier
