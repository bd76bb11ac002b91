#include "ui/models/brief_model.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <algorithm>

#include "app/report/report_fixture.h"
#include "app/report/report_json.h"
#include "ui/session/claim_marks.h"

namespace dossier::ui {
namespace {

std::shared_ptr<const DeskBrief> sample() {
  auto brief = DeskBrief::parse(report_json(fixture::brief()));
  EXPECT_TRUE(brief.ok()) << (brief.ok() ? "" : brief.error().describe());
  return brief.ok() ? *brief : nullptr;
}

TEST(BriefModel, CoverageStandsBeforeAnyClaim) {
  BriefModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  model.set_brief(sample());
  ASSERT_GT(model.rowCount(), 3);
  EXPECT_EQ(model.row(model.index(0)).kind, BriefRow::Kind::title);
  EXPECT_EQ(model.row(model.index(1)).kind, BriefRow::Kind::coverage);
  EXPECT_EQ(model.row(model.index(2)).kind, BriefRow::Kind::section);
}

TEST(BriefModel, EveryClaimIsARowAndSaysItsClass) {
  BriefModel model;
  auto brief = sample();
  model.set_brief(brief);
  size_t claims = 0;
  for (int i = 0; i < model.rowCount(); ++i) {
    const BriefRow& row = model.row(model.index(i));
    if (row.kind != BriefRow::Kind::claim) continue;
    ++claims;
    EXPECT_EQ(model.index_of(row.index).row(), i);
    QString said = model.index(i).data(Qt::AccessibleTextRole).toString();
    EXPECT_TRUE(said.contains(class_word(row.claim->check))) << said.toStdString();
    EXPECT_TRUE(said.startsWith(QStringLiteral("claim %1").arg(row.claim->number))) << said.toStdString();
  }
  EXPECT_EQ(claims, brief->view().claims);
  EXPECT_FALSE(model.index_of(kNoClaim).isValid());
  model.set_brief(nullptr);
  EXPECT_EQ(model.rowCount(), 0);
}

// Read from top to bottom, footnotes begin with 1 and leave no number out.
TEST(BriefModel, FootnotesCountUpwards) {
  BriefModel model;
  model.set_brief(sample());
  uint32_t highest = 0;
  auto meet = [&](const std::vector<uint32_t>& notes) {
    for (uint32_t n : notes) {
      EXPECT_LE(n, highest + 1);
      highest = std::max(highest, n);
    }
  };
  for (int i = 0; i < model.rowCount(); ++i) {
    const BriefRow& row = model.row(model.index(i));
    if (row.kind == BriefRow::Kind::claim) meet(row.claim->notes);
    if (row.kind != BriefRow::Kind::table) continue;
    for (const ShownRow& line : row.table->rows) {
      for (const ShownCell& cell : line.cells) meet(cell.notes);
      meet(line.notes);
    }
  }
  EXPECT_GT(highest, 3u);
}

TEST(ClaimMarks, KnowTheClaimsOfAPage) {
  auto brief = sample();
  ClaimMarks marks(brief->document(), brief->view());
  size_t found = 0;
  for (ClaimIndex i = 0; i < brief->document().claims.size(); ++i)
    for (const ReportCitation& c : brief->document().claims[i].citations) {
      bool there = false;
      for (const ClaimMark& mark : marks.on(c.span.document, c.span.page)) there = there || mark.claim == i;
      EXPECT_TRUE(there) << i;
      ++found;
    }
  EXPECT_GT(found, 0u);
  EXPECT_TRUE(marks.on(sha256_of("nowhere"), 1).empty());
  EXPECT_EQ(marks.number_of(kNoClaim), 0u);
}

}  // namespace
}  // namespace dossier::ui
