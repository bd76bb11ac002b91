#include "app/report/cut_words.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace dossier {
namespace {

// Every letter is one wide; a word joiner has no width.
double letters(const std::string& text) {
  double out = 0;
  for (size_t at = 0; at < text.size();) out += next_code_point(text, at) != 0x2060;
  return out;
}

TEST(CutWords, WhatFitsStaysAsItIs) {
  EXPECT_EQ(with_wide_words_cut("Supply agreement.pdf, p. 3", 30, letters), "Supply agreement.pdf, p. 3");
  // Broken between words, no word is too wide.
  EXPECT_EQ(with_wide_words_cut("Supply agreement.pdf, p. 3", 14, letters), "Supply agreement.pdf, p. 3");
  EXPECT_EQ(with_wide_words_cut("", 5, letters), "");
}

TEST(CutWords, AWideNameIsCutInItsMiddleAndKeepsItsExtension) {
  const std::string cut = with_wide_words_cut("LIMEENERGYCO_09_09_1999-EX-10-DISTRIBUTOR.PDF, p. 3", 24, letters);
  EXPECT_EQ(cut, "LIMEENERGYCO_09\u2060…\u2060TOR.PDF, p. 3");
  EXPECT_LE(letters(cut.substr(0, cut.find(' '))), 24);
  // The signs that hold a name's direction stay around it, and a letter keeps its marks.
  const std::string held = with_wide_words_cut("\u2068Vereinbarung_über_Lieferung_u\u0308ber_See.docx\u2069, p. 1", 20, letters);
  EXPECT_TRUE(held.starts_with("\u2068Vere")) << held;
  EXPECT_TRUE(held.ends_with(".docx\u2069, p. 1")) << held;
  // Without an extension the end is kept all the same.
  const std::string plain = with_wide_words_cut("abcdefghijklmnopqrstuvwxyz", 10, letters);
  EXPECT_EQ(plain, "abcdef\u2060…\u2060xyz");
}

TEST(CutWords, AColumnThatIsTooNarrowForAnythingHasAnEnd) {
  EXPECT_EQ(letters(with_wide_words_cut("abcdefgh.pdf", 1, letters)), 2);
}

}  // namespace
}  // namespace dossier
