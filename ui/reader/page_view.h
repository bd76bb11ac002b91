// The pages of one document below each other, with the words that claims rest on marked. Keyboard, wheel and scroll bars move it.
#pragma once

#include <QAbstractScrollArea>
#include <QPointer>
#include <QTimer>
#include <map>
#include <optional>
#include <set>

#include "ui/reader/area_choice.h"
#include "ui/reader/page_layout.h"
#include "ui/reader/page_pictures.h"
#include "ui/reader/page_tool.h"
#include "ui/reader/text_selection.h"
#include "ui/reader/word_field.h"
#include "ui/session/session.h"

namespace dossier::ui {

// Where a view stands, so that it can come back.
struct ViewPosition {
  Sha256 document;
  uint32_t page = 1;
  qreal offset = 0;  // below the page's top, as a share of its height
};

class PageView : public QAbstractScrollArea {
  Q_OBJECT

 public:
  PageView(Session& session, PagePictures& pictures, QWidget* parent = nullptr);

  // Shows a document from its first page, or from `at`.
  void set_document(const Sha256& document, uint32_t pages, const std::optional<ViewPosition>& at = {});
  void clear();
  bool has_document() const { return layout_.pages() > 0; }
  const Sha256& document() const { return document_; }
  uint32_t pages() const { return layout_.pages(); }
  uint32_t current_page() const;
  QString label_of(uint32_t page) const;    // empty if it has none
  // The page with this printed label, or else this number; 0 if there is none.
  uint32_t page_named(const QString& name) const;
  ViewPosition position() const;

  // Brings the page, or the boxes on it, into view.
  void go_to_page(uint32_t page);
  void show_boxes(uint32_t page, const std::vector<dossier::Box>& boxes);
  void restore(const ViewPosition& position);
  // Marks boxes of a page as found; empty: none.
  // `framed`: boxes of pictures, whose colours stay as they are.
  void set_found(uint32_t page, std::vector<dossier::Box> boxes, bool framed = false);

  Fit fit() const { return fit_; }
  qreal zoom() const { return layout_.zoom(); }
  void set_fit(Fit fit);
  void set_zoom(qreal zoom);
  void zoom_by(qreal factor) { set_zoom(layout_.zoom() * factor); }
  void rotate(int degrees);
  // Words that OCR read, over the scan, the doubtful ones tinted.
  void show_read_words(bool on);
  bool shows_read_words() const { return read_words_; }
  // Opens a field over the chosen words, or the word under the pointer, to correct what OCR read there.
  void correct_chosen();
  // The same for bytes of a page, widened to whole words.
  void correct(uint32_t page, uint32_t begin, uint32_t end);
  // Opens it over the next word that OCR was unsure of, on this page or a later one; -1: the one before.
  void step_doubtful(int direction);
  const WordField* word_field() const { return field_; }

  // By night: white on black, but for what is marked.
  void set_inverted(bool on);
  bool inverted() const { return inverted_; }

  // What the pointer does; what was chosen with another tool is given up.
  void set_tool(PageTool tool);
  PageTool tool() const { return tool_; }
  // What is chosen on the pages; `cited`: with its place behind it, words in quotation marks. A table has tabs between its cells.
  QString chosen_text(bool cited) const;
  // The same into the clipboard, a table as such, an area without words as its picture; false if nothing is chosen.
  bool copy_chosen(bool cited) const;
  void choose_page_text();
  // The rectangle of the tools that choose one.
  const AreaChoice& area() const { return area_; }
  // The next of the page's tables, or of its paragraphs, by the tool at hand; -1: the one before.
  void step_area(int direction);
  bool shows_lens() const { return lens_.has_value(); }

  // The pixels of a box of a page in the viewport, for tests and for what floats above the page.
  QRectF viewport_rect(uint32_t page, const dossier::Box& box) const;
  // The same, line by line.
  QList<QRectF> viewport_rects(uint32_t page, const std::vector<dossier::Box>& boxes) const;

