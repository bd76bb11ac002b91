#include "ui/models/brief_model.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <algorithm>
#include <set>

#include "app/report/report_fixture.h"
#include "app/report/report_json.h"
#include "ui/look/language.h"
#include "ui/models/brief_words.h"
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

// Counts, coverage and states are the window's words, in its language; names and reasons are the report's.
TEST(BriefWords, AreSaidInTheLanguageOfTheInterface) {
  auto brief = sample();
  const ReportView& view = brief->view();
  const CoverageLine* unread = nullptr;
  for (const CoverageLine& line : view.coverage)
    if (line.how == ReadHow::unread) unread = &line;
  ASSERT_TRUE(unread);
  EXPECT_EQ(coverage_words(*brief).toStdString(), view.coverage_sum);
  EXPECT_TRUE(claims_words(*brief).startsWith(QStringLiteral("%1 claims: ").arg(view.claims))) << claims_words(*brief).toStdString();
  apply_language(*qApp, QStringLiteral("de"));
  EXPECT_EQ(coverage_words(*brief, {ReadHow::text, "read from the text layer", 3}).toStdString(), "aus der Textschicht gelesen");
  const QString told = coverage_words(*brief, *unread);
  EXPECT_TRUE(told.startsWith("nicht gelesen")) << told.toStdString();
  if (const size_t colon = unread->text.find(": "); colon != std::string::npos)
    EXPECT_TRUE(told.endsWith(QString::fromStdString(unread->text.substr(colon)))) << told.toStdString();
  EXPECT_TRUE(claims_words(*brief).contains("Aussagen: ")) << claims_words(*brief).toStdString();
  EXPECT_EQ(review_words(view.sections[0].claims[0]).isEmpty(), false);
  apply_language(*qApp, QStringLiteral("en"));
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
  // What rests on a document is counted as it is shown: sentences, and cells of tables.
  size_t claims = 0, figures = 0, told = 0, told_figures = 0;
  for (const ReportClaim& claim : brief->document().claims) {
    std::set<Sha256> on;
    for (const ReportCitation& c : claim.citations) on.insert(c.span.document);
    (claim.role == ClaimRole::figure ? figures : claims) += claim.role == ClaimRole::value ? 0 : on.size();
  }
  for (const SourceDocument& d : brief->document().coverage.documents) told += marks.claims_of(d.sha256), told_figures += marks.figures_of(d.sha256);
  EXPECT_EQ(told, claims);
  EXPECT_EQ(told_figures, figures);
  EXPECT_GT(told_figures, 0u);
  EXPECT_EQ(marks.number_of(kNoClaim), 0u);
}

}  // namespace
}  // namespace dossier::ui
