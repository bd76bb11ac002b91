#include "ui/views/library_view.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QSettings>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <set>
#include <utility>

#include "app/report/report_view.h"
#include "ui/background/later.h"
#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/look/link_button.h"
#include "ui/look/rows.h"
#include "ui/look/said.h"
#include "ui/look/search_field.h"
#include "ui/look/shapes.h"
#include "ui/look/size_words.h"

namespace dossier::ui {
namespace {

constexpr int kTyping_ms = 150;

class LibraryDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
    return row_size();
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Colours& c = colours_of(option.palette);
    painter->save();
    if (index.data(LibraryModel::HeadingRole).toBool())
      paint_heading(*painter, option, c, index.data().toString(), index.data(LibraryModel::PagesRole).toInt(),
                    index.data(LibraryModel::FoldedRole).toBool());
    else
      paint_document(*painter, option, index, c);
    painter->restore();
  }

 private:
  static void paint_document(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index, const Colours& c) {
    paint_row_ground(painter, option, c);
    const QFont small = font_of(TextRole::caption), normal = font_of(TextRole::interface);
    const QFontMetrics small_metrics(small);
    QRect rect = option.rect.adjusted(12 + (index.data(LibraryModel::PartRole).toBool() ? 16 : 0), 0, -12, 0);
    // State, right: a tick is drawn, everything else is a word.
    const QString word = index.data(LibraryModel::StateWordRole).toString();
    const int state_width = std::max(52, small_metrics.horizontalAdvance(word));
    const QRect state(rect.right() - state_width + 1, rect.top(), state_width, rect.height());
    painter.setFont(small);
    if (word.isEmpty()) {
      draw_icon(painter, Icon::tick, QRectF(placed(option, QRect(state.right() - 15, state.center().y() - 7, 15, 15))), c.text2);
    } else {
      const auto value = static_cast<DeskState>(index.data(LibraryModel::StateRole).toInt());
      painter.setPen(value == DeskState::failed || value == DeskState::locked ? c.error : value == DeskState::reading ? c.text2 : c.warn);
      painter.drawText(placed(option, state), Qt::AlignRight | Qt::AlignVCenter, word);
    }
    QFont kind = small;
    kind.setPointSizeF(small.pointSizeF() * 8 / 9);
    painter.setFont(kind);
    painter.setPen(c.muted);
    const int type_width = std::max(40, QFontMetrics(kind).horizontalAdvance(QStringLiteral("OOXML")) + 4);
    painter.drawText(placed(option, QRect(rect.left(), rect.top(), type_width, rect.height())), Qt::AlignLeft | Qt::AlignVCenter,
                     index.data(LibraryModel::TypeRole).toString());
    const int pages = index.data(LibraryModel::PagesRole).toInt();
    const QString count = pages ? QLocale().toString(pages) : QStringLiteral("–");
    const int count_width = std::max(24, small_metrics.horizontalAdvance(count));
    painter.setFont(small);
    painter.setPen(c.muted);
    painter.drawText(placed(option, QRect(state.left() - 8 - count_width, rect.top(), count_width, rect.height())), Qt::AlignRight | Qt::AlignVCenter,
                     count);
    const QRect name(rect.left() + type_width + 4, rect.top(), state.left() - 20 - count_width - rect.left() - type_width, rect.height());
    painter.setFont(normal);
    painter.setPen(c.text);
    const QString shown = QFontMetrics(normal).elidedText(index.data().toString(), Qt::ElideMiddle, name.width());
    painter.drawText(placed(option, name), Qt::AlignLeft | Qt::AlignVCenter, isolated(shown));
    // Tags stand behind the name where there is room; they are in the details, too.
    const QString tags = index.data(LibraryModel::TagsRole).toStringList().join(QStringLiteral(", "));
    const int room = name.width() - QFontMetrics(normal).horizontalAdvance(shown) - 10;
    if (tags.isEmpty() || room < 40) return;
    painter.setFont(small);
    painter.setPen(c.accent);
    painter.drawText(placed(option, name), Qt::AlignRight | Qt::AlignVCenter, small_metrics.elidedText(tags, Qt::ElideRight, room));
  }
};

