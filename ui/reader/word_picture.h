// A page drawn from its words: for documents that have no page pictures (text, mail, sheets), and where the file is gone.
#pragma once

#include <QImage>

#include "base/page.h"

namespace dossier::ui {

// Words at their boxes, cells of tables with thin rules. May run on any thread.
QImage draw_words(const Page& page, qreal dpi);

}  // namespace dossier::ui
