#include "ui/reader/page_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>
#include <cmath>
#include <utility>

#include "app/report/report_view.h"
#include "ui/background/later.h"
#include "ui/look/shapes.h"
#include "ui/look/tips.h"
#include "ui/session/settings.h"

namespace dossier::ui {
namespace {

constexpr uint32_t kChunk = 64;        // sheets asked for at a time
constexpr uint32_t kAhead = 2;         // pages made before they are seen
constexpr int kSettle_ms = 8, kPulse_ms = 600;
constexpr qreal kZoomStep = 1.2;
constexpr int kLine_px = 48;
constexpr float kGrasp_pt = 12, kReach_pt = 200;  // how far from a word a press, and a drag, still takes it
constexpr size_t kMostTipLines = 6;
constexpr int kLensDpi = 300;  // finer pictures are made for no lens

}  // namespace

PageView::PageView(Session& session, PagePictures& pictures, QWidget* parent) : QAbstractScrollArea(parent), session_(session), pictures_(pictures) {
  setFocusPolicy(Qt::StrongFocus);
  setObjectName(QStringLiteral("page_view"));
  setFrameShape(QFrame::NoFrame);
  setAccessibleName(tr("Page"));
  viewport()->setMouseTracking(true);
  viewport()->setAutoFillBackground(false);
  settle_.setSingleShot(true);
  settle_.setInterval(kSettle_ms);
  pulse_.setSingleShot(true);
  pulse_.setInterval(kPulse_ms);
  connect(&settle_, &QTimer::timeout, this, [this] { load_sheets_near(), want_pictures(), load_words_near(); });
  connect(&pulse_, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
  connect(&pictures, &PagePictures::ready, this, [this](const PageKey& key) { if (key.document == document_) viewport()->update(); });
  connect(&session.finder(), &Finder::changed, this, &PageView::take_hits);
  connect(&session.finder(), &Finder::current_changed, this, &PageView::take_hits);
  connect(&session.hand(), &HandMarks::bookmarks_changed, viewport(), qOverload<>(&QWidget::update));
  connect(&session.hand(), &HandMarks::corrections_changed, viewport(), qOverload<>(&QWidget::update));
  connect(&session.hand(), &HandMarks::page_changed, this, [this](const Sha256& document, uint32_t page) {
    if (document == document_) selection_.drop(), load_words(page);
  });
  connect(&session, &Session::documents_changed, &settle_, qOverload<>(&QTimer::start));  // a file may be back
  connect(&session, &Session::claim_chosen, viewport(), qOverload<>(&QWidget::update));
  connect(&session, &Session::brief_changed, viewport(), qOverload<>(&QWidget::update));
}

void PageView::clear() {
  ++generation_;
  delete field_;
  layout_.set_pages(0);
  document_ = {};
  sheets_asked_.clear();
  flags_.clear();
  area_.clear();
  lens_.reset();
  update_bars();
  viewport()->update();
}

void PageView::set_document(const Sha256& document, uint32_t pages, const std::optional<ViewPosition>& at) {
  ++generation_;
  delete field_;
  document_ = document;
  session_.hand().load_corrections(document);
  sheets_asked_.clear();
  words_asked_.clear();
  selection_.clear();
  selecting_ = dragging_ = false;
  area_.clear();
  lens_.reset();
  flags_.clear();
  found_.clear();
  take_hits();
  reported_ = 0;
  pending_ = at.value_or(ViewPosition{document, 1, 0});
  pending_boxes_.clear();
  layout_.set_pages(pages);
  relayout();
  verticalScrollBar()->setValue(0);
  restore(*pending_);
  load_sheets_near();
  settle_.start();
}

QPointF PageView::origin() const { return {-static_cast<qreal>(horizontalScrollBar()->value()), -static_cast<qreal>(verticalScrollBar()->value())}; }
int PageView::dpi() const {
  const int plain = static_cast<int>(std::lround(96 * layout_.zoom() * devicePixelRatioF()));
  return magnified_ ? std::max(plain, std::min(qRound(plain * kLens), kLensDpi)) : plain;
}

void PageView::update_bars() {
  const QSizeF size = layout_.size_px();
  verticalScrollBar()->setPageStep(viewport()->height());
  verticalScrollBar()->setSingleStep(kLine_px);
  verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(std::ceil(size.height())) - viewport()->height()));
  horizontalScrollBar()->setPageStep(viewport()->width());
  horizontalScrollBar()->setSingleStep(kLine_px);
  horizontalScrollBar()->setRange(0, std::max(0, static_cast<int>(std::ceil(size.width() - 0.01)) - viewport()->width()));  // a page that fits must not scroll by its rounding
}

