// The seam by which views enter a window: each view's file gives a Panel, ui/window/panels.cc lists them.
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>
#include <QWidget>
#include <functional>

namespace dossier::ui {

class Session;

// A view that fills a panel. What it shows comes from the session; it knows no other view.
class PanelWidget : public QWidget {
  Q_OBJECT

 public:
  using QWidget::QWidget;
  // The person came here by a key: the widget that takes keys gets the focus.
  virtual void take_focus() { setFocus(); }

 signals:
  void badge_changed(const QString& badge);  // "24", "7 open": stands small beside the tab's title
  void close_wanted();                       // of a drawer
  void panel_wanted(const QString& id);      // the person asks for another panel
  void followed();                           // a row was chosen whose details the other side shows
};

struct Panel {
  enum class Side { left, right, drawer };
  const char* id;          // "library": stable, for settings and tests
  QString title;           // translated
  Side side = Side::left;
  QList<QKeySequence> keys;  // each brings it to the front; the first is shown
  std::function<PanelWidget*(Session& session, QWidget* parent)> make;
  const char* companion = "";  // the left panel that comes to the front with this right one
  int width_px = 460;  // of the right column while it is in front, until a person gives it another
};

}  // namespace dossier::ui
