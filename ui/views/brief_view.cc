#include "ui/views/brief_view.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QVBoxLayout>

#include "ui/look/fonts.h"
#include "ui/session/settings.h"
#include "ui/views/brief_delegate.h"
#include "ui/views/writing_strip.h"

namespace dossier::ui {

BriefList::BriefList(Session& session, BriefModel& model, QWidget* parent) : QListView(parent), session_(session), model_(model), delegate_(new BriefDelegate(model, this)) {
  setModel(&model);
  setItemDelegate(delegate_);
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
    if (index.isValid()) scrollTo(index, EnsureVisible);
    viewport()->update();
    from_session_ = false;
  });
  connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { unfold(kNoClaim); });
  // After a review the card shows what has become of the claim; unless a person is writing in it.
  connect(&model, &QAbstractItemModel::dataChanged, this, [this] {
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
    connect(card_, &ClaimCard::note_opened, this, [this, claim](size_t citation) { session_.open_claim(claim, citation); });
    connect(card_, &ClaimCard::height_changed, this, [this, claim] {
      delegate_->set_card(claim, card_->height_for(delegate_->text_width()));
      scheduleDelayedItemsLayout();
    });
    delegate_->set_card(claim, card_->height_for(delegate_->text_width()));
    card_->show();
  }
  scheduleDelayedItemsLayout();
}

void BriefList::changeEvent(QEvent* event) {
  QListView::changeEvent(event);
  // The card names colours; while a person writes in it, it waits.
  if (event->type() == QEvent::PaletteChange && card_ && !card_->is_writing()) unfold(session_.chosen_claim());
}

void BriefList::place_card() {
  if (!card_) return;
  QModelIndex index = model_.index_of(session_.chosen_claim());
  if (!index.isValid()) return;
  const QRect row = visualRect(index);
  const int top = delegate_->claim_height(model_.row(index));
  card_->setGeometry(delegate_->text_left(), row.top() + top, delegate_->text_width(), std::max(0, row.height() - top));
}

void BriefList::resizeEvent(QResizeEvent* event) {
  delegate_->set_width(viewport()->width());
  if (card_) delegate_->set_card(session_.chosen_claim(), card_->height_for(delegate_->text_width()));
  QListView::resizeEvent(event);
  scheduleDelayedItemsLayout();
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

void BriefList::open_note(ClaimIndex claim, int note) {
  QModelIndex index = model_.index_of(claim);
  if (!index.isValid()) return;
  const ShownClaim& shown = *model_.row(index).claim;
  const ReportView& view = model_.brief()->view();
  if (shown.notes.empty()) return session_.open_claim(claim);
  note_ = std::clamp(note, 0, static_cast<int>(shown.notes.size()) - 1);
  uint32_t number = shown.notes[static_cast<size_t>(note_)];
  if (number < 1 || number > view.notes.size() || !shown.source) return;
  for (size_t i = 0; i < shown.source->citations.size(); ++i)
    for (const ReportCitation* c : view.notes[number - 1].citations)
      if (c == &shown.source->citations[i]) return session_.open_claim(claim, i);
  session_.open_claim(claim);
}

void BriefList::mouseReleaseEvent(QMouseEvent* event) {
  QListView::mouseReleaseEvent(event);
  if (event->button() != Qt::LeftButton) return;
  Hit under = hit(event->pos());
  if (under.cell) {
    session_.open_claim(under.claim);
    return;
  }
  if (under.claim != kNoClaim) open_note(under.claim, std::max(0, under.note));
}

void BriefList::mouseMoveEvent(QMouseEvent* event) {
  QListView::mouseMoveEvent(event);
  Hit under = hit(event->pos());
  viewport()->setCursor(under.note >= 0 || under.cell ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

bool BriefList::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    auto* help = static_cast<QHelpEvent*>(event);
    Hit under = hit(help->pos());
    QString text;
    if (under.note >= 0 && under.claim != kNoClaim) {
      const ShownClaim& claim = *model_.row(model_.index_of(under.claim)).claim;
      const ShownNote& note = model_.brief()->view().notes[claim.notes[static_cast<size_t>(under.note)] - 1];
      text = QString::fromStdString(note.place) + QStringLiteral(": “") + QString::fromStdString(note.quotes.empty() ? "" : note.quotes[0]) + QStringLiteral("”");
    } else if (under.cell && !under.cell->citations.empty()) {
      text = QString::fromStdString(under.cell->citations[0].document_name) + tr(", p. %1").arg(under.cell->citations[0].span.page);
    }
    QToolTip::showText(help->globalPos(), text.isEmpty() ? text : QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped()), viewport());
    return true;
  }
  return QListView::viewportEvent(event);
}

void BriefList::step_claim(int step) {
  for (int row = currentIndex().row() + step; row >= 0 && row < model_.rowCount(); row += step) {
    const BriefRow& r = model_.row(model_.index(row));
    if (r.kind != BriefRow::Kind::claim || (!r.claim->review.empty() && r.claim->review != "not reviewed")) continue;
    setCurrentIndex(model_.index(row));
    return;
  }
}

void BriefList::keyPressEvent(QKeyEvent* event) {
  const ClaimIndex chosen = session_.chosen_claim();
  const bool plain = load_settings().claim_letters && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
  switch (event->key()) {
    case Qt::Key_Return: case Qt::Key_Enter: if (chosen != kNoClaim) open_note(chosen, note_); return;
    case Qt::Key_BracketLeft: if (chosen != kNoClaim) open_note(chosen, note_ - 1); return;
    case Qt::Key_BracketRight: if (chosen != kNoClaim) open_note(chosen, note_ + 1); return;
    case Qt::Key_A: if (plain && chosen != kNoClaim) return session_.trail().act(chosen, ReviewAction::accept); break;
    case Qt::Key_J: if (plain && chosen != kNoClaim) return session_.trail().act(chosen, ReviewAction::reject); break;
    case Qt::Key_E: if (plain && card_) return card_->start_edit(); break;
    case Qt::Key_C: if (plain && card_) return card_->start_comment(); break;
    case Qt::Key_N: if (plain) return step_claim(event->modifiers() & Qt::ShiftModifier ? -1 : 1); break;
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
  connect(&session, &Session::brief_changed, this, &BriefView::reload);
  reload();
}

void BriefView::take_focus() { list_->setFocus(); }

void BriefView::reload() {
  model_->set_brief(session_.brief());
  const bool there = session_.brief() != nullptr;
  list_->setVisible(there);
  empty_->setVisible(!there);
  emit badge_changed(there ? QString::number(session_.brief()->view().claims) : QString());
}

Panel brief_panel() {
  return {"brief", QCoreApplication::translate("panel", "Brief"), Panel::Side::right, {Qt::ALT | Qt::Key_1}, [](Session& session, QWidget* parent) { return new BriefView(session, parent); }};
}

}  // namespace dossier::ui
