#include "ui/reader/text_selection.h"

#include <gtest/gtest.h>

namespace dossier::ui {
namespace {

// Two columns: the left is read before the right.
std::shared_ptr<const Page> columns(uint32_t number) {
  auto page = std::make_shared<Page>();
  page->number = number;
  page->text = "one two\nthree four";
  page->words = {{0, 3, {10, 10, 30, 20}, 1, 10, 0}, {4, 7, {10, 30, 30, 40}, 1, 10, 0}, {8, 13, {110, 10, 140, 20}, 1, 10, 0}, {14, 18, {110, 30, 140, 40}, 1, 10, 0}};
  return page;
}

TEST(TextSelection, FollowsReadingOrderAcrossColumns) {
  TextSelection s;
  s.add_page(columns(1));
  s.begin(*s.spot_at(1, 20, 35, 5));     // two
  s.extend(*s.spot_at(1, 120, 12, 5));   // three
  EXPECT_EQ(s.text(), "two\nthree");
  EXPECT_EQ(s.boxes(1).size(), 2u);
  // Backwards is the same.
  s.begin(*s.spot_at(1, 120, 12, 5));
  s.extend(*s.spot_at(1, 20, 35, 5));
  EXPECT_EQ(s.text(), "two\nthree");
}

TEST(TextSelection, GoesOverPages) {
  TextSelection s;
  s.add_page(columns(1));
  s.add_page(columns(2));
  s.begin({1, 3});
  s.extend({2, 0});
  EXPECT_EQ(s.text(), "four\n\none");
  EXPECT_EQ(s.first_page(), 1u);
  EXPECT_TRUE(s.boxes(3).empty());
  s.choose_page(2);
  EXPECT_EQ(s.text(), "one two\nthree four");
}

TEST(TextSelection, ReachesOnlyNearWords) {
  TextSelection s;
  s.add_page(columns(1));
  EXPECT_FALSE(s.spot_at(1, 300, 300, 10));
  EXPECT_FALSE(s.spot_at(2, 20, 15, 10));
  ASSERT_TRUE(s.spot_at(1, 34, 15, 10));
  EXPECT_EQ(s.spot_at(1, 34, 15, 10)->word, 0u);
  EXPECT_TRUE(s.empty());
  EXPECT_EQ(s.text(), "");
}

}  // namespace
}  // namespace dossier::ui
