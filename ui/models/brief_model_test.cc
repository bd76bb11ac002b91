#include "ui/models/brief_model.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <algorithm>
#include <set>

#include "app/report/report_fixture.h"
#include "app/report/report_json.h"
#include "ui/look/language.h"
#include "ui/look/said.h"
#include "ui/look/shapes.h"
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
    QString spoken = model.index(i).data(Qt::AccessibleTextRole).toString();
    EXPECT_TRUE(spoken.contains(class_word(row.claim->check))) << spoken.toStdString();
    EXPECT_TRUE(spoken.startsWith(QStringLiteral("claim %1").arg(row.claim->number))) << spoken.toStdString();
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

// As a brief is that the program drafts by itself.
std::shared_ptr<const DeskBrief> drafted() {
  ReportDocument report = fixture::brief();
  report.title = "Brief of 7 documents";
  report.sections[0].title = "Supply agreement.pdf: contract (NDA), Harrow, from Veltrane, 12 March 2024";
  report.sections[0].kind = "contract", report.sections[0].document = "Supply agreement.pdf";
  report.sections[0].disagreements[0].note =
      "That is 14 days in Amendment No. 2.pdf and 21 days in Supply agreement.pdf. Amendment No. 2.pdf is the later document.";
  report.sections[1].title = "Dates to watch", report.sections[1].kind = kDatesToWatch;
  ReportTable& figures = report.sections[2].tables[0];
  figures.title = "Main figures of Harrow";
  figures.unit_line = "EUR in millions";
  figures.columns = {"2025", "Before"};
  ReportTable terms = figures, own = figures;
  terms.title = "Terms", terms.unit_line = "as quoted", terms.columns = {"Value", "Value"};
  for (ReportTable* copy : {&terms, &own})
    for (ReportRow& row : copy->rows)
      for (ReportCell& cell : row.cells) cell.claim.reset();  // a claim stands once
  for (ReportRow& row : terms.rows) row.label = "Governing law";
  own.title = "Terms", own.unit_line = "all rows", own.columns = {"Value", "Change"};
  report.sections[2].tables = {figures, terms, own};
  auto brief = DeskBrief::parse(report_json(report));
  EXPECT_TRUE(brief.ok()) << (brief.ok() ? "" : brief.error().describe());
  return brief.ok() ? *brief : nullptr;
}

