// A rectangle on a page and what lies in it: words, or a table. Plain data, no widget. It keeps its place on the page when the page grows or moves.
#pragma once

#include <QImage>
#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <string>

#include "app/desk/page_copy.h"
#include "ui/reader/page_layout.h"

namespace dossier::ui {

class AreaChoice {
 public:
  void clear();
  bool empty() const { return page_ == 0; }
  uint32_t page() const { return page_; }

  // All in pixels of the document. The rectangle never leaves its page.
  void begin(const PageLayout& layout, uint32_t page, const QPointF& px);
  void extend(const PageLayout& layout, const QPointF& px);
  void set(const PageLayout& layout, uint32_t page, const QRectF& px);
  QRectF rect_px(const PageLayout& layout) const;

  // Reads what lies in it. REQUIRES: `page` is the page at hand.
  void read_words(const PageLayout& layout, const Page& page);
  void read_table(const PageLayout& layout, const Page& page);
  const std::string& text() const { return text_; }
  size_t words() const { return words_.size(); }
  const CopiedTable& table() const { return table_; }
  // Where they are seen: the words of the area, the lines between rows and columns.
  QList<QRectF> words_px(const PageLayout& layout) const;
  QList<QLineF> lines_px(const PageLayout& layout) const;
  // Of a picture of the whole page as it is shown: the part in the area.
  QImage cut(const QImage& shown) const;

 private:
  QPointF share_of(const PageLayout& layout, const QPointF& px) const;
  QRectF px_of(const PageLayout& layout, const QRectF& share) const;
  QRectF share_of(const PageLayout& layout, const QRectF& px) const;
  // The page with its boxes in pixels of the document, as it is shown.
  Page placed(const PageLayout& layout, const Page& page) const;
  void drop_what_was_read();

  uint32_t page_ = 0;
  QPointF from_;  // as shares of the page's width and height, as all below
  QRectF share_;
  std::string text_;
  QList<QRectF> words_;
  CopiedTable table_;
  QList<QLineF> lines_;
};

}  // namespace dossier::ui