// Enter and Space act on the current row; a heading folds with the arrows.
class DocumentList : public QListView {
 public:
  using QListView::QListView;

 protected:
  // The details below may have grown over the row that they are of.
  void resizeEvent(QResizeEvent* event) override {
    QListView::resizeEvent(event);
    if (event->size().height() < event->oldSize().height() && currentIndex().isValid()) scrollTo(currentIndex());
  }
  void keyPressEvent(QKeyEvent* event) override {
    auto* rows = static_cast<LibraryModel*>(model());
    const bool heading = currentIndex().isValid() && rows->is_heading(currentIndex());
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

// A section's title, which a style sheet would leave out of a plain separator.
void add_heading(QMenu& menu, const QString& text) {
  if (!menu.isEmpty()) menu.addSeparator();
  QAction* title = menu.addAction(text);
  title->setEnabled(false);
  QFont font = font_of(TextRole::caption);
  font.setWeight(QFont::DemiBold);
  title->setFont(font);
}

QLabel* label(const QString& text, const char* role, QWidget* parent) {
  auto* out = new QLabel(text, parent);
  out->setProperty("role", role);
  out->setWordWrap(true);
  out->setTextFormat(Qt::PlainText);
  return out;
}

}  // namespace

LibraryView::LibraryView(Session& session, QWidget* parent)
    : PanelWidget(parent), session_(session), shelf_button_(new QToolButton(this)), model_(new LibraryModel(this)), filter_(new SearchField(this, QKeySequence(Qt::CTRL | Qt::Key_L).toString(QKeySequence::NativeText))), list_(new DocumentList(this)), empty_(label({}, "text2", this)), details_(new QWidget(this)) {
  filter_->setPlaceholderText(tr("Filter"));
  filter_->setAccessibleName(tr("Filter documents"));
  filter_->setToolTip(tr("Words, type:pdf, state:failed, tag:name"));
  make_shelf();
  make_list();
  make_details();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* top = new QHBoxLayout;
  top->setContentsMargins(12, 10, 12, 10);
  top->setSpacing(4);
  top->addWidget(filter_);
  top->addWidget(shelf_button_);
  column->addLayout(top);
  empty_->setContentsMargins(16, 8, 16, 8);
  empty_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  column->addWidget(empty_);
  column->addWidget(list_, 1);
  column->addWidget(details_);
  read_choices();
  setTabOrder(filter_, shelf_button_);
  setTabOrder(shelf_button_, list_);
  hear_filter();
  hear_list();
  hear_session();
  reload();
}

// Tags, saved searches and watched folders, beside the filter.
void LibraryView::make_shelf() {
  shelf_button_->setIcon(icon_of(Icon::chevron_down));
  shelf_button_->setPopupMode(QToolButton::InstantPopup);
  shelf_button_->setToolTip(tr("Tags, saved searches, watched folders"));
  shelf_button_->setAccessibleName(tr("Tags, saved searches, watched folders"));
  auto* shelf = new QMenu(shelf_button_);
  shelf_button_->setMenu(shelf);
  connect(shelf, &QMenu::aboutToShow, this, [this, shelf] { fill_shelves(*shelf); });
}

void LibraryView::make_list() {
  list_->setModel(model_);
  list_->setItemDelegate(new LibraryDelegate(list_));
  list_->setUniformItemSizes(true);
  list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setMouseTracking(true);
  list_->setAccessibleName(tr("Documents"));
  list_->setContextMenuPolicy(Qt::CustomContextMenu);
}

// What is known of the document at hand, and what can be done where it was not read.
void LibraryView::make_details() {
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
  find_ = new LinkButton(tr("Find it…"), details_);
  find_->setToolTip(tr("Look in another folder for files that are no longer where they were read"));
  connect(find_, &QPushButton::clicked, this, &LibraryView::ask_where_it_is);
  unlock_ = new LinkButton(tr("Enter password…"), details_);
  connect(unlock_, &QPushButton::clicked, this, [this] {
    if (const DeskDocument* d = current_document()) ask_for_password(QString::fromStdString(d->path), shown_name(d->name));
  });
  again_ = new LinkButton(tr("Read again"), details_);
  connect(again_, &QPushButton::clicked, this, [this] {
    if (const DeskDocument* d = current_document()) session_.read_again({QString::fromStdString(d->path)});
  });
  for (QPushButton* link : {find_, unlock_, again_}) below->addWidget(link, 0, Qt::AlignLeft);
}

// As the list was sorted and grouped last.
void LibraryView::read_choices() {
  const QSettings stored;
  sort_ = static_cast<LibrarySort>(
      std::clamp(stored.value(QStringLiteral("library/sort"), static_cast<int>(sort_)).toInt(), 0, static_cast<int>(LibrarySort::state)));
  grouping_ = static_cast<LibraryGrouping>(
      std::clamp(stored.value(QStringLiteral("library/grouping"), static_cast<int>(grouping_)).toInt(), 0, static_cast<int>(LibraryGrouping::none)));
}

void LibraryView::hear_filter() {
  later_.setSingleShot(true);
  later_.setInterval(kTyping_ms);
  connect(&later_, &QTimer::timeout, this, &LibraryView::ask_for_list);
  connect(filter_, &QLineEdit::textChanged, this, [this] { later_.start(); });
  // To the first document that fits: Enter opens it, Ctrl+T tags it.
  connect(filter_, &QLineEdit::returnPressed, list_, [this] {
    list_->setFocus();
    first_wanted_ = true;
    ask_for_list();
  });
}

void LibraryView::hear_list() {
  connect(model_, &LibraryModel::rows_wanted, this, [this](const std::vector<int64_t>& rows) {
    if (!session_.archive()) return;
    later(
        this, session_.pool(), [archive = session_.archive(), rows] { return library_rows(*archive, rows); },
        [this, archive = session_.archive()](Result<std::vector<std::pair<int64_t, DeskDocument>>> found) {
          if (archive != session_.archive() || !found.ok()) return;
          model_->take(*found);
          show_details();
        });
  });
  connect(list_, &QListView::clicked, this, [this](const QModelIndex& index) {
    if (QGuiApplication::keyboardModifiers() & (Qt::ControlModifier | Qt::ShiftModifier)) return;  // choosing several opens none
    if (model_->is_heading(index))
      model_->set_folded(index, !index.data(LibraryModel::FoldedRole).toBool());
    else
      open_current();
  });
  connect(list_, &QListView::activated, this, &LibraryView::open_current);
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &LibraryView::show_details);
  connect(list_, &QListView::customContextMenuRequested, this, [this](const QPoint& at) {
    QMenu menu(this);
    fill_menu(menu, list_->indexAt(at));
    menu.exec(list_->viewport()->mapToGlobal(at));
  });
  auto* tag = new QShortcut(Qt::CTRL | Qt::Key_T, this);
  tag->setContext(Qt::WidgetWithChildrenShortcut);
  connect(tag, &QShortcut::activated, this, &LibraryView::ask_for_tag);
}

