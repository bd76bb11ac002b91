#include "ingest/reader/layout/wrap.h"

#include <gtest/gtest.h>

#include <string>

#include "ingest/reader/layout/flow.h"

namespace dossier::reader {
namespace {

// The lines of the text, their words joined by "|"; a part of a word that began before has a "+" before it.
std::string shown(std::string_view text, unsigned columns) {
  std::string out;
  unsigned line = 0;
  SetText set = set_in_lines(text, columns);
  for (const SetPiece& piece : set.pieces) {
    for (; line < piece.line; ++line) out += '\n';
    if (!out.empty() && out.back() != '\n') out += '|';
    out += (piece.continues ? "+" : "") + std::string(text.substr(piece.begin, piece.end - piece.begin));
    EXPECT_LE(piece.column + piece.characters, columns) << out;
  }
  EXPECT_EQ(set.lines, line + 1);
  return out;
}

TEST(Wrap, AWordGoesToTheNextLineWhole) {
  EXPECT_EQ(shown("the seller delivers", 9), "the\nseller\ndelivers");
  EXPECT_EQ(shown("the seller delivers", 10), "the|seller\ndelivers");
  EXPECT_EQ(shown("the\nseller", 20), "the\nseller");
}

TEST(Wrap, AWordLongerThanALineIsBroken) {
  EXPECT_EQ(shown("at 123456789012 x", 5), "at\n12345\n+67890\n+12|x");
  EXPECT_EQ(shown("1234567890", 5), "12345\n+67890");
  EXPECT_EQ(shown("äöüäöü", 3), "äöü\n+äöü");
}

TEST(Wrap, ScriptsWithoutSpacesBreakBetweenTheirWords) {
  EXPECT_EQ(shown("สวัสดีนี่คือสัญญาซื้อขาย", 10), "สวัสดีนี่\n+คือสัญญา\n+ซื้อขาย");  // hello, this is a contract of sale
  EXPECT_EQ(shown("合同价,格", 3), "合同\n+价,格");                    // no line begins with a comma
}

TEST(Wrap, TheMarkOfAWordOnAFlowPageIsTheWord) {
  FlowPage flow(1);
  flow.add_block(BlockKind::paragraph, std::string(86, 'a') + " delivery");
  Page page = flow.finish();
  ASSERT_EQ(page.words.size(), 2u);
  EXPECT_FLOAT_EQ(page.words[1].box.x0, kFlowMargin);
  EXPECT_FLOAT_EQ(page.words[1].box.width(), 8 * kFlowCharWidth);
  EXPECT_FLOAT_EQ(page.words[1].box.height(), kFlowLineHeight);
}

TEST(Wrap, ALongWordHasOneBoxALine) {
  FlowPage flow(1);
  flow.add_block(BlockKind::paragraph, std::string(100, 'a'));
  Page page = flow.finish();
  ASSERT_EQ(page.words.size(), 2u);
  EXPECT_TRUE(page.words[1].style & style::kContinues);
  EXPECT_EQ(page.words[0].end, page.words[1].begin);
  EXPECT_FLOAT_EQ(page.words[1].box.width(), 10 * kFlowCharWidth);
}

}  // namespace
}  // namespace dossier::reader
