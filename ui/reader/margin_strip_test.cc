#include "ui/reader/margin_strip.h"

#include <gtest/gtest.h>

namespace dossier::ui {
namespace {

const QRectF kSheet(12, 12, 600, 800);
const QSizeF kNumber(18, 16);

bool covers(const QRectF& number, const QList<QRectF>& words) {
  for (const QRectF& word : words)
    if (word.intersects(number)) return true;
  return false;
}

// Lines of words from the left margin to `right`.
QList<QRectF> lines_to(qreal right) {
  QList<QRectF> out;
  for (int line = 0; line < 40; ++line) out += QRectF(right - 40, 20 + 18 * line, 40, 14);
  return out;
}

TEST(MarginStrip, WhereThereIsAMarginNumbersStandInIt) {
  MarginStrip strip(kSheet, lines_to(540));
  const QRectF first = strip.take(100, kNumber), second = strip.take(100, kNumber);
  EXPECT_EQ(first.right(), kSheet.right() - 6);
  EXPECT_EQ(second.right(), first.left() - 2);
  EXPECT_EQ(first.center().y(), 100);
  EXPECT_EQ(second.center().y(), 100);
}

TEST(MarginStrip, InANarrowMarginNumbersCoverNoWord) {
  for (qreal margin : {14, 11, 9}) {
    const QList<QRectF> words = lines_to(kSheet.right() - margin);
    MarginStrip strip(kSheet, words);
    const QRectF first = strip.take(100, kNumber), second = strip.take(100, kNumber);
    EXPECT_FALSE(covers(first, words)) << margin;
    EXPECT_FALSE(covers(second, words)) << margin;
    EXPECT_FALSE(first.intersects(second)) << margin;
    EXPECT_EQ(first.center().y(), 100) << margin;
    EXPECT_GT(second.top(), first.bottom()) << "there is no room beside it: it stands below";
    EXPECT_LE(first.right(), kSheet.right() + 12) << "beyond the gap nothing is seen";
  }
}

TEST(MarginStrip, WhereWordsReachTheEdgeANumberStandsAsFarOutAsItCan) {
  MarginStrip strip(kSheet, lines_to(kSheet.right()));
  const QRectF number = strip.take(100, kNumber);
  EXPECT_EQ(number.center().y(), 100);
  EXPECT_GT(number.right(), kSheet.right());
}

}  // namespace
}  // namespace dossier::ui
