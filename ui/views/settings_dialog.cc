#include "ui/views/settings_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

#include "app/desk/reading.h"
#include "ui/look/fonts.h"
#include "ui/look/size_words.h"
#include "ui/session/review_trail.h"

namespace dossier::ui {
namespace {

QLabel* hint(const QString& text, QWidget* parent) {
  auto* out = new QLabel(text, parent);
  out->setWordWrap(true);
  out->setProperty("role", "muted");
  out->setFont(font_of(TextRole::caption));
  return out;
}

QFormLayout* form_of(QWidget* page) {
  auto* form = new QFormLayout(page);
  form->setContentsMargins(24, 24, 24, 24);
  form->setVerticalSpacing(12);
  form->setHorizontalSpacing(16);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  return form;
}

}  // namespace

SettingsDialog::SettingsDialog(QWidget* parent, const QString& address) : QDialog(parent), pages_(new QTabWidget(this)) {
  setWindowTitle(tr("Settings"));
  setMinimumSize(640, 480);
  pages_->setAccessibleName(tr("Settings"));
  pages_->addTab(reading_page(), tr("Reading"));
  pages_->addTab(limits_page(), tr("Limits"));
  pages_->addTab(appearance_page(), tr("Appearance"));
  pages_->addTab(review_page(), tr("Review"));
  pages_->addTab(privacy_page(address), tr("Privacy"));
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
  buttons->button(QDialogButtonBox::Ok)->setText(tr("OK"));
  buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
  connect(buttons, &QDialogButtonBox::accepted, this, [this] { apply(), accept(); });
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 8, 0, 12);
  column->addWidget(pages_, 1);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(16, 0, 16, 0);
  row->addWidget(buttons);
  column->addLayout(row);
}

QWidget* SettingsDialog::reading_page() {
  const Settings now = load_settings();
  auto* page = new QWidget;
  auto* form = form_of(page);
  languages_ = new QLineEdit(now.languages, page);
  languages_->setPlaceholderText(tr("found from each page"));
  languages_->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[A-Za-z_]+(\\+[A-Za-z_]+)*|")), languages_));
  form->addRow(tr("Languages of scans"), languages_);
  form->addRow(QString(), hint(tr("Codes joined by +, as in eng+deu. Left empty, the language is found from the pixels."), page));
  ocr_ = new QCheckBox(tr("Read pixels where there is no trustworthy text"), page);
  ocr_->setChecked(now.ocr);
  form->addRow(QString(), ocr_);
  readers_ = new QSpinBox(page);
  readers_->setRange(0, 256);
  readers_->setSpecialValueText(tr("one a core"));
  readers_->setValue(now.readers);
  form->addRow(tr("Files read at a time"), readers_);
  form->addRow(QString(), hint(tr("Each file is read in a process of its own, without network and without access to other files."), page));
  return page;
}

// What holds for every file. Shown, not set: a file that needs more is rather a trap than a document, and its reader is ended in any case.
QWidget* SettingsDialog::limits_page() {
  const FileLimits of_a_file = file_limits();
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(24, 24, 24, 24);
  column->setSpacing(12);
  auto* what = new QLabel(tr("No file may take more than this. Where one would, it is stopped there; the page or file is then listed with the reason, and "
                             "the rest is read."),
                          page);
  what->setWordWrap(true);
  column->addWidget(what);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(8);
  grid->setColumnStretch(2, 1);
  auto number = [](uint64_t n) { return QLocale().toString(static_cast<qulonglong>(n)); };
  auto line = [&](const QString& name, const QString& value, const QString& of) {
    const int row = grid->rowCount();
    auto* figure = new QLabel(value, page);
    figure->setAlignment(Qt::AlignRight);
    figure->setTextInteractionFlags(Qt::TextSelectableByMouse);
    figure->setFocusPolicy(Qt::NoFocus);
    figure->setAccessibleName(QStringLiteral("%1: %2").arg(name, value));
    grid->addWidget(new QLabel(name, page), row, 0);
    grid->addWidget(figure, row, 1);
    grid->addWidget(hint(of, page), row, 2);
  };
  line(tr("Memory"), size_words(of_a_file.memory_bytes), tr("each file's reader; %Ln at a time unless set", nullptr, static_cast<int>(of_a_file.readers)));
  line(tr("Time for a page"), tr("%1\u00A0s").arg(number(of_a_file.page_seconds)), tr("by the clock"));
  line(tr("Time for a file"), tr("%1\u00A0min").arg(number(of_a_file.file_cpu_seconds / 60)), tr("of a processor"));
  line(tr("Size of a picture"), tr("%1\u00A0million pixels").arg(number(of_a_file.pixels / 1'000'000)), tr("A4 at 600 dots an inch has 35 million"));
  line(tr("Pages"), number(of_a_file.pages), tr("of one document"));
  line(tr("Text"), size_words(of_a_file.text_bytes), tr("of one file, with the places of its words"));
  line(tr("Files in files"), number(of_a_file.parts), tr("attachments and members of archives, %1 deep").arg(number(of_a_file.depth)));
  line(tr("Unpacked"), size_words(of_a_file.unpacked_bytes), tr("of one file, and at most %1 times what is packed").arg(number(of_a_file.ratio)));
  column->addLayout(grid);
  auto* rest = hint(tr("A file itself may be of any size. How many files are read at a time is set under Reading; memory and disk of a model under Models."), page);
  column->addWidget(rest);
  column->addStretch();
  return page;
}

