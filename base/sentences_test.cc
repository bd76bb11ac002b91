#include "base/sentences.h"

#include <gtest/gtest.h>

#include <string>

namespace dossier {
namespace {

std::vector<std::string> cut(std::string_view text) {
  std::vector<std::string> out;
  for (TextRange r : split_sentences(text)) out.emplace_back(text.substr(r.begin, r.end - r.begin));
  return out;
}

using Strings = std::vector<std::string>;

TEST(Sentences, StopsAndClosingMarks) {
  EXPECT_EQ(cut("He said \u201Cno.\u201D She left! Why? Rain."), (Strings{"He said \u201Cno.\u201D", "She left!", "Why?", "Rain."}));
}

TEST(Sentences, AbbreviationsInitialsAndNumbers) {
  EXPECT_EQ(cut("Halden Ltd. Sold 1.5 million to J. R. Smith of Acme Inc. Yesterday it rained."),
            (Strings{"Halden Ltd. Sold 1.5 million to J. R. Smith of Acme Inc. Yesterday it rained."}));
  EXPECT_EQ(cut("1. The fee is $5.\n2. It is due."), (Strings{"1. The fee is $5.", "2. It is due."}));
  EXPECT_EQ(cut("Sales rose in 2023. Costs fell."), (Strings{"Sales rose in 2023.", "Costs fell."}));
}

TEST(Sentences, LineBreaksAreNotEndsButBlankLinesAre) {
  EXPECT_EQ(cut("The fee\nis due.\n\nHeading\n\nNext line goes on"), (Strings{"The fee\nis due.", "Heading", "Next line goes on"}));
}

TEST(Sentences, GermanDaysBeforeMonths) {
  EXPECT_EQ(cut("Der Vertrag endet am 30. April 2027. Er beginnt am 1. März. Am 3. Punkt."),
            (Strings{"Der Vertrag endet am 30. April 2027.", "Er beginnt am 1. März.", "Am 3.", "Punkt."}));
}

TEST(Sentences, OtherScripts) {
  EXPECT_EQ(cut("第一条。第二条。").size(), 2u);
  EXPECT_EQ(cut("لا يجوز ذلك. هل تم؟ نعم.").size(), 3u);
}

TEST(Sentences, AnyBytes) {
  std::string bytes;
  for (int i = 0; i < 4096; ++i) bytes += static_cast<char>((i * 131 + i / 7) & 0xFF);
  uint32_t last = 0;
  for (TextRange r : split_sentences(bytes)) {
    EXPECT_LE(last, r.begin);
    EXPECT_LT(r.begin, r.end);
    last = r.end;
  }
  EXPECT_LE(last, bytes.size());
}

}  // namespace
}  // namespace dossier
