#include "ui/views/claim_card.h"

#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/look/link_button.h"
#include "ui/look/rows.h"

namespace dossier::ui {
namespace {

QString text_of(const std::string& s) { return QString::fromStdString(s); }

QLabel* plain(const QString& text, TextRole role, QWidget* parent) {
  auto* out = new QLabel(text, parent);
  out->setTextFormat(Qt::PlainText);
  out->setFont(font_of(role));
  return out;
}

}  // namespace

ClaimCard::ClaimCard(Session& session, const BriefModel& model, const BriefRow& row, QWidget* parent) : QWidget(parent), session_(session), claim_(row.index), wording_(row.claim->source ? text_of(row.claim->source->text) : text_of(row.claim->text)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 4, 0, 8);
  column->setSpacing(8);
  const ShownClaim& claim = *row.claim;
  if (!claim.arithmetic.empty()) column->addWidget(arithmetic(claim));
  const ReportView& view = model.brief()->view();
  const ReportClaim* source = claim.source;
  for (uint32_t number : claim.notes) {
    if (number < 1 || number > view.notes.size()) continue;
    const ShownNote& note = view.notes[number - 1];
    // A note may serve several claims: of it only what is this claim's own.
    size_t citation = 0;
    QStringList quotes;
    for (size_t i = source ? source->citations.size() : 0; i-- > 0;)
      if (std::find(note.citations.begin(), note.citations.end(), &source->citations[i]) != note.citations.end()) {
        citation = i;
        const ReportCitation& c = source->citations[i];
        const QString quote = text_of(shown(c.row.empty() ? c.quote : c.row)).simplified();
        if (!quotes.contains(quote)) quotes.prepend(quote);
      }
    if (quotes.isEmpty())
      for (const std::string& quote : note.full_quotes) quotes += text_of(quote);
    column->addWidget(evidence(note, quotes, citation));
  }
  if (session.trail().can_review()) make_actions();
}

void ClaimCard::make_actions() {
  auto* column = static_cast<QVBoxLayout*>(layout());
  buttons_ = new QWidget(this);
  auto* row = new QHBoxLayout(buttons_);
  row->setContentsMargins(2, 2, 2, 2);
  row->setSpacing(8);
  auto button = [&](const QString& text, const QString& key, auto act) {
    auto* out = new QPushButton(text, buttons_);
    out->setToolTip(key);
    connect(out, &QPushButton::clicked, this, act);
    row->addWidget(out);
    return out;
  };
  const Review::State state = session_.trail().claim(claim_).state;
  if (state == Review::State::rejected)
    button(tr("Restore"), tr("Undo the rejection"), [this] { session_.trail().act(claim_, ReviewAction::reopen); });
  else
    button(tr("Accept"), tr("A"), [this] { session_.trail().act(claim_, ReviewAction::accept); });
  button(tr("Reject"), tr("J"), [this] { session_.trail().act(claim_, ReviewAction::reject); })->setEnabled(state != Review::State::rejected);
  button(tr("Edit"), tr("E"), [this] { start_edit(); });
  button(tr("Comment"), tr("C"), [this] { start_comment(); });
  row->addStretch();
  column->addWidget(buttons_);
  writing_ = new QWidget(this);
  auto* inner = new QVBoxLayout(writing_);
  inner->setContentsMargins(2, 2, 2, 2);
  inner->setSpacing(8);
  field_ = new QPlainTextEdit(writing_);
  field_->setFont(font_of(TextRole::claim));
  field_->setFixedHeight(110);
  field_->setTabChangesFocus(true);
  field_->installEventFilter(this);
  inner->addWidget(field_);
  auto* ends = new QHBoxLayout;
  auto* save = new QPushButton(tr("Save"), writing_);
  save->setToolTip(tr("Ctrl+Enter"));
  auto* leave = new QPushButton(tr("Cancel"), writing_);
  leave->setToolTip(tr("Esc"));
  connect(save, &QPushButton::clicked, this, &ClaimCard::save_field);
  connect(leave, &QPushButton::clicked, this, [this] { writing_->hide(), buttons_->show(), emit height_changed(); });
  ends->addWidget(save);
  ends->addWidget(leave);
  ends->addStretch();
  inner->addLayout(ends);
  writing_->hide();
  column->addWidget(writing_);
  result_ = plain({}, TextRole::caption, this);
  result_->setWordWrap(true);
  result_->setProperty("role", "error");
  result_->hide();
  column->addWidget(result_);
  // An edit that did not hold is remembered in the history; its reason stands here until the claim changes.
  const ReviewedClaim reviewed = session_.trail().claim(claim_);
  if (!reviewed.lines.empty()) show_result(reviewed.lines.back());
}

void ClaimCard::show_result(const ReviewLine& line) {
  const bool draft = line.action == ReviewAction::edit && !line.held;
  result_->setVisible(draft);
  if (!draft) return;
  QStringList reasons;
  for (const Reason& r : line.reasons)
    if (!r.detail.empty() && reasons.size() < 3) reasons += text_of(r.detail);
  result_->setText(tr("%1: %2. The edit was kept as a draft.").arg(class_word(line.check), reasons.isEmpty() ? tr("its quotes do not show it") : reasons.join(QStringLiteral("; "))));
}

