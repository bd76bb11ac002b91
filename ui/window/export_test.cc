// Every format: previewed, written, and opened again by the reader that opens everybody's files; and printed.
#include <gtest/gtest.h>

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPrinter>
#include <QSettings>
#include <QTimer>

#include "app/desk/correcting.h"
#include "app/desk/made_documents.h"
#include "app/report/report_json.h"
#include "base/file.h"
#include "ui/views/export_dialog.h"
#include "ui/window/window_fixture.h"

namespace dossier::ui {
namespace {

class Export : public WindowTest {};

uint32_t pdf_pages(const std::string& bytes) {
  auto pdf = PdfPreview::open(bytes);
  EXPECT_TRUE(pdf.ok());
  uint32_t pages = 0;
  while (pdf.ok() && (*pdf)->page(pages + 1, 20, {}).ok()) ++pages;
  return pages;
}

TEST_F(Export, EveryFormatIsPreviewedWrittenAndOpens) {
  MainWindow window;
  open(window);
  ExportDialog dialog(window.session());
  dialog.show();
  const std::string words = "twenty-one";  // of a claim that all of them hold
  for (ExportFormat format : {ExportFormat::pdf, ExportFormat::docx, ExportFormat::odt, ExportFormat::html, ExportFormat::markdown, ExportFormat::xlsx, ExportFormat::csv, ExportFormat::json, ExportFormat::evidence}) {
    const std::string ending(ending_of(format));
    SCOPED_TRACE(ending);
    dialog.choose(format);
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.preview_pages() > 0; }, kPatience_ms));
    QSignalSpy written(&dialog, &ExportDialog::written);
    const QString path = folder_->filePath("brief." + QString::fromStdString(ending));
    dialog.write(path);
    ASSERT_TRUE(written.wait(kPatience_ms));
    EXPECT_TRUE(written[0][0].toString().startsWith("Checked against the files")) << written[0][0].toString().toStdString();
    auto bytes = read_file(path.toStdString());
    ASSERT_TRUE(bytes.ok());
    switch (format) {
      case ExportFormat::pdf: EXPECT_GT(pdf_pages(*bytes), 1u); break;
      case ExportFormat::docx: case ExportFormat::odt: case ExportFormat::html: case ExportFormat::xlsx: {
        auto pages = pages_in(*bytes, "brief." + ending, {});
        ASSERT_TRUE(pages.ok()) << pages.error().describe();
        EXPECT_TRUE(std::any_of(pages->begin(), pages->end(), [&](const Page& p) { return p.text.find(words) != std::string::npos; }));
        break;
      }
      case ExportFormat::json: EXPECT_TRUE(parse_report(*bytes).ok()); break;
      case ExportFormat::evidence: EXPECT_TRUE(bytes->starts_with("PK")); break;
      default: EXPECT_NE(bytes->find("Supply agreement.pdf"), std::string::npos);
    }
  }
}

// From the list of claims to a file on disk, for each format, and no mouse: the dialog, the list, the name, Enter.
TEST_F(Export, EveryFormatIsSavedByKeysAlone) {
  MainWindow window;
  window.show();
  open(window);
  window.activateWindow();
  const QString folder = folder_->filePath("by keys");
  ASSERT_TRUE(QDir().mkpath(folder));
  QSettings().setValue("save/folder", folder);
  QTest::keyClick(&window, Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
  auto* dialog = qobject_cast<ExportDialog*>(QApplication::activeModalWidget());
  ASSERT_TRUE(dialog);
  auto* formats = dialog->findChild<QListWidget*>(QStringLiteral("formats"));
  ASSERT_TRUE(formats);
  EXPECT_TRUE(QTest::qWaitFor([&] { return formats->hasFocus(); }, kPatience_ms)) << "arrows choose the format at once";
  QString asked;
  for (int row = 0; row < 9; ++row) {
    if (row > 0) QTest::keyClick(formats, Qt::Key_Down);
    ASSERT_EQ(formats->currentRow(), row);
    const QString ending = QString::fromUtf8(ending_of(static_cast<ExportFormat>(formats->currentItem()->data(Qt::UserRole).toInt())).data());
    SCOPED_TRACE(ending.toStdString());
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog->preview_pages() > 0; }, kPatience_ms));
    QSignalSpy written(dialog, &ExportDialog::written);
    // The file dialog has an event loop of its own: a name without its ending is typed, and Enter.
    QTimer typing;
    int ticks = 0;
    QObject::connect(&typing, &QTimer::timeout, [&] {
      auto* files = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
      if (!files) return;
      auto* name = files->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
      if (name && !name->hasFocus() && ++ticks < 100) return;  // it is coming up
      typing.stop();
      asked = name ? name->text() : QStringLiteral("no field");
      if (!name || !name->hasFocus()) return files->reject();
      name->selectAll();
      QTest::keyClicks(name, "brief");
      QTest::keyClick(name, Qt::Key_Return);
    });
    typing.start(50);
    QTest::keyClick(formats, Qt::Key_Return);
    EXPECT_TRUE(asked.endsWith('.' + ending)) << asked.toStdString();
    ASSERT_TRUE(written.count() > 0 || written.wait(kPatience_ms));
    EXPECT_TRUE(written[0][0].toString().startsWith("Checked against the files")) << written[0][0].toString().toStdString();
    EXPECT_GT(QFileInfo(folder + "/brief." + ending).size(), 100);
  }
  QTest::keyClick(dialog, Qt::Key_Escape);
  EXPECT_FALSE(dialog->isVisible());
  QSettings().remove("save/folder");
}

