#include "ui/views/search_view.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QVBoxLayout>

#include "ui/background/later.h"
#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/look/rows.h"
#include "ui/look/search_field.h"

namespace dossier::ui {
namespace {

constexpr uint32_t kMostHits = 300;
constexpr int kPad = 16, kPlace_px = 96;

// A snippet in lines, its hits marked.
class Snippet {
 public:
  Snippet(const QString& text, const QList<QPoint>& marks, qreal width, const Colours& c) : layout_(text, font_of(TextRole::quote)) {
    QList<QTextLayout::FormatRange> formats;
    QTextCharFormat plain, hit;
    plain.setForeground(c.text);
    hit.setForeground(light_colours().text);
    hit.setBackground(c.find);
    hit.setFontUnderline(true);  // a chosen row has nearly the same blue
    hit.setUnderlineColor(light_colours().accent);
    formats.push_back({0, static_cast<int>(text.size()), plain});
    for (const QPoint& m : marks) formats.push_back({m.x(), m.y(), hit});
    QTextOption option;  // a quote runs as its own language does
    option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(text.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
    layout_.setTextOption(option);
    layout_.setFormats(formats);
    layout_.beginLayout();
    const qreal line_px = line_height_px(TextRole::quote, text);
    for (int lines = 0; lines < 3; ++lines) {
      QTextLine line = layout_.createLine();
      if (!line.isValid()) break;
      line.setLineWidth(width);
      line.setPosition({0, height_});
      height_ += line_px;
    }
    layout_.endLayout();
  }
  qreal height() const { return height_; }
  void paint(QPainter& painter, const QPointF& at) const { layout_.draw(&painter, at); }

 private:
  QTextLayout layout_;
  qreal height_ = 0;
};

class HitDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  static qreal text_width(int width) { return std::max(80, width - 2 * kPad); }

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const int width = option.widget ? static_cast<const QListView*>(option.widget)->viewport()->width() : 300;
    if (index.data(HitModel::HeadingRole).toBool()) return {width, 28};
    Snippet snippet(index.data().toString(), index.data(HitModel::MarksRole).value<QList<QPoint>>(), text_width(width), light_colours());
    return {width, static_cast<int>(snippet.height() + line_height_px(TextRole::caption)) + 12};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Colours& c = colours_of(option.palette);
    painter->save();
    const QRect rect = option.rect.adjusted(kPad, 0, -kPad, 0);
    if (index.data(HitModel::HeadingRole).toBool()) {
      painter->fillRect(option.rect, c.raised);
      QFont font = font_of(TextRole::caption);
      painter->setFont(font);
      painter->setPen(c.muted);
      painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, index.data(HitModel::PlaceRole).toString());
      font.setWeight(QFont::DemiBold);
      painter->setFont(font);
      painter->setPen(c.text2);
      const QString name = QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideMiddle, rect.width() - 40);
      painter->drawText(placed(option, rect.adjusted(0, 0, -40, 0)), Qt::AlignLeft | Qt::AlignVCenter, isolated(name));
    } else {
      paint_row_ground(*painter, option, c);
      painter->setFont(font_of(TextRole::caption));
      painter->setPen(c.accent);
      const qreal line = line_height_px(TextRole::caption);
      painter->drawText(QRectF(rect.left(), rect.top() + 4, rect.width(), line), Qt::AlignLeft | Qt::AlignVCenter, index.data(HitModel::PlaceRole).toString());
      Snippet(index.data().toString(), index.data(HitModel::MarksRole).value<QList<QPoint>>(), text_width(option.rect.width()), c).paint(*painter, QPointF(rect.left(), rect.top() + 4 + line));
    }
    painter->restore();
  }
};

}  // namespace

SearchView::SearchView(Session& session, QWidget* parent) : PanelWidget(parent), session_(session), model_(new HitModel(this)), field_(new SearchField(this)), said_(new QLabel(this)), list_(new QListView(this)) {
  field_->setPlaceholderText(tr("Search all documents"));
  field_->setAccessibleName(tr("Search all documents"));
  field_->setToolTip(tr("Words, “phrases”, AND, OR, NOT, brackets, begin*, a NEAR/5 b; type:pdf, path:, title:, author:, date:2024-03, language:de"));
  said_->setWordWrap(true);
  said_->setProperty("role", "text2");
  said_->setFont(font_of(TextRole::caption));
  said_->setTextFormat(Qt::PlainText);
  said_->setText(tr("Words, “phrases”, AND, NOT, NEAR."));
  list_->setModel(model_);
  list_->setItemDelegate(new HitDelegate(list_));
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setResizeMode(QListView::Adjust);
  list_->setMouseTracking(true);
  list_->setAccessibleName(tr("Hits"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* top = new QVBoxLayout;
  top->setContentsMargins(kPad, 10, kPad, 10);
  top->setSpacing(8);
  top->addWidget(field_);
  top->addWidget(said_);
  column->addLayout(top);
  column->addWidget(list_, 1);
  connect(field_, &QLineEdit::returnPressed, this, &SearchView::search);
  connect(list_, &QListView::clicked, this, &SearchView::open_current);
  connect(list_, &QListView::activated, this, &SearchView::open_current);
  connect(&session, &Session::archive_changed, this, [this] {
    ++asked_;
    model_->set_result({});
    said_->setText(tr("Words, “phrases”, AND, NOT, NEAR."));
    emit badge_changed({});
  });
}

void SearchView::take_focus() {
  field_->setFocus();
  field_->selectAll();
}

void SearchView::search() {
  const QString text = field_->text().trimmed();
  if (text.isEmpty() || !session_.archive()) return;
  said_->setText(tr("Searching …"));
  later(
      this, session_.pool(), [archive = session_.archive(), query = text.toStdString()] { return search_archive(*archive, query, kMostHits); },
      [this, asked = ++asked_, text](Result<SearchResult> result) {
        if (asked != asked_) return;
        if (!result.ok()) {
          model_->set_result({});
          said_->setText(sentence_of(result.error()));
          emit badge_changed({});
          return;
        }
        const int pages = static_cast<int>(result->total), held = static_cast<int>(result->hits.size());
        model_->set_result(std::move(*result));
        QString said = pages == 0 ? tr("“%1” is on no page that was read.").arg(text)
                                  : tr("%Ln page(s)", nullptr, pages) + QStringLiteral(", ") +
                                        tr("%Ln document(s)", nullptr, static_cast<int>(model_->documents()));
        if (held < pages) said += QStringLiteral("; ") + tr("the best %L1 are shown").arg(held);
        said_->setText(said);
        emit badge_changed(pages ? QLocale().toString(pages) : QString());
        if (QModelIndex first = model_->next({}, 1); first.isValid()) {
          list_->setCurrentIndex(first);
          list_->setFocus();
        }
      });
}

void SearchView::open_current() { open_hit(false); }

void SearchView::open_hit(bool glance) {
  if (const SearchHit* hit = model_->hit(list_->currentIndex())) session_.go_to({hit->document, hit->page, hit->boxes, true, false, false, glance});
}

void SearchView::step(int direction) {
  QModelIndex next = model_->next(list_->currentIndex(), direction);
  if (!next.isValid()) return;
  list_->setCurrentIndex(next);
  open_hit(true);
}

Panel search_panel() {
  return {"search", QCoreApplication::translate("panel", "Search"), Panel::Side::right, {Qt::CTRL | Qt::SHIFT | Qt::Key_F, Qt::ALT | Qt::Key_3}, [](Session& session, QWidget* parent) { return new SearchView(session, parent); }};
}

}  // namespace dossier::ui
