#include "ui/views/flow_text.h"

#include <QTextOption>

namespace dossier::ui {

FlowText::FlowText(const QString& text, TextRole role, const QColor& colour, const std::vector<uint32_t>& notes, const QColor& note_colour, bool struck) {
  QString whole = text;
  QList<QTextLayout::FormatRange> formats;
  QTextCharFormat plain;
  plain.setForeground(colour);
  plain.setFontStrikeOut(struck);
  formats.push_back({0, static_cast<int>(text.size()), plain});
  QTextCharFormat raised;
  raised.setForeground(note_colour);
  raised.setVerticalAlignment(QTextCharFormat::AlignSuperScript);
  raised.setFontWeight(QFont::DemiBold);
  raised.setFontFamilies(font_of(TextRole::interface).families());
  for (size_t i = 0; i < notes.size(); ++i) {
    // A word joiner before the first, so that a note never begins a line; narrow spaces between.
    whole += i ? QChar(0x202F) : QChar(0x2060);
    int begin = static_cast<int>(whole.size());
    whole += QString::number(notes[i]);
    notes_.push_back({begin, static_cast<int>(whole.size())});
    formats.push_back({begin, static_cast<int>(whole.size()) - begin, raised});
  }
  layout_ = std::make_unique<QTextLayout>(whole, font_of(role));
  QTextOption option;
  option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
  option.setAlignment(text.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
  layout_->setTextOption(option);
  layout_->setFormats(formats);
  layout_->setCacheEnabled(true);
  line_px_ = line_height_px(role, text);
}

qreal FlowText::layout(qreal width_px) {
  layout_->beginLayout();
  height_ = 0;
  for (QTextLine line = layout_->createLine(); line.isValid(); line = layout_->createLine()) {
    line.setLineWidth(std::max<qreal>(20, width_px));
    line.setPosition(QPointF(0, height_ + (line_px_ - line.height()) / 2));
    height_ += line_px_;
  }
  layout_->endLayout();
  return height_;
}

void FlowText::paint(QPainter& painter, const QPointF& at) const { layout_->draw(&painter, at); }

int FlowText::note_at(const QPointF& at) const {
  for (int i = 0; i < layout_->lineCount(); ++i) {
    QTextLine line = layout_->lineAt(i);
    if (at.y() < line.y() - 2 || at.y() > line.y() + line.height() + 2) continue;
    for (size_t n = 0; n < notes_.size(); ++n) {
      if (notes_[n].begin < line.textStart() || notes_[n].begin >= line.textStart() + line.textLength()) continue;
      qreal x0 = line.cursorToX(notes_[n].begin), x1 = line.cursorToX(notes_[n].end);
      if (at.x() >= std::min(x0, x1) - 3 && at.x() <= std::max(x0, x1) + 3) return static_cast<int>(n);
    }
  }
  return -1;
}

}  // namespace dossier::ui