void LibraryView::hear_session() {
  connect(&session_, &Session::archive_changed, this, [this] {
    model_->set_list(nullptr);
    shelves_ = {};
    natures_.clear();
    read_shelves();
  });
  connect(&session_, &Session::documents_changed, this, &LibraryView::reload);
  connect(&session_, &Session::brief_changed, this, &LibraryView::show_details);
  connect(&session_, &Session::place_wanted, this, [this](const Place& place) { select(place.document); });
  // Another tab, or one that was opened again: its row is the chosen one.
  connect(&session_, &Session::reading_changed, this, [this](const Sha256& document, uint32_t page) {
    if (page != 0 && std::exchange(read_, document) != document) select(document);
  });
}

void LibraryView::fill_menu(QMenu& menu, const QModelIndex& under) {
  auto add = [&](const QString& text, bool on, auto act) {
    QAction* action = menu.addAction(text, this, act);
    action->setCheckable(true);
    action->setChecked(on);
  };
  if (const DeskDocument* d = under.isValid() ? model_->document(under) : nullptr) {
    if (d->is_gone && session_.archive()->writable()) menu.addAction(tr("Find it…"), this, &LibraryView::ask_where_it_is);
    if (!d->path.empty() && !d->is_gone) {
      const QString path = QString::fromStdString(d->path);
      menu.addAction(tr("Read again"), this, [this, path] { session_.read_again({path}); });
      if (d->state == DeskState::locked)
        menu.addAction(tr("Enter password…"), this, [this, path, name = shown_name(d->name)] { ask_for_password(path, name); });
    }
    if (session_.archive() && session_.archive()->writable()) {
      QMenu* tags = menu.addMenu(tr("Tags"));
      tags->addAction(tr("New tag…"), this, &LibraryView::ask_for_tag)->setShortcut(Qt::CTRL | Qt::Key_T);
      for (const StoredTag& tag : shelves_.tags) {
        const bool on = std::find(d->tags.begin(), d->tags.end(), tag.name) != d->tags.end();
        QAction* action = tags->addAction(QString::fromStdString(shown(tag.name)).replace(QLatin1Char('&'), QStringLiteral("&&")), this, [this, name = QString::fromStdString(tag.name), on] { tag_chosen(name, !on); });
        action->setCheckable(true);
        action->setChecked(on);
      }
    }
  }
  add_heading(menu, tr("Group"));
  add(tr("By folder"), grouping_ == LibraryGrouping::folder, [this] { set_grouping(LibraryGrouping::folder); });
  add(tr("By kind"), grouping_ == LibraryGrouping::kind, [this] { set_grouping(LibraryGrouping::kind); });
  if (session_.archive() && session_.archive()->counts().documents > kMostKinds) menu.actions().back()->setEnabled(false);
  add(tr("By type"), grouping_ == LibraryGrouping::type, [this] { set_grouping(LibraryGrouping::type); });
  add(tr("One list"), grouping_ == LibraryGrouping::none, [this] { set_grouping(LibraryGrouping::none); });
  add_heading(menu, tr("Sort"));
  add(tr("As found"), sort_ == LibrarySort::path, [this] { set_sort(LibrarySort::path); });
  add(tr("By name"), sort_ == LibrarySort::name, [this] { set_sort(LibrarySort::name); });
  add(tr("By date"), sort_ == LibrarySort::date, [this] { set_sort(LibrarySort::date); });
  add(tr("By pages"), sort_ == LibrarySort::pages, [this] { set_sort(LibrarySort::pages); });
  add(tr("By size"), sort_ == LibrarySort::size, [this] { set_sort(LibrarySort::size); });
  add(tr("By state"), sort_ == LibrarySort::state, [this] { set_sort(LibrarySort::state); });
}

