#include "ui/views/letter_fields.h"

#include <QGridLayout>
#include <QRegularExpressionValidator>

#include "ui/look/fonts.h"
#include "ui/session/claim_letters.h"

namespace dossier::ui {
namespace {

constexpr int kField_px = 44, kPairsInRow = 3;

}  // namespace

LetterFields::LetterFields(const QString& letters, QWidget* parent) : QWidget(parent), wrong_(new QLabel(this)) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(12);
  grid->setVerticalSpacing(8);
  const QStringList names = {tr("Accept"), tr("Reject"), tr("Edit"), tr("Comment"), tr("Tag"), tr("Next open claim")};
  for (int i = 0; i < kClaimSteps; ++i) {
    auto* name = new QLabel(names[i], this);
    auto* field = new QLineEdit(letters.mid(i, 1), this);
    field->setFixedWidth(kField_px);
    field->setMaxLength(1);
    field->setAlignment(Qt::AlignCenter);
    field->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[A-Za-z]?")), field));
    field->setAccessibleName(tr("Letter for: %1").arg(names[i]));
    name->setBuddy(field);
    connect(field, &QLineEdit::textEdited, this, [this, field](const QString& typed) { field->setText(typed.toUpper()), say_what_is_wrong(); });
    const int row = i / kPairsInRow, column = i % kPairsInRow * 2;
    grid->addWidget(field, row, column);
    grid->addWidget(name, row, column + 1);
    fields_ += field;
  }
  grid->setColumnStretch(2 * kPairsInRow, 1);
  wrong_->setProperty("role", "error");
  wrong_->setFont(font_of(TextRole::caption));
  wrong_->setText(tr("Each needs a letter of its own. Those before stay in force."));
  wrong_->hide();
  grid->addWidget(wrong_, 2, 0, 1, 2 * kPairsInRow + 1);
}

QString LetterFields::letters() const {
  QString out;
  for (const QLineEdit* field : fields_) out += field->text();
  return are_claim_letters(out) ? out : QString();
}

void LetterFields::say_what_is_wrong() { wrong_->setVisible(letters().isEmpty()); }

}  // namespace dossier::ui