TEST_F(Export, CorrectedWordsAreAFileOfTheirOwn) {
  const std::string path = folder_->filePath("scan.dossier").toStdString();
  const Sha256 document = made_hash("lease");
  {
    auto archive = DeskArchive::create(path);
    ASSERT_TRUE(archive.ok() && add_made_page(**archive, document, "Lease.pdf", "A rent of 1O0O euros", TextSource::ocr).ok());
  }
  Session session;
  QSignalSpy opened(&session, &Session::archive_changed);
  session.open(QString::fromStdString(path));
  ASSERT_TRUE(opened.wait(kPatience_ms));
  ExportDialog dialog(session);
  dialog.show();
  QSignalSpy ready(&dialog, &ExportDialog::preview_ready), written(&dialog, &ExportDialog::written);
  auto save = [&] { return dialog.findChild<QPushButton*>(QStringLiteral("save")); };
  dialog.choose_corrections();
  ASSERT_TRUE(QTest::qWaitFor([&] { return ready.count() > 0 && dialog.preview_pages() > 0; }, kPatience_ms));
  EXPECT_FALSE(save()->isEnabled()) << "there is nothing to save yet";
  Status corrected = correct_words(*session.archive(), document, 1, 10, 14, "1,000", "=R.T.");
  ASSERT_TRUE(corrected.ok()) << corrected.error().describe();
  dialog.choose(ExportFormat::csv);
  dialog.choose_corrections();
  ASSERT_TRUE(QTest::qWaitFor([&] { return save()->isEnabled(); }, kPatience_ms));
  const QString file = folder_->filePath("corrections.csv");
  dialog.write(file);
  ASSERT_TRUE(written.wait(kPatience_ms));
  auto bytes = read_file(file.toStdString());
  ASSERT_TRUE(bytes.ok());
  EXPECT_NE(bytes->find("\"Lease.pdf\",1,"), std::string::npos) << *bytes;
  EXPECT_NE(bytes->find("\"'=R.T.\""), std::string::npos) << "no formula: " << *bytes;
}

TEST_F(Export, PrintsThePagesOfItsPreview) {
  MainWindow window;
  open(window);
  ExportDialog dialog(window.session());
  dialog.show();
  QSignalSpy ready(&dialog, &ExportDialog::preview_ready), printed(&dialog, &ExportDialog::printed);
  dialog.choose(ExportFormat::pdf);
  ASSERT_TRUE(ready.count() > 0 || ready.wait(kPatience_ms));
  auto printer = std::make_shared<QPrinter>();
  printer->setResolution(150);
  printer->setOutputFormat(QPrinter::PdfFormat);
  const QString path = folder_->filePath("printed.pdf");
  printer->setOutputFileName(path);
  dialog.print_to(printer);
  ASSERT_TRUE(printed.wait(kPatience_ms));
  printer.reset();
  auto bytes = read_file(path.toStdString());
  ASSERT_TRUE(bytes.ok());
  EXPECT_EQ(pdf_pages(*bytes), static_cast<uint32_t>(dialog.preview_pages()));
}

}  // namespace
}  // namespace dossier::ui
