// What a person does with a page view: its menu, bookmarks, and words of scans corrected by hand.
#include <QContextMenuEvent>
#include <QDateTime>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <algorithm>

#include "app/report/report_view.h"
#include "ui/look/colours.h"
#include "ui/reader/page_view.h"
#include "ui/background/later.h"

namespace dossier::ui {
namespace {

constexpr uint32_t kPagesLookedThrough = 2000;

QString text_of(const std::string& s) { return QString::fromStdString(shown(s)); }

// The next word in reading order, from `from` (not it itself), that OCR was unsure of; past the end: words.size().
size_t doubtful_from(const Page& page, size_t from, int direction) {
  for (size_t i = from; i < page.words.size(); i += static_cast<size_t>(direction))
    if (page.words[i].style & style::kDoubtful && page.words[i].style & style::kOcr) return i;
  return page.words.size();
}

}  // namespace

void PageView::contextMenuEvent(QContextMenuEvent* event) {
  if (!has_document()) return;
  const QPointF at = event->reason() == QContextMenuEvent::Keyboard ? QPointF(viewport()->rect().center()) : QPointF(event->pos());
  const auto spot = spot_at(at, 1);
  const uint32_t page = layout_.page_at((at - origin()).y());
  QMenu menu(this);
  if (!chosen_text(false).isEmpty()) {
    menu.addAction(tr("Copy"), this, [this] { copy_chosen(false); });
    menu.addAction(tr("Copy with citation"), this, [this] { copy_chosen(true); });
  }
  if (!area_.empty()) menu.addAction(tr("Copy as a picture"), this, [this] { copy_picture(); });
  if (!menu.isEmpty()) menu.addSeparator();
  if (spot) {
    const Word& word = selection_.page(spot->page)->words[spot->word];
    QAction* act = menu.addAction(tr("Correct “%1”…").arg(text_of(std::string(selection_.page(spot->page)->slice(word.begin, word.end)))));
    act->setEnabled(word.style & style::kOcr);
    if (!(word.style & style::kOcr)) act->setToolTip(tr("Only words that were read from a picture can be corrected."));
    connect(act, &QAction::triggered, this, [this, p = spot->page, begin = word.begin, end = word.end] { correct(p, begin, end); });
  }
  const bool marked = session_.hand().has_bookmark(document_, page);
  menu.addAction(marked ? tr("Remove the bookmark") : tr("Bookmark this page"), this, [this, page] { session_.hand().toggle_bookmark(document_, page); });
  menu.addAction(tr("Open beside"), this, [this, page] { session_.go_to({document_, page, {}, false, false, true}); });
  menu.setToolTipsVisible(true);
  menu.exec(event->globalPos());
}

void PageView::correct_chosen() {
  if (!has_document()) return;
  if (const auto bytes = selection_.bytes()) return correct(selection_.first_page(), bytes->first, bytes->second);
  const QPointF pointer = viewport()->mapFromGlobal(QCursor::pos());
  for (const QPointF& at : {pointer, pressed_})
    if (const auto spot = spot_at(at, 1)) {
      const Word& word = selection_.page(spot->page)->words[spot->word];
      return correct(spot->page, word.begin, word.end);
    }
  emit session_.said(tr("Choose the words first, or point at one."));
}

void PageView::step_doubtful(int direction) {
  if (!has_document() || !session_.archive()) return;
  uint32_t page = current_page();
  uint32_t from = 0;
  bool within = false;
  if (field_) page = field_->page(), from = field_->begin(), within = true;
  struct Found {
    uint32_t page = 0, begin = 0, end = 0;
  };
  later(
      this, session_.pool(),
      [archive = session_.archive(), document = document_, pages = pages(), page, from, within, direction]() -> Found {
        for (uint32_t step = 0, p = page; p >= 1 && p <= pages && step < kPagesLookedThrough; ++step, p += static_cast<uint32_t>(direction)) {
          Result<std::shared_ptr<const Page>> here = archive->page(document, p);
          if (!here.ok() || (*here)->words.empty()) continue;
          const std::vector<Word>& words = (*here)->words;
          size_t at = direction > 0 ? 0 : words.size() - 1;
          if (p == page && within) {
            at = static_cast<size_t>(std::lower_bound(words.begin(), words.end(), from, [](const Word& w, uint32_t offset) { return w.begin < offset; }) - words.begin()) + static_cast<size_t>(direction);
            if (at >= words.size()) continue;
          }
          at = doubtful_from(**here, at, direction);
          if (at < words.size()) return {p, words[at].begin, words[at].end};
        }
        return {};
      },
      [this, generation = generation_](Found found) {
        if (generation != generation_) return;
        if (found.page)
          correct(found.page, found.begin, found.end);
        else
          emit session_.said(tr("No further word of this document was hard to read."));
      });
}

void PageView::correct(uint32_t page, uint32_t begin, uint32_t end) {
  later(
      this, session_.pool(), [archive = session_.archive(), document = document_, page, begin, end] { return words_at(*archive, document, page, begin, end); },
      [this, generation = generation_, page](Result<CorrectableWords> words) {
        if (generation != generation_) return;
        if (!words.ok()) return emit session_.failed(sentence_of(words.error()));
        if (!words->from_picture) return emit session_.said(tr("Only words that were read from a picture can be corrected. What the file itself says is not changed."));
        if (!session_.archive()->writable()) return emit session_.failed(tr("This archive cannot be written, so corrections cannot be kept."));
        delete field_;
        show_boxes(page, words->boxes);
        field_ = new WordField(page, *words, viewport());
        connect(field_, &WordField::saved, this, [this, page, begin = words->begin, end = words->end](const QString& text) {
          session_.hand().correct(document_, page, begin, end, text);
          setFocus();
        });
        connect(field_, &WordField::left, this, qOverload<>(&QWidget::setFocus));
        place_field();
        field_->show();
        field_->take_focus();
      });
}

// Below the words, or above them where there is no room.
void PageView::place_field() {
  if (!field_) return;
  const QRectF words = viewport_rect(field_->page(), field_->box());
  const QSize size = field_->size_for(qRound(words.width()));
  int x = std::clamp(qRound(words.left()) - 8, 0, std::max(0, viewport()->width() - size.width()));
  int y = qRound(words.bottom()) + 4;
  if (y + size.height() > viewport()->height()) y = qRound(words.top()) - 4 - size.height();
  field_->setGeometry(QRect(QPoint(x, y), size));
}

QStringList PageView::words_told(const QPointF& viewport_px) const {
  QStringList out;
  if (!has_document()) return out;
  const QPointF at = viewport_px - origin();
  const uint32_t page = layout_.page_at(at.y());
  const QPointF pt = layout_.to_pt(page, at);
  for (const CorrectionLine& line : session_.hand().corrections(document_)) {
    if (!line.in_force || line.correction.page != page) continue;
    for (const dossier::Box& b : line.boxes)
      if (b.contains(static_cast<float>(pt.x()), static_cast<float>(pt.y()))) {
        const QDateTime when = QDateTime::fromString(QString::fromStdString(line.correction.made), Qt::ISODate).toLocalTime();
        out += tr("Corrected by hand: “%1” was read, “%2” stands there (%3, %4)").arg(text_of(line.correction.was), text_of(line.correction.text), text_of(line.correction.by), QLocale().toString(when, QLocale::ShortFormat));
        return out;
      }
  }
  if (const auto spot = selection_.spot_at(page, static_cast<float>(pt.x()), static_cast<float>(pt.y()), 1)) {
    const Word& word = selection_.page(page)->words[spot->word];
    if (word.style & style::kDoubtful && word.style & style::kOcr) out += tr("OCR was unsure of “%1” (F2 corrects it)").arg(text_of(std::string(selection_.page(page)->slice(word.begin, word.end))));
  }
  return out;
}

// A corrected word has a double line under it, a page with a bookmark a ribbon at its corner.
void PageView::paint_hand_marks(QPainter& painter, uint32_t page) {
  const Colours& c = light_colours();
  for (const CorrectionLine& line : session_.hand().corrections(document_)) {
    if (!line.in_force || line.correction.page != page) continue;
    painter.setPen(QPen(c.ok, 1));
    for (const dossier::Box& b : line.boxes) {
      const QRectF rect = viewport_rect(page, b);
      for (qreal below : {1.0, 3.0}) painter.drawLine(rect.bottomLeft() + QPointF(0, below), rect.bottomRight() + QPointF(0, below));
    }
  }
  if (!session_.hand().has_bookmark(document_, page)) return;
  const QRectF sheet = layout_.page_rect(page).translated(origin());
  const QRectF ribbon(sheet.left() + 16, sheet.top() - 1, 14, 26);
  QPainterPath path;
  path.addPolygon(QPolygonF({ribbon.topLeft(), ribbon.topRight(), ribbon.bottomRight(), QPointF(ribbon.center().x(), ribbon.bottom() - 7), ribbon.bottomLeft()}));
  path.closeSubpath();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillPath(path, colours_of(this).accent);
  painter.setRenderHint(QPainter::Antialiasing, false);
}

}  // namespace dossier::ui