void PageView::relayout() {
  layout_.set_view(viewport()->size(), fit_, zoom_);
  update_bars();
  // Sheets that came to be known have changed it, too, where a page fits the view.
  if (std::exchange(told_zoom_, layout_.zoom()) != layout_.zoom()) emit zoom_changed();
  viewport()->update();
  settle_.start();
}

// Sizes of the pages around the current one; where a place is waited for, of those around it.
void PageView::load_sheets_near() {
  if (!has_document() || !session_.archive()) return;
  uint32_t page = pending_ ? std::clamp<uint32_t>(pending_->page, 1, pages()) : current_page();
  for (uint32_t at : {page, page + kChunk / 2}) {
    if (at > pages()) continue;
    uint32_t chunk = (at - 1) / kChunk;
    if (!sheets_asked_.insert(chunk).second) continue;
    later(
        this, session_.pool(), [archive = session_.archive(), document = document_, first = chunk * kChunk + 1] { return archive->sheets(document, first, kChunk); },
        [this, generation = generation_, first = chunk * kChunk + 1](Result<std::vector<DeskSheet>> sheets) {
          if (generation != generation_ || !sheets.ok()) return;
          ViewPosition keep = pending_.value_or(position());
          layout_.set_sheets(first, *sheets);
          relayout();
          if (pending_ && !pending_boxes_.empty() && layout_.known(std::min(pending_->page, pages())))
            show_boxes(pending_->page, std::vector<dossier::Box>(pending_boxes_));
          else
            restore(keep);
          if (layout_.known(std::clamp<uint32_t>(keep.page, 1, pages()))) pending_.reset(), pending_boxes_.clear();
          report_page();
        });
  }
}

void PageView::want_pictures() {
  if (!has_document()) return;
  const qreal top = verticalScrollBar()->value();
  uint32_t first = layout_.page_at(top), last = layout_.page_at(top + viewport()->height());
  std::vector<PageKey> keys;
  for (uint32_t p = first; p <= last; ++p) keys.push_back({document_, p});
  for (uint32_t i = 1; i <= kAhead; ++i) {
    if (last + i <= pages()) keys.push_back({document_, last + i});
    if (first > i) keys.push_back({document_, first - i});
  }
  pictures_.want(keys, dpi(), this);
}

uint32_t PageView::current_page() const {
  if (!has_document()) return 0;
  // The page that a third of the way down the view belongs to: what a person is reading.
  return layout_.page_at(verticalScrollBar()->value() + viewport()->height() / 3.0);
}

QString PageView::label_of(uint32_t page) const {
  if (page < 1 || page > pages()) return {};
  return QString::fromStdString(layout_.sheet(page).label);
}

uint32_t PageView::page_named(const QString& name) const {
  const QString wanted = name.trimmed();
  for (uint32_t p = 1; p <= pages(); ++p)
    if (!label_of(p).isEmpty() && label_of(p).compare(wanted, Qt::CaseInsensitive) == 0) return p;
  bool number = false;
  uint32_t page = wanted.toUInt(&number);
  return number && page >= 1 && page <= pages() ? page : 0;
}

ViewPosition PageView::position() const {
  if (!has_document()) return {};
  const qreal top = verticalScrollBar()->value();
  uint32_t page = layout_.page_at(top + PageLayout::kGap_px);
  const QRectF rect = layout_.page_rect(page);
  return {document_, page, rect.height() > 0 ? (top - rect.top()) / rect.height() : 0};
}

void PageView::restore(const ViewPosition& position) {
  if (!has_document()) return;
  uint32_t page = std::clamp<uint32_t>(position.page, 1, pages());
  const QRectF rect = layout_.page_rect(page);
  verticalScrollBar()->setValue(static_cast<int>(std::lround(rect.top() + position.offset * rect.height() - (position.offset == 0 ? PageLayout::kGap_px : 0))));
  report_page();
}

void PageView::go_to_page(uint32_t page) {
  if (!has_document()) return;
  page = std::clamp<uint32_t>(page, 1, pages());
  if (!layout_.known(page)) pending_ = ViewPosition{document_, page, 0};
  restore({document_, page, 0});
  load_sheets_near();
}

void PageView::show_boxes(uint32_t page, const std::vector<dossier::Box>& boxes) {
  if (!has_document() || page < 1 || page > pages()) return;
  dossier::Box all;
  for (const dossier::Box& b : boxes) all = united(all, b);
  if (all.empty()) return go_to_page(page);
  if (!layout_.known(page)) {
    pending_ = ViewPosition{document_, page, 0};
    pending_boxes_ = boxes;
  }
  const QRectF rect = layout_.to_px(page, all);
  // A third down, so that what stands before it can be read, too; but never with its end below the view.
  qreal top = rect.top() - viewport()->height() / 3.0;
  if (rect.height() > viewport()->height() * 0.6) top = rect.top() - 2 * PageLayout::kGap_px;
  verticalScrollBar()->setValue(static_cast<int>(std::lround(top)));
  horizontalScrollBar()->setValue(static_cast<int>(std::lround(rect.center().x() - viewport()->width() / 2.0)));
  if (!load_settings().still) pulse_.start();
  load_sheets_near();
  report_page();
  viewport()->update();
}

