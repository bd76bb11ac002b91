// A sentence as the text check sees it: words with stems, quantities with values, the marks between.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/quantity.h"

namespace dossier::grounding {

struct Token {
  enum class Kind : uint8_t { word, quantity, mark } kind = Kind::word;
  bool capital = false;         // opens with a capital
  bool opens_sentence = false;  // first word of a sentence: its capital says nothing
  bool free = false;            // a word a statement does not stand or fall with
  bool negation = false;
  bool unified = false;         // stands for another wording of the same
  uint8_t modality = 0, quantifier = 0;  // classes of WordClasses, 0: none
  char sign = 0;                // marks: . ! ? : ; , | ( ) " and 'o' for "...", "[...]"
  uint32_t begin = 0, end = 0;  // bytes of ReadStatement::text
  std::string text;             // folded word, without 's
  std::string stem;
  uint32_t quantity = 0;        // index into ReadStatement::quantities

  bool is_word() const { return kind == Kind::word; }
  bool is_quantity() const { return kind == Kind::quantity; }
  bool is_content() const { return kind == Kind::quantity || (kind == Kind::word && !free); }
};

struct ReadStatement {
  std::string text;  // tidied: one spelling of quotes, dashes, white space; n't as not
  std::vector<Token> tokens;
  std::vector<Quantity> quantities;
  const Quantity& quantity_of(const Token& token) const { return quantities[token.quantity]; }
  std::string_view words(size_t first, size_t last) const;  // text of tokens [first, last]
};

// REQUIRES nothing of the bytes. Reference marks such as [3] are left out.
ReadStatement read_statement(std::string_view text);
std::string tidy_text(std::string_view text);

// May the second stand for the first? Equal value and unit; dates equal in the stated parts; references equal in text.
bool same_quantity(const ReadStatement& a, const Token& x, const ReadStatement& b, const Token& y);

}  // namespace dossier::grounding
