// Cuts a text into words, digit runs and marks.
#include "base/quantity_parts.h"
#include "base/utf8.h"

namespace dossier::quantity {
namespace {

char32_t plain_mark(char32_t c) {
  switch (c) {
    case 0x2010: case 0x2011: case 0xFE63: case 0xFF0D: return U'-';
    case 0x2012: case 0x2013: case 0x2014: case 0x2015: return U'–';
    case 0x2212: return U'−';
    case 0x2018: case 0x2019: case 0x02BC: case 0xFF07: return U'\'';
    case 0xFF05: case 0x066A: case 0xFE6A: return U'%';
    case 0xFF04: case 0xFE69: return U'$';
    case 0xFFE5: return U'¥';
    case 0xFFE1: return U'£';
    case 0xFF08: return U'(';
    case 0xFF09: return U')';
    case 0xFF0C: return U',';
    case 0xFF0E: return U'.';
    case 0xFF0F: case 0x2044: return U'/';
    case 0xFF1A: return U':';
    default: return c;
  }
}

// Scripts written without spaces: each sign is a word of its own, so that "2021年3月" comes apart.
bool is_ideograph(char32_t c) { return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF); }

bool is_ascii_letter(unsigned char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool is_ascii_digit(unsigned char c) { return c >= '0' && c <= '9'; }

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) { out_.reserve(text.size() / 4 + 4); }

  Pieces run() {
    while (at_ < text_.size()) {
      size_t begin = at_;
      char32_t c = next();
      if (is_ignored(c)) continue;
      if (c < 0x80 ? (c == ' ' || (c >= 9 && c <= 13)) : is_space(c)) {
        space(c);
      } else if (c < 0x80 ? is_ascii_digit(static_cast<unsigned char>(c)) : is_digit(c)) {
        digits(begin, c);
      } else if (c < 0x80 ? is_ascii_letter(static_cast<unsigned char>(c)) : is_letter(c)) {
        word(begin, c);
      } else {
        Piece& piece = add(Piece::Type::mark, begin);
        piece.mark = plain_mark(c);
      }
    }
    return std::move(out_);
  }

 private:
  char32_t next() {
    auto byte = static_cast<unsigned char>(text_[at_]);
    if (byte < 0x80) {
      ++at_;
      return byte;
    }
    return next_code_point(text_, at_);
  }
  // Soft hyphens, zero-width characters and bidi marks stand between no two pieces.
  static bool is_ignored(char32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0x061C;
  }
  void space(char32_t c) {
    Gap kind = c == ' ' ? Gap::space : (c == 0xA0 || c == 0x202F || c == 0x2009 || c == 0x2007) ? Gap::no_break : Gap::wide;
    gap_ = gap_ == Gap::none ? kind : Gap::wide;
  }
  Piece& add(Piece::Type type, size_t begin) {
    Piece& piece = out_.emplace_back();
    piece.type = type;
    piece.gap = gap_;
    piece.begin = static_cast<uint32_t>(begin);
    piece.end = static_cast<uint32_t>(at_);
    gap_ = Gap::none;
    return piece;
  }
  void digits(size_t begin, char32_t c) {
    Piece& piece = add(Piece::Type::digits, begin);
    char32_t zero = c - static_cast<char32_t>(digit_value(c));
    while (true) {
      piece.text += static_cast<char>('0' + static_cast<int>(c - zero));
      piece.end = static_cast<uint32_t>(at_);
      size_t before = at_;
      if (at_ >= text_.size()) return;
      c = next();
      if (c < zero || c > zero + 9) {
        at_ = before;
        return;
      }
    }
  }
  void word(size_t begin, char32_t c) {
    Piece& piece = add(Piece::Type::word, begin);
    piece.capital = c < 0x80 ? c <= 'Z' : is_upper(c);
    bool ascii = c < 0x80;
    if (!is_ideograph(c)) {
      while (at_ < text_.size()) {
        size_t before = at_;
        c = next();
        bool goes_on = c < 0x80 ? is_ascii_letter(static_cast<unsigned char>(c)) : (is_letter(c) && !is_ideograph(c)) || c == 0xAD;
        if (!goes_on) {
          at_ = before;
          break;
        }
        ascii &= c < 0x80;
      }
    }
    piece.end = static_cast<uint32_t>(at_);
    std::string_view raw = text_.substr(begin, at_ - begin);
    if (ascii) {
      piece.text.assign(raw);
      for (char& letter : piece.text) letter = static_cast<char>(letter | 0x20);
    } else {
      piece.text = fold(raw);
    }
  }

  std::string_view text_;
  size_t at_ = 0;
  Gap gap_ = Gap::none;
  Pieces out_;
};

}  // namespace

Pieces cut(std::string_view text) { return Cutter(text).run(); }

}  // namespace dossier::quantity