// Tags narrow the list; searches put their words into the filter.
void LibraryView::fill_shelves(QMenu& menu) {
  menu.clear();
  auto plain = [](const std::string& text) { return QString::fromStdString(shown(text)).replace(QLatin1Char('&'), QStringLiteral("&&")); };
  add_heading(menu, tr("Tags"));
  for (const StoredTag& tag : shelves_.tags) {
    const QString name = QString::fromStdString(tag.name), wanted = name.contains(QLatin1Char(' ')) ? QStringLiteral("tag:\"%1\"").arg(name) : QStringLiteral("tag:") + name;
    menu.addAction(tr("%1 (%L2)").arg(plain(tag.name)).arg(tag.documents), this, [this, wanted] { filter_->setText(wanted); });
  }
  if (shelves_.tags.empty()) menu.addAction(tr("No tags yet: Ctrl+T on a document gives one"))->setEnabled(false);
  add_heading(menu, tr("Saved searches"));
  for (const SavedSearch& search : shelves_.searches) menu.addAction(plain(search.name), this, [this, text = QString::fromStdString(search.text)] { filter_->setText(text); });
  const bool writable = session_.archive() && session_.archive()->writable();
  QAction* save = menu.addAction(tr("Save this filter…"), this, &LibraryView::ask_for_search);
  save->setEnabled(writable && !filter_->text().trimmed().isEmpty());
  if (writable && !shelves_.searches.empty()) {
    QMenu* forget = menu.addMenu(tr("Forget"));
    for (const SavedSearch& search : shelves_.searches) forget->addAction(plain(search.name), this, [this, name = QString::fromStdString(search.name)] { forget_search(name); });
  }
  add_heading(menu, tr("Watched folders"));
  for (const QString& folder : session_.watched().folders()) {
    QAction* action = menu.addAction(QString(folder).replace(QLatin1Char('&'), QStringLiteral("&&")), this, [this, folder] { session_.watch_folder(folder, false); });
    action->setCheckable(true);
    action->setChecked(true);
  }
  menu.addAction(tr("Watch a folder…"), this, [this] {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Watch a folder"));
    if (!folder.isEmpty()) session_.watch_folder(folder, true);
  })->setEnabled(writable);
  if (!session_.watched().folders().isEmpty()) menu.addAction(tr("Look for new files now"), &session_.watched(), &WatchedFolders::look);
}

