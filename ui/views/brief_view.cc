#include "ui/views/brief_view.h"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QScrollBar>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/look/fonts.h"
#include "ui/look/tips.h"
#include "ui/models/brief_words.h"
#include "ui/session/claim_letters.h"
#include "ui/views/brief_delegate.h"
#include "ui/views/figure_grid.h"
#include "ui/views/writing_strip.h"

namespace dossier::ui {
namespace {

constexpr int kLeastSeen_px = 120;  // of a claim that is kept in view

}  // namespace

BriefList::BriefList(Session& session, BriefModel& model, QWidget* parent) : QListView(parent), session_(session), model_(model), delegate_(new BriefDelegate(model, this)) {
  setModel(&model);
  setItemDelegate(delegate_);
  delegate_->set_right_to_left(isRightToLeft());
  setVerticalScrollMode(ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setResizeMode(Adjust);
  setMouseTracking(true);
  setSelectionMode(SingleSelection);
  setAccessibleName(tr("Brief"));
  verticalScrollBar()->setSingleStep(24);
  connect(&session, &Session::claim_chosen, this, [this](ClaimIndex claim) {
    from_session_ = true;
    QModelIndex index = model_.index_of(claim);
    if (index.isValid()) setCurrentIndex(index);
    unfold(claim);
    if (index.isValid()) executeDelayedItemsLayout(), scrollTo(index, EnsureVisible);
    viewport()->update();
    from_session_ = false;
  });
  connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { unfold(kNoClaim), delegate_->forget_heights(); });
  connect(&model, &QAbstractItemModel::modelReset, this, [this] { delegate_->forget_heights(); });
  // After a review the card shows what has become of the claim; unless a person is writing in it.
  connect(&model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex&, const QModelIndex&, const QList<int>& roles) {
    if (!roles.isEmpty()) return;  // a chart was folded, or a bar reached
    delegate_->forget_heights();
    const bool had_focus = card_ && card_->isAncestorOf(QApplication::focusWidget());
    if (card_ && card_->is_writing()) return;
    unfold(session_.chosen_claim());
    if (had_focus) setFocus();
  });
  connect(&session.trail(), &ReviewTrail::changed, this, [this] {
    if (card_ && !card_->is_writing()) unfold(session_.chosen_claim());
  });
}

void BriefList::unfold(ClaimIndex claim) {
  if (card_) card_->hide(), card_->deleteLater();  // it may be the one that asks
  card_ = nullptr;
  delegate_->set_card(claim, 0);
  QModelIndex index = model_.index_of(claim);
  if (index.isValid()) {
    card_ = new ClaimCard(session_, model_, model_.row(index), viewport());
    connect(card_, &ClaimCard::note_opened, this, [this, claim](size_t citation, bool beside) { session_.open_claim(claim, citation, beside); });
    connect(card_, &ClaimCard::left, this, qOverload<>(&QWidget::setFocus));
    connect(card_, &ClaimCard::height_changed, this, [this, claim] {
      delegate_->set_card(claim, card_->height_for(delegate_->text_width()));
      scheduleDelayedItemsLayout();
      show_card();
    });
    delegate_->set_card(claim, card_->height_for(delegate_->text_width()));
    card_->show();
  }
  scheduleDelayedItemsLayout();
}

// A card that grew, by a field to write in, is seen to its end; its claim goes out of view only where both have no room.
void BriefList::show_card() {
  executeDelayedItemsLayout();
  const QRect row = visualRect(model_.index_of(session_.chosen_claim()));
  if (row.isValid() && row.bottom() > viewport()->height())
    verticalScrollBar()->setValue(verticalScrollBar()->value() + row.bottom() + 1 - viewport()->height());
}

void BriefList::changeEvent(QEvent* event) {
  QListView::changeEvent(event);
  if (event->type() == QEvent::LayoutDirectionChange) delegate_->set_right_to_left(isRightToLeft());
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) delegate_->forget_heights();
  // The card names colours; while a person writes in it, it waits.
  if (event->type() == QEvent::PaletteChange && card_ && !card_->is_writing()) unfold(session_.chosen_claim());
}

void BriefList::place_card() {
  if (!card_) return;
  QModelIndex index = model_.index_of(session_.chosen_claim());
  if (!index.isValid()) return;
  const QRect row = visualRect(index);
  const int top = delegate_->claim_height(index);
  card_->setGeometry(delegate_->text_left(), row.top() + top, delegate_->text_width(), std::max(0, row.height() - top));
}

