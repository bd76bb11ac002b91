#include "ui/views/review_view.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

#include "base/file.h"
#include "ui/background/later.h"
#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/look/rows.h"
#include "ui/look/said.h"
#include "ui/look/save_file.h"
#include "ui/look/search_field.h"
#include "ui/look/shapes.h"
#include "ui/models/brief_words.h"
#include "ui/session/claim_letters.h"

namespace dossier::ui {
namespace {

QString text_of(const std::string& s) { return QString::fromStdString(shown(s)); }

// Accepted solid, rejected hatched, open empty: told apart without colour.
class ReviewBar : public QWidget {
 public:
  ReviewBar(const ReviewList& model, QWidget* parent) : QWidget(parent), model_(model) { setFixedHeight(10); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const Colours& c = colours_of(this);
    const double all = std::max(1, model_.claims());
    double x = 0;
    if (isRightToLeft()) painter.setTransform(QTransform(-1, 0, 0, 1, width(), 0));
    auto part = [&](int count, const QBrush& brush) {
      if (!count) return;
      const double width = this->width() * count / all;
      const QRectF rect(x, 0, std::max(3.0, width - 2), height());
      painter.fillRect(rect, c.pane);
      painter.fillRect(rect, brush);
      painter.setPen(QPen(c.text2, 1));
      painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
      x += width;
    };
    part(model_.count(Review::State::accepted), c.text2);
    part(model_.count(Review::State::rejected), QBrush(c.text2, Qt::BDiagPattern));
    part(model_.count(Review::State::edited) + model_.count(Review::State::open), Qt::NoBrush);
  }

