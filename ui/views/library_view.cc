#include "ui/views/library_view.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/report/report_view.h"
#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/look/search_field.h"
#include "ui/look/shapes.h"

namespace dossier::ui {
namespace {

class LibraryDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
    return {200, std::max(28, static_cast<int>(line_height_px(TextRole::interface)) + 8)};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Colours& c = colours_of(option.palette);
    painter->save();
    if (index.data(LibraryModel::HeadingRole).toBool())
      paint_heading(*painter, option, index, c);
    else
      paint_document(*painter, option, index, c);
    painter->restore();
  }

 private:
  static void paint_heading(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index, const Colours& c) {
    const bool chosen = option.state & QStyle::State_Selected;
    painter.fillRect(option.rect, chosen ? c.selected : c.raised);
    painter.setPen(c.line);
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    QFont font = font_of(TextRole::caption);
    font.setWeight(QFont::DemiBold);
    QRect rect = option.rect.adjusted(12, 0, -12, 0);
    draw_icon(painter, index.data(LibraryModel::FoldedRole).toBool() ? Icon::chevron_right : Icon::chevron_down, QRectF(rect.left() - 2, rect.center().y() - 7, 14, 14), c.text2);
    rect.adjust(20, 0, 0, 0);
    painter.setPen(c.muted);
    painter.setFont(font_of(TextRole::caption));
    painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, QString::number(index.data(LibraryModel::PagesRole).toInt()));
    painter.setPen(c.text2);
    painter.setFont(font);
    painter.drawText(rect.adjusted(0, 0, -40, 0), Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideMiddle, rect.width() - 40));
  }

  static void paint_document(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index, const Colours& c) {
    const bool chosen = option.state & QStyle::State_Selected, hover = option.state & QStyle::State_MouseOver;
    painter.fillRect(option.rect, chosen ? c.selected : hover ? c.hover : c.pane);
    if (chosen) painter.fillRect(QRect(option.rect.topLeft(), QSize(2, option.rect.height())), c.accent);
    const QFont small = font_of(TextRole::caption), normal = font_of(TextRole::interface);
    const QFontMetrics small_metrics(small);
    QRect rect = option.rect.adjusted(12 + (index.data(LibraryModel::PartRole).toBool() ? 16 : 0), 0, -12, 0);
    // State, right: a tick is drawn, everything else is a word.
    const QString word = index.data(LibraryModel::StateWordRole).toString();
    const int state_width = std::max(52, small_metrics.horizontalAdvance(word));
    const QRect state(rect.right() - state_width + 1, rect.top(), state_width, rect.height());
    painter.setFont(small);
    if (word.isEmpty()) {
      draw_icon(painter, Icon::tick, QRectF(state.right() - 15, state.center().y() - 7, 15, 15), c.text2);
    } else {
      const auto value = static_cast<DeskState>(index.data(LibraryModel::StateRole).toInt());
      painter.setPen(value == DeskState::failed || value == DeskState::locked ? c.error : value == DeskState::reading ? c.text2 : c.warn);
      painter.drawText(state, Qt::AlignRight | Qt::AlignVCenter, word);
    }
    QFont kind = small;
    kind.setPointSizeF(small.pointSizeF() * 8 / 9);
    painter.setFont(kind);
    painter.setPen(c.muted);
    painter.drawText(QRect(rect.left(), rect.top(), 40, rect.height()), Qt::AlignLeft | Qt::AlignVCenter, index.data(LibraryModel::TypeRole).toString());
    const int pages = index.data(LibraryModel::PagesRole).toInt();
    const QString count = pages ? QString::number(pages) : QStringLiteral("–");
    const int count_width = std::max(24, small_metrics.horizontalAdvance(count));
    painter.setFont(small);
    painter.setPen(c.muted);
    painter.drawText(QRect(state.left() - 8 - count_width, rect.top(), count_width, rect.height()), Qt::AlignRight | Qt::AlignVCenter, count);
    const QRect name(rect.left() + 44, rect.top(), state.left() - 16 - count_width - rect.left() - 44, rect.height());
    painter.setFont(normal);
    painter.setPen(c.text);
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(normal).elidedText(index.data().toString(), Qt::ElideMiddle, name.width()));
  }
};

// Enter and Space act on the current row; a heading folds with the arrows.
class LibraryList : public QListView {
 public:
  using QListView::QListView;

 protected:
  void keyPressEvent(QKeyEvent* event) override {
    auto* rows = static_cast<LibraryModel*>(model());
    const bool heading = currentIndex().isValid() && !rows->document(currentIndex());
    if (heading && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right || event->key() == Qt::Key_Space)) {
      int row = currentIndex().row();
      bool folded = event->key() == Qt::Key_Space ? !currentIndex().data(LibraryModel::FoldedRole).toBool() : event->key() == Qt::Key_Left;
      rows->set_folded(currentIndex(), folded);
      setCurrentIndex(rows->index(row));
      return;
    }
    QListView::keyPressEvent(event);
  }
};