// Kept like the places of the columns: who sorts by date does so tomorrow, too.
void LibraryView::set_sort(LibrarySort sort) {
  sort_ = sort;
  QSettings().setValue(QStringLiteral("library/sort"), static_cast<int>(sort));
  ask_for_list();
}

void LibraryView::set_grouping(LibraryGrouping grouping) {
  grouping_ = grouping;
  QSettings().setValue(QStringLiteral("library/grouping"), static_cast<int>(grouping));
  ask_for_list();
}

std::vector<Sha256> LibraryView::chosen() const {
  std::vector<Sha256> out;
  for (const QModelIndex& index : list_->selectionModel()->selectedIndexes())
    if (const DeskDocument* d = model_->document(index)) out.push_back(d->sha256);
  return out;
}

void LibraryView::ask_for_tag() {
  if (chosen().empty() || !session_.archive() || !session_.archive()->writable()) return;
  bool given = false;
  QStringList known;
  for (const StoredTag& tag : shelves_.tags) known += QString::fromStdString(shown(tag.name));
  const QString name =
      QInputDialog::getItem(this, tr("Tag"), tr("Tag of %Ln document(s)", nullptr, static_cast<int>(chosen().size())), known, -1, true, &given);
  if (given && !name.trimmed().isEmpty()) tag_chosen(name, true);
}

void LibraryView::ask_for_search() {
  bool given = false;
  const QString name = QInputDialog::getText(this, tr("Save this filter"), tr("Name of “%1”").arg(filter_->text().trimmed()), QLineEdit::Normal, {}, &given);
  if (given && !name.trimmed().isEmpty()) save_search(name);
}

void LibraryView::tag_chosen(const QString& tag, bool on) {
  const std::vector<Sha256> documents = chosen();
  if (documents.empty() || !session_.archive()) return;
  later(
      this, session_.pool(),
      [archive = session_.archive(), documents, name = tag.toStdString(), on] { return on ? tag_documents(*archive, documents, name) : untag_documents(*archive, documents, name); },
      [this](Status done) { after_change(done); });
}

void LibraryView::save_search(const QString& name) {
  if (!session_.archive()) return;
  later(
      this, session_.pool(), [archive = session_.archive(), name = name.toStdString(), text = filter_->text().trimmed().toStdString()] { return save_library_search(*archive, name, text); },
      [this](Status done) { after_change(done); });
}

void LibraryView::forget_search(const QString& name) {
  if (!session_.archive()) return;
  later(
      this, session_.pool(), [archive = session_.archive(), name = name.toStdString()] { return forget_library_search(*archive, name); }, [this](Status done) { after_change(done); });
}

void LibraryView::after_change(const Status& done) {
  if (!done.ok()) emit session_.failed(sentence_of(done.error()));
  read_shelves();
  ask_for_list();
}

void LibraryView::read_shelves() {
  if (!session_.archive()) return;
  later(
      this, session_.pool(), [archive = session_.archive()] { return library_shelves(*archive); },
      [this, archive = session_.archive()](Result<LibraryShelves> read) {
        if (archive != session_.archive() || !read.ok()) return;
        shelves_ = std::move(*read);
        emit shelves_changed();
      });
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
  std::erase_if(natures_, [](const auto& known) { return known.second.kind.empty(); });  // it may be read by now
  const uint64_t documents = session_.archive() ? session_.archive()->counts().documents : 0;
  filter_->setPlaceholderText(tr("Filter %Ln file(s)", nullptr, static_cast<int>(documents)));
  ask_for_list();
}

