#include "ui/models/figure_series.h"

#include <gtest/gtest.h>

namespace dossier::ui {
namespace {

// A claim that proves one figure of a document.
ReportClaim figure(const char* document, const char* value, const char* unit = "USD", const char* scale = "1000") {
  ReportClaim out;
  out.role = ClaimRole::figure;
  out.text = value;
  ReportCitation cited;
  cited.document_name = document;
  out.citations = {cited};
  if (*unit) out.figures = {{value, unit, scale, ""}};
  return out;
}

class Series : public testing::Test {
 protected:
  ShownCell cell(const char* text, const ReportClaim& claim) { return {text, &claim, {}}; }
  ReportView view_with(std::vector<ShownTable> tables) {
    ReportView view;
    ShownSection section;
    section.tables = std::move(tables);
    view.sections = {section};
    return view;
  }
  ReportClaim a23 = figure("A.pdf", "412650"), a22 = figure("A.pdf", "386210"), change = figure("A.pdf", "26440"), b23 = figure("B.pdf", "-500"), euros = figure("C.pdf", "7", "EUR");
};

TEST_F(Series, ARowOverPeriodsStandsInOrderOfTime) {
  ShownTable table{"Main figures", "USD in thousands", "", {"2023", "2022", "Change"}, {true, true, true}, {{"Net sales", {cell("412,650", a23), cell("386,210", a22), cell("26,440", change)}, "", {}}}};
  const ReportView view = view_with({table});
  const auto series = series_of(view.sections[0].tables[0], view);
  ASSERT_EQ(series.size(), 1u);
  EXPECT_EQ(series[0].title, "Net sales");
  ASSERT_EQ(series[0].points.size(), 2u) << "a change is no period";
  EXPECT_EQ(series[0].points[0].name, "2022");
  EXPECT_EQ(series[0].points[1].value, "412,650");
  EXPECT_EQ(series[0].points[1].source, &a23);
  EXPECT_DOUBLE_EQ(series[0].points[1].number, 412650);
}

TEST_F(Series, TheSameFigureOfOtherDocumentsJoinsInTheSameUnitOnly) {
  ShownTable a{"A", "USD in thousands", "", {"2023", "2022"}, {true, true}, {{"Net sales", {cell("412,650", a23), cell("386,210", a22)}, "", {}}}};
  ShownTable b{"B", "USD in thousands", "", {"2023"}, {true}, {{"Net sales", {cell("−500", b23)}, "", {}}}};
  ShownTable c{"C", "EUR in thousands", "", {"2023"}, {true}, {{"Net sales", {cell("7", euros)}, "", {}}}};
  const ReportView view = view_with({a, b, c});
  const auto of_a = series_of(view.sections[0].tables[0], view), of_b = series_of(view.sections[0].tables[1], view);
  ASSERT_EQ(of_a.size(), 1u);
  ASSERT_EQ(of_a[0].points.size(), 3u);
  EXPECT_EQ(of_a[0].points[0].name, "A.pdf, 2022");
  EXPECT_EQ(of_a[0].points[2].name, "B.pdf, 2023");
  EXPECT_LT(of_a[0].points[2].number, 0);
  EXPECT_EQ(of_b[0].points.size(), 3u);
  EXPECT_TRUE(series_of(view.sections[0].tables[2], view).empty()) << "one figure is no chart";
}

TEST_F(Series, ASheetsColumnOverRowsOfPeriods) {
  ReportClaim q2 = figure("S.xlsx", "6150", ""), q3 = figure("S.xlsx", "5480", ""), total = figure("S.xlsx", "11630", "");
  ShownTable sheet{"Deliveries", "all rows", "", {"Pieces"}, {true}, {{"Q3 2024", {cell("5480", q3)}, "", {}}, {"Q2 2024", {cell("6150", q2)}, "", {}}, {"Total", {cell("11630", total)}, "", {}}}};
  const ReportView view = view_with({sheet});
  const auto series = series_of(view.sections[0].tables[0], view);
  ASSERT_EQ(series.size(), 1u);
  EXPECT_EQ(series[0].title, "Pieces");
  ASSERT_EQ(series[0].points.size(), 2u) << "a total is no period";
  EXPECT_EQ(series[0].points[0].name, "Q2 2024");
}

TEST_F(Series, WhatNothingProvesIsNoPoint) {
  ShownTable table{"A", "USD", "", {"2023", "2022"}, {true, true}, {{"Net sales", {cell("412,650", a23), {"–", nullptr, {}}}, "", {}}}};
  const ReportView view = view_with({table});
  EXPECT_TRUE(series_of(view.sections[0].tables[0], view).empty());
}

}  // namespace
}  // namespace dossier::ui
