#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

#include "ui/models/hit_model.h"
#include "ui/models/outline_model.h"

namespace dossier::ui {
namespace {

TEST(OutlineModel, NestsByLevel) {
  OutlineModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  model.set_outline({{"1 Scope", 1, 1}, {"1.1 Terms", 2, 2}, {"1.1.1 Days", 3, 2}, {"2 Price", 1, 5}, {"Annex", 2, 0}});
  EXPECT_EQ(model.rowCount(), 2);
  QModelIndex first = model.index(0, 0);
  EXPECT_EQ(model.rowCount(first), 1);
  EXPECT_EQ(model.rowCount(model.index(0, 0, first)), 1);
  EXPECT_EQ(model.entry_of_page(3).data().toString(), "1.1.1 Days");
  EXPECT_EQ(model.entry_of_page(9).data().toString(), "2 Price");
  model.set_outline({});
  EXPECT_EQ(model.rowCount(), 0);
  // Levels that begin deep, and jump.
  model.set_outline({{"a", 4, 1}, {"b", 1, 1}, {"c", 9, 1}, {"d", 2, 1}});
  EXPECT_EQ(model.rowCount(), 2);
}

SearchHit hit_on(const std::string& document, uint32_t page) {
  SearchHit hit;
  hit.document = sha256_of(document);
  hit.document_name = document;
  hit.page = page;
  hit.snippet = "für delivery späte";
  hit.snippet_marks = {{5, 13}};
  return hit;
}

TEST(HitModel, GroupsByDocumentAndStepsOverHeadings) {
  HitModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  SearchResult result;
  result.hits = {hit_on("a.pdf", 9), hit_on("b.pdf", 1), hit_on("a.pdf", 2)};
  result.total = 3;
  model.set_result(result);
  ASSERT_EQ(model.rowCount(), 5);
  EXPECT_EQ(model.hit(model.index(0)), nullptr);
  EXPECT_EQ(model.hit(model.index(1))->page, 2u);
  QModelIndex at = model.next({}, 1);
  EXPECT_EQ(at.row(), 1);
  EXPECT_EQ(model.next(model.index(2), 1).row(), 4);
  EXPECT_EQ(model.next(model.index(4), -1).row(), 2);
  EXPECT_FALSE(model.next(model.index(4), 1).isValid());
  auto marks = model.index(1).data(HitModel::MarksRole).value<QList<QPoint>>();
  ASSERT_EQ(marks.size(), 1);
  EXPECT_EQ(marks[0], QPoint(4, 8));
  EXPECT_TRUE(utf16_ranges("abc", {{2, 9}}).isEmpty());
}

}  // namespace
}  // namespace dossier::ui
