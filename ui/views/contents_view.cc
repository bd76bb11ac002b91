#include "ui/views/contents_view.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/background/later.h"
#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/look/rows.h"

namespace dossier::ui {
namespace {

constexpr int kThumbnailDpi = 18, kThumbnail_px = 170;
enum Tab { kOutline, kPages, kFound, kMarks };

class ThumbnailDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {kThumbnail_px, kThumbnail_px + 68}; }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Colours& c = colours_of(option.palette);
    painter->save();
    const bool chosen = option.state & QStyle::State_Selected;
    painter->fillRect(option.rect, c.pane);
    if (chosen) paint_chosen_ground(*painter, option.rect, c);
    const QImage image = index.data(Qt::DecorationRole).value<QImage>();
    QSizeF size = image.isNull() ? QSizeF(140, 198) : QSizeF(image.size());
    size.scale(option.rect.width() - 24, option.rect.height() - 34, Qt::KeepAspectRatio);
    const QRectF page(option.rect.center().x() - size.width() / 2, option.rect.top() + 8, size.width(), size.height());
    painter->fillRect(page, Qt::white);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    if (!image.isNull()) painter->drawImage(page, image);
    if (c.dark) {
      painter->setCompositionMode(QPainter::CompositionMode_Multiply);
      painter->fillRect(page, c.paper);
      painter->setCompositionMode(QPainter::CompositionMode_SourceOver);
    }
    painter->setPen(QPen(chosen ? c.accent : c.edge, 1));
    painter->drawRect(page);
    painter->setFont(font_of(TextRole::caption));
    painter->setPen(c.text2);
    painter->drawText(QRectF(option.rect.left(), option.rect.bottom() - 22, option.rect.width(), 20), Qt::AlignCenter, index.data().toString());
    painter->restore();
  }
};

// Headings in small capitals' place: strong words on a raised ground, as groups in the other lists.
class MarkDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, std::max(28, static_cast<int>(line_height_px(TextRole::caption)) + 10)}; }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Colours& c = colours_of(option.palette);
    const bool heading = index.data(HandModel::HeadingRole).toBool();
    painter->save();
    heading ? painter->fillRect(option.rect, c.raised) : paint_row_ground(*painter, option, c);
    QFont font = font_of(TextRole::caption);
    if (heading) font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(heading ? c.text2 : c.text);
    const QRect rect = placed(option, option.rect.adjusted(16, 0, -12, 0));
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                      isolated(QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, rect.width())));
    painter->restore();
  }
};

// A hit: its page, and the words that were found in a little of what stands around them; these are always in view.
class FoundDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, std::max(28, static_cast<int>(line_height_px(TextRole::caption)) + 10)}; }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Colours& c = colours_of(option.palette);
    painter->save();
    paint_row_ground(*painter, option, c);
    const QFont font = font_of(TextRole::caption);
    const QFontMetrics metrics(font);
    painter->setFont(font);
    QRect rect = option.rect.adjusted(12, 0, -12, 0);
    painter->setPen(c.muted);
    painter->drawText(placed(option, QRect(rect.left(), rect.top(), 32, rect.height())), Qt::AlignLeft | Qt::AlignVCenter,
                      index.data(FoundModel::PageRole).toString());
    const QRect line = placed(option, rect.adjusted(36, 0, 0, 0));
    rect = line;
    const QString before = index.data(FoundModel::BeforeRole).toString(),
                  words = metrics.elidedText(index.data(FoundModel::WordsRole).toString(), Qt::ElideRight, rect.width());
    // A line of a page runs as it is printed: its parts follow each other in the direction of its words.
    const Qt::LayoutDirection runs = (before + words).isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
    painter->setLayoutDirection(runs);
    auto part = [&](const QString& text, const QColor& ink) {
      painter->setPen(ink);
      painter->drawText(QStyle::visualRect(runs, line, rect), Qt::AlignLeft | Qt::AlignVCenter, text);
      rect.adjust(metrics.horizontalAdvance(text), 0, 0, 0);
    };
    if (!before.isEmpty()) part(metrics.elidedText(before, Qt::ElideLeft, std::clamp(rect.width() - metrics.horizontalAdvance(words), 0, rect.width() * 2 / 5)) + QLatin1Char(' '), c.text2);
    const QRect found(rect.left() - 1, rect.center().y() - metrics.height() / 2, metrics.horizontalAdvance(words) + 2, metrics.height());
    painter->fillRect(QStyle::visualRect(runs, line, found), c.find);
    part(words, light_colours().text);
    const QString after = QLatin1Char(' ') + index.data(FoundModel::AfterRole).toString();
    part(metrics.elidedText(after, Qt::ElideRight, std::max(0, rect.width())), c.text2);
    painter->restore();
  }
};

}  // namespace

