#include "ui/window/side_panel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

namespace dossier::ui {

SidePanel::SidePanel(QWidget* parent) : QWidget(parent), tabs_(new QTabBar(this)), stack_(new QStackedWidget(this)) {
  setObjectName(QStringLiteral("panel_page"));
  setAttribute(Qt::WA_StyledBackground);
  auto* strip = new QWidget(this);
  strip->setObjectName(QStringLiteral("tab_strip"));
  strip->setAttribute(Qt::WA_StyledBackground);
  tabs_->setObjectName(QStringLiteral("panel_tabs"));
  tabs_->setExpanding(false);
  tabs_->setDrawBase(false);
  tabs_->setUsesScrollButtons(true);
  auto* row = new QHBoxLayout(strip);
  row->setContentsMargins(4, 0, 4, 0);
  row->addWidget(tabs_, 1);
  // The bar asks for its room before it has its style; the strip is as high as a tab in any case.
  strip->setMinimumHeight(std::max(36, fontMetrics().height() + 16));
  tabs_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(strip);
  column->addWidget(stack_, 1);
  connect(tabs_, &QTabBar::currentChanged, this, [this](int tab) { stack_->setCurrentIndex(tab), emit current_changed(); });
  // Whoever clicks a tab goes on in what it shows; with arrow keys the focus stays on the tabs.
  connect(tabs_, &QTabBar::tabBarClicked, this, [this](int tab) {
    if (tab < 0) return;
    tabs_->setCurrentIndex(tab);
    QMetaObject::invokeMethod(this, &SidePanel::focus_current, Qt::QueuedConnection);
  });
}

void SidePanel::add(const Panel& panel, PanelWidget* view) {
  const QString id = QString::fromLatin1(panel.id);
  entries_.push_back({id, panel.title, view, panel.width_px, QLatin1String(panel.companion)});
  stack_->addWidget(view);
  int index = tabs_->addTab(panel.title);
  tabs_->setTabToolTip(index, panel.keys.isEmpty() ? panel.title : panel.title + QStringLiteral("  ") + panel.keys[0].toString(QKeySequence::NativeText));
  connect(view, &PanelWidget::badge_changed, this, [this, index, title = panel.title](const QString& badge) { tabs_->setTabText(index, badge.isEmpty() ? title : title + QStringLiteral("  ") + badge); });
}

PanelWidget* SidePanel::panel(const QString& id) const {
  for (const Entry& e : entries_)
    if (e.id == id) return e.view;
  return nullptr;
}

QString SidePanel::current() const {
  int at = tabs_->currentIndex();
  return at < 0 ? QString() : entries_[static_cast<size_t>(at)].id;
}

QString SidePanel::title() const {
  int at = tabs_->currentIndex();
  return at < 0 ? QString() : entries_[static_cast<size_t>(at)].title;
}

int SidePanel::width_px() const {
  const int at = tabs_->currentIndex();
  return at < 0 ? 0 : entries_[static_cast<size_t>(at)].width_px;
}

QString SidePanel::companion() const {
  const int at = tabs_->currentIndex();
  return at < 0 ? QString() : entries_[static_cast<size_t>(at)].companion;
}

bool SidePanel::show_panel(const QString& id) {
  for (size_t i = 0; i < entries_.size(); ++i)
    if (entries_[i].id == id) {
      tabs_->setCurrentIndex(static_cast<int>(i));
      return true;
    }
  return false;
}

void SidePanel::focus_current() {
  if (tabs_->currentIndex() >= 0) entries_[static_cast<size_t>(tabs_->currentIndex())].view->take_focus();
}

}  // namespace dossier::ui