// Asks for the list as it is wanted now; the one that is shown stays until it is here.
void LibraryView::ask_for_list() {
  later_.stop();
  listing_.cancel();
  listing_ = CancelToken();
  const uint64_t round = ++lists_;
  auto show = [this, round](std::shared_ptr<const LibraryList> list) {
    if (round != lists_) return;
    const int64_t current = list_->currentIndex().isValid() ? model_->row_of(list_->currentIndex()) : 0;
    std::set<int64_t> chosen;
    for (const QModelIndex& index : list_->selectionModel()->selectedIndexes()) chosen.insert(model_->row_of(index));
    const int top = list_->verticalScrollBar()->value();
    model_->set_list(std::move(list));
    list_->verticalScrollBar()->setValue(top);
    empty_->setVisible(model_->rowCount() == 0);
    empty_->setText(model_->documents() == 0 ? tr("No documents yet. Files you add are listed here with what was read of each.") : tr("No document fits “%1”.").arg(filter_->text()));
    if (wanted_) select(*wanted_);
    else if (current) choose_row(current);
    if (std::exchange(first_wanted_, false)) choose_first();
    if (chosen.size() > 1)
      for (const QModelIndex& index : model_->indexes_of(chosen)) list_->selectionModel()->select(index, QItemSelectionModel::Select);
    show_details();
    emit list_changed();
  };
  if (!session_.archive()) return show(nullptr);
  LibraryQuery query = query_of(filter_->text());
  query.sort = sort_;
  query.grouping = grouping_;
  later(
      this, session_.pool(), [archive = session_.archive(), query, token = listing_] { return list_library(*archive, query, token); },
      [this, show, archive = session_.archive()](Result<std::shared_ptr<const LibraryList>> list) {
        if (archive != session_.archive()) return;
        if (list.ok()) return show(*list);
        if (list.error().kind != ErrorKind::cancelled) emit session_.failed(sentence_of(list.error()));
      });
}

void LibraryView::select(const Sha256& document) {
  wanted_ = document;
  if (!session_.archive()) return;
  later(
      this, session_.pool(), [archive = session_.archive(), document] { return library_row_of(*archive, document); },
      [this, document, archive = session_.archive()](Result<int64_t> row) {
        if (archive != session_.archive() || wanted_ != document || !row.ok()) return;
        choose_row(*row);
      });
}

void LibraryView::choose_row(int64_t row) {
  const QModelIndex index = model_->index_of(row);
  if (!index.isValid()) return;
  wanted_.reset();
  if (index != list_->currentIndex()) list_->setCurrentIndex(index);
}

// Where no document is chosen.
void LibraryView::choose_first() {
  if (list_->currentIndex().isValid() && !model_->is_heading(list_->currentIndex())) return;
  for (int row = 0; row < model_->rowCount(); ++row)
    if (!model_->is_heading(model_->index(row))) return list_->setCurrentIndex(model_->index(row));
}

void LibraryView::open_current() {
  if (!list_->currentIndex().isValid()) return;
  if (const DeskDocument* d = model_->document(list_->currentIndex()); d && d->pages > 0) session_.go_to({d->sha256, 1, {}});
}

// Asked for when it is first shown; the details are set again when it is here.
DocumentNature LibraryView::nature_of(const Sha256& document) {
  if (auto known = natures_.find(document); known != natures_.end()) return known->second;
  natures_[document];
  later(
      this, session_.pool(), [archive = session_.archive(), document] { return archive->nature(document); },
      [this, document, archive = session_.archive()](DocumentNature nature) {
        if (archive != session_.archive() || (nature.kind.empty() && nature.dated.empty())) return;
        natures_[document] = std::move(nature);
        show_details();
      });
  return {};
}

void LibraryView::ask_where_it_is() {
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Find files that are no longer where they were read"));
  if (!folder.isEmpty()) session_.find_originals(folder);
}

void LibraryView::ask_for_password(const QString& path, const QString& name) {
  bool given = false;
  const QString password = QInputDialog::getText(this, tr("Password"), tr("Password of %1. It is tried and forgotten.").arg(name), QLineEdit::Password, {}, &given);
  if (given && !password.isEmpty()) session_.read_again({path}, {password});
}

const DeskDocument* LibraryView::current_document() const {
  return list_->currentIndex().isValid() ? model_->document(list_->currentIndex()) : nullptr;
}