void BriefList::resizeEvent(QResizeEvent* event) {
  // Rows of another width have other heights: what is looked at stays where it is, the chosen row before others.
  const QRect chosen = visualRect(currentIndex());
  const QModelIndex kept = chosen.isValid() && chosen.bottom() > 0 && chosen.top() < event->oldSize().height() ? currentIndex() : indexAt({0, 0});
  const int top = visualRect(kept).top();
  delegate_->set_width(viewport()->width());
  if (card_) delegate_->set_card(session_.chosen_claim(), card_->height_for(delegate_->text_width()));
  QListView::resizeEvent(event);
  scheduleDelayedItemsLayout();
  if (event->size().width() == event->oldSize().width() || !kept.isValid()) return;
  executeDelayedItemsLayout();
  verticalScrollBar()->setValue(verticalScrollBar()->value() + visualRect(kept).top() -
                                std::clamp(top, 0, std::max(0, viewport()->height() - kLeastSeen_px)));
}

// Whoever comes back to the brief sees what can be done with the claim, not its upper half.
void BriefList::showEvent(QShowEvent* event) {
  QListView::showEvent(event);
  const QRect row = visualRect(model_.index_of(session_.chosen_claim()));
  if (row.isValid() && row.top() >= 0 && row.top() < viewport()->height())
    QMetaObject::invokeMethod(this, &BriefList::show_card, Qt::QueuedConnection);
}

void BriefList::updateGeometries() {
  QListView::updateGeometries();
  verticalScrollBar()->setSingleStep(24);
  place_card();
}

void BriefList::scrollContentsBy(int dx, int dy) {
  QListView::scrollContentsBy(dx, dy);
  place_card();
}

void BriefList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QListView::currentChanged(current, previous);
  if (from_session_ || !current.isValid()) return;
  note_ = 0;
  if (model_.row(current).kind == BriefRow::Kind::claim) session_.choose_claim(model_.row(current).index);
}

BriefList::Hit BriefList::hit(const QPoint& at) const {
  QModelIndex index = indexAt(at);
  if (!index.isValid()) return {};
  const BriefRow& row = model_.row(index);
  const QPoint inside = at - visualRect(index).topLeft();
  if (row.kind == BriefRow::Kind::table) {
    const ReportClaim* cell = delegate_->cell_at(row, inside);
    return {model_.claim_of(cell), -1, cell};
  }
  return {row.index, delegate_->note_at(row, inside), nullptr};
}

void BriefList::open_note(ClaimIndex claim, int note, bool beside, bool glance) {
  QModelIndex index = model_.index_of(claim);
  if (!index.isValid()) return;
  const ShownClaim& shown = *model_.row(index).claim;
  const ReportView& view = model_.brief()->view();
  if (shown.notes.empty()) return session_.open_claim(claim, 0, beside, glance);
  note_ = std::clamp(note, 0, static_cast<int>(shown.notes.size()) - 1);
  uint32_t number = shown.notes[static_cast<size_t>(note_)];
  if (number < 1 || number > view.notes.size() || !shown.source) return;
  for (size_t i = 0; i < shown.source->citations.size(); ++i)
    for (const ReportCitation* c : view.notes[number - 1].citations)
      if (c == &shown.source->citations[i]) return session_.open_claim(claim, i, beside, glance);
  session_.open_claim(claim, 0, beside, glance);
}

void BriefList::mouseReleaseEvent(QMouseEvent* event) {
  QListView::mouseReleaseEvent(event);
  if (event->button() != Qt::LeftButton) return;
  if (QModelIndex index = indexAt(event->pos()); index.isValid() && model_.row(index).kind == BriefRow::Kind::chart) {
    const auto under = delegate_->chart_at(index, event->pos() - visualRect(index).topLeft());
    using What = BriefDelegate::ChartHit::What;
    ChartState state = model_.chart_state(index);
    const int figures = static_cast<int>(model_.row(index).charts->size());
    switch (under.what) {
      case What::nothing: return;
      case What::heading: state.unfolded = !state.unfolded; break;
      case What::previous: case What::next: state.series = (state.series + (under.what == What::next ? 1 : -1) + figures) % figures, state.bar = 0; break;
      case What::bar: state.bar = under.bar; break;
    }
    model_.set_chart_state(index, state);
    scheduleDelayedItemsLayout();
    if (under.what == What::bar) open_point(index, under.bar, event->modifiers() & Qt::ControlModifier);
    return;
  }
  Hit under = hit(event->pos());
  const bool beside = event->modifiers() & Qt::ControlModifier;  // the page that is read stays
  if (under.cell) return session_.open_claim(under.claim, 0, beside);
  if (under.claim != kNoClaim) open_note(under.claim, std::max(0, under.note), beside, under.note < 0);
}