void ClaimCard::start_edit() { open_field(false); }
void ClaimCard::start_comment() { open_field(true); }

void ClaimCard::open_field(bool comment) {
  if (!field_) return;
  commenting_ = comment;
  QString text = comment ? QString() : wording_;
  const ReviewedClaim reviewed = session_.trail().claim(claim_);
  if (!comment && !reviewed.lines.empty() && reviewed.lines.back().action == ReviewAction::edit && !reviewed.lines.back().held) text = text_of(reviewed.lines.back().text);
  field_->setPlainText(text);
  field_->setAccessibleName(comment ? tr("Comment") : tr("Wording of the claim"));
  field_->setPlaceholderText(comment ? tr("What should be known of this claim") : QString());
  buttons_->hide();
  writing_->show();
  field_->setFocus();
  field_->moveCursor(QTextCursor::End);
  emit height_changed();
}

void ClaimCard::save_field() {
  const QString text = field_->toPlainText().simplified();
  writing_->hide();
  buttons_->show();
  emit height_changed();
  if (text.isEmpty() || (!commenting_ && text == wording_)) return;
  session_.trail().act(claim_, commenting_ ? ReviewAction::comment : ReviewAction::edit, text);
}

bool ClaimCard::eventFilter(QObject* watched, QEvent* event) {
  if (watched == field_ && event->type() == QEvent::KeyPress) {
    auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Escape) {
      writing_->hide();
      buttons_->show();
      emit height_changed();
      if (parentWidget() && parentWidget()->parentWidget()) parentWidget()->parentWidget()->setFocus();
      return true;
    }
    if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers() & Qt::ControlModifier) {
      save_field();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

QWidget* ClaimCard::arithmetic(const ShownClaim& claim) {
  auto* frame = new QFrame(this);
  frame->setObjectName(QStringLiteral("evidence"));
  auto* grid = new QGridLayout(frame);
  grid->setContentsMargins(10, 8, 10, 8);
  grid->setHorizontalSpacing(8);
  grid->setVerticalSpacing(4);
  grid->setColumnStretch(1, 1);
  int row = 0;
  for (const ShownOperand& operand : claim.arithmetic) {
    QString label = text_of(operand.label);
    for (uint32_t note : operand.notes) label += QStringLiteral(" [%1]").arg(note);
    auto* sign = plain(text_of(operand.sign), TextRole::interface, frame);
    auto* words = plain(label, TextRole::caption, frame);
    words->setWordWrap(true);
    auto* value = plain(text_of(operand.value), TextRole::strong, frame);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(sign, row, 0);
    grid->addWidget(words, row, 1);
    grid->addWidget(value, row, 2);
    grid->addWidget(plain(text_of(operand.unit), TextRole::caption, frame), row, 3);
    ++row;
  }
  return frame;
}

QWidget* ClaimCard::evidence(const ShownNote& note, const QStringList& quotes, size_t citation) {
  const Colours& c = colours_of(this);
  auto* frame = new QFrame(this);
  frame->setObjectName(QStringLiteral("evidence"));
  auto* column = new QVBoxLayout(frame);
  column->setContentsMargins(10, 6, 10, 8);
  column->setSpacing(4);
  auto* open = new LinkButton(QStringLiteral("%1  %2").arg(note.number).arg(isolated(text_of(note.place))), frame);
  open->setAccessibleName(tr("Open footnote %1: %2").arg(note.number).arg(text_of(note.place)));
  connect(open, &QPushButton::clicked, this, [this, citation] { emit note_opened(citation, false); });
  auto* beside = new LinkButton(tr("Beside"), frame);
  beside->setToolTip(tr("Open on the other side of the reader (Ctrl+Enter)"));
  beside->setAccessibleName(tr("Open footnote %1 beside").arg(note.number));
  connect(beside, &QPushButton::clicked, this, [this, citation] { emit note_opened(citation, true); });
  auto* heading = new QHBoxLayout;
  heading->setSpacing(12);
  heading->addWidget(open, 1);
  heading->addWidget(beside);
  column->addLayout(heading);
  for (const QString& quote : quotes) {
    auto* words = new QLabel(frame);
    words->setTextFormat(Qt::RichText);
    words->setFont(font_of(TextRole::quote));
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->setText(QStringLiteral("<p style='line-height:130%'><span style='background-color:%1;color:%2'>%3</span></p>").arg(c.mark.name(), light_colours().text.name(), quote.toHtmlEscaped()));
    column->addWidget(words);
  }
  if (!note.remark.empty()) {
    auto* remark = plain(text_of(note.remark), TextRole::caption, frame);
    remark->setProperty("role", "error");
    remark->setWordWrap(true);
    column->addWidget(remark);
  }
  return frame;
}

int ClaimCard::height_for(int width) const { return layout()->hasHeightForWidth() ? layout()->heightForWidth(width) : layout()->sizeHint().height(); }

}  // namespace dossier::ui
