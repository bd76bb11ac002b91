// Settings: reading, limits, appearance, keys, and a page on what can leave the machine.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QSpinBox>
#include <QTabWidget>

#include "ui/session/settings.h"
#include "ui/views/letter_fields.h"

namespace dossier::ui {

class SettingsDialog : public QDialog {
  Q_OBJECT

 public:
  // `address`: of the endpoint that is on; empty: none.
  explicit SettingsDialog(QWidget* parent = nullptr, const QString& address = {});
  Settings settings() const;
  enum Page { reading, limits, appearance, review, privacy };
  void show_page(Page page);

 signals:
  void changed();  // the settings were saved

 private:
  QWidget* reading_page();
  QWidget* limits_page();
  QWidget* appearance_page();
  QWidget* review_page();
  QWidget* privacy_page(const QString& address);
  void apply();

  QTabWidget* pages_;
  QLineEdit* languages_;
  QCheckBox* ocr_;
  QSpinBox* readers_;
  QComboBox* appearance_;
  QSpinBox* font_;
  QCheckBox* contrast_;
  QCheckBox* still_;
  QComboBox* language_;
  QLineEdit* reviewer_;
  QCheckBox* letters_;
  LetterFields* which_;
};

}  // namespace dossier::ui