void BriefList::mouseMoveEvent(QMouseEvent* event) {
  QListView::mouseMoveEvent(event);
  Hit under = hit(event->pos());
  bool on_chart = false;
  if (QModelIndex index = indexAt(event->pos()); index.isValid()) on_chart = delegate_->chart_at(index, event->pos() - visualRect(index).topLeft()).what != BriefDelegate::ChartHit::What::nothing;
  viewport()->setCursor(under.note >= 0 || under.cell || on_chart ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

bool BriefList::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    auto* help = static_cast<QHelpEvent*>(event);
    Hit under = hit(help->pos());
    QString text;
    if (under.note >= 0 && under.claim != kNoClaim) {
      const ShownClaim& claim = *model_.row(model_.index_of(under.claim)).claim;
      const ShownNote& note = model_.brief()->view().notes[claim.notes[static_cast<size_t>(under.note)] - 1];
      // A picture is cited without a quote; what is to be said of it stands as the remark.
      const QString said = note.quotes.empty() ? remark_words(note) : QStringLiteral("“%1”").arg(QString::fromStdString(note.quotes[0]));
      text = tip_of(place_words(note), said);
    } else if (under.cell && !under.cell->citations.empty()) {
      const ReportCitation& c = under.cell->citations[0];
      const std::string quote = cut_quote(shown(c.row.empty() ? c.quote : c.row));
      text = tip_of(place_words(QString::fromStdString(shown(c.document_name)), c.span.page, c.page_label),
                    quote.empty() ? QString() : QStringLiteral("“%1”").arg(QString::fromStdString(quote)));
    }
    QToolTip::showText(help->globalPos(), text, viewport());
    return true;
  }
  return QListView::viewportEvent(event);
}

void BriefList::step_claim(int step) {
  for (int row = currentIndex().row() + step; row >= 0 && row < model_.rowCount(); row += step) {
    const BriefRow& r = model_.row(model_.index(row));
    if (r.kind != BriefRow::Kind::claim || (!r.claim->review.empty() && r.claim->review != "not reviewed")) continue;
    setCurrentIndex(model_.index(row));
    return open_note(r.index, 0, false, true);  // who reviews needs the page
  }
}

void BriefList::open_point(const QModelIndex& index, int bar, bool beside) {
  const BriefRow& row = model_.row(index);
  const ChartState state = model_.chart_state(index);
  const FigureSeries& series = (*row.charts)[static_cast<size_t>(state.series)];
  if (bar >= 0 && static_cast<size_t>(bar) < series.points.size()) session_.open_claim(model_.claim_of(series.points[static_cast<size_t>(bar)].source), 0, beside);
}

QRect BriefList::bar_rect(const QModelIndex& index, int bar) const {
  const QRect row = visualRect(index);
  for (int y = 0; y < row.height(); ++y)
    if (delegate_->chart_at(index, QPoint(row.width() / 2, y)).bar == bar) return QRect(row.left(), row.top() + y, row.width(), 8);
  return {};
}

// On a chart: Space folds and unfolds, arrows go from bar to bar, [ and ] from figure to figure, Enter opens the bar's page.
bool BriefList::chart_key(QKeyEvent* event) {
  const QModelIndex index = currentIndex();
  if (!index.isValid() || model_.row(index).kind != BriefRow::Kind::chart) return false;
  const BriefRow& row = model_.row(index);
  ChartState state = model_.chart_state(index);
  const int figures = static_cast<int>(row.charts->size());
  const int bars = static_cast<int>((*row.charts)[static_cast<size_t>(state.series)].points.size());
  const bool rtl = layoutDirection() == Qt::RightToLeft;
  switch (event->key()) {
    case Qt::Key_Space: state.unfolded = !state.unfolded; break;
    case Qt::Key_Left: case Qt::Key_Right:
      if (!state.unfolded)
        state.unfolded = true;
      else
        state.bar = std::clamp(state.bar + ((event->key() == Qt::Key_Right) != rtl ? 1 : -1), 0, bars - 1);
      break;
    case Qt::Key_BracketLeft: state.series = (state.series + figures - 1) % figures, state.bar = 0, state.unfolded = true; break;
    case Qt::Key_BracketRight: state.series = (state.series + 1) % figures, state.bar = 0, state.unfolded = true; break;
    case Qt::Key_Return: case Qt::Key_Enter:
      if (!state.unfolded) break;
      open_point(index, state.bar, event->modifiers() & Qt::ControlModifier);
      return true;
    default: return false;
  }
  model_.set_chart_state(index, state);
  scheduleDelayedItemsLayout();
  QAccessibleEvent told(this, QAccessible::NameChanged);
  told.setChild(index.row());
  QAccessible::updateAccessibility(&told);
  return true;
}

