// A sentence with its footnotes behind it, set in lines: measured, painted, and asked what lies under a point.
#pragma once

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QString>
#include <QTextLayout>
#include <memory>
#include <vector>

#include "ui/look/fonts.h"

namespace dossier::ui {

class FlowText {
 public:
  // `notes`: numbers shown raised behind the text.
  FlowText(const QString& text, TextRole role, const QColor& colour, const std::vector<uint32_t>& notes, const QColor& note_colour, bool struck = false);

  // Sets the lines; returns the height.
  qreal layout(qreal width_px);
  qreal height() const { return height_; }
  void paint(QPainter& painter, const QPointF& at) const;
  // The index into `notes` under a point of the text's own pixels; -1 if there is none. REQUIRES: layout() was called.
  int note_at(const QPointF& at) const;

 private:
  struct NoteRange {
    int begin, end;
  };
  std::unique_ptr<QTextLayout> layout_;
  std::vector<NoteRange> notes_;
  qreal line_px_, height_ = 0;
};

}  // namespace dossier::ui
