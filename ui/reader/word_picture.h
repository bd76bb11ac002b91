// A page drawn from its words: for documents that have no page pictures (text, mail, sheets), and where the file is gone.
#pragma once

#include <QColor>
#include <QImage>
#include <QPainter>

#include "base/page.h"

namespace dossier::ui {

// Words at their boxes, cells of tables with thin rules. May run on any thread.
QImage draw_words(const Page& page, qreal dpi);

// One word into `rect`, shrunk to fit, never stretched.
void draw_word(QPainter& painter, const Page& page, const Word& word, const QRectF& rect, const QColor& colour);

}  // namespace dossier::ui
