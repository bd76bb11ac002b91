// The middle of the window: one or two sides with pages. What the window asks of "the reader" goes to the side that is being read.
#pragma once

#include <QSplitter>
#include <QWidget>
#include <array>

#include "ui/reader/reader_side.h"

namespace dossier::ui {

class ReaderPane : public QWidget {
  Q_OBJECT

 public:
  explicit ReaderPane(Session& session, QWidget* parent = nullptr);

  PagePictures& pictures() { return pictures_; }
  // The side that is being read, and its view.
  ReaderSide& active() { return *sides_[static_cast<size_t>(active_)]; }
  PageView* view() { return active().view(); }
  ReaderSide& side(int index) { return *sides_[static_cast<size_t>(index)]; }  // 0: the first, 1: the second
  int active_index() const { return active_; }

  bool is_split() const { return split_; }
  // Two sides, the second with the place that is read now; or one: documents open on the second stay open there for the next time.
  void set_split(bool on);
  void activate(int side);
  void activate_other() { if (split_) activate(1 - active_); }
  // The document that is read, at its place, on the other side; and gone from this one.
  void move_to_other_side();

  // Of both sides.
  void set_tool(PageTool tool);
  void set_inverted(bool on);

  void open(const Sha256& document) { active().open(document); }
  // On the side that is read, or beside it.
  void show_place(const Place& place);
  // Goes to a page and keeps where the reader stood.
  void jump_to_page(uint32_t page) { active().jump_to_page(page); }
  void close_tab(int index) { active().close_tab(index); }
  void close_current();
  void reopen_closed() { active().reopen_closed(); }
  void next_tab(int step) { active().next_tab(step); }
  bool can_go_back() { return active().can_go_back(); }
  bool can_go_forward() { return active().can_go_forward(); }
  void go_back() { active().go_back(); }
  void go_forward() { active().go_forward(); }
  int tab_count() { return active().tab_count(); }
  // What stands in the middle while no document is open.
  void set_start_page(QWidget* page) { sides_[0]->set_start_page(page); }

 signals:
  // All of the side that is being read, or that it is another one.
  void trail_changed();
  void document_changed();
  void page_changed();
  void zoom_changed();
  void split_changed(bool on);
  void tool_changed(dossier::ui::PageTool tool);

 private:
  void show_second(bool on);
  void report();
  void show_hit();

  Session& session_;
  PagePictures pictures_;
  QSplitter* splitter_;
  std::array<ReaderSide*, 2> sides_;
  int active_ = 0;
  bool split_ = false;
};

}  // namespace dossier::ui
