#include "ui/views/review_view.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFileInfo>
#include <QKeyEvent>
#include <QVBoxLayout>
#include <algorithm>

#include "base/file.h"
#include "ui/background/later.h"
#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/look/rows.h"
#include "ui/look/save_file.h"
#include "ui/look/shapes.h"
#include "ui/models/brief_words.h"

namespace dossier::ui {
namespace {

QString text_of(const std::string& s) { return QString::fromStdString(shown(s)); }

// As it was and is, struck where it is rejected; below it its class and what was decided.
QString wording_of(const ShownClaim& claim, const ReviewedClaim& reviewed, const Colours& c) {
  QString wording =
      reviewed.edited ? wording_change(text_of(reviewed.original), text_of(reviewed.wording), c.error, c.ok) : text_of(claim.text).toHtmlEscaped();
  if (reviewed.state == Review::State::rejected) wording = QStringLiteral("<s>%1</s>").arg(wording);
  const QString direction = text_of(claim.text).isRightToLeft() ? QStringLiteral("rtl") : QStringLiteral("ltr");
  return QStringLiteral(
             "<p dir='%1' style=\"margin-top:6px;margin-bottom:4px;font-family:'Noto Serif','Noto Naskh Arabic';font-size:%2pt\">%3</p><p "
             "style='margin-top:0;margin-bottom:10px'><b style='color:%4'>%5</b> · %6</p>")
      .arg(direction)
      .arg(font_of(TextRole::claim).pointSizeF())
      .arg(wording, c.of(claim.check).name(), class_word(claim.check).toHtmlEscaped(), review_words(claim).toHtmlEscaped());
}

QLabel* rich_label(QWidget* parent) {
  auto* out = new QLabel(parent);
  out->setTextFormat(Qt::RichText);
  out->setWordWrap(true);
  out->setAlignment(Qt::AlignLeading | Qt::AlignTop);
  out->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return out;
}

}  // namespace

// Longest common subsequence over words: claims are sentences, so the square of their length is small.
QString wording_change(const QString& was, const QString& now, const QColor& gone, const QColor& added) {
  const QStringList a = was.split(QLatin1Char(' '), Qt::SkipEmptyParts).mid(0, 400), b = now.split(QLatin1Char(' '), Qt::SkipEmptyParts).mid(0, 400);
  const auto n = static_cast<size_t>(a.size()), m = static_cast<size_t>(b.size());
  std::vector<std::vector<uint16_t>> common(n + 1, std::vector<uint16_t>(m + 1, 0));
  for (size_t i = n; i-- > 0;)
    for (size_t j = m; j-- > 0;)
      common[i][j] = a[static_cast<int>(i)] == b[static_cast<int>(j)] ? static_cast<uint16_t>(common[i + 1][j + 1] + 1) : std::max(common[i + 1][j], common[i][j + 1]);
  QString out;
  size_t i = 0, j = 0;
  auto word = [&](const QString& text, const QString& style) { out += (style.isEmpty() ? text.toHtmlEscaped() : QStringLiteral("<span style='%1'>%2</span>").arg(style, text.toHtmlEscaped())) + QLatin1Char(' '); };
  const QString struck = QStringLiteral("color:%1;text-decoration:line-through").arg(gone.name()), fresh = QStringLiteral("color:%1;text-decoration:underline;font-weight:600").arg(added.name());
  while (i < n || j < m) {
    if (i < n && j < m && a[static_cast<int>(i)] == b[static_cast<int>(j)]) {
      word(a[static_cast<int>(i)], {});
      ++i, ++j;
    } else if (j == m || (i < n && common[i + 1][j] >= common[i][j + 1])) {
      word(a[static_cast<int>(i++)], struck);
    } else {
      word(b[static_cast<int>(j++)], fresh);
    }
  }
  return out.trimmed();
}

ReviewView::ReviewView(Session& session, QWidget* parent)
    : PanelWidget(parent),
      session_(session),
      model_(new ReviewList(this)),
      scroll_(new QScrollArea(this)),
      page_(new QWidget),
      empty_(new QLabel(page_)),
      claim_(rich_label(page_)),
      all_(new QPushButton(tr("All claims"), page_)),
      back_(step_button(-1, tr("Previous open claim"))),
      on_(step_button(1, tr("Next open claim"))),
      wording_(rich_label(page_)),
      actions_place_(new QWidget(page_)),
      past_(new QWidget(page_)) {
  page_->setObjectName(QStringLiteral("panel_page"));
  page_->setAttribute(Qt::WA_StyledBackground);
  begin_with_interface(*claim_);
  empty_->setWordWrap(true);
  empty_->setProperty("role", "text2");
  auto* place = new QVBoxLayout(actions_place_);
  place->setContentsMargins(0, 0, 0, 0);
  past_->setLayout(make_history());
  auto* inner = new QVBoxLayout(page_);
  inner->setContentsMargins(16, 12, 16, 16);
  inner->setSpacing(8);
  inner->addLayout(make_head());
  for (QWidget* part : std::initializer_list<QWidget*>{empty_, wording_, actions_place_, past_}) inner->addWidget(part);
  inner->addStretch();
  scroll_->setWidget(page_);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setAccessibleName(tr("Review of the claim"));
  scroll_->installEventFilter(this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(scroll_);
  connect(&session, &Session::brief_changed, this, &ReviewView::reload);
  connect(&session, &Session::claim_chosen, this, &ReviewView::show_claim);
  connect(&session.trail(), &ReviewTrail::changed, this, &ReviewView::show_claim);
  reload();
}

QToolButton* ReviewView::step_button(int step, const QString& name) {
  auto* out = new QToolButton(page_);
  out->setIcon(icon_of(step < 0 ? Icon::back : Icon::forward));
  const QString letter = letter_of(ClaimStep::next);
  out->setToolTip(QStringLiteral("%1  %2").arg(name, step < 0 ? QStringLiteral("Shift+") + letter : letter));
  out->setAccessibleName(name);
  connect(out, &QToolButton::clicked, this, [this, step] { step_open(step); });
  return out;
}

QLayout* ReviewView::make_head() {
  all_->setProperty("link", true);
  all_->setFont(font_of(TextRole::caption));
  all_->hide();
  connect(all_, &QPushButton::clicked, this, [this] { emit panel_wanted(QStringLiteral("claims")); });
  auto* out = new QHBoxLayout;
  out->setSpacing(8);
  out->addWidget(claim_, 1, Qt::AlignTop);
  for (QWidget* part : std::initializer_list<QWidget*>{all_, back_, on_}) out->addWidget(part, 0, Qt::AlignTop);
  return out;
}

QLayout* ReviewView::make_history() {
  past_title_ = new QLabel(past_);
  past_title_->setFont(font_of(TextRole::strong));
  begin_with_interface(*past_title_);
  auto* save = new QPushButton(tr("Export history…"), past_);
  save->setProperty("link", true);
  save->setFont(font_of(TextRole::caption));
  connect(save, &QPushButton::clicked, this, &ReviewView::save_history);
  auto* rule = new QFrame(past_);
  rule->setObjectName(QStringLiteral("rule"));
  history_ = new ClaimHistory(past_);
  auto* heading = new QHBoxLayout;
  heading->addWidget(past_title_, 1);
  heading->addWidget(save);
  auto* out = new QVBoxLayout;
  out->setContentsMargins(0, 8, 0, 0);
  out->setSpacing(4);
  out->addLayout(heading);
  out->addWidget(rule);
  out->addWidget(history_);
  return out;
}

void ReviewView::save_history() {
  if (!session_.trail().can_review()) return;
  const QString path = ask_where_to_save(this, tr("Save the history"), QStringLiteral("history.csv"), QStringLiteral("csv"));
  if (path.isEmpty()) return;
  later(
      this, session_.pool(), [reviews = session_.trail().reviews(), path = path.toStdString()] { return write_file(path, reviews->trail_csv()); },
      [this, path](Status done) {
        done.ok() ? emit session_.said(tr("The history was saved as %1.").arg(QFileInfo(path).fileName()))
                  : emit session_.failed(sentence_of(done.error()));
      });
}

void ReviewView::reload() {
  model_->set_brief(session_.brief(), failed_drafts(session_));
  emit badge_changed(model_->open() ? tr("%Ln open", nullptr, model_->open()) : QString());
  empty_->setText(model_->claims() == 0
                      ? tr("Nothing to review.")
                      : tr("No claim is chosen. Choose one from the claims, or go to the next open one with %1.").arg(letter_of(ClaimStep::next)));
  show_claim();
}

void ReviewView::set_list_shown(bool shown) { all_->setVisible(!shown); }

void ReviewView::show_claim() {
  const ClaimIndex claim = session_.chosen_claim();
  const ShownClaim* chosen = model_->claim(claim);
  show_actions();
  empty_->setVisible(!chosen);
  for (QWidget* part : std::initializer_list<QWidget*>{wording_, actions_place_, past_}) part->setVisible(chosen);
  back_->setEnabled(model_->open_after(claim, -1) != kNoClaim);
  on_->setEnabled(model_->open_after(claim, 1) != kNoClaim);
  if (!chosen) return claim_->clear();
  const Colours& c = colours_of(this);
  const ReviewedClaim reviewed = session_.trail().claim(claim);
  const ReportDocument& report = session_.brief()->document();
  claim_->setText(QStringLiteral("<b>%1</b>&nbsp;&nbsp; <span style='color:%2'>%3</span>")
                      .arg(tr("Claim %1").arg(chosen->number).toHtmlEscaped(), c.muted.name(), section_title(*model_->section_of(claim)).toHtmlEscaped()));
  wording_->setText(wording_of(*chosen, reviewed, c));
  past_title_->setText(tr("History of claim %1").arg(chosen->number));
  history_->show_claim(report.claims[claim], report.prepared_at, reviewed);
}

// What can be done with the chosen claim. A field that is being written in stays.
void ReviewView::show_actions() {
  const ClaimIndex claim = session_.chosen_claim();
  if (actions_ && actions_->is_writing() && actions_->claim() == claim) return;
  const bool had_focus = actions_ && actions_->isAncestorOf(QApplication::focusWidget());
  if (actions_) actions_->hide(), actions_->deleteLater();  // it may be the one that asks
  actions_ = nullptr;
  if (had_focus) scroll_->setFocus();
  if (!session_.trail().can_review() || !model_->claim(claim)) return;
  actions_ = new ClaimActions(session_, claim, actions_place_);
  actions_place_->layout()->addWidget(actions_);
  actions_->show();  // at once: a key may follow
  connect(actions_, &ClaimActions::left, this, [this] {
    scroll_->setFocus();
    emit field_left();
  });
}

void ReviewView::write(ClaimStep step) {
  if (!actions_) return;
  actions_->start(step);
  QMetaObject::invokeMethod(
      this, [this] { if (actions_) scroll_->ensureWidgetVisible(actions_, 0, 16); }, Qt::QueuedConnection);
}

void ReviewView::step_open(int step) {
  if (const ClaimIndex next = model_->open_after(session_.chosen_claim(), step); next != kNoClaim) session_.open_claim(next, 0, false, true);
}

bool ReviewView::eventFilter(QObject* watched, QEvent* event) {
  if (watched == scroll_ && event->type() == QEvent::KeyPress) {
    const auto& key = *static_cast<QKeyEvent*>(event);
    if (review_key(key, session_, actions_)) return true;
    if (claim_step(key) == ClaimStep::next) return step_open(key.modifiers() & Qt::ShiftModifier ? -1 : 1), true;
  }
  return PanelWidget::eventFilter(watched, event);
}

Panel review_panel() {
  return {"review",
          QCoreApplication::translate("panel", "Review"),
          Panel::Side::right,
          {Qt::ALT | Qt::Key_4},
          [](Session& session, QWidget* parent) { return new ReviewView(session, parent); },
          "claims",
          580};
}

}  // namespace dossier::ui