QWidget* SettingsDialog::appearance_page() {
  const Settings now = load_settings();
  auto* page = new QWidget;
  auto* form = form_of(page);
  appearance_ = new QComboBox(page);
  for (const auto& [value, name] : {std::pair{"system", tr("As the system")}, std::pair{"light", tr("Light")}, std::pair{"dark", tr("Dark")}}) appearance_->addItem(name, QLatin1String(value));
  appearance_->setCurrentIndex(std::max(0, appearance_->findData(now.appearance)));
  form->addRow(tr("Colours"), appearance_);
  font_ = new QSpinBox(page);
  font_->setRange(80, 200);
  font_->setSingleStep(10);
  font_->setSuffix(QStringLiteral("\u00A0%"));
  font_->setValue(now.font_percent);
  form->addRow(tr("Font size"), font_);
  contrast_ = new QCheckBox(tr("High contrast, also where the system does not ask for it"), page);
  contrast_->setChecked(now.high_contrast);
  form->addRow(QString(), contrast_);
  still_ = new QCheckBox(tr("Reduced motion: the mark of a place just opened does not pulse"), page);
  still_->setChecked(now.still);
  form->addRow(QString(), still_);
  language_ = new QComboBox(page);
  language_->addItem(tr("As the system"), QString());
  for (const auto& [code, name] : {std::pair{"en", "English"}, std::pair{"de", "Deutsch"}, std::pair{"fr", "Français"}, std::pair{"es", "Español"}}) language_->addItem(QString::fromUtf8(name), QLatin1String(code));
  language_->setCurrentIndex(std::max(0, language_->findData(now.interface_language)));
  form->addRow(tr("Language"), language_);
  form->addRow(QString(), hint(tr("The language changes at the next start."), page));
  return page;
}

QWidget* SettingsDialog::review_page() {
  const Settings now = load_settings();
  auto* page = new QWidget;
  auto* form = form_of(page);
  reviewer_ = new QLineEdit(now.reviewer, page);
  reviewer_->setPlaceholderText(reviewer_name());
  form->addRow(tr("Your name in the history"), reviewer_);
  letters_ = new QCheckBox(tr("Single letters act on the chosen claim"), page);
  letters_->setChecked(now.claim_letters);
  form->addRow(tr("Keys"), letters_);
  which_ = new LetterFields(now.letters, page);
  which_->setEnabled(now.claim_letters);
  connect(letters_, &QCheckBox::toggled, which_, &QWidget::setEnabled);
  form->addRow(QString(), which_);
  form->addRow(QString(), hint(tr("They work only while the list of claims has the focus."), page));
  return page;
}

QWidget* SettingsDialog::privacy_page(const QString& address) {
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(24, 24, 24, 24);
  column->setSpacing(12);
  auto* title = new QLabel(address.isEmpty() ? tr("Nothing leaves this machine.") : tr("Text is sent to %1.").arg(address), page);
  title->setFont(font_of(TextRole::section));
  column->addWidget(title);
  const QString lines[] = {tr("This program and its readers hold no network code and open no connection. There is no account, no statistics, no search for updates."),
                           tr("Documents are read where they lie and never changed. Their text is kept in the archive, a file that only your account can read."),
                           tr("Passwords are tried and forgotten; they are never stored."),
                           tr("Questions and their answers are kept in the archive, with the reviews. Whoever gets the archive gets them, too."),
                           tr("Names of archives opened last, and how the window stood, are kept in your settings."),
                           tr("An endpoint is off until you name one under Models and turn it on; it is off again at the next start. While it is on, another program, dossier-net, sends your questions and passages of the documents to its address, which stands in the title of the window.")};
  for (const QString& line : lines) {
    auto* words = new QLabel(line, page);
    words->setWordWrap(true);
    column->addWidget(words);
  }
  auto* now = new QLabel(address.isEmpty() ? tr("Now: local only, no connection is open.") : tr("Now: connected to %1.").arg(address), page);
  now->setFont(font_of(TextRole::strong));
  column->addWidget(now);
  column->addStretch();
  return page;
}

void SettingsDialog::show_page(Page page) { pages_->setCurrentIndex(page); }

Settings SettingsDialog::settings() const {
  Settings out = load_settings();  // what is set elsewhere stays
  out.languages = languages_->hasAcceptableInput() ? languages_->text() : QString();
  out.ocr = ocr_->isChecked();
  out.readers = readers_->value();
  out.appearance = appearance_->currentData().toString();
  out.font_percent = font_->value();
  out.high_contrast = contrast_->isChecked();
  out.still = still_->isChecked();
  out.interface_language = language_->currentData().toString();
  out.reviewer = reviewer_->text().trimmed();
  out.claim_letters = letters_->isChecked();
  if (const QString letters = which_->letters(); !letters.isEmpty()) out.letters = letters;
  return out;
}

void SettingsDialog::apply() {
  save_settings(settings());
  emit changed();
}

}  // namespace dossier::ui
