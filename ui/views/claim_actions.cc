#include "ui/views/claim_actions.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/report/report_view.h"
#include "ui/look/flow_layout.h"
#include "ui/look/fonts.h"
#include "ui/look/said.h"
#include "ui/look/shapes.h"
#include "ui/session/claim_letters.h"

namespace dossier::ui {
namespace {

QString text_of(const std::string& s) { return QString::fromStdString(s); }

QString tags_text(const std::vector<std::string>& tags) {
  QStringList out;
  for (const std::string& tag : tags) out += text_of(tag);
  return out.join(QStringLiteral(", "));
}

}  // namespace

ClaimActions::ClaimActions(Session& session, ClaimIndex claim, QWidget* parent)
    : QWidget(parent),
      session_(session),
      claim_(claim),
      wording_(text_of(session.brief()->document().claims[claim].text)),
      buttons_(new QWidget(this)),
      writing_(new QWidget(this)),
      field_(new QPlainTextEdit(writing_)),
      known_(new QLabel(writing_)),
      result_(new QLabel(this)) {
  make_buttons();
  make_field();
  result_->setTextFormat(Qt::PlainText);
  result_->setFont(font_of(TextRole::caption));
  result_->setWordWrap(true);
  result_->setProperty("role", "error");
  result_->hide();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  for (QWidget* part : std::initializer_list<QWidget*>{buttons_, writing_, result_}) column->addWidget(part);
  keep_what_is_written();
  show_what_came_of_it();
}

// In two rows where letters are large.
void ClaimActions::make_buttons() {
  auto* row = new FlowLayout(buttons_);
  row->setContentsMargins(2, 2, 2, 2);
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
    button(tr("Accept"), letter_of(ClaimStep::accept), [this] { session_.trail().act(claim_, ReviewAction::accept); })->setEnabled(!failed());
  button(tr("Reject"), letter_of(ClaimStep::reject), [this] {
    session_.trail().act(claim_, ReviewAction::reject);
  })->setEnabled(state != Review::State::rejected);
  button(tr("Edit"), letter_of(ClaimStep::edit), [this] { start(ClaimStep::edit); });
  button(tr("Comment"), letter_of(ClaimStep::comment), [this] { start(ClaimStep::comment); });
  button(tr("Tag"), letter_of(ClaimStep::tag), [this] { start(ClaimStep::tag); });
}

// The field to write in, with its two ends.
void ClaimActions::make_field() {
  auto* inner = new QVBoxLayout(writing_);
  inner->setContentsMargins(2, 2, 2, 2);
  inner->setSpacing(8);
  field_->setFont(font_of(TextRole::claim));
  field_->setTabChangesFocus(true);
  field_->installEventFilter(this);
  inner->addWidget(field_);
  known_->setTextFormat(Qt::PlainText);
  known_->setFont(font_of(TextRole::caption));
  known_->setProperty("role", "text2");
  known_->setWordWrap(true);
  inner->addWidget(known_);
  auto* ends = new QHBoxLayout;
  auto* save = new QPushButton(tr("Save"), writing_);
  save->setToolTip(tr("Ctrl+Enter"));
  auto* leave = new QPushButton(tr("Cancel"), writing_);
  leave->setToolTip(tr("Esc"));
  connect(save, &QPushButton::clicked, this, &ClaimActions::save_field);
  connect(leave, &QPushButton::clicked, this, &ClaimActions::close_field);
  ends->addWidget(save);
  ends->addWidget(leave);
  ends->addStretch();
  inner->addLayout(ends);
  writing_->hide();
}

// What was begun stays with the claim while others are looked at, and is given up in every panel at once.
void ClaimActions::keep_what_is_written() {
  connect(field_, &QPlainTextEdit::textChanged, this, [this] {
    const QString text = field_->toPlainText();
    session_.trail().keep_unsaved(claim_,
                                  text == begins_with(what_) ? std::nullopt : std::optional(ReviewTrail::Unsaved{static_cast<int>(what_), text}));
  });
  connect(&session_.trail(), &ReviewTrail::unsaved_dropped, this, [this](ClaimIndex dropped) {
    if (dropped == claim_ && !writing_->isHidden()) show_buttons();
  });
  if (const auto unsaved = session_.trail().unsaved_of(claim_)) open_field(static_cast<Writing>(unsaved->what), false);
}

void ClaimActions::start(ClaimStep step) {
  if (step == ClaimStep::edit) open_field(Writing::wording, true);
  if (step == ClaimStep::comment) open_field(Writing::comment, true);
  if (step == ClaimStep::tag) open_field(Writing::tags, true);
}

bool ClaimActions::failed() const { return session_.brief()->document().claims[claim_].check == ClaimClass::failed; }

// An edit that did not hold is remembered in the history; its reason stands here until the claim changes.
void ClaimActions::show_what_came_of_it() {
  const ReviewedClaim reviewed = session_.trail().claim(claim_);
  if (failed() && !reviewed.edited) show_failure();
  if (!reviewed.lines.empty()) show_result(reviewed.lines.back());
}

// Such a claim cannot be accepted, and why stands below.
void ClaimActions::show_failure() {
  QStringList reasons;
  for (const Reason& r : session_.brief()->document().claims[claim_].reasons)
    if (!r.detail.empty() && reasons.size() < 3) reasons += said(shown(r.detail));
  result_->setText(
      tr("%1: %2. It cannot be accepted.")
          .arg(class_word(ClaimClass::failed), reasons.isEmpty() ? tr("its quotes do not show it") : reasons.join(QStringLiteral("; "))));
  result_->show();
}

void ClaimActions::show_result(const ReviewLine& line) {
  const bool draft = line.action == ReviewAction::edit && !line.held;
  if (!draft) return;
  result_->show();
  QStringList reasons;
  for (const Reason& r : line.reasons)
    if (!r.detail.empty() && reasons.size() < 3) reasons += said(shown(r.detail));
  result_->setText(tr("%1: %2. The edit was kept as a draft.")
                       .arg(class_word(line.check), reasons.isEmpty() ? tr("its quotes do not show it") : reasons.join(QStringLiteral("; "))));
}

QString ClaimActions::begins_with(Writing what) const {
  const ReviewedClaim reviewed = session_.trail().claim(claim_);
  switch (what) {
    case Writing::comment: return {};
    case Writing::tags: return tags_text(reviewed.tags);
    case Writing::wording: break;
  }
  const bool draft = !reviewed.lines.empty() && reviewed.lines.back().action == ReviewAction::edit && !reviewed.lines.back().held;
  return draft ? text_of(reviewed.lines.back().text) : wording_;
}

void ClaimActions::open_field(Writing what, bool focus) {
  what_ = what;
  const bool tags = what == Writing::tags;
  QStringList known;
  if (tags)
    for (const std::string& tag : session_.trail().reviews()->tags()) known += text_of(tag);
  {
    const QSignalBlocker quiet(field_);
    const auto unsaved = session_.trail().unsaved_of(claim_);
    field_->setPlainText(unsaved && unsaved->what == static_cast<int>(what) ? unsaved->text : begins_with(what));
  }
  field_->setAccessibleName(what == Writing::comment ? tr("Comment") : tags ? tr("Tags of the claim") : tr("Wording of the claim"));
  field_->setPlaceholderText(what == Writing::comment ? tr("What should be known of this claim")
                             : tags                   ? tr("Tags, with commas between them")
                                                      : QString());
  field_->setFixedHeight(tags ? static_cast<int>(2 * line_height_px(TextRole::claim)) + 12
                              : std::max(110, static_cast<int>(4 * line_height_px(TextRole::claim)) + 20));
  known_->setVisible(!known.isEmpty());
  known_->setText(tr("In use: %1").arg(known.join(QStringLiteral(", "))));
  buttons_->hide();
  writing_->show();
  if (focus) field_->setFocus();
  field_->moveCursor(QTextCursor::End);
  emit height_changed();
}

void ClaimActions::show_buttons() {
  writing_->hide();
  buttons_->show();
  emit height_changed();
}

// By a key or a button: what was begun there has ended, here and in the other panel.
void ClaimActions::close_field() {
  show_buttons();
  session_.trail().drop_unsaved(claim_);
  emit left();
}

void ClaimActions::save_field() {
  const QString text = field_->toPlainText().simplified();
  const Writing what = what_;
  close_field();
  switch (what) {
    case Writing::tags: return session_.trail().set_tags(claim_, text.split(QLatin1Char(',')));
    case Writing::comment:
      if (!text.isEmpty()) session_.trail().act(claim_, ReviewAction::comment, text);
      return;
    case Writing::wording:
      if (!text.isEmpty() && text != wording_) session_.trail().act(claim_, ReviewAction::edit, text);
      return;
  }
}

bool ClaimActions::eventFilter(QObject* watched, QEvent* event) {
  if (watched == field_ && event->type() == QEvent::KeyPress) {
    auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Escape) return close_field(), true;
    // Tags are one line: Enter has nothing else to do in it.
    if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && (key->modifiers() & Qt::ControlModifier || what_ == Writing::tags))
      return save_field(), true;
  }
  return QWidget::eventFilter(watched, event);
}

bool review_key(const QKeyEvent& event, Session& session, ClaimActions* actions) {
  const ClaimIndex chosen = session.chosen_claim();
  const auto step = claim_step(event);
  if (chosen == kNoClaim || !step) return false;
  switch (*step) {
    case ClaimStep::accept: return session.trail().act(chosen, ReviewAction::accept), true;
    case ClaimStep::reject: return session.trail().act(chosen, ReviewAction::reject), true;
    case ClaimStep::edit:
    case ClaimStep::comment:
    case ClaimStep::tag:
      if (!session.trail().can_review()) return false;
      actions ? actions->start(*step) : session.want_field(*step);
      return true;
    case ClaimStep::next: return false;  // the list's own
  }
  return false;
}

}  // namespace dossier::ui