void PageView::set_found(uint32_t page, std::vector<dossier::Box> boxes, bool framed) {
  found_.clear();
  found_framed_ = framed;
  if (!boxes.empty()) found_[page] = std::move(boxes);
  viewport()->update();
}

void PageView::set_fit(Fit fit) {
  ViewPosition keep = position();
  fit_ = fit;
  if (fit == Fit::none) zoom_ = layout_.zoom();
  relayout();
  restore(keep);
  emit zoom_changed();
}

void PageView::set_zoom(qreal zoom) {
  ViewPosition keep = position();
  fit_ = Fit::none;
  zoom_ = std::clamp(zoom, PageLayout::kLeastZoom, PageLayout::kBestZoom);
  relayout();
  restore(keep);
  emit zoom_changed();
}

void PageView::rotate(int degrees) {
  ViewPosition keep = position();
  layout_.set_rotation(layout_.rotation() + degrees);
  area_.clear();
  relayout();
  restore(keep);
}

void PageView::report_page() {
  uint32_t page = current_page();
  if (page == reported_) return;
  reported_ = page;
  emit page_changed(page);
}

QRectF PageView::viewport_rect(uint32_t page, const dossier::Box& box) const { return layout_.to_px(page, box).translated(origin()); }

QList<QRectF> PageView::viewport_rects(uint32_t page, const std::vector<dossier::Box>& boxes) const {
  QList<QRectF> out = layout_.places_px(page, boxes);
  for (QRectF& rect : out) rect.translate(origin());
  return out;
}

void PageView::resizeEvent(QResizeEvent* event) {
  ViewPosition keep = pending_.value_or(position());
  QAbstractScrollArea::resizeEvent(event);
  relayout();
  if (has_document()) restore(keep);
  place_field();
}

void PageView::scrollContentsBy(int, int) {
  place_field();
  viewport()->update();
  settle_.start();
  report_page();
}

void PageView::changeEvent(QEvent* event) {
  QAbstractScrollArea::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) viewport()->update();
}

void PageView::keyPressEvent(QKeyEvent* event) {
  if (tool_key(event)) return;
  switch (event->key()) {
    case Qt::Key_PageDown: case Qt::Key_Space:
      verticalScrollBar()->setValue(verticalScrollBar()->value() + (event->modifiers() & Qt::ShiftModifier ? -1 : 1) * viewport()->height() * 9 / 10);
      return;
    case Qt::Key_PageUp: verticalScrollBar()->setValue(verticalScrollBar()->value() - viewport()->height() * 9 / 10); return;
    case Qt::Key_Home: go_to_page(1); return;
    case Qt::Key_End: go_to_page(pages()); return;
    default: QAbstractScrollArea::keyPressEvent(event);
  }
}

void PageView::wheelEvent(QWheelEvent* event) {
  if (event->modifiers() & Qt::ControlModifier) {
    zoom_at(event->position(), std::pow(kZoomStep, event->angleDelta().y() / 120.0));
    event->accept();
    return;
  }
  QAbstractScrollArea::wheelEvent(event);
}

// Words of the pages in view, so that they can be chosen.
void PageView::load_words_near() {
  if (!has_document() || !session_.archive()) return;
  const qreal top = verticalScrollBar()->value();
  for (uint32_t p = layout_.page_at(top), last = layout_.page_at(top + viewport()->height()); p <= last; ++p) {
    if (words_asked_.insert(p).second) load_words(p);
  }
}

void PageView::load_words(uint32_t p) {
  later(
      this, session_.pool(), [archive = session_.archive(), document = document_, p] { return archive->page(document, p); },
      [this, generation = generation_](Result<std::shared_ptr<const Page>> page) {
        if (generation != generation_ || !page.ok()) return;
        selection_.add_page(*page);
        viewport()->update();  // numbers of claims keep off the words
      });
}

std::optional<TextSelection::Spot> PageView::spot_at(const QPointF& viewport_px, float reach_pt) const {
  if (!has_document()) return {};
  const QPointF at = viewport_px - origin();
  const uint32_t page = layout_.page_at(at.y());
  const QPointF pt = layout_.to_pt(page, at);
  return selection_.spot_at(page, static_cast<float>(pt.x()), static_cast<float>(pt.y()), reach_pt);
}

