#include "ui/reader/page_layout.h"

#include <gtest/gtest.h>

namespace dossier::ui {
namespace {

DeskSheet sheet(float w, float h) { return {w, h, "", true, ""}; }

TEST(PageLayout, FitsTheWidestPage) {
  PageLayout layout;
  layout.set_pages(3);
  layout.set_sheets(1, {sheet(600, 800), sheet(900, 600), sheet(600, 800)});
  layout.set_view({924, 700}, Fit::width, 1);
  EXPECT_NEAR(layout.page_rect(2).width(), 900, 0.01);
  EXPECT_NEAR(layout.page_rect(1).width(), 600, 0.01);
  EXPECT_NEAR(layout.page_rect(1).center().x(), layout.page_rect(2).center().x(), 0.01);
  EXPECT_GT(layout.page_rect(2).top(), layout.page_rect(1).bottom());
  layout.set_view({924, 424}, Fit::page, 1);
  EXPECT_LE(layout.page_rect(1).height(), 400.01);
}

TEST(PageLayout, UnknownPagesTakeTheSizeBeforeThem) {
  PageLayout layout;
  layout.set_pages(5);
  layout.set_sheets(1, {sheet(300, 400)});
  layout.set_view({800, 600}, Fit::none, 1);
  EXPECT_TRUE(layout.known(1));
  EXPECT_FALSE(layout.known(4));
  EXPECT_EQ(layout.page_rect(4).size(), layout.page_rect(1).size());
}

TEST(PageLayout, FindsThePageAtAHeight) {
  PageLayout layout;
  layout.set_pages(3);
  layout.set_sheets(1, {sheet(72, 72), sheet(72, 72), sheet(72, 72)});
  layout.set_view({200, 200}, Fit::none, 1);
  EXPECT_EQ(layout.page_at(0), 1u);
  EXPECT_EQ(layout.page_at(layout.page_rect(2).center().y()), 2u);
  EXPECT_EQ(layout.page_at(1e9), 3u);
  PageLayout none;
  EXPECT_EQ(none.page_at(0), 0u);
}

TEST(PageLayout, BoxesTurnWithThePage) {
  PageLayout layout;
  layout.set_pages(1);
  layout.set_sheets(1, {sheet(100, 200)});
  layout.set_view({1000, 1000}, Fit::none, 0.75);  // one pixel a point
  const Box box{10, 20, 30, 25};
  for (int degrees : {0, 90, 180, 270}) {
    layout.set_rotation(degrees);
    QRectF px = layout.to_px(1, box);
    EXPECT_TRUE(layout.page_rect(1).contains(px)) << degrees;
    EXPECT_NEAR(px.width(), degrees % 180 ? 5 : 20, 0.01) << degrees;
    QPointF back = layout.to_pt(1, px.center());
    EXPECT_NEAR(back.x(), box.center_x(), 0.01) << degrees;
    EXPECT_NEAR(back.y(), box.center_y(), 0.01) << degrees;
  }
}

}  // namespace
}  // namespace dossier::ui
