#include "ui/views/export_dialog.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPageLayout>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPrintDialog>
#include <QPrinter>
#include <QTableWidget>
#include <QVBoxLayout>

#include "app/desk/correcting.h"
#include "app/desk/simple_sheet.h"
#include "base/file.h"
#include "ui/background/later.h"
#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/look/rows.h"
#include "ui/look/save_file.h"
#include "ui/reader/word_picture.h"

namespace dossier::ui {
namespace {

constexpr int kMostColumn_px = 280;
constexpr float kPreviewDpi = 72, kPrintDpi = 300;
constexpr uint32_t kMostPreviewPages = 60;
constexpr size_t kMostPreviewBytes = 200'000, kMostTableRows = 300, kMostSheetPages = 30;

struct FormatEntry {
  ExportFormat format;
  const char* name;
  const char* what;
};

// What the preview shows: the bytes that will be written, wherever they have pages or lines of their own.
QString what_is_shown(ExportFormat format) {
  switch (format) {
    case ExportFormat::pdf: return QCoreApplication::translate("export", "The pages as they will be written and printed.");
    case ExportFormat::docx: case ExportFormat::odt: return QCoreApplication::translate("export", "The contents as pages. The program that opens the file breaks lines and pages itself.");
    case ExportFormat::html: return QCoreApplication::translate("export", "The contents as pages. The file is one page for a browser, with a picture of each cited region.");
    case ExportFormat::xlsx: return QCoreApplication::translate("export", "The sheets as they will be written.");
    case ExportFormat::csv: return QCoreApplication::translate("export", "The lines as they will be written.");
    case ExportFormat::markdown: case ExportFormat::json: return QCoreApplication::translate("export", "The text as it will be written.");
    case ExportFormat::evidence: return QCoreApplication::translate("export", "The brief of the pack as pages. The pack also holds report.json, a picture of each cited region, and the hashes of all.");
  }
  return {};
}

// Rows of a CSV text, fields unquoted.
std::vector<QStringList> rows_of(const QString& csv, size_t most) {
  std::vector<QStringList> out;
  QStringList row;
  QString field;
  bool quoted = false;
  for (qsizetype i = 0; i < csv.size() && out.size() < most; ++i) {
    const QChar c = csv[i];
    if (quoted) {
      if (c != QLatin1Char('"')) field += c;
      else if (i + 1 < csv.size() && csv[i + 1] == QLatin1Char('"')) field += c, ++i;
      else quoted = false;
    } else if (c == QLatin1Char('"')) {
      quoted = true;
    } else if (c == QLatin1Char(',')) {
      row += field, field.clear();
    } else if (c == QLatin1Char('\n')) {
      row += field, field.clear();
      out.push_back(row), row.clear();
    } else if (c != QLatin1Char('\r')) {
      field += c;
    }
  }
  return out;
}

const FormatEntry kFormats[] = {{ExportFormat::pdf, "PDF", QT_TRANSLATE_NOOP("export", "to read and print; footnotes on each page")},
                                {ExportFormat::docx, "Word (DOCX)", QT_TRANSLATE_NOOP("export", "real footnotes, to go on writing")},
                                {ExportFormat::odt, "OpenDocument (ODT)", QT_TRANSLATE_NOOP("export", "the same for LibreOffice")},
                                {ExportFormat::html, "HTML", QT_TRANSLATE_NOOP("export", "one file with pictures of all cited regions")},
                                {ExportFormat::markdown, "Markdown", QT_TRANSLATE_NOOP("export", "plain text with footnotes")},
                                {ExportFormat::xlsx, "Excel (XLSX)", QT_TRANSLATE_NOOP("export", "claims and figures, a linked source each")},
                                {ExportFormat::csv, "CSV", QT_TRANSLATE_NOOP("export", "one line a citation")},
                                {ExportFormat::json, "JSON", QT_TRANSLATE_NOOP("export", "the report itself, to be checked by dossier verify")},
                                {ExportFormat::evidence, QT_TRANSLATE_NOOP("export", "Evidence pack (ZIP)"), QT_TRANSLATE_NOOP("export", "pictures, quotes, hashes, to check anywhere")}};

constexpr int kCorrections = -1;  // in place of a format: what was corrected by hand, which is of the archive and needs no brief

QImage image_of(const DeskPicture& p) {
  return QImage(reinterpret_cast<const uchar*>(p.rgb.data()), static_cast<int>(p.width), static_cast<int>(p.height), static_cast<qsizetype>(p.width) * 3, QImage::Format_RGB888).copy();
}

}  // namespace

ExportDialog::ExportDialog(Session& session, QWidget* parent)
    : QDialog(parent), session_(session), formats_(new QListWidget(this)), open_(new QCheckBox(tr("Claims that are not reviewed, marked so"), this)), rejected_(new QCheckBox(tr("Rejected claims, marked so"), this)),
      appendix_(new QCheckBox(tr("Appendix A, what was kept out"), this)), originals_(new QCheckBox(tr("The cited files themselves"), this)), paper_(new QComboBox(this)), shows_(new QLabel(this)), pages_(new QScrollArea(this)), said_(new QLabel(this)),
      save_(new QPushButton(tr("Save as…"), this)), print_(new QPushButton(tr("Print…"), this)) {
  setWindowTitle(tr("Export the brief"));
  setMinimumSize(640, 480);
  resize(QSize(1080, 760).boundedTo(screen()->availableSize() - QSize(0, 40)));
  fill_formats();
  pages_->setWidgetResizable(true);
  pages_->setAccessibleName(tr("Preview"));
  auto* columns = new QHBoxLayout;
  columns->setSpacing(16);
  columns->addLayout(make_choices());
  shows_->setProperty("role", "text2");
  shows_->setWordWrap(true);
  shows_->setContentsMargins(margins(0, 16, 16, 0));
  auto* right = new QVBoxLayout;
  right->setSpacing(8);
  right->addWidget(shows_);
  right->addWidget(pages_, 1);
  columns->addLayout(right, 1);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(0);
  all->addLayout(columns, 1);
  all->addWidget(make_foot());
  connect(save_, &QPushButton::clicked, this, &ExportDialog::ask_and_write);
  connect(print_, &QPushButton::clicked, this, &ExportDialog::print);
  connect(formats_, &QListWidget::currentRowChanged, this, &ExportDialog::preview);
  for (QCheckBox* box : {open_, rejected_, appendix_}) connect(box, &QCheckBox::toggled, this, &ExportDialog::preview);
  connect(paper_, &QComboBox::currentIndexChanged, this, &ExportDialog::preview);
  connect(this, &QDialog::finished, this, [this] {
    cancel_.cancel();
    if (writing_) emit session_.said(tr("The export was stopped; nothing was written."));
  });
  formats_->setCurrentRow(0);
}

void ExportDialog::fill_formats() {
  const int row_height = 2 * QFontMetrics(font_of(TextRole::interface)).lineSpacing() + 12;
  for (const FormatEntry& entry : kFormats) {
    auto* item = new QListWidgetItem(QStringLiteral("%1\n%2").arg(QCoreApplication::translate("export", entry.name), QCoreApplication::translate("export", entry.what)), formats_);
    item->setData(Qt::UserRole, static_cast<int>(entry.format));
    item->setSizeHint({200, row_height});
  }
  auto* corrections = new QListWidgetItem(QStringLiteral("%1\n%2").arg(tr("Corrected words (CSV)"), tr("one line each: as read, corrected, who, when")), formats_);
  corrections->setData(Qt::UserRole, kCorrections);
  corrections->setSizeHint({200, row_height});
  formats_->setObjectName(QStringLiteral("formats"));
  formats_->setAccessibleName(tr("Formats"));
  formats_->setWordWrap(true);
  int widest = 0;
  for (int i = 0; i < formats_->count(); ++i) {
    const QStringList lines = formats_->item(i)->text().split(QLatin1Char('\n'));
    for (const QString& line : lines) widest = std::max(widest, QFontMetrics(font_of(TextRole::interface)).horizontalAdvance(line));
    formats_->item(i)->setToolTip(lines.last());
  }
  formats_->setFixedWidth(std::clamp(widest + 40, 320, 480));
}

// Formats, what of the brief goes in, and the paper.
QLayout* ExportDialog::make_choices() {
  open_->setChecked(true);
  appendix_->setChecked(true);
  paper_->addItem(QStringLiteral("A4"));
  paper_->addItem(QStringLiteral("Letter"));
  paper_->setCurrentIndex(QLocale().measurementSystem() == QLocale::ImperialUSSystem ? 1 : 0);
  paper_->setAccessibleName(tr("Paper"));
  auto* include = new QLabel(tr("Include"), this);
  include->setFont(font_of(TextRole::strong));
  auto* left = new QVBoxLayout;
  left->setContentsMargins(margins(16, 16, 0, 8));
  left->setSpacing(8);
  left->addWidget(formats_, 1);
  left->addWidget(include);
  for (QWidget* w : std::initializer_list<QWidget*>{open_, rejected_, appendix_, originals_}) left->addWidget(w);
  auto* paper_row = new QHBoxLayout;
  paper_row->addWidget(new QLabel(tr("Paper"), this));
  paper_row->addWidget(paper_, 1);
  left->addLayout(paper_row);
  return left;
}

QWidget* ExportDialog::make_foot() {
  said_->setWordWrap(true);
  said_->setTextFormat(Qt::PlainText);
  save_->setObjectName(QStringLiteral("save"));
  save_->setProperty("primary", true);
  save_->setDefault(true);  // Enter in the list of formats
  save_->setShortcut(QKeySequence::Save);
  print_->setShortcut(QKeySequence::Print);
  for (QPushButton* button : {save_, print_}) button->setToolTip(button->shortcut().toString(QKeySequence::NativeText));
  auto* foot = new QWidget(this);
  foot->setObjectName(QStringLiteral("footer"));
  foot->setAttribute(Qt::WA_StyledBackground);
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(16, 12, 16, 12);
  row->addWidget(said_, 1);
  auto* close = new QPushButton(tr("Close"), foot);
  close->setAutoDefault(false);
  row->addWidget(close);
  connect(close, &QPushButton::clicked, this, &QDialog::reject);
  row->addWidget(print_);
  row->addWidget(save_);
  return foot;
}

void ExportDialog::ask_and_write() {
  if (!session_.archive()) return;
  const bool words = of_corrections();
  const QString ending = words ? QStringLiteral("csv") : QString::fromUtf8(ending_of(choice().format).data());
  const QString name = QFileInfo(QString::fromStdString(session_.archive()->path())).completeBaseName() + (words ? QStringLiteral(" corrections.") : QStringLiteral(".")) + ending;
  const QString path = ask_where_to_save(this, words ? tr("Save the corrected words") : tr("Save the brief"), name, ending);
  if (!path.isEmpty()) write(path);
}

ExportChoice ExportDialog::choice() const {
  ExportChoice out;
  if (formats_->currentItem() && !of_corrections()) out.format = static_cast<ExportFormat>(formats_->currentItem()->data(Qt::UserRole).toInt());
  out.open_claims = open_->isChecked();
  out.rejected_claims = rejected_->isChecked();
  out.appendix_a = appendix_->isChecked();
  out.originals = originals_->isChecked();
  out.paper = paper_->currentIndex() == 1 ? Paper::letter : Paper::a4;
  return out;
}

void ExportDialog::choose(ExportFormat format) {
  for (int i = 0; i < formats_->count(); ++i)
    if (formats_->item(i)->data(Qt::UserRole).toInt() == static_cast<int>(format)) formats_->setCurrentRow(i);
}

void ExportDialog::choose_corrections() { formats_->setCurrentRow(formats_->count() - 1); }

bool ExportDialog::of_corrections() const { return formats_->currentItem() && formats_->currentItem()->data(Qt::UserRole).toInt() == kCorrections; }

// Formats with pages are shown as pages; the others as their text.
void ExportDialog::preview() {
  const ExportChoice chosen = choice();
  const bool words = of_corrections();
  for (QCheckBox* box : {open_, rejected_, appendix_}) box->setEnabled(!words);
  originals_->setEnabled(chosen.format == ExportFormat::evidence);
  paper_->setEnabled(!words && (chosen.format == ExportFormat::pdf || chosen.format == ExportFormat::docx || chosen.format == ExportFormat::odt));
  ++asked_;
  preview_pages_ = 0;
  auto* inside = new QWidget;
  inside->setObjectName(QStringLiteral("preview"));
  auto* column = new QVBoxLayout(inside);
  column->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
  column->setSpacing(12);
  pages_->setWidget(inside);
  shows_->clear();
  save_->setEnabled(true);
  print_->setEnabled(!words);
  if (words) return preview_corrections();
  if (!session_.brief()) {
    said_->setText(tr("No brief to export."));
    save_->setEnabled(false);
    print_->setEnabled(false);
    return;
  }
  const size_t open = session_.brief()->view().open;
  said_->setText(open && open_->isChecked() ? tr("%Ln claim(s) are not reviewed. They are exported marked “not reviewed”, or leave them out.",
                                                 nullptr, static_cast<int>(open))
                                            : QString());
  shows_->setText(what_is_shown(chosen.format));
  const bool text = chosen.format == ExportFormat::markdown || chosen.format == ExportFormat::csv || chosen.format == ExportFormat::json;
  ExportChoice made = chosen;
  if (!text && chosen.format != ExportFormat::xlsx) made.format = ExportFormat::pdf;  // all of them are made from the same view
  struct Made {
    QString text;
    std::shared_ptr<PdfPreview> pdf;
    std::vector<QImage> pages;
  };
  later(
      this, session_.pool(),
      [brief = session_.brief(), made, text, cancel = cancel_]() -> Result<Made> {
        DOSSIER_ASSIGN(std::string bytes, export_bytes(*brief, made, cancel));
        if (text) return Made{QString::fromStdString(bytes.substr(0, kMostPreviewBytes)), nullptr, {}};
        if (made.format == ExportFormat::xlsx) {
          DOSSIER_ASSIGN(std::vector<Page> pages, pages_in(bytes, "brief.xlsx", cancel));
          Made out;
          for (size_t i = 0; i < pages.size() && i < kMostSheetPages; ++i) out.pages.push_back(draw_words(shown_page(pages[i]), kPreviewDpi));
          return out;
        }
        DOSSIER_ASSIGN(std::unique_ptr<PdfPreview> pdf, PdfPreview::open(bytes));
        return Made{{}, std::move(pdf), {}};
      },
      [this, asked = asked_, format = chosen.format](Result<Made> result) {
        if (asked != asked_) return;
        if (!result.ok()) return said_->setText(sentence_of(result.error()));
        if (result->pdf) return next_page(result->pdf, 1);
        for (const QImage& page : result->pages) add_page(page);
        if (format == ExportFormat::csv)
          add_table(result->text);
        else if (result->pages.empty())
          add_text(result->text);
        emit preview_ready();
      });
}

void ExportDialog::preview_corrections() {
  said_->clear();
  save_->setEnabled(false);
  if (!session_.archive()) return said_->setText(tr("No archive is open."));
  shows_->setText(tr("Every correction of this archive, also those that were taken back. What was read stays as it is."));
  later(
      this, session_.pool(), [archive = session_.archive()] { return corrections_csv(*archive); },
      [this, asked = asked_](Result<std::string> csv) {
        if (asked != asked_) return;
        if (!csv.ok()) return said_->setText(sentence_of(csv.error()));
        add_table(QString::fromStdString(csv->substr(0, kMostPreviewBytes)));
        const bool none = csv->find('\n') + 1 == csv->size();
        if (none) said_->setText(tr("No word was corrected."));
        save_->setEnabled(!none);
        emit preview_ready();
      });
}

void ExportDialog::add_text(const QString& text) {
  auto* shown_text = new QPlainTextEdit(text);
  shown_text->setReadOnly(true);
  shown_text->setFont(font_of(TextRole::mono));
  shown_text->setMinimumSize(500, 560);
  shown_text->setAccessibleName(tr("Preview"));
  static_cast<QVBoxLayout*>(pages_->widget()->layout())->addWidget(shown_text);
  preview_pages_ = 1;
}

void ExportDialog::add_table(const QString& csv) {
  const std::vector<QStringList> rows = rows_of(csv, kMostTableRows + 1);
  if (rows.empty()) return;
  auto* table = new QTableWidget(static_cast<int>(rows.size()) - 1, static_cast<int>(rows[0].size()));
  table->setHorizontalHeaderLabels(rows[0]);
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setFont(font_of(TextRole::caption));
  table->setWordWrap(false);
  table->verticalHeader()->hide();
  table->setMinimumSize(560, 560);
  table->setAccessibleName(tr("Preview"));
  for (size_t r = 1; r < rows.size(); ++r)
    for (qsizetype column = 0; column < rows[r].size(); ++column) table->setItem(static_cast<int>(r) - 1, static_cast<int>(column), new QTableWidgetItem(rows[r][column]));
  table->resizeColumnsToContents();
  for (int column = 0; column < table->columnCount(); ++column) table->setColumnWidth(column, std::min(kMostColumn_px, table->columnWidth(column)));
  static_cast<QVBoxLayout*>(pages_->widget()->layout())->addWidget(table);
  preview_pages_ = 1;
}

void ExportDialog::next_page(std::shared_ptr<PdfPreview> pdf, uint32_t number) {
  later(
      this, session_.pool(), [pdf, number, dpi = static_cast<float>(kPreviewDpi * devicePixelRatioF()), cancel = cancel_] { return pdf->page(number, dpi, cancel); },
      [this, pdf, number, asked = asked_](Result<DeskPicture> picture) {
        if (asked != asked_) return;
        if (picture.ok()) add_page(image_of(*picture));
        if (picture.ok() && number < kMostPreviewPages) return next_page(pdf, number + 1);
        emit preview_ready();
      });
}

void ExportDialog::add_page(const QImage& picture) {
  QPixmap image = QPixmap::fromImage(picture);
  image.setDevicePixelRatio(devicePixelRatioF());
  auto* page = new QLabel(pages_->widget());
  page->setPixmap(image);
  page->setObjectName(QStringLiteral("preview_page"));
  page->setAccessibleName(tr("Page %1 of the preview").arg(++preview_pages_));
  static_cast<QVBoxLayout*>(pages_->widget()->layout())->addWidget(page);
}

void ExportDialog::write_corrections(const QString& path) {
  later(
      this, session_.pool(),
      [archive = session_.archive(), path = path.toStdString()]() -> Status {
        DOSSIER_ASSIGN(std::string csv, corrections_csv(*archive));
        return write_file(path, csv);
      },
      [this, path](Status done) {
        writing_ = false;
        save_->setEnabled(true);
        const QString sentence = done.ok() ? tr("Saved as %1.").arg(QFileInfo(path).fileName()) : sentence_of(done.error());
        said_->setText(sentence);
        emit written(sentence);
      });
}

void ExportDialog::write(const QString& path) {
  writing_ = true;
  save_->setEnabled(false);
  if (of_corrections()) return write_corrections(path);
  said_->setText(tr("Checking every claim against the files …"));
  later(
      this, session_.pool(),
      [archive = session_.archive(), brief = session_.brief(), chosen = choice(), path = path.toStdString(), cancel = cancel_]() mutable {
        if (archive) chosen.folders = moved_files(*archive, *brief);
        return export_brief(*brief, chosen, path, cancel);
      },
      [this, path](Result<ExportOutcome> outcome) {
        writing_ = false;
        save_->setEnabled(true);
        QString sentence;
        if (!outcome.ok()) {
          sentence = sentence_of(outcome.error());
        } else if (!outcome->written) {
          sentence = tr("%1 of %2 claims hold; nothing was written. First fault: %3.").arg(outcome->held).arg(outcome->all).arg(QString::fromStdString(outcome->faults[0]));
        } else {
          sentence = outcome->missing.empty() ? tr("Checked against the files: %L1 of %L2 claims and figures hold. Saved as %3.")
                                                    .arg(outcome->held)
                                                    .arg(outcome->all)
                                                    .arg(QFileInfo(path).fileName())
                                              : tr("Saved as %1, not checked against the files: %2.")
                                                    .arg(QFileInfo(path).fileName(), QString::fromStdString(outcome->missing[0]));
          if (outcome->without_picture)
            sentence += QLatin1Char(' ') + tr("%Ln cited region(s) have no picture.", nullptr, static_cast<int>(outcome->without_picture));
        }
        said_->setText(sentence);
        emit written(sentence);
      });
}

void ExportDialog::print() {
  if (!session_.brief()) return;
  auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
  printer->setPageSize(QPageSize(choice().paper == Paper::letter ? QPageSize::Letter : QPageSize::A4));
  QPrintDialog dialog(printer.get(), this);
  if (dialog.exec() == QDialog::Accepted) print_to(printer);
}

// Page after page is rendered by the reader at the printer's resolution and drawn off the GUI thread, one at a time in memory.
void ExportDialog::print_to(std::shared_ptr<QPrinter> printer) {
  if (!session_.brief()) return;
  printer->setFullPage(true);
  said_->setText(tr("Printing …"));
  print_->setEnabled(false);
  ExportChoice made = choice();
  made.format = ExportFormat::pdf;
  later(
      this, session_.pool(),
      [brief = session_.brief(), made, printer, cancel = cancel_]() -> Result<int> {
        DOSSIER_ASSIGN(std::string bytes, export_bytes(*brief, made, cancel));
        DOSSIER_ASSIGN(std::unique_ptr<PdfPreview> pdf, PdfPreview::open(bytes));
        const uint32_t first = printer->fromPage() > 0 ? static_cast<uint32_t>(printer->fromPage()) : 1, last = printer->toPage() > 0 ? static_cast<uint32_t>(printer->toPage()) : UINT32_MAX;
        QPainter painter;
        int printed = 0;
        for (uint32_t number = first; number <= last; ++number) {
          Result<DeskPicture> page = pdf->page(number, kPrintDpi, cancel);
          if (!page.ok() && page.error().kind == ErrorKind::cancelled) return page.error();
          if (!page.ok()) break;
          if (printed == 0 && !painter.begin(printer.get())) return Error{ErrorKind::io, "the printer did not take the pages", printer->printerName().toStdString(), "look whether it is on, or print into a file"};
          if (printed > 0 && !printer->newPage()) return Error{ErrorKind::io, "the printer stopped taking pages", printer->printerName().toStdString(), ""};
          painter.drawImage(QRectF(QPointF(0, 0), printer->pageLayout().fullRectPixels(printer->resolution()).size()), image_of(*page));
          ++printed;
        }
        return printed;
      },
      [this](Result<int> pages) {
        print_->setEnabled(true);
        const QString sentence = pages.ok() ? tr("%Ln page(s) sent to the printer.", nullptr, *pages) : sentence_of(pages.error());
        said_->setText(sentence);
        emit printed(sentence);
      });
}

}  // namespace dossier::ui
