#include "ui/reader/word_field.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "app/report/report_view.h"
#include "base/geometry.h"
#include "ui/look/colours.h"
#include "ui/look/fonts.h"

namespace dossier::ui {

WordField::WordField(uint32_t page, const CorrectableWords& words, QWidget* parent) : QWidget(parent), page_(page), begin_(words.begin), read_(new QLabel(this)), edit_(new QLineEdit(this)) {
  setObjectName(QStringLiteral("word_field"));
  for (const Box& b : words.boxes) box_ = united(box_, b);
  const QString read = QString::fromStdString(shown(words.read));
  read_->setTextFormat(Qt::PlainText);
  read_->setFont(font_of(TextRole::caption));
  read_->setText(words.doubtful ? tr("Read as “%1”, doubtful. Enter keeps your word beside it.").arg(read) : tr("Read as “%1”. Enter keeps your word beside it.").arg(read));
  edit_->setFont(font_of(TextRole::claim));
  edit_->setText(QString::fromStdString(words.shown));
  edit_->setMaxLength(kMaxCorrectionBytes / 4);
  edit_->setAccessibleName(tr("What stands there"));
  edit_->setAccessibleDescription(read_->text());
  edit_->installEventFilter(this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(8, 6, 8, 8);
  column->setSpacing(4);
  column->addWidget(read_);
  column->addWidget(edit_);
}

QSize WordField::size_for(int words_width_px) const { return {std::max({read_->sizeHint().width() + 16, words_width_px + 48, 200}), sizeHint().height()}; }

void WordField::take_focus() {
  edit_->setFocus();
  edit_->selectAll();
}

void WordField::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Colours& c = colours_of(this);
  painter.fillRect(rect(), c.raised);
  painter.setPen(QPen(c.edge, 1));
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

bool WordField::eventFilter(QObject* watched, QEvent* event) {
  if (watched == edit_ && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape) {
      hide(), deleteLater();
      emit left();
      return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
      const QString text = edit_->text().simplified();
      if (text.isEmpty()) return true;
      hide(), deleteLater();
      emit saved(text);
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace dossier::ui