// On a table: arrows go from figure to figure, Enter opens its page.
bool BriefList::table_key(QKeyEvent* event) {
  const QModelIndex index = currentIndex();
  if (!index.isValid() || model_.row(index).kind != BriefRow::Kind::table) return false;
  const std::vector<const ReportClaim*> cells = FigureGrid(*model_.row(index).table, viewport()->width()).proven();
  if (cells.empty()) return false;
  ChartState state = model_.chart_state(index);
  const int last = static_cast<int>(cells.size()) - 1;
  switch (event->key()) {
    case Qt::Key_Left: case Qt::Key_BracketLeft: state.bar = std::max(0, state.bar - 1); break;
    case Qt::Key_Right: case Qt::Key_BracketRight: state.bar = std::min(last, state.bar + 1); break;
    case Qt::Key_Return: case Qt::Key_Enter: session_.open_claim(model_.claim_of(cells[static_cast<size_t>(std::min(state.bar, last))]), 0, event->modifiers() & Qt::ControlModifier); return true;
    default: return false;
  }
  model_.set_chart_state(index, state);
  viewport()->update();
  return true;
}

void BriefList::keyPressEvent(QKeyEvent* event) {
  if (chart_key(event) || table_key(event) || review_key(*event, session_, card_ ? card_->actions() : nullptr)) return;
  const ClaimIndex chosen = session_.chosen_claim();
  if (claim_step(*event) == ClaimStep::next) return step_claim(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
  switch (event->key()) {
    case Qt::Key_Return: case Qt::Key_Enter: if (chosen != kNoClaim) open_note(chosen, note_, event->modifiers() & Qt::ControlModifier); return;
    case Qt::Key_BracketLeft: if (chosen != kNoClaim) open_note(chosen, note_ - 1); return;
    case Qt::Key_BracketRight:
      if (chosen != kNoClaim) open_note(chosen, note_ + 1);
      return;
    default: break;
  }
  QListView::keyPressEvent(event);
}

BriefView::BriefView(Session& session, QWidget* parent) : PanelWidget(parent), session_(session), model_(new BriefModel(this)), list_(new BriefList(session, *model_, this)), empty_(new QWidget(this)) {
  auto* title = new QLabel(tr("No brief yet"), empty_);
  title->setFont(font_of(TextRole::strong));
  empty_text_ = new QLabel(tr("The brief starts when the first document is read. Coverage comes first, then the claims. No model is needed."), empty_);
  empty_text_->setWordWrap(true);
  empty_text_->setProperty("role", "text2");
  auto* inner = new QVBoxLayout(empty_);
  inner->setContentsMargins(20, 24, 20, 24);
  inner->addWidget(title);
  inner->addWidget(empty_text_);
  inner->addStretch();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(new WritingStrip(session, this));
  column->addWidget(empty_);
  column->addWidget(list_);
  // While the first one is written its sentences stand above.
  connect(&session, &Session::sentence_written, this, [title, text = empty_text_] { title->hide(), text->hide(); });
  connect(&session.jobs(), &Jobs::finished, this, [title, text = empty_text_] { title->show(), text->show(); });
  connect(&session, &Session::brief_changed, this, &BriefView::reload);
  reload();
}

void BriefView::take_focus() { list_->setFocus(); }

void BriefView::reload() {
  model_->set_brief(session_.brief());
  const bool there = session_.brief() != nullptr;
  list_->setVisible(there);
  empty_->setVisible(!there);
  emit badge_changed(there ? QLocale().toString(static_cast<qulonglong>(session_.brief()->view().claims)) : QString());
}

Panel brief_panel() {
  return {"brief", QCoreApplication::translate("panel", "Brief"), Panel::Side::right, {Qt::ALT | Qt::Key_1}, [](Session& session, QWidget* parent) { return new BriefView(session, parent); }};
}

}  // namespace dossier::ui