ThumbnailModel::ThumbnailModel(PagePictures& pictures, QObject* parent) : QAbstractListModel(parent), pictures_(pictures) {
  connect(&pictures, &PagePictures::ready, this, [this](const PageKey& key) {
    if (key.document != document_ || key.page < 1 || key.page > pages_) return;
    const QModelIndex at = index(static_cast<int>(key.page) - 1);
    emit dataChanged(at, at, {Qt::DecorationRole});
  });
}

void ThumbnailModel::set_document(const Sha256& document, uint32_t pages) {
  beginResetModel();
  document_ = document;
  pages_ = pages;
  endResetModel();
}

QVariant ThumbnailModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const auto page = static_cast<uint32_t>(index.row() + 1);
  if (role == Qt::DisplayRole) return QString::number(page);
  if (role == Qt::AccessibleTextRole) return tr("page %1").arg(page);
  if (role != Qt::DecorationRole) return {};
  const PagePicture* picture = pictures_.find({document_, page}, kThumbnailDpi);
  return picture ? QVariant(picture->image) : QVariant();
}

ContentsView::ContentsView(Session& session, QWidget* parent)
    : PanelWidget(parent), session_(session), pictures_(session), outline_(new OutlineModel(this)), thumbnails_(new ThumbnailModel(pictures_, this)), found_(new FoundModel(session.finder(), this)), marks_(new HandModel(session.hand(), this)), tabs_(new QTabBar(this)),
      empty_(new QLabel(this)), tree_(new QTreeView(this)), small_(new QListView(this)), hits_(new QListView(this)), hand_(new QListView(this)) {
  for (const QString& title : {tr("Outline"), tr("Pages"), tr("Found"), tr("Marks")}) tabs_->addTab(title);
  tabs_->setObjectName(QStringLiteral("panel_tabs"));
  tabs_->setDrawBase(false);
  tabs_->setExpanding(false);
  make_lists();
  empty_->setWordWrap(true);
  empty_->setProperty("role", "text2");
  empty_->setMargin(16);  // margins of its contents are lost to the style sheet here
  empty_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(tabs_);
  for (QWidget* w : std::initializer_list<QWidget*>{empty_, tree_, small_, hits_, hand_}) column->addWidget(w, 1);
  hear_lists();
  hear_session();
  show_tab(kOutline);
}

void ContentsView::make_lists() {
  tree_->setModel(outline_);
  tree_->setHeaderHidden(true);
  tree_->setUniformRowHeights(true);
  tree_->setAccessibleName(tr("Outline"));
  small_->setModel(thumbnails_);
  small_->setItemDelegate(new ThumbnailDelegate(small_));
  small_->setUniformItemSizes(true);
  small_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  small_->setAccessibleName(tr("Pages"));
  hits_->setModel(found_);
  hits_->setItemDelegate(new FoundDelegate(hits_));
  hits_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  hits_->setUniformItemSizes(true);
  hits_->setTextElideMode(Qt::ElideRight);
  hits_->setFont(font_of(TextRole::caption));
  hits_->setAccessibleName(tr("Found"));
  hand_->setModel(marks_);
  hand_->setItemDelegate(new MarkDelegate(hand_));
  hand_->setTextElideMode(Qt::ElideRight);
  hand_->setFont(font_of(TextRole::caption));
  hand_->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
  hand_->setAccessibleName(tr("Bookmarks and corrections"));
  hand_->setToolTip(tr("F2 names a bookmark, Del removes it or takes a correction back"));
  hand_->installEventFilter(this);
}

// A click or Enter opens the place of a row.
void ContentsView::hear_lists() {
  auto open_entry = [this](const QModelIndex& index) {
    if (uint32_t page = index.data(OutlineModel::PageRole).toUInt()) session_.go_to({document_, page, {}});
  };
  connect(tree_, &QTreeView::clicked, this, open_entry);
  connect(tree_, &QTreeView::activated, this, open_entry);
  auto open_page = [this](const QModelIndex& index) { session_.go_to({document_, static_cast<uint32_t>(index.row() + 1), {}}); };
  connect(small_, &QListView::clicked, this, open_page);
  connect(small_, &QListView::activated, this, open_page);
  auto open_hit = [this](const QModelIndex& index) { session_.finder().set_current(index.row()); };
  connect(hits_, &QListView::clicked, this, open_hit);
  connect(hits_, &QListView::activated, this, open_hit);
  connect(hand_, &QListView::clicked, this, &ContentsView::open_mark);
  connect(hand_, &QListView::activated, this, &ContentsView::open_mark);
  connect(marks_, &QAbstractItemModel::modelReset, this, [this] { show_tab(tabs_->currentIndex()); });
  connect(small_->verticalScrollBar(), &QScrollBar::valueChanged, this, &ContentsView::want_thumbnails);
  connect(tabs_, &QTabBar::currentChanged, this, &ContentsView::show_tab);
}