std::vector<ClaimMark> PageView::claims_at(const QPointF& viewport_px) const {
  std::vector<ClaimMark> out;
  if (!has_document()) return out;
  const QPointF at = viewport_px - origin();
  const uint32_t page = layout_.page_at(at.y());
  const QPointF pt = layout_.to_pt(page, at);
  for (const ClaimMark& mark : session_.marks().on(document_, page))
    for (const auto* places : {&mark.boxes, &mark.pictures})
      if (std::any_of(places->begin(), places->end(),
                      [&](const dossier::Box& b) { return b.contains(static_cast<float>(pt.x()), static_cast<float>(pt.y())); })) {
        out.push_back(mark);
        break;
      }
  return out;
}

void PageView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return QAbstractScrollArea::mousePressEvent(event);
  for (const Flag& flag : flags_)
    if (flag.rect.contains(event->position())) {
      emit claim_clicked(flag.claim);
      emit claim_wanted();
      return;
    }
  pressed_ = event->position();
  if (tool_pressed(event)) return;
  if (const auto spot = spot_at(event->position(), kGrasp_pt)) {
    selecting_ = true;
    if (event->modifiers() & Qt::ShiftModifier)
      selection_.extend(*spot);
    else
      selection_.begin(*spot);
  }
  viewport()->update();
}

void PageView::mouseMoveEvent(QMouseEvent* event) {
  if (dragging_ && tool_moved(event)) return;
  if (selecting_) {
    // Beyond the view's edge it scrolls on.
    if (event->position().y() < 0) verticalScrollBar()->setValue(verticalScrollBar()->value() - kLine_px);
    if (event->position().y() > viewport()->height()) verticalScrollBar()->setValue(verticalScrollBar()->value() + kLine_px);
    if (const auto spot = spot_at(event->position(), kReach_pt)) selection_.extend(*spot);
    viewport()->update();
    return;
  }
  bool over = false;
  for (const Flag& flag : flags_) over = over || flag.rect.contains(event->position());
  const bool word = tool_ == PageTool::text && spot_at(event->position(), 1);
  viewport()->setCursor(over ? Qt::PointingHandCursor : word ? Qt::IBeamCursor : cursor_of(tool_));
}

void PageView::mouseReleaseEvent(QMouseEvent* event) {
  if (tool_released(event)) return;
  if (!selecting_) return QAbstractScrollArea::mouseReleaseEvent(event);
  selecting_ = false;
  // A click without a drag chooses nothing, but the claim that rests on the word.
  if ((event->position() - pressed_).manhattanLength() < 4 && !(event->modifiers() & Qt::ShiftModifier)) {
    selection_.drop();
    click_claim(event->position());
  }
  viewport()->update();
}

void PageView::click_claim(const QPointF& viewport_px) {
  if (const auto claims = claims_at(viewport_px); !claims.empty()) emit claim_clicked(claims.front().claim);
}

void PageView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (tool_ != PageTool::text) return mousePressEvent(event);
  if (const auto spot = spot_at(event->position(), 1)) selection_.begin(*spot);
  viewport()->update();
}

// The word under the pointer says which claims rest on it; a number in the margin, whose it is.
QString PageView::tip_at(const QPointF& viewport_px) const {
  std::vector<std::pair<ClaimIndex, uint32_t>> told;
  for (const Flag& flag : flags_)
    if (flag.rect.contains(viewport_px)) told.push_back({flag.claim, flag.number});
  QString out;
  if (told.empty()) {
    for (const QString& line : words_told(viewport_px)) out += tip_of(line, {});
    for (const ClaimMark& mark : claims_at(viewport_px)) told.push_back({mark.claim, mark.number});
  }
  if (told.size() > kMostTipLines) told.resize(kMostTipLines);
  for (const auto& [index, number] : told) {
    const ReportClaim& claim = session_.brief()->document().claims[index];
    const QString words = QString::fromStdString(shown(claim.text));
    // A figure of a table is no sentence: it stands behind its word.
    out += number ? tip_of(tr("Claim %1, %2").arg(number).arg(class_word(claim.check)),
                           claim.check == ClaimClass::verbatim ? QStringLiteral("“%1”").arg(words) : words)
                  : tip_of(tr("Figure: %1").arg(words), {});
  }
  return out;
}

bool PageView::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), tip_at(help->pos()), viewport());
    return true;
  }
  return QAbstractScrollArea::viewportEvent(event);
}

void PageView::choose_page_text() {
  selection_.choose_page(current_page());
  viewport()->update();
}

void PageView::take_hits() {
  hits_.clear();
  hit_ = {};
  const Finder& finder = session_.finder();
  if (finder.document() != document_) return;
  for (const PageHit& hit : finder.hits()) hits_[hit.page].insert(hits_[hit.page].end(), hit.boxes.begin(), hit.boxes.end());
  if (finder.current() >= 0) {
    const PageHit& hit = finder.hits()[static_cast<size_t>(finder.current())];
    hit_ = {hit.page, hit.boxes};
  }
  viewport()->update();
}

void PageView::show_read_words(bool on) {
  read_words_ = on;
  viewport()->update();
}

}  // namespace dossier::ui
