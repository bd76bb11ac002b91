#include "ui/window/notice_bar.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

#include "ui/look/colours.h"
#include "ui/look/shapes.h"

namespace dossier::ui {

NoticeBar::NoticeBar(QWidget* parent) : QWidget(parent), text_(new QLabel(this)), close_(new QToolButton(this)) {
  text_->setTextFormat(Qt::PlainText);
  text_->setWordWrap(true);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  close_->setIcon(icon_of(Icon::cross));
  close_->setToolTip(tr("Put this notice away"));
  close_->setAccessibleName(tr("Put this notice away"));
  close_->setFocusPolicy(Qt::TabFocus);
  connect(close_, &QToolButton::clicked, this, &QWidget::hide);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(16, 6, 8, 6);
  row->addWidget(text_, 1);
  row->addWidget(close_, 0, Qt::AlignTop);
  hide();
}

void NoticeBar::say(const QString& sentence) {
  text_->setText(sentence);
  setAccessibleName(sentence);
  show();
  QAccessibleEvent event(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&event);
}

void NoticeBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Colours& c = colours_of(this);
  painter.fillRect(rect(), c.errorbg);
  painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, 3, height())), c.error);
  painter.setPen(c.line);
  painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

}  // namespace dossier::ui
