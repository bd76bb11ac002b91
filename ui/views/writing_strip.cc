#include "ui/views/writing_strip.h"

#include <QHBoxLayout>
#include <memory>

#include "ui/look/fonts.h"
#include "ui/look/shapes.h"
#include "ui/views/class_mark.h"

namespace dossier::ui {
namespace {

constexpr int kMostShown = 3, kMostCharacters = 160;

// A row with the item that held its place: the layout gives both away.
void drop_first(QLayout& rows) {
  const std::unique_ptr<QLayoutItem> item(rows.takeAt(0));
  delete item->widget();
}

}  // namespace

WritingStrip::WritingStrip(Session& session, QWidget* parent)
    : QWidget(parent), title_(new QLabel(this)), told_(new QLabel(this)), rows_(new QVBoxLayout) {
  setObjectName(QStringLiteral("footer"));
  setAttribute(Qt::WA_StyledBackground);
  title_->setFont(font_of(TextRole::strong));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 8, 16, 8);
  column->setSpacing(4);
  told_->setFont(font_of(TextRole::caption));
  told_->setProperty("role", "text2");
  told_->setTextFormat(Qt::PlainText);
  told_->setWordWrap(true);
  told_->hide();
  column->addWidget(title_);
  column->addWidget(told_);
  column->addLayout(rows_);
  connect(&session, &Session::sentence_written, this, &WritingStrip::add);
  connect(&session, &Session::remark_made, this, &WritingStrip::tell);
  connect(&session.jobs(), &Jobs::finished, this, &WritingStrip::clear);
  hide();
}

void WritingStrip::add(const QString& text, ClaimClass check) {
  title_->setText(tr("The brief is being written: %Ln sentence(s) hold", nullptr, ++sentences_));
  if (rows_->count() == kMostShown) drop_first(*rows_);
  auto* box = new QWidget(this);
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  row->addWidget(new ClassMark(check, box), 0, Qt::AlignTop);
  auto* words = new QLabel(text.size() > kMostCharacters ? text.left(kMostCharacters) + QStringLiteral(" …") : text, box);
  words->setTextFormat(Qt::PlainText);
  words->setWordWrap(true);
  words->setFont(font_of(TextRole::quote));
  row->addWidget(words, 1);
  auto* word = new QLabel(class_word(check), box);
  word->setFont(font_of(TextRole::caption));
  word->setProperty("role", "muted");
  row->addWidget(word, 0, Qt::AlignTop);
  rows_->addWidget(box);
  show();
}

void WritingStrip::tell(const QString& remark) {
  if (sentences_ == 0) title_->setText(tr("The brief is being written"));
  told_->setText(remark + QLatin1Char('.'));
  told_->show();
  show();
}

void WritingStrip::clear() {
  sentences_ = 0;
  told_->hide();
  while (rows_->count() > 0) drop_first(*rows_);
  hide();
}

}  // namespace dossier::ui