QLabel* label(const QString& text, const char* role, QWidget* parent) {
  auto* out = new QLabel(text, parent);
  out->setProperty("role", role);
  out->setWordWrap(true);
  out->setTextFormat(Qt::PlainText);
  return out;
}

}  // namespace

LibraryView::LibraryView(Session& session, QWidget* parent)
    : PanelWidget(parent), session_(session), model_(new LibraryModel(this)), filter_(new SearchField(this, QKeySequence(Qt::CTRL | Qt::Key_L).toString(QKeySequence::NativeText))), list_(new LibraryList(this)), empty_(label({}, "text2", this)), details_(new QWidget(this)) {
  filter_->setPlaceholderText(tr("Filter"));
  filter_->setAccessibleName(tr("Filter documents"));
  list_->setModel(model_);
  list_->setItemDelegate(new LibraryDelegate(list_));
  list_->setUniformItemSizes(true);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setMouseTracking(true);
  list_->setAccessibleName(tr("Documents"));
  list_->setContextMenuPolicy(Qt::CustomContextMenu);
  details_->setObjectName(QStringLiteral("footer"));
  details_->setAttribute(Qt::WA_StyledBackground);
  details_name_ = label({}, "text", details_);
  details_name_->setFont(font_of(TextRole::strong));
  details_text_ = new QLabel(details_);
  details_text_->setTextFormat(Qt::RichText);
  details_text_->setWordWrap(true);
  details_text_->setFont(font_of(TextRole::caption));
  details_text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* below = new QVBoxLayout(details_);
  below->setContentsMargins(12, 12, 12, 12);
  below->setSpacing(4);
  below->addWidget(details_name_);
  below->addWidget(details_text_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* top = new QHBoxLayout;
  top->setContentsMargins(12, 10, 12, 10);
  top->addWidget(filter_);
  column->addLayout(top);
  empty_->setContentsMargins(16, 8, 16, 8);
  empty_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  column->addWidget(empty_);
  column->addWidget(list_, 1);
  column->addWidget(details_);

  connect(filter_, &QLineEdit::textChanged, this, [this](const QString& text) {
    model_->set_filter(text);
    empty_->setVisible(model_->rowCount() == 0);
    empty_->setText(text.isEmpty() ? tr("No documents yet. Files you add are listed here with what was read of each.") : tr("No document fits “%1”.").arg(text));
  });
  connect(filter_, &QLineEdit::returnPressed, list_, [this] { list_->setFocus(); });
  connect(list_, &QListView::clicked, this, [this](const QModelIndex& index) {
    if (!model_->document(index))
      model_->set_folded(index, !index.data(LibraryModel::FoldedRole).toBool());
    else
      open_current();
  });
  connect(list_, &QListView::activated, this, &LibraryView::open_current);
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &LibraryView::show_details);
  connect(list_, &QListView::customContextMenuRequested, this, [this](const QPoint& at) {
    QMenu menu(this);
    auto add = [&](const QString& text, bool on, auto act) {
      QAction* action = menu.addAction(text, this, act);
      action->setCheckable(true);
      action->setChecked(on);
    };
    const QModelIndex under = list_->indexAt(at);
    if (const DeskDocument* d = under.isValid() ? model_->document(under) : nullptr; d && !d->path.empty()) {
      const QString path = QString::fromStdString(d->path);
      menu.addAction(tr("Read again"), this, [this, path] { session_.read_again({path}); });
      if (d->state == DeskState::locked)
        menu.addAction(tr("Enter password…"), this, [this, path, name = shown_name(d->name)] {
          bool given = false;
          const QString password = QInputDialog::getText(this, tr("Password"), tr("Password of %1. It is tried and forgotten.").arg(name), QLineEdit::Password, {}, &given);
          if (given && !password.isEmpty()) session_.read_again({path}, {password});
        });
    }
    menu.addSection(tr("Group"));
    add(tr("By folder"), model_->group() == LibraryModel::Group::folder, [this] { model_->set_group(LibraryModel::Group::folder); });
    add(tr("By type"), model_->group() == LibraryModel::Group::type, [this] { model_->set_group(LibraryModel::Group::type); });
    add(tr("One list"), model_->group() == LibraryModel::Group::none, [this] { model_->set_group(LibraryModel::Group::none); });
    menu.addSection(tr("Sort"));
    add(tr("As found"), model_->sort() == LibraryModel::Sort::path, [this] { model_->set_sort(LibraryModel::Sort::path); });
    add(tr("By name"), model_->sort() == LibraryModel::Sort::name, [this] { model_->set_sort(LibraryModel::Sort::name); });
    add(tr("By date"), model_->sort() == LibraryModel::Sort::date, [this] { model_->set_sort(LibraryModel::Sort::date); });
    add(tr("By pages"), model_->sort() == LibraryModel::Sort::pages, [this] { model_->set_sort(LibraryModel::Sort::pages); });
    add(tr("By size"), model_->sort() == LibraryModel::Sort::size, [this] { model_->set_sort(LibraryModel::Sort::size); });
    add(tr("By state"), model_->sort() == LibraryModel::Sort::state, [this] { model_->set_sort(LibraryModel::Sort::state); });
    menu.exec(list_->viewport()->mapToGlobal(at));
  });
  connect(&session, &Session::documents_changed, this, &LibraryView::reload);
  connect(&session, &Session::brief_changed, this, &LibraryView::show_details);
  connect(&session, &Session::place_wanted, this, [this](const Place& place) { select(place.document); });
  reload();
}

