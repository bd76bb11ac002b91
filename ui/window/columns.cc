#include "ui/window/columns.h"

#include <QApplication>
#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace dossier::ui {
namespace {

constexpr int kPage_px = 480, kLeft_px = 320, kRight_px = 460, kLeastLeft_px = 240, kLeastRight_px = 360;
constexpr qreal kNormal_pt = 10;

// Panels hold letters and grow with them; the page is a picture and does not.
int lettered(int px) {
  const qreal size = QGuiApplication::font().pointSizeF();
  return static_cast<int>(std::lround(px * (size > 0 ? size / kNormal_pt : 1)));
}

}  // namespace

int Columns::width_for_three() { return kPage_px + lettered(800); }
int Columns::width_for_two() { return kPage_px + lettered(480); }

Columns::Columns(QWidget* parent)
    : QWidget(parent), strip_(new QTabBar(this)), edge_(new QFrame(this)), splitter_(new QSplitter(Qt::Horizontal, this)) {
  strip_->setObjectName(QStringLiteral("column_tabs"));
  strip_->setAccessibleName(tr("Columns"));
  strip_->setDrawBase(false);
  strip_->setExpanding(true);
  strip_->hide();
  edge_->setObjectName(QStringLiteral("side_line"));
  edge_->hide();
  splitter_->setHandleWidth(1);
  splitter_->setChildrenCollapsible(false);
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(0);
  stack->addWidget(strip_);
  stack->addWidget(splitter_, 1);
  connect(splitter_, &QSplitter::splitterMoved, this, [this](int, int handle) {
    if (handle == right && !right_panel_.isEmpty()) panel_widths_[right_panel_] = splitter_->sizes()[right];
  });
  connect(strip_, &QTabBar::currentChanged, this, [this](int tab) {
    if (room_ == Room::one && count_ == 3 && tab != front_) show_column(static_cast<Column>(tab));
  });
  connect(strip_, &QTabBar::tabBarClicked, this, [this](int tab) {
    if (tab < 0) return;
    show_column(static_cast<Column>(tab));
    QMetaObject::invokeMethod(
        this, [this, tab] { emit chosen(tab); }, Qt::QueuedConnection);
  });
}

void Columns::add(QWidget* column) {
  columns_[count_++] = column;
  splitter_->addWidget(column);
  strip_->addTab(QString());
  if (count_ < 3) return;
  splitter_->setStretchFactor(middle, 1);
  splitter_->setSizes({lettered(kLeft_px), width_for_three(), lettered(kRight_px)});
  strip_->setCurrentIndex(front_);
  arrange();
}

void Columns::set_title(Column column, const QString& title) {
  strip_->setTabText(column, QString(title).replace(QLatin1Char('&'), QLatin1String("&&")));
}

bool Columns::is_shown(Column column) const {
  if (room_ == Room::one) return front_ == column;
  if (room_ == Room::two && column == left) return over_;
  return wanted_[column];
}

void Columns::show_column(Column column) {
  if (is_shown(column) && !(over_ && column != left)) return;
  if (room_ == Room::one) {
    front_ = column;
    came_from_.reset();
  } else if (room_ == Room::two && column == left) {
    over_ = true;
  } else {
    over_ = false;
    wanted_[column] = true;
  }
  arrange();
}

void Columns::toggle(Column column) {
  if (!is_shown(column)) return show_column(column);
  if (room_ == Room::one) return show_column(middle);
  if (column == middle) return;
  (room_ == Room::two && column == left ? over_ : wanted_[column]) = false;
  arrange();
}

bool Columns::show_page_from_panel() {
  if (room_ == Room::one ? front_ == middle : !over_) return false;
  if (room_ == Room::one) came_from_ = std::exchange(front_, middle);
  over_ = false;
  arrange();
  return true;
}

void Columns::go_back() {
  if (!can_go_back()) return;
  front_ = *std::exchange(came_from_, std::nullopt);
  arrange();
}

