// What the pointer does on a page: the six tools of Ctrl+1 to Ctrl+6, in the order of Okular's.
#pragma once

#include <QList>
#include <QString>

#include "ui/look/shapes.h"

namespace dossier::ui {

enum class PageTool {
  hand,   // moves the page
  zoom,   // a rectangle fills the view
  area,   // the words in a rectangle, or its picture
  text,   // words from one to another; where every window begins
  table,  // a table, with rows and columns
  lens    // enlarges what lies under the pointer
};

const QList<PageTool>& page_tools();
QString name_of(PageTool tool);  // as a menu has it, with its letter
QString hint_of(PageTool tool);  // what to do with it
Icon icon_of(PageTool tool);
Qt::CursorShape cursor_of(PageTool tool);
inline bool chooses_area(PageTool tool) { return tool == PageTool::area || tool == PageTool::table; }

}  // namespace dossier::ui
