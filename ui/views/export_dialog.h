// Export: formats left, the pages as they will be right, what goes in below.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>

#include "app/desk/desk_export.h"
#include "ui/session/session.h"

class QPrinter;

namespace dossier::ui {

class ExportDialog : public QDialog {
  Q_OBJECT

 public:
  explicit ExportDialog(Session& session, QWidget* parent = nullptr);
  ExportChoice choice() const;
  void choose(ExportFormat format);
  // In place of the brief: the words that were corrected by hand, as CSV.
  void choose_corrections();
  // Checks and writes, without asking for a name.
  void write(const QString& path);
  int preview_pages() const { return preview_pages_; }
  // Asks for a printer, then prints.
  void print();
  // Onto a printer that is set up; `printed` says what came of it.
  void print_to(std::shared_ptr<QPrinter> printer);

 signals:
  void written(const QString& sentence);   // what came of it
  void printed(const QString& sentence);
  void preview_ready();

 private:
  void fill_formats();
  QLayout* make_choices();
  QWidget* make_foot();
  void ask_and_write();
  void preview();
  bool of_corrections() const;
  void preview_corrections();
  void write_corrections(const QString& path);
  void add_page(const QImage& picture);
  void add_table(const QString& csv);
  void add_text(const QString& text);
  void next_page(std::shared_ptr<PdfPreview> pdf, uint32_t number);

  Session& session_;
  CancelToken cancel_;
  QListWidget* formats_;
  QCheckBox* open_;
  QCheckBox* rejected_;
  QCheckBox* appendix_;
  QCheckBox* originals_;
  QComboBox* paper_;
  QLabel* shows_;   // what the preview is of
  QScrollArea* pages_;
  QLabel* said_;
  QPushButton* save_;
  QPushButton* print_;
  uint64_t asked_ = 0;
  int preview_pages_ = 0;
  bool writing_ = false;
};

}  // namespace dossier::ui
