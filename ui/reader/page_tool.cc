#include "ui/reader/page_tool.h"

#include <QCoreApplication>

namespace dossier::ui {

const QList<PageTool>& page_tools() {
  static const QList<PageTool> tools = {PageTool::hand, PageTool::zoom, PageTool::area, PageTool::text, PageTool::table, PageTool::lens};
  return tools;
}

QString name_of(PageTool tool) {
  switch (tool) {
    case PageTool::hand: return QCoreApplication::translate("tool", "&Move the page");
    case PageTool::zoom: return QCoreApplication::translate("tool", "&Zoom to a rectangle");
    case PageTool::area: return QCoreApplication::translate("tool", "Choose an &area");
    case PageTool::text: return QCoreApplication::translate("tool", "Choose &text");
    case PageTool::table: return QCoreApplication::translate("tool", "Choose a ta&ble");
    case PageTool::lens: return QCoreApplication::translate("tool", "Magnifying &glass");
  }
  return {};
}

QString hint_of(PageTool tool) {
  switch (tool) {
    case PageTool::hand: return QCoreApplication::translate("tool", "Drag the page, or move it with the arrows.");
    case PageTool::zoom:
      return QCoreApplication::translate("tool", "Drag a rectangle: it fills the view. A click or Enter enlarges, with Shift it makes smaller.");
    case PageTool::area:
      return QCoreApplication::translate("tool", "Drag a rectangle, or Enter for one paragraph after the other. Ctrl+C copies its words.");
    case PageTool::text: return QCoreApplication::translate("tool", "Drag over words, or Shift with the arrows. Ctrl+C copies them.");
    case PageTool::table:
      return QCoreApplication::translate(
          "tool", "Click a table, drag over a part of it, or Enter for one table after the other. Ctrl+C copies rows and columns.");
    case PageTool::lens: return QCoreApplication::translate("tool", "Hold the button down on the page; or Enter, and move it with the arrows.");
  }
  return {};
}

Icon icon_of(PageTool tool) {
  switch (tool) {
    case PageTool::hand: return Icon::move;
    case PageTool::zoom: return Icon::zoom;
    case PageTool::area: return Icon::area;
    case PageTool::text: return Icon::text;
    case PageTool::table: return Icon::table;
    case PageTool::lens: return Icon::lens;
  }
  return Icon::none;
}

Qt::CursorShape cursor_of(PageTool tool) {
  switch (tool) {
    case PageTool::hand: return Qt::OpenHandCursor;
    case PageTool::text: return Qt::ArrowCursor;  // over words it is another one
    default: return Qt::CrossCursor;
  }
}

}  // namespace dossier::ui