void ContentsView::hear_session() {
  connect(&session_, &Session::reading_changed, this, &ContentsView::show_reading);
  connect(&session_.finder(), &Finder::changed, this, [this] {
    tabs_->setTabText(kFound,
                      session_.finder().hits().empty() ? tr("Found") : tr("Found") + QStringLiteral("  %L1").arg(session_.finder().hits().size()));
    show_tab(tabs_->currentIndex());
  });
  connect(&session_.finder(), &Finder::current_changed, this, [this] {
    if (session_.finder().current() >= 0) hits_->setCurrentIndex(found_->index(session_.finder().current()));
  });
}

void ContentsView::take_focus() {
  QWidget* lists[] = {tree_, small_, hits_, hand_};
  lists[tabs_->currentIndex()]->setFocus();
}

void ContentsView::show_tab(int tab) {
  const bool filled = tab == kOutline ? outline_->rowCount() > 0 : tab == kPages ? thumbnails_->pages() > 0 : tab == kFound ? found_->rowCount() > 0 : marks_->rowCount() > 0;
  tree_->setVisible(filled && tab == kOutline);
  small_->setVisible(filled && tab == kPages);
  hits_->setVisible(filled && tab == kFound);
  hand_->setVisible(filled && tab == kMarks);
  empty_->setVisible(!filled);
  empty_->setText(tab == kMarks ? tr("Bookmarks (Ctrl+B) and words of scans corrected by hand (F2) are listed here.") : session_.read_page() == 0 ? tr("Choose a document.") : tab == kOutline ? tr("This document has no outline.") : tab == kFound ? tr("What the find field finds is listed here.") : QString());
  if (tab == kPages && filled) QTimer::singleShot(0, this, &ContentsView::want_thumbnails);
}

void ContentsView::show_reading() {
  const uint32_t page = session_.read_page();
  if (document_ != session_.read_document() || (page != 0 && thumbnails_->pages() == 0)) {
    document_ = session_.read_document();
    marks_->set_document(document_);
    load_outline();
  }
  if (page == 0) return;
  tree_->setCurrentIndex(outline_->entry_of_page(page));
  const QModelIndex at = thumbnails_->index(static_cast<int>(page) - 1);
  small_->setCurrentIndex(at);
  if (small_->isVisible()) small_->scrollTo(at);
}

void ContentsView::load_outline() {
  Result<SourceDocument> source = session_.archive() && session_.read_page() ? session_.archive()->source(document_) : Result<SourceDocument>(Error{});
  outline_->set_outline(source.ok() ? source->info.outline : std::vector<OutlineEntry>());
  thumbnails_->set_document(document_, source.ok() ? source->pages : 0);
  tree_->expandToDepth(1);
  show_tab(tabs_->currentIndex());
}

void ContentsView::open_mark(const QModelIndex& index) {
  if (const StoredBookmark* b = marks_->bookmark(index)) return session_.go_to({b->document, b->page, {}});
  if (const CorrectionLine* line = marks_->correction(index)) session_.go_to({document_, line->correction.page, line->boxes});
}

bool ContentsView::eventFilter(QObject* watched, QEvent* event) {
  // In this list F2 names a bookmark; everywhere else it corrects words.
  if (watched == hand_ && event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_F2) {
    event->accept();
    return true;
  }
  if (watched == hand_ && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
    if (const StoredBookmark* b = marks_->bookmark(hand_->currentIndex()))
      session_.hand().remove_bookmark(StoredBookmark(*b));
    else if (const CorrectionLine* line = marks_->correction(hand_->currentIndex()); line && line->in_force)
      session_.hand().take_back(document_, Correction(line->correction));
    return true;
  }
  return PanelWidget::eventFilter(watched, event);
}

void ContentsView::want_thumbnails() {
  if (!small_->isVisible() || thumbnails_->pages() == 0) return;
  const QModelIndex first = small_->indexAt({small_->viewport()->width() / 2, 4}), last = small_->indexAt({small_->viewport()->width() / 2, small_->viewport()->height() - 4});
  const int from = first.isValid() ? first.row() : 0, to = last.isValid() ? last.row() : std::min(from + 6, static_cast<int>(thumbnails_->pages()) - 1);
  std::vector<PageKey> keys;
  for (int row = from; row <= std::min(to + 2, static_cast<int>(thumbnails_->pages()) - 1); ++row) keys.push_back({document_, static_cast<uint32_t>(row + 1)});
  pictures_.want(keys, kThumbnailDpi);
}

Panel contents_panel() {
  return {"contents", QCoreApplication::translate("panel", "Contents"), Panel::Side::left, {Qt::ALT | Qt::Key_5}, [](Session& session, QWidget* parent) { return new ContentsView(session, parent); }};
}

}  // namespace dossier::ui
