#include "ui/reader/reader_side.h"

#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/report/report_view.h"
#include "ui/look/fonts.h"
#include "ui/look/shapes.h"

namespace dossier::ui {
namespace {

constexpr size_t kMostTrail = 200, kMostClosed = 20;

}  // namespace

ReaderSide::ReaderSide(Session& session, PagePictures& pictures, QWidget* parent)
    : QWidget(parent), session_(session), line_(new QFrame(this)), tabs_(new QTabBar(this)), stack_(new QStackedWidget(this)), view_(new PageView(session, pictures, this)) {
  tabs_->setObjectName(QStringLiteral("document_tabs"));
  tabs_->setAccessibleName(tr("Open documents"));
  tabs_->setMovable(false);
  tabs_->setExpanding(false);
  tabs_->setElideMode(Qt::ElideNone);  // names are cut in their middle already; where there are many, the tabs scroll
  tabs_->setDrawBase(false);
  tabs_->setVisible(false);
  line_->setObjectName(QStringLiteral("side_line"));
  line_->setFixedHeight(2);
  line_->hide();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(line_);
  column->addWidget(tabs_);
  column->addWidget(stack_, 1);
  stack_->addWidget(view_);
  connect(tabs_, &QTabBar::currentChanged, this, [this](int index) { select(index, {}); });
  connect(&session_, &Session::documents_changed, this, &ReaderSide::update_stack);  // the first document takes the start page away
  connect(tabs_, &QTabBar::tabBarClicked, this, &ReaderSide::touched);
  connect(view_, &PageView::claim_clicked, this, [this](ClaimIndex claim) { session_.choose_claim(claim); });
}

void ReaderSide::clear() {
  while (tabs_->count()) close_tab(0);
  trail_.clear(), closed_.clear(), at_ = 0;
  update_stack();
  emit trail_changed();
}

void ReaderSide::show_active(bool two_sides, bool active) {
  line_->setVisible(two_sides);
  line_->setProperty("active", active);
  line_->style()->unpolish(line_);
  line_->style()->polish(line_);
}

void ReaderSide::set_start_page(QWidget* page) {
  start_ = page;
  stack_->addWidget(page);
  update_stack();
}

void ReaderSide::update_stack() {
  tabs_->setVisible(tabs_->count() > 0);
  bool start = start_ && tabs_->count() == 0 && (!session_.archive() || session_.archive()->counts().documents == 0);
  stack_->setCurrentWidget(start ? start_ : static_cast<QWidget*>(view_));
}

void ReaderSide::leave_tab() {
  if (shown_ >= 0 && static_cast<size_t>(shown_) < open_.size()) open_[static_cast<size_t>(shown_)].position = view_->position();
}

void ReaderSide::open(const Sha256& document) {
  for (size_t i = 0; i < open_.size(); ++i)
    if (open_[i].document == document) {
      tabs_->setCurrentIndex(static_cast<int>(i));
      return;
    }
  if (!session_.archive()) return;
  Result<SourceDocument> source = session_.archive()->source(document);
  if (!source.ok()) {
    emit session_.failed(sentence_of(source.error()));
    return;
  }
  leave_tab();
  open_.push_back({document, {document, 1, 0}});
  const QString name = QString::fromStdString(shown(source->name));
  int index = tabs_->addTab(fontMetrics().elidedText(name, Qt::ElideMiddle, 180));
  tabs_->setTabToolTip(index, QString::fromStdString(shown(source->path.empty() ? source->name : source->path)));
  auto* close = new QToolButton(tabs_);
  close->setIcon(icon_of(Icon::cross));
  close->setIconSize({12, 12});
  close->setObjectName(QStringLiteral("tab_close"));
  close->setFocusPolicy(Qt::NoFocus);
  close->setToolTip(tr("Close (Ctrl+W)"));
  close->setAccessibleName(tr("Close %1").arg(name));
  connect(close, &QToolButton::clicked, this, [this, document] {
    for (size_t i = 0; i < open_.size(); ++i)
      if (open_[i].document == document) return close_tab(static_cast<int>(i));
  });
  tabs_->setTabButton(index, QTabBar::RightSide, close);
  tabs_->setCurrentIndex(index);
  if (shown_ != index) select(index, {});
  update_stack();
}

void ReaderSide::select(int index, const std::optional<ViewPosition>& at) {
  if (index < 0 || static_cast<size_t>(index) >= open_.size()) {
    shown_ = -1;
    view_->clear();
    update_stack();
    emit document_changed();
    return;
  }
  if (index == shown_ && !at) return;
  if (shown_ != index) leave_tab();
  const Tab& tab = open_[static_cast<size_t>(index)];
  shown_ = index;
  Result<SourceDocument> source = session_.archive()->source(tab.document);
  view_->set_document(tab.document, source.ok() ? source->pages : 0, at.value_or(tab.position));
  update_stack();
  emit document_changed();
}

void ReaderSide::show_place(const Place& place) {
  remember();
  open(place.document);
  if (!view_->has_document() || view_->document() != place.document) return;
  if (place.boxes.empty())
    view_->go_to_page(place.page);
  else
    view_->show_boxes(place.page, place.boxes);
  view_->set_found(place.page, place.found ? place.boxes : std::vector<Box>(), place.picture);
  remember();
}

void ReaderSide::jump_to_page(uint32_t page) {
  remember();
  view_->go_to_page(page);
  remember();
}

// The trail holds where the reader stood at each jump, as a browser does.
void ReaderSide::remember() {
  if (!view_->has_document()) return;
  const ViewPosition now = view_->position();
  if (at_ < trail_.size()) {
    const ViewPosition& last = trail_[at_];
    if (last.document == now.document && last.page == now.page) {
      trail_[at_] = now;
      return;
    }
    trail_.resize(at_ + 1);
  }
  trail_.push_back(now);
  if (trail_.size() > kMostTrail) trail_.erase(trail_.begin());
  at_ = trail_.size() - 1;
  emit trail_changed();
}

void ReaderSide::go_on_trail(size_t to) {
  const ViewPosition position = trail_[to];
  at_ = to;
  open(position.document);
  if (view_->has_document() && view_->document() == position.document) view_->restore(position);
  emit trail_changed();
}

void ReaderSide::go_back() {
  if (!can_go_back()) return;
  // Where the reader scrolled to since the last jump is a place of its own.
  if (at_ + 1 == trail_.size() && view_->has_document() && (view_->document() != trail_[at_].document || view_->position().page != trail_[at_].page)) remember();
  if (can_go_back()) go_on_trail(at_ - 1);
}

void ReaderSide::go_forward() {
  if (can_go_forward()) go_on_trail(at_ + 1);
}

void ReaderSide::close_tab(int index) {
  if (index < 0 || static_cast<size_t>(index) >= open_.size()) return;
  if (index == shown_) leave_tab();
  closed_.push_back(open_[static_cast<size_t>(index)].document);
  if (closed_.size() > kMostClosed) closed_.erase(closed_.begin());
  open_.erase(open_.begin() + index);
  if (shown_ == index)
    shown_ = -1;
  else if (shown_ > index)
    --shown_;
  tabs_->removeTab(index);
  if (tabs_->count() == 0)
    select(-1, {});
  else if (shown_ != tabs_->currentIndex())
    select(tabs_->currentIndex(), {});
}

void ReaderSide::close_current() { close_tab(tabs_->currentIndex()); }

QStringList ReaderSide::open_documents() const {
  QStringList out;
  for (const Tab& tab : open_) out += QString::fromStdString(tab.document.hex());
  if (shown_ >= 0) out.append(out.takeAt(shown_));
  return out;
}

void ReaderSide::reopen_closed() {
  if (closed_.empty()) return;
  Sha256 document = closed_.back();
  closed_.pop_back();
  open(document);
}

void ReaderSide::next_tab(int step) {
  if (tabs_->count() > 1) tabs_->setCurrentIndex((tabs_->currentIndex() + step + tabs_->count()) % tabs_->count());
}

}  // namespace dossier::ui
