// Where the pages of a document stand below each other. Plain arithmetic, no widget.
#pragma once

#include <QList>
#include <QRectF>
#include <QSizeF>
#include <vector>

#include "app/desk/desk_archive.h"

namespace dossier::ui {

enum class Fit { none, width, page };

class PageLayout {
 public:
  static constexpr qreal kGap_px = 12;     // between pages, and around them
  static constexpr qreal kBestZoom = 8, kLeastZoom = 0.1;
  static constexpr qreal kMostOfText =
      1.5;  // to which a fit enlarges a page that is only a column of text: a wide window is not read better in huge letters

  // Unknown sheets take the size of the last one known before them.
  void set_pages(uint32_t count);
  void set_sheets(uint32_t first, const std::vector<DeskSheet>& sheets);  // pages from 1
  void set_rotation(int degrees);          // 0, 90, 180, 270
  void set_view(const QSizeF& viewport_px, Fit fit, qreal zoom);  // zoom 1: 96 pixels an inch

  uint32_t pages() const { return static_cast<uint32_t>(sheets_.size()); }
  const DeskSheet& sheet(uint32_t page) const { return sheets_[page - 1]; }
  bool known(uint32_t page) const { return known_[page - 1]; }
  int rotation() const { return rotation_; }
  qreal zoom() const { return zoom_; }     // that is in force; it follows the fit
  qreal scale() const { return zoom_ * 96 / 72; }  // pixels a point
  QSizeF size_px() const { return {width_, height_}; }
  // REQUIRES: 1 <= page <= pages(). In the document's own pixels, from its top left.
  QRectF page_rect(uint32_t page) const;
  // The page at a height; the nearest, if it is between two.
  uint32_t page_at(qreal y) const;
  // A box of a page, points, as pixels of the document; and back.
  QRectF to_px(uint32_t page, const Box& box) const;
  // The same, line by line where a simple page is shown in other lines than it is stored in.
  QList<QRectF> places_px(uint32_t page, const std::vector<Box>& boxes) const;
  QPointF to_pt(uint32_t page, const QPointF& px) const;
  // Where the lines of a simple page are shown; of others nothing.
  QList<QRectF> lines_px(uint32_t page) const;

 private:
  QSizeF sheet_px(size_t i) const;
  QRectF shown_px(uint32_t page, const Box& shown) const;
  void place();

  std::vector<DeskSheet> sheets_;
  std::vector<bool> known_;
  std::vector<qreal> tops_;
  QSizeF viewport_{800, 600};
  Fit fit_ = Fit::width;
  qreal wanted_ = 1, zoom_ = 1, width_ = 0, height_ = 0;
  int rotation_ = 0;
};

}  // namespace dossier::ui