// What is written in the details names colours.
void LibraryView::changeEvent(QEvent* event) {
  PanelWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && details_text_) show_details();
}

void LibraryView::take_focus() {
  filter_->setFocus();
  filter_->selectAll();
}

void LibraryView::reload() {
  const DeskDocument* chosen = list_->currentIndex().isValid() ? model_->document(list_->currentIndex()) : nullptr;
  const std::optional<Sha256> keep = chosen ? std::optional(chosen->sha256) : std::nullopt;
  model_->set_documents(session_.archive() ? session_.archive()->documents() : nullptr);
  filter_->setPlaceholderText(tr("Filter %n file(s)", nullptr, static_cast<int>(model_->documents())));
  empty_->setVisible(model_->rowCount() == 0);
  empty_->setText(tr("No documents yet. Files you add are listed here with what was read of each."));
  if (keep) select(*keep);
  show_details();
}

void LibraryView::select(const Sha256& document) {
  QModelIndex index = model_->index_of(document);
  if (index.isValid()) list_->setCurrentIndex(index);
}

void LibraryView::open_current() {
  if (!list_->currentIndex().isValid()) return;
  if (const DeskDocument* d = model_->document(list_->currentIndex()); d && d->pages > 0) session_.go_to({d->sha256, 1, {}});
}

void LibraryView::show_details() {
  const DeskDocument* d = list_->currentIndex().isValid() ? model_->document(list_->currentIndex()) : nullptr;
  details_->setVisible(d != nullptr);
  if (!d) return;
  details_name_->setText(shown_name(d->name));
  QString rows;
  auto add = [&](const QString& name, const QString& value) {
    if (!value.isEmpty()) rows += QStringLiteral("<tr><td style='color:%1;padding-right:12px'>%2</td><td>%3</td></tr>").arg(colours_of(this).muted.name(), name.toHtmlEscaped(), value);
  };
  auto text = [](const std::string& s) { return QString::fromStdString(shown(s)).toHtmlEscaped(); };
  add(tr("Title"), text(d->title));
  const QDate dated = QDate::fromString(QString::fromStdString(d->dated.substr(0, std::min<size_t>(10, d->dated.size()))), Qt::ISODate);
  if (dated.isValid()) add(tr("Dated"), QLocale().toString(dated, QStringLiteral("d MMMM yyyy")));
  add(tr("Pages"), d->pages ? QLocale().toString(d->pages) : QString());
  QStringList read;
  if (d->pages_text) read += tr("%n by text layer", nullptr, static_cast<int>(d->pages_text));
  if (d->pages_ocr) read += tr("%n by OCR", nullptr, static_cast<int>(d->pages_ocr));
  if (d->pages_doubtful) read += tr("%n doubtful", nullptr, static_cast<int>(d->pages_doubtful));
  if (d->pages_unread) read += tr("%n not read", nullptr, static_cast<int>(d->pages_unread));
  add(tr("Read"), read.join(QStringLiteral(", ")).toHtmlEscaped());
  add(tr("Reason"), text(d->reason));
  if (session_.brief()) add(tr("In the brief"), tr("%n claim(s) rest on it", nullptr, static_cast<int>(session_.marks().claims_of(d->sha256))).toHtmlEscaped());
  const QString hash = QString::fromStdString(d->sha256.hex());
  add(tr("SHA-256"), QStringLiteral("<span style=\"font-family:'Noto Sans Mono'\">%1 %2 … %3</span>").arg(hash.left(4), hash.mid(4, 4), hash.right(4)));
  details_text_->setText(QStringLiteral("<table cellspacing='0' cellpadding='1'>%1</table>").arg(rows));
}

Panel library_panel() {
  return {"library", QCoreApplication::translate("panel", "Library"), Panel::Side::left, {Qt::CTRL | Qt::Key_L}, [](Session& session, QWidget* parent) { return new LibraryView(session, parent); }};
}

}  // namespace dossier::ui
