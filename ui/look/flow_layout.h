// Widgets one after the other as words of a paragraph: what has no room in its row begins the next, so that nothing is cut where letters are
// large or the window narrow. Rows begin where the interface begins.
#pragma once

#include <QLayout>
#include <vector>

namespace dossier::ui {

class FlowLayout : public QLayout {
 public:
  explicit FlowLayout(QWidget* parent = nullptr, int between_px = 8, int below_px = 8);
  ~FlowLayout() override;

  void addItem(QLayoutItem* item) override;
  int count() const override { return static_cast<int>(items_.size()); }
  QLayoutItem* itemAt(int index) const override;
  QLayoutItem* takeAt(int index) override;
  Qt::Orientations expandingDirections() const override { return {}; }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override { return place(QRect(0, 0, width, 0), false); }
  QSize minimumSize() const override;
  QSize sizeHint() const override;
  void setGeometry(const QRect& rect) override;

 private:
  // Reckons the rows, and moves the widgets if `move`; the height with margins.
  int place(const QRect& rect, bool move) const;

  std::vector<QLayoutItem*> items_;
  int between_, below_;
};

}  // namespace dossier::ui