void LibraryView::show_details() {
  const DeskDocument* d = current_document();
  details_->setVisible(d != nullptr);
  if (!d) return;
  details_name_->setText(shown_name(d->name));
  QList<std::pair<QString, QString>> rows;
  auto add = [&](const QString& name, const QString& value) {
    if (!value.isEmpty()) rows.push_back({name.toHtmlEscaped(), isolated(value)});
  };
  auto text = [](const std::string& s) { return QString::fromStdString(shown(s)).toHtmlEscaped(); };
  const DocumentNature nature = nature_of(d->sha256);
  const QString kind = kind_word(nature.kind);
  add(tr("Kind"), (kind.isEmpty() ? type_word(*d) : kind + QStringLiteral(", ") + type_word(*d)).toHtmlEscaped());
  add(tr("Title"), text(d->title));
  auto add_day = [&](const QString& name, const std::string& iso) {
    const QDate day = QDate::fromString(QString::fromStdString(iso.substr(0, std::min<size_t>(10, iso.size()))), Qt::ISODate);
    if (day.isValid()) add(name, QLocale().toString(day, QStringLiteral("d MMMM yyyy")));
  };
  add_day(tr("Dated"), nature.dated);
  add_day(tr("File dated"), d->dated);
  add(tr("Pages"), d->pages ? QLocale().toString(d->pages) : QString());
  QStringList read;
  if (d->pages_text) read += tr("%Ln by text layer", nullptr, static_cast<int>(d->pages_text));
  if (d->pages_ocr) read += tr("%Ln by OCR", nullptr, static_cast<int>(d->pages_ocr));
  if (d->pages_doubtful) read += tr("%Ln doubtful", nullptr, static_cast<int>(d->pages_doubtful));
  if (d->pages_unread) read += tr("%Ln not read", nullptr, static_cast<int>(d->pages_unread));
  add(tr("Read"), read.join(QStringLiteral(", ")).toHtmlEscaped());
  add(tr("Size"), size_words(d->bytes).toHtmlEscaped());
  add(tr("Reason"), said(shown(d->reason)).toHtmlEscaped());
  // A path may break after each of its folders.
  if (const size_t slash = d->path.rfind('/'); slash != std::string::npos && slash > 0) {
    const QString place = text(d->path.substr(0, slash)).replace(QLatin1Char('/'), QStringLiteral("/\u200B"));
    add(tr("Folder"), d->is_gone ? tr("It is no longer in %1. Its text is kept; page pictures and checks need the file.").arg(place) : place);
  }
  // A part is read with the file around it.
  const bool writable = session_.archive()->writable(), there = writable && !d->is_gone && !d->path.empty();
  find_->setVisible(d->is_gone && writable);
  unlock_->setVisible(there && d->state == DeskState::locked);
  again_->setVisible(there && (d->state == DeskState::failed || d->state == DeskState::partly));
  QStringList tags;
  for (const std::string& tag : d->tags) tags += text(tag);
  add(tr("Tags"), tags.join(QStringLiteral(", ")));
  if (session_.brief()) {
    const auto claims = static_cast<int>(session_.marks().claims_of(d->sha256)), figures = static_cast<int>(session_.marks().figures_of(d->sha256));
    QStringList rests;
    if (claims || !figures) rests += tr("%Ln claim(s)", nullptr, claims);
    if (figures) rests += tr("%Ln figure(s)", nullptr, figures);
    add(tr("In the brief"), rests.join(QStringLiteral(", ")).toHtmlEscaped());
  }
  const QString hash = QString::fromStdString(d->sha256.hex());
  add(tr("SHA-256"), QStringLiteral("<span style=\"font-family:'Noto Sans Mono'\">%1 %2 … %3</span>").arg(hash.left(4), hash.mid(4, 4), hash.right(4)));
  details_text_->setText(table_of(rows, colours_of(this), isRightToLeft()));
}

Panel library_panel() {
  return {"library", QCoreApplication::translate("panel", "Library"), Panel::Side::left, {Qt::CTRL | Qt::Key_L}, [](Session& session, QWidget* parent) { return new LibraryView(session, parent); }};
}

}  // namespace dossier::ui
