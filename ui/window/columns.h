// The three columns of the window by the room there is: side by side; the left one folded away and laid over the page when it is asked for; or
// one at a time, with a strip above that names all three. Room is reckoned in letters: with larger ones it ends sooner.
#pragma once

#include <QByteArray>
#include <QFrame>
#include <QPointer>
#include <QSplitter>
#include <QTabBar>
#include <QVariantMap>
#include <QWidget>
#include <optional>

namespace dossier::ui {

class Columns : public QWidget {
  Q_OBJECT

 public:
  enum Column { left, middle, right };
  enum class Room { three, two, one };

  // Takes the widgets of the columns with add(), left to right as read; all three before it is shown.
  explicit Columns(QWidget* parent = nullptr);
  void add(QWidget* column);

  Room room() const { return room_; }
  bool is_shown(Column column) const;
  // Brings a column into view; where one has room, in place of the one that was.
  void show_column(Column column);
  // Shows it, or puts it away again: where one column has room, the page comes back. The page itself is never put away.
  void toggle(Column column);
  // Something in a panel leads to the page: what hides the page goes, and the panel is remembered for go_back(). False if the page was in view
  // already.
  bool show_page_from_panel();
  bool can_go_back() const { return room_ == Room::one && front_ == middle && came_from_; }
  void go_back();
  // Gives the keys to what had them when the column was put away; false if that is gone.
  bool focus_again(Column column);
  // What the strip calls a column.
  void set_title(Column column, const QString& title);
  QTabBar& strip() { return *strip_; }

  // The panel in front of the right column: it has the width that a person gave it before, or `usual_px`, as far as the page keeps its own.
  void set_right_panel(const QString& id, int usual_px);

  // The widths of the columns where three have room; and of panels, by their ids, those that a person gave them.
  QByteArray save() const;
  void restore(const QByteArray& state);
  const QVariantMap& panel_widths() const { return panel_widths_; }
  void set_panel_widths(const QVariantMap& widths) { panel_widths_ = widths, fit_right(); }

  // The width of a window that has room for so many columns, at the size of letters at hand.
  static int width_for_three();
  static int width_for_two();

 signals:
  void changed();           // of what is in view
  void chosen(int column);  // the keys are to go to that column: it was clicked in the strip, or what lay over it was put away

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void fit();
  void arrange();
  void lay_over(bool on);
  void place_over();
  void fit_right();

  QTabBar* strip_;
  QFrame* edge_;  // of what lies over the page
  QSplitter* splitter_;
  QWidget* columns_[3] = {};
  int count_ = 0;
  Room room_ = Room::three;
  Column front_ = middle;                // where one has room
  std::optional<Column> came_from_;      // the panel that led to the page
  bool wanted_[3] = {true, true, true};  // where several have room
  bool over_ = false;                    // the left one lies over the page
  QPointer<QWidget> had_keys_[3];        // in a column when it was put away: Qt forgets it then
  QString right_panel_;
  int right_px_ = 0;
  QVariantMap panel_widths_;
  QByteArray three_;                     // widths, while fewer have room
};

}  // namespace dossier::ui
