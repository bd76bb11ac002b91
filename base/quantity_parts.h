// Inside base/quantity: the pieces a text is cut into, and the readers that recognise quantities in them. Each reader looks at the
// pieces from `at` on and says how many it used; 0 pieces: not what it reads.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/quantity.h"

namespace dossier::quantity {

enum class Gap : uint8_t { none, no_break, space, wide };  // what stands before a piece; wide: line break, tab, several spaces

struct Piece {
  enum class Type : uint8_t { word, digits, mark } type = Type::mark;
  Gap gap = Gap::none;
  bool capital = false;  // a word that opens with a capital
  uint32_t begin = 0, end = 0;
  char32_t mark = 0;     // dashes, quotes and Arabic signs are brought to one form
  std::string text;      // folded word, or the digits as ASCII
};

using Pieces = std::vector<Piece>;
Pieces cut(std::string_view text);

inline bool is_mark(const Pieces& p, size_t at, char32_t mark) { return at < p.size() && p[at].type == Piece::Type::mark && p[at].mark == mark; }
inline bool is_word(const Pieces& p, size_t at) { return at < p.size() && p[at].type == Piece::Type::word; }
inline bool is_word(const Pieces& p, size_t at, std::string_view word) { return is_word(p, at) && p[at].text == word; }
inline bool is_digits(const Pieces& p, size_t at) { return at < p.size() && p[at].type == Piece::Type::digits; }
inline bool glued(const Pieces& p, size_t at) { return at < p.size() && p[at].gap == Gap::none; }

// A number's digits with grouping and decimal marks.
struct Digits {
  size_t pieces = 0;
  Decimal value;
  bool grouped = false, decimals = false;
  bool two_readings = false;
  Decimal other;
  bool reference = false;     // "4.2.1"
  bool spaced = false;        // grouped by plain spaces, which needs a currency or decimals to be believed
  size_t first_pieces = 0;    // ... else only these
  Decimal first_value;
};
Digits read_digits(const Pieces& pieces, size_t at, NumberStyle style);

struct Words {
  size_t pieces = 0;
  Decimal value;
  bool ordinal = false;
};
Words read_number_words(const Pieces& pieces, size_t at);

// A date, a period, or a time of day, into `out` without its byte range.
size_t read_date(const Pieces& pieces, size_t at, Quantity& out);
size_t read_period(const Pieces& pieces, size_t at, Quantity& out);
size_t read_time(const Pieces& pieces, size_t at, Quantity& out);

// Tables.
std::optional<int> month_of(std::string_view folded_word);            // 1..12 in twelve languages
std::optional<int> number_word(std::string_view folded_word);         // 0..90, "fifteen", "vingt", "dreissig"
std::optional<int> ordinal_word(std::string_view folded_word);        // third..ninetieth
std::optional<int> scale_word(std::string_view folded_word);          // power of ten; lakh 5, crore 7
std::string_view currency_of_sign(char32_t sign);                     // "" if none
std::string_view currency_of_code(std::string_view folded_word);      // usd -> USD
std::string_view currency_of_word(std::string_view folded_word);      // dollars -> USD
std::string_view currency_of_prefix(std::string_view folded_word);    // us, c, hk before $
std::string_view unit_of_word(std::string_view folded_word);          // days -> day
std::optional<int> style_vote(std::string_view folded_word);          // +1 a function word of a decimal-comma language, -1 English

}  // namespace dossier::quantity