 signals:
  void page_changed(uint32_t page);
  void zoom_changed();
  void claim_clicked(dossier::ui::ClaimIndex claim);
  void claim_wanted();  // its flag was clicked, not only a word that it rests on
  void tool_wanted(dossier::ui::PageTool tool);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;
  void keyPressEvent(QKeyEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  static constexpr qreal kLens = 2.5;  // how many times it enlarges
  struct Flag {
    QRectF rect;   // viewport pixels
    ClaimIndex claim;
    uint32_t number;
  };
  QPointF origin() const;  // of the document, in the viewport
  int dpi() const;
  void relayout();
  void update_bars();
  void load_sheets_near();
  void want_pictures();
  void report_page();
  void paint_page(QPainter& painter, uint32_t page);
  void paint_night(QPainter& painter, uint32_t page, const QRectF& rect);
  void paint_area(QPainter& painter);
  void paint_lens(QPainter& painter);
  QRegion region_of(uint32_t page, const std::vector<dossier::Box>& boxes) const;
  QRegion rim_of(uint32_t page, const std::vector<dossier::Box>& boxes) const;  // a band around each
  QRegion found_region(uint32_t page) const;  // of all that was found on the page
  void paint_marks(QPainter& painter, uint32_t page);
  void take_hits();
  void load_words_near();
  void load_words(uint32_t page);
  void place_field();
  QString tip_at(const QPointF& viewport_px) const;
  QStringList words_told(const QPointF& viewport_px) const;
  void paint_hand_marks(QPainter& painter, uint32_t page);
  // Of the tools other than text: whether they took the event.
  bool tool_pressed(QMouseEvent* event);
  bool tool_moved(QMouseEvent* event);
  bool tool_released(QMouseEvent* event);
  bool tool_key(QKeyEvent* event);
  bool step_text(QKeyEvent* event);
  void move_page(const QPointF& to);
  void zoom_at(const QPointF& viewport_px, qreal factor);
  void zoom_to_area();
  void choose_table_at(const QPointF& viewport_px);
  void read_area();
  void say_area();
  void move_lens(const std::optional<QPointF>& to);
  void click_claim(const QPointF& viewport_px);
  QString place_of(uint32_t page) const;  // “Supply agreement.pdf, p. 3, label 1”
  void copy_picture() const;
  std::optional<TextSelection::Spot> spot_at(const QPointF& viewport_px, float reach_pt) const;
  // The claims whose words lie under a point of the viewport.
  std::vector<ClaimMark> claims_at(const QPointF& viewport_px) const;
  void paint_read_words(QPainter& painter, uint32_t page);
  void paint_found(QPainter& painter, uint32_t page);
  void paint_flags(QPainter& painter, uint32_t page);
  QList<QRectF> words_at_end(uint32_t page) const;
  void paint_notice(QPainter& painter, const QRectF& rect, const QString& text);

  Session& session_;
  PagePictures& pictures_;
  PageLayout layout_;
  Sha256 document_;
  uint64_t generation_ = 0;          // of the document at hand; answers for an older one are dropped
  std::set<uint32_t> sheets_asked_;  // chunks of pages that were asked for
  TextSelection selection_;
  std::set<uint32_t> words_asked_;
  bool selecting_ = false, read_words_ = false, inverted_ = false;
  PageTool tool_ = PageTool::text;
  AreaChoice area_;
  bool dragging_ = false;        // a tool has the pointer
  std::optional<QPointF> lens_;  // where it is held, in the viewport
  bool magnified_ = false;       // while the page below the lens is painted
  QPointF pressed_, pressed_bars_;
  Fit fit_ = Fit::width;
  qreal zoom_ = 1, told_zoom_ = 0;
  uint32_t reported_ = 0;
  std::optional<ViewPosition> pending_;           // to go to once the sheets before it are known
  std::vector<dossier::Box> pending_boxes_;
  std::map<uint32_t, std::vector<dossier::Box>> found_;    // by page
  bool found_framed_ = false;
  std::map<uint32_t, std::vector<dossier::Box>> hits_;     // of the find field, by page
  std::pair<uint32_t, std::vector<dossier::Box>> hit_;     // the hit at hand
  std::vector<Flag> flags_;                       // as painted last
  QPointer<WordField> field_;                     // over the words that are being corrected
  QTimer settle_;                                 // pictures are asked for once scrolling pauses a moment
  QTimer pulse_;                                  // the mark of a citation just opened is drawn thick
};

}  // namespace dossier::ui