 private:
  const ReviewList& model_;
};

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

QString moment(const std::string& iso) {
  const QDateTime at = QDateTime::fromString(QString::fromStdString(iso), Qt::ISODate).toLocalTime();
  return at.isValid() ? QLocale().toString(at, QStringLiteral("d MMM, HH:mm")) : QString::fromStdString(iso);
}

QString action_text(const ReviewLine& line) {
  switch (line.action) {
    case ReviewAction::accept: return ReviewView::tr("accepted it");
    case ReviewAction::reject: return line.text.empty() ? ReviewView::tr("rejected it; it will not be in an export") : ReviewView::tr("rejected it: “%1”").arg(text_of(line.text));
    case ReviewAction::reopen: return ReviewView::tr("opened it again");
    case ReviewAction::comment: return ReviewView::tr("commented: “%1”").arg(text_of(line.text));
    case ReviewAction::edit: return ReviewView::tr("edited: “%1”").arg(text_of(line.text));
    case ReviewAction::tag: return ReviewView::tr("tagged it “%1”").arg(text_of(line.text));
    case ReviewAction::untag: return ReviewView::tr("took the tag “%1” away").arg(text_of(line.text));
  }
  return {};
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
      list_(new ClaimsByState(*model_, this)),
      filter_(new SearchField(this)),
      bar_(new ReviewBar(*model_, this)),
      counts_(new QLabel(this)),
      scroll_(new QScrollArea(this)),
      history_(new QLabel) {
  list_->installEventFilter(this);
  counts_->setFont(font_of(TextRole::caption));
  counts_->setProperty("role", "text2");
  counts_->setWordWrap(true);
  history_->setTextFormat(Qt::RichText);
  history_->setWordWrap(true);
  history_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  history_->setContentsMargins(16, 12, 16, 12);
  history_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  scroll_->setWidget(history_);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setAccessibleName(tr("History of the claim"));
  auto* save = new QPushButton(tr("Export history…"), this);
  save->setProperty("link", true);
  save->setFont(font_of(TextRole::caption));
  auto* top = new QVBoxLayout;
  top->setContentsMargins(16, 12, 16, 8);
  top->setSpacing(6);
  top->addWidget(bar_);
  auto* line = new QHBoxLayout;
  line->addWidget(counts_, 1);
  line->addWidget(save);
  top->addLayout(line);
  filter_->setPlaceholderText(tr("Filter claims"));
  filter_->setAccessibleName(tr("Filter claims"));
  filter_->setToolTip(tr("Words of the claim, its document, class or state; tag:name"));
  top->addWidget(filter_);
  connect(filter_, &QLineEdit::textChanged, this, [this](const QString& typed) { model_->set_filter(typed), show_history(); });
  connect(filter_, &QLineEdit::returnPressed, list_, qOverload<>(&QWidget::setFocus));
  auto* rule = new QFrame(this);
  rule->setObjectName(QStringLiteral("rule"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addLayout(top);
  column->addWidget(list_, 3);
  column->addWidget(rule);
  actions_place_ = new QVBoxLayout;
  actions_place_->setContentsMargins(14, 10, 14, 0);
  column->addLayout(actions_place_);
  column->addWidget(scroll_, 2);
  connect(list_, &QListView::clicked, this,
          [this](const QModelIndex& index) { session_.open_claim(index.data(ReviewList::ClaimRole).toUInt(), 0, false, true); });
  connect(list_, &QListView::activated, this, [this](const QModelIndex& index) { session_.open_claim(index.data(ReviewList::ClaimRole).toUInt()); });
  connect(save, &QPushButton::clicked, this, [this] {
    if (!session_.trail().can_review()) return;
    const QString path = ask_where_to_save(this, tr("Save the history"), QStringLiteral("history.csv"), QStringLiteral("csv"));
    if (path.isEmpty()) return;
    later(
        this, session_.pool(), [reviews = session_.trail().reviews(), path = path.toStdString()] { return write_file(path, reviews->trail_csv()); },
        [this, path](Status done) {
          done.ok() ? emit session_.said(tr("The history was saved as %1.").arg(QFileInfo(path).fileName()))
                    : emit session_.failed(sentence_of(done.error()));
        });
  });
  connect(&session, &Session::brief_changed, this, &ReviewView::reload);
  connect(&session, &Session::claim_chosen, this, &ReviewView::show_history);
  connect(&session.trail(), &ReviewTrail::changed, this, &ReviewView::show_history);
  // Who goes through the list by keys sees the page of each claim.
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
    if (list_->hasFocus() && now.isValid()) session_.open_claim(now.data(ReviewList::ClaimRole).toUInt(), 0, false, true);
  });
  reload();
}

void ReviewView::reload() {
  std::set<ClaimIndex> drafts;
  if (session_.trail().can_review())
    for (size_t claim : session_.trail().reviews()->failed_drafts()) drafts.insert(static_cast<ClaimIndex>(claim));
  model_->set_brief(session_.brief(), std::move(drafts));
  const int open = model_->count(Review::State::open) + model_->count(Review::State::edited);
  emit badge_changed(open ? tr("%Ln open", nullptr, open) : QString());
  counts_->setText(model_->claims() == 0
                       ? tr("Nothing to review.")
                       : tr("%L1 accepted, %L2 rejected, %L3 open of %L4. Next open claim: %5. Rejected claims are left out of exports.")
                             .arg(model_->count(Review::State::accepted))
                             .arg(model_->count(Review::State::rejected))
                             .arg(open)
                             .arg(model_->claims())
                             .arg(letter_of(ClaimStep::next)));
  filter_->setVisible(model_->claims() > 0);
  bar_->update();
  show_history();
}

void ReviewView::show_history() {
  const ClaimIndex claim = session_.chosen_claim();
  const QModelIndex row = model_->index_of(claim);
  if (row.isValid()) list_->setCurrentIndex(row);  // first: a list that gets the focus without a current row takes its first one
  show_actions();
  const ShownClaim* shown_claim = model_->claim(claim);
  if (!shown_claim) return history_->clear();
  const Colours& c = colours_of(this);
  const ReviewedClaim reviewed = session_.trail().claim(claim);
  QString out = QStringLiteral("<p style='margin-bottom:0'><b>%1</b>&nbsp;&nbsp; <span style='color:%2'>%3</span></p>")
                    .arg(tr("Claim %1").arg(shown_claim->number).toHtmlEscaped(), c.muted.name(),
                         section_title(*model_->section_of(claim)).toHtmlEscaped());
  out += wording_of(*shown_claim, reviewed, c);
  QList<std::pair<QString, QString>> rows;
  auto line = [&](const QString& when, const QString& what) { rows.push_back({when.toHtmlEscaped(), what}); };
  const DeskBrief& brief = *session_.brief();
  const ReportClaim& stands = brief.document().claims[claim];
  const QString check = class_word(stands.check).toHtmlEscaped();
  line(moment(brief.document().prepared_at), stands.origin.kind == Origin::Kind::written
                                                 ? tr("<b>%1</b> wrote it; check: %2").arg(text_of(stands.origin.by).toHtmlEscaped(), check)
                                                 : tr("<b>Dossier</b> drafted it without a model; check: %1").arg(check));
  for (const ReviewLine& l : reviewed.lines) {
    QString what = QStringLiteral("<b>%1</b> %2").arg(text_of(l.reviewer).toHtmlEscaped(), action_text(l).toHtmlEscaped());
    if (l.action == ReviewAction::edit) {
      if (l.held) {
        what += QStringLiteral("; %1 <b style='color:%2'>%3</b>").arg(tr("check:").toHtmlEscaped(), c.of(l.check).name(), class_word(l.check).toHtmlEscaped());
      } else {
        QString why = l.reasons.empty() ? QString() : said(shown(l.reasons[0].detail));
        what += QStringLiteral("<br><b style='color:%1'>%2</b>: %3. %4").arg(c.error.name(), class_word(l.check).toHtmlEscaped(), why.toHtmlEscaped(), tr("The edit was kept as a draft.").toHtmlEscaped());
      }
    }
    line(moment(l.made), what);
  }
  history_->setText(out + table_of(rows, c, isRightToLeft()));
}

// The four actions on the chosen claim. A field that is being written in stays.
void ReviewView::show_actions() {
  const ClaimIndex claim = session_.chosen_claim();
  if (actions_ && actions_->is_writing() && actions_->claim() == claim) return;
  const bool had_focus = actions_ && actions_->isAncestorOf(QApplication::focusWidget());
  if (actions_) actions_->hide(), actions_->deleteLater();  // it may be the one that asks
  actions_ = nullptr;
  if (had_focus) list_->setFocus();
  if (!session_.trail().can_review() || !model_->claim(claim)) return;
  actions_ = new ClaimActions(session_, claim, this);
  actions_place_->addWidget(actions_);
  actions_->show();  // at once: a key may follow
  connect(actions_, &ClaimActions::left, list_, qOverload<>(&QWidget::setFocus));
}

void ReviewView::step_open(int step) {
  const ClaimIndex next = model_->open_after(session_.chosen_claim(), step);
  if (next == kNoClaim) return;
  model_->reveal(next);
  session_.open_claim(next, 0, false, true);
}

bool ReviewView::eventFilter(QObject* watched, QEvent* event) {
  if (watched == list_ && event->type() == QEvent::KeyPress) {
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
          580};
}

}  // namespace dossier::ui
