#include "ui/look/link_button.h"

#include "ui/look/fonts.h"

namespace dossier::ui {

LinkButton::LinkButton(const QString& text, QWidget* parent) : QPushButton(text, parent), whole_(text) {
  setProperty("link", true);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);  // it may be narrower than its text
  setFont(font_of(TextRole::caption));
  setToolTip(text);
  setAccessibleName(text);
  setCursor(Qt::PointingHandCursor);
}

QSize LinkButton::sizeHint() const { return {fontMetrics().horizontalAdvance(whole_) + 8, QPushButton::sizeHint().height()}; }

void LinkButton::resizeEvent(QResizeEvent* event) {
  QPushButton::resizeEvent(event);
  const QString cut = fontMetrics().elidedText(whole_, Qt::ElideMiddle, std::max(20, width() - 2));
  if (cut != text()) setText(cut);
}

}  // namespace dossier::ui
