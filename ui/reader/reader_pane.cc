#include "ui/reader/reader_pane.h"

#include <QApplication>
#include <QVBoxLayout>

namespace dossier::ui {

ReaderPane::ReaderPane(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), pictures_(session), splitter_(new QSplitter(Qt::Horizontal, this)), sides_{new ReaderSide(session, pictures_, splitter_), new ReaderSide(session, pictures_, splitter_)} {
  splitter_->setHandleWidth(1);
  splitter_->setChildrenCollapsible(false);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(splitter_);
  for (int i = 0; i < 2; ++i) {
    ReaderSide* side = sides_[static_cast<size_t>(i)];
    splitter_->addWidget(side);
    side->setMinimumWidth(1);  // the page of the start, hidden in the first, must not ask for more than half
    connect(side, &ReaderSide::touched, this, [this, i] { activate(i); });
    auto mine = [this, i](auto say) { return [this, i, say] { if (active_ == i) say(); }; };
    connect(side, &ReaderSide::trail_changed, this, mine([this] { emit trail_changed(); }));
    connect(side, &ReaderSide::document_changed, this, mine([this] { report(), emit document_changed(); }));
    connect(side->view(), &PageView::page_changed, this, mine([this] { report(), emit page_changed(); }));
    connect(side->view(), &PageView::tool_wanted, this, &ReaderPane::set_tool);
    connect(side->view(), &PageView::zoom_changed, this, mine([this] { emit zoom_changed(); }));
  }
  sides_[1]->hide();
  // The keys say which side is read.
  connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
    for (int i = 0; split_ && now && i < 2; ++i)
      if (sides_[static_cast<size_t>(i)]->isAncestorOf(now)) activate(i);
  });
  connect(&session, &Session::place_wanted, this, &ReaderPane::show_place);
  connect(&session, &Session::archive_changed, this, [this] {
    set_split(false);
    for (ReaderSide* side : sides_) side->clear();
  });
  connect(&session.finder(), &Finder::current_changed, this, &ReaderPane::show_hit);
}

void ReaderPane::set_tool(PageTool tool) {
  for (ReaderSide* side : sides_) side->view()->set_tool(tool);
  emit tool_changed(tool);
}

void ReaderPane::set_inverted(bool on) {
  for (ReaderSide* side : sides_) side->view()->set_inverted(on);
}

void ReaderPane::report() { session_.set_reading(view()->document(), view()->current_page()); }

void ReaderPane::show_hit() {
  const Finder& finder = session_.finder();
  if (finder.current() < 0 || !view()->has_document() || finder.document() != view()->document()) return;
  const PageHit& hit = finder.hits()[static_cast<size_t>(finder.current())];
  view()->show_boxes(hit.page, hit.boxes);
}

void ReaderPane::show_second(bool on) {
  split_ = on;
  sides_[1]->setVisible(on);
  if (on) splitter_->setSizes({width() / 2, width() / 2});
  for (int i = 0; i < 2; ++i) sides_[static_cast<size_t>(i)]->show_active(split_, i == active_);
  emit split_changed(on);
}

void ReaderPane::set_split(bool on) {
  if (on == split_) return;
  if (!on) activate(0);
  show_second(on);
  const ViewPosition here = sides_[0]->view()->position();
  if (!on || sides_[1]->tab_count() > 0 || !sides_[0]->view()->has_document()) return;
  sides_[1]->open(here.document);
  sides_[1]->view()->restore(here);
}

void ReaderPane::activate(int index) {
  if (index == active_ || (index == 1 && !split_)) return;
  active_ = index;
  for (int i = 0; i < 2; ++i) sides_[static_cast<size_t>(i)]->show_active(split_, i == active_);
  if (QWidget* focus = QApplication::focusWidget(); focus && sides_[static_cast<size_t>(1 - index)]->isAncestorOf(focus)) view()->setFocus();
  report();
  emit document_changed();
  emit trail_changed();
  emit zoom_changed();
}

void ReaderPane::move_to_other_side() {
  if (!view()->has_document()) return;
  const ViewPosition here = view()->position();
  if (!split_) show_second(true);
  active().close_current();
  activate(1 - active_);
  active().open(here.document);
  if (view()->has_document() && view()->document() == here.document) view()->restore(here);
}

void ReaderPane::show_place(const Place& place) {
  // Beside nothing there is nothing to be kept.
  if (!place.beside || (!split_ && !view()->has_document())) return active().show_place(place);
  if (!split_) show_second(true);
  sides_[static_cast<size_t>(1 - active_)]->show_place(place);
}

void ReaderPane::close_current() {
  active().close_current();
  // The last document of the second side takes the side with it.
  if (split_ && active().tab_count() == 0) {
    if (active_ == 0)
      activate(1);
    else
      set_split(false);
  }
}

}  // namespace dossier::ui
