// The tools of the page in the window: their actions, their button, and pages inverted by night.
#include <QActionGroup>
#include <QMenu>

#include "ui/look/colours.h"
#include "ui/session/settings.h"
#include "ui/window/main_window.h"

namespace dossier::ui {

void MainWindow::make_tools() {
  tools_ = new QActionGroup(this);
  for (PageTool tool : page_tools()) {
    QAction* action = tools_->addAction(icon_of(icon_of(tool)), name_of(tool));
    action->setCheckable(true);
    action->setChecked(tool == PageTool::text);
    action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(tool))));
    action->setToolTip(hint_of(tool));
    action->setStatusTip({});
    action->setData(static_cast<int>(tool));
    addAction(action);
    connect(action, &QAction::triggered, this, [this, tool] {
      reader_->set_tool(tool);
      show_page();
      reader_->view()->setFocus();
      emit session_.said(hint_of(tool));
    });
  }
  connect(reader_, &ReaderPane::tool_changed, this, [this](PageTool tool) { tools_->actions()[static_cast<int>(tool)]->setChecked(true); });
}

// Shows the tool at hand; its menu has all six.
QToolButton* MainWindow::make_tool_button(QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setPopupMode(QToolButton::InstantPopup);
  auto* menu = new QMenu(tr("Tool of the page"), button);
  menu->addActions(tools_->actions());
  button->setMenu(menu);
  auto show = [button](PageTool tool) {
    const QString name = name_of(tool).remove(QLatin1Char('&'));
    button->setIcon(icon_of(icon_of(tool)));
    button->setToolTip(tr("Tool: %1").arg(name));
    button->setAccessibleName(tr("Tool: %1").arg(name));
  };
  show(PageTool::text);
  connect(reader_, &ReaderPane::tool_changed, button, show);
  return button;
}

void MainWindow::invert_pages(bool on) {
  Settings settings = load_settings();
  settings.inverted_pages = on;
  save_settings(settings);
  update_night();
  if (on && !colours_of(this).dark) emit session_.said(tr("Pages are inverted where the window is dark (Settings, Appearance)."));
}

void MainWindow::update_night() {
  const bool on = load_settings().inverted_pages;
  inverted_->setChecked(on);
  reader_->set_inverted(on);
  night_->setVisible(on && colours_of(this).dark);
}

void MainWindow::changeEvent(QEvent* event) {
  QMainWindow::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && night_) update_night();
  if ((event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange) && bar_) size_icons();
}

}  // namespace dossier::ui
