// One side of the middle: a tab for each document open in it, one page view below, and its own way back and forward.
#pragma once

#include <QFrame>
#include <QStackedWidget>
#include <QTabBar>
#include <QWidget>
#include <vector>

#include "ui/reader/page_view.h"

namespace dossier::ui {

class ReaderSide : public QWidget {
  Q_OBJECT

 public:
  ReaderSide(Session& session, PagePictures& pictures, QWidget* parent = nullptr);

  PageView* view() { return view_; }
  // Opens the document in a tab, or brings its tab to the front.
  void open(const Sha256& document);
  void show_place(const Place& place);
  void close_tab(int index);
  void close_current();
  void reopen_closed();
  void next_tab(int step);
  bool can_go_back() const { return at_ > 0; }
  bool can_go_forward() const { return at_ + 1 < trail_.size(); }
  void go_back();
  void go_forward();
  // Goes to a page and keeps where the reader stood.
  void jump_to_page(uint32_t page);
  int tab_count() const { return tabs_->count(); }
  // Hashes, the one in front last.
  QStringList open_documents() const;
  // Closes everything and forgets the way: another archive is open.
  void clear();
  // What stands here while no document is open.
  void set_start_page(QWidget* page);
  void update_stack();
  // Of two sides one is being read: it has a line above it.
  void show_active(bool two_sides, bool active);

 signals:
  void trail_changed();
  void document_changed();
  void touched();   // the person turned to this side

 private:
  struct Tab {
    Sha256 document;
    ViewPosition position;
  };
  void select(int index, const std::optional<ViewPosition>& at);
  void leave_tab();
  void remember();
  void go_on_trail(size_t to);

  Session& session_;
  QFrame* line_;    // above the side that is being read
  QTabBar* tabs_;
  QStackedWidget* stack_;
  PageView* view_;
  QWidget* start_ = nullptr;
  std::vector<Tab> open_;
  std::vector<Sha256> closed_;
  std::vector<ViewPosition> trail_;
  size_t at_ = 0;
  int shown_ = -1;  // tab whose document the view shows
};

}  // namespace dossier::ui
