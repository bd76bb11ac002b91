#include "ui/views/claims_by_state.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/look/rows.h"
#include "ui/look/shapes.h"

namespace dossier::ui {
namespace {

class ReviewDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
    return row_size();
  }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Colours& c = colours_of(option.palette);
    const bool chosen = option.state & QStyle::State_Selected;
    painter->save();
    if (index.data(ReviewList::HeadingRole).toBool()) {
      paint_heading(*painter, option, c, index.data().toString(), index.data(ReviewList::CountRole).toInt(),
                    index.data(ReviewList::FoldedRole).toBool());
      return painter->restore();
    }
    paint_row_ground(*painter, option, c);
    const QRect rect = option.rect.adjusted(16, 0, -16, 0);
    const auto check = static_cast<ClaimClass>(index.data(ReviewList::ClassRole).toInt());
    draw_class(*painter, check, QRectF(placed(option, QRect(rect.left(), rect.center().y() - 7, 15, 15))), c.of(check), chosen ? c.selected : c.pane);
    painter->setFont(font_of(TextRole::caption));
    painter->setPen(c.muted);
    painter->drawText(placed(option, QRect(rect.left() + 20, rect.top(), 28, rect.height())), Qt::AlignRight | Qt::AlignVCenter,
                      QString::number(index.data(ReviewList::NumberRole).toUInt()));
    const auto state = static_cast<Review::State>(index.data(ReviewList::StateRole).toInt());
    QStringList tags = index.data(ReviewList::TagsRole).toStringList();
    for (QString& tag : tags) tag = isolated(QLatin1Char('#') + tag);  // the sign stays at the tag's own start
    if (const QString said = index.data(ReviewList::WordRole).toString(); !said.isEmpty()) tags += isolated(said);
    const QString word = painter->fontMetrics().elidedText(tags.join(QStringLiteral(" · ")), Qt::ElideLeft, rect.width() / 2);
    const int word_px = painter->fontMetrics().horizontalAdvance(word) + 8;
    painter->setPen(state == Review::State::rejected ? c.error : c.text2);
    painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, word);
    QFont font = font_of(TextRole::interface);
    font.setStrikeOut(state == Review::State::rejected);
    painter->setFont(font);
    painter->setPen(c.text);
    draw_sentence(*painter, placed(option, rect.adjusted(58, 0, -word_px, 0)), index.data().toString());
    painter->restore();
  }
};

}  // namespace

ClaimsByState::ClaimsByState(ReviewList& model, QWidget* parent) : QListView(parent), rows_(model) {
  setModel(&model);
  setItemDelegate(new ReviewDelegate(this));
  setUniformItemSizes(true);
  setMouseTracking(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setAccessibleName(tr("Claims by state"));
  connect(this, &QListView::clicked, this, [this](const QModelIndex& index) {
    if (rows_.is_heading(index)) fold(index, !index.data(ReviewList::FoldedRole).toBool());
  });
}

void ClaimsByState::fold(const QModelIndex& heading, bool folded) {
  const int row = heading.row();  // what stands above it stays
  rows_.set_folded(heading, folded);
  setCurrentIndex(rows_.index(row));
}

// A filter that nothing passes says so.
void ClaimsByState::paintEvent(QPaintEvent* event) {
  QListView::paintEvent(event);
  if (rows_.listed() > 0 || rows_.claims() == 0) return;
  QPainter painter(viewport());
  painter.setFont(font_of(TextRole::caption));
  painter.setPen(colours_of(this).text2);
  painter.drawText(viewport()->rect().adjusted(16, 8, -16, -8), Qt::AlignLeading | Qt::AlignTop | Qt::TextWordWrap,
                   tr("No claim passes the filter."));
}

void ClaimsByState::keyPressEvent(QKeyEvent* event) {
  const int key = event->key();
  if (currentIndex().isValid() && rows_.is_heading(currentIndex())) {
    // The arrows point where the rows begin and end.
    const int open = isRightToLeft() ? Qt::Key_Left : Qt::Key_Right, close = isRightToLeft() ? Qt::Key_Right : Qt::Key_Left;
    if (key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter)
      return fold(currentIndex(), !currentIndex().data(ReviewList::FoldedRole).toBool());
    if (key == open || key == close) return fold(currentIndex(), key == close);
  }
  QListView::keyPressEvent(event);
}

}  // namespace dossier::ui