bool Columns::focus_again(Column column) {
  QWidget* had = had_keys_[column];
  if (!had || !had->isVisible() || !had->isEnabled()) return false;
  had->setFocus();
  return true;
}

// How many columns have room now.
void Columns::fit() {
  if (count_ < 3) return;
  const Room now = width() >= width_for_three() ? Room::three : width() >= width_for_two() ? Room::two : Room::one;
  if (now == room_) return place_over();
  if (room_ == Room::three) three_ = splitter_->saveState();
  if (now == Room::one) front_ = over_ ? left : columns_[right]->isAncestorOf(window()->focusWidget()) ? right : middle;
  room_ = now;
  over_ = false;
  came_from_.reset();
  arrange();
  if (room_ == Room::three && !three_.isEmpty()) splitter_->restoreState(three_);
}

void Columns::arrange() {
  const bool one = room_ == Room::one;
  for (int column : {left, middle, right})
    if (QWidget* keys = QApplication::focusWidget(); keys && columns_[column]->isAncestorOf(keys)) had_keys_[column] = keys;
  lay_over(over_);
  // One column takes what there is; several keep what they need to be read.
  columns_[left]->setMinimumWidth(one ? 1 : lettered(kLeastLeft_px));
  columns_[middle]->setMinimumWidth(1);
  columns_[right]->setMinimumWidth(one ? 1 : lettered(kLeastRight_px));
  strip_->setVisible(one);
  strip_->setCurrentIndex(front_);
  for (Column column : {left, middle, right})  // what comes first: focus must have where to go
    if (is_shown(column)) columns_[column]->show();
  for (Column column : {left, middle, right})
    if (!is_shown(column)) columns_[column]->hide();
  place_over();
  emit changed();
}

void Columns::lay_over(bool on) {
  QWidget* panel = columns_[left];
  if (on == (panel->parentWidget() == this)) return;
  if (on) {
    panel->setParent(this);
  } else {
    splitter_->insertWidget(left, panel);
  }
}

void Columns::set_right_panel(const QString& id, int usual_px) {
  right_panel_ = id;
  right_px_ = usual_px;
  fit_right();
}

void Columns::fit_right() {
  if (room_ != Room::three || right_panel_.isEmpty() || !splitter_->isVisible() || !is_shown(right)) return;
  QList<int> sizes = splitter_->sizes();
  const int both = sizes[middle] + sizes[right];
  const int wanted = panel_widths_.value(right_panel_, lettered(right_px_)).toInt();
  sizes[right] = std::clamp(wanted, lettered(kLeastRight_px), std::max(lettered(kLeastRight_px), both - kPage_px));
  sizes[middle] = both - sizes[right];
  if (sizes != splitter_->sizes()) splitter_->setSizes(sizes);
}

void Columns::place_over() {
  edge_->setVisible(over_);
  if (!over_) return;
  const QRect rect(splitter_->x(), splitter_->y(), std::min(lettered(kLeft_px), width() - 40), splitter_->height());
  columns_[left]->setGeometry(QStyle::visualRect(layoutDirection(), splitter_->geometry(), rect));
  columns_[left]->raise();
  edge_->setGeometry(QStyle::visualRect(layoutDirection(), splitter_->geometry(), QRect(rect.right() + 1, rect.top(), 1, rect.height())));
  edge_->raise();
}

void Columns::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fit();
  fit_right();
}

// Only now do the columns have their widths.
void Columns::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  fit_right();
}

void Columns::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange && count_ == 3) {
    fit();
    arrange();
  }
}

// What lies over the page goes with Esc.
void Columns::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Escape || !over_) return QWidget::keyPressEvent(event);
  over_ = false;
  arrange();
  emit chosen(middle);
}

QByteArray Columns::save() const { return room_ == Room::three || three_.isEmpty() ? splitter_->saveState() : three_; }

void Columns::restore(const QByteArray& state) {
  if (state.isEmpty()) return;
  three_ = state;
  if (room_ == Room::three) splitter_->restoreState(state);
  fit_right();
}

}  // namespace dossier::ui