// Headings, kinds, places, counts, coverage, states and reasons are the window's words, in its language; names and quotes are the documents'.
TEST(BriefWords, AreSaidInTheLanguageOfTheInterface) {
  auto brief = drafted();
  ASSERT_TRUE(brief);
  const ReportView& view = brief->view();
  const CoverageLine* unread = nullptr;
  for (const CoverageLine& line : view.coverage)
    if (line.how == ReadHow::unread) unread = &line;
  ASSERT_TRUE(unread);
  // English says what the report says.
  EXPECT_EQ(coverage_words(*brief).toStdString(), view.coverage_sum);
  EXPECT_EQ(coverage_words(*brief, *unread).toStdString(), unread->text);
  EXPECT_TRUE(claims_words(*brief).startsWith(QStringLiteral("%1 claims: ").arg(view.claims))) << claims_words(*brief).toStdString();
  for (const ShownSection& section : view.sections) EXPECT_EQ(section_title(section).toStdString(), section.title);
  for (const ShownNote& note : view.notes) EXPECT_EQ(place_words(note).toStdString(), note.place);
  EXPECT_EQ(not_opened_words(*brief).join(QLatin1Char('\n')).toStdString(), view.not_opened[0]);

  apply_language(*qApp, QStringLiteral("de"));
  EXPECT_EQ(coverage_words(*brief, {ReadHow::text, "read from the text layer", 3}).toStdString(), "aus der Textschicht gelesen");
  EXPECT_EQ(coverage_words(*brief, *unread).toStdString(), "nicht gelesen: Delivery notes.pdf, S.\u00A017–18 (too dark)");
  EXPECT_TRUE(claims_words(*brief).contains("Aussagen: ")) << claims_words(*brief).toStdString();
  EXPECT_FALSE(review_words(view.sections[0].claims[0]).isEmpty());
  EXPECT_EQ(title_words(*brief).toStdString(), "Bericht über 7 Dokumente");
  EXPECT_EQ(section_title(view.sections[0]).toStdString(), "Supply agreement.pdf: Vertrag (NDA), Harrow, from Veltrane, 12 March 2024");
  EXPECT_EQ(section_title(view.sections[1]).toStdString(), "Termine");
  const std::vector<ShownTable>& tables = view.sections[2].tables;
  EXPECT_EQ(table_words(tables[0]).title, "Wichtigste Zahlen: Harrow");
  EXPECT_EQ(table_words(tables[0]).unit_line, "EUR in Millionen");
  EXPECT_EQ(table_words(tables[0]).columns, (std::vector<std::string>{"2025", "Vorher"}));
  EXPECT_EQ(table_words(tables[0]).rows[0].label, "Revenue");
  EXPECT_EQ(table_words(tables[1]).rows[0].label, "Anwendbares Recht");
  // A document's own table: of it only how much of it is shown is ours.
  EXPECT_EQ(table_words(tables[2]).title, "Terms");
  EXPECT_EQ(table_words(tables[2]).columns, tables[2].columns);
  EXPECT_EQ(table_words(tables[2]).unit_line, "alle Zeilen");
  const ShownDisagreement& note = view.sections[0].disagreements[0];
  const QString words = note_words(*brief, note);
  EXPECT_TRUE(words.startsWith("Zwei Werte. Delivery time: ") && words.endsWith("Amendment No. 2.pdf ist das spätere Dokument."))
      << words.toStdString();
  EXPECT_TRUE(words.contains(QString::fromStdString(note.first)));  // a quote
  for (const ShownNote& n : view.notes) EXPECT_TRUE(place_words(n).contains(QStringLiteral(", S.\u00A0%1").arg(n.page)));
  EXPECT_TRUE(not_opened_words(*brief)[0].endsWith(QStringLiteral("Passwort nötig")));
  // The model shows these, and leads to the same claims.
  BriefModel model;
  model.set_brief(brief);
  int told = 0;
  for (int i = 0; i < model.rowCount(); ++i) {
    const QModelIndex index = model.index(i);
    if (model.row(index).kind != BriefRow::Kind::table) continue;
    EXPECT_EQ(model.row(index).table->rows[0].cells[0].source, tables[static_cast<size_t>(told++)].rows[0].cells[0].source);
  }
  EXPECT_EQ(told, 3);
  apply_language(*qApp, QStringLiteral("en"));
}

// A wording with places, one within another, and what nobody below the window says.
TEST(Said, TranslatesThePhrasesOfOtherRooms) {
  apply_language(*qApp, QStringLiteral("de"));
  EXPECT_EQ(said(std::string("damaged: page 3: the page's content is broken before it draws anything")).toStdString(),
            "beschädigt: Seite 3: der Inhalt der Seite ist beschädigt, bevor er etwas zeichnet");
  EXPECT_EQ(said(std::string("the claim says \"may\", the quote \"shall\"")).toStdString(), "die Aussage sagt „may“, das Zitat „shall“");
  EXPECT_EQ(said_each("a negation is left out; words of two sentences are joined").toStdString(),
            "eine Verneinung fehlt; Wörter zweier Sätze sind verbunden");
  EXPECT_EQ(said_each("words from two places are joined; \"of the price\" is left out").toStdString(),
            "Wörter von zwei Stellen sind verbunden; „of the price“ fehlt");
  EXPECT_EQ(said_each("no term is seen to end then; 7 contracts state no end that could be told: a.pdf, b.pdf and 5 more").toStdString(),
            "zu dieser Zeit endet keine Laufzeit; 7 Verträge nennen kein Ende, das sich bestimmen lässt: a.pdf, b.pdf und 5 weitere");
  EXPECT_EQ(said(std::string("The Supplier shall deliver.")).toStdString(), "The Supplier shall deliver.");
  EXPECT_EQ(said(std::string("Main figures of ")).toStdString(), "Main figures of ");  // a place is never empty
  apply_language(*qApp, QStringLiteral("en"));
  EXPECT_EQ(said(std::string("Main figures of NORWICK TOOLS")).toStdString(), "Main figures of NORWICK TOOLS");
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
