#include "ui/views/claims_view.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/look/search_field.h"
#include "ui/session/claim_letters.h"
#include "ui/views/claim_actions.h"

namespace dossier::ui {
namespace {

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

QLabel* small_label(const char* role, QWidget* parent) {
  auto* out = new QLabel(parent);
  out->setTextFormat(Qt::PlainText);
  out->setFont(font_of(TextRole::caption));
  out->setProperty("role", role);
  out->setWordWrap(true);
  return out;
}

}  // namespace

ClaimsView::ClaimsView(Session& session, QWidget* parent)
    : PanelWidget(parent),
      session_(session),
      model_(new ReviewList(this)),
      list_(new ClaimsByState(*model_, this)),
      filter_(new SearchField(this)),
      empty_(new QLabel(tr("Nothing to review."), this)),
      footer_(make_footer()) {
  list_->installEventFilter(this);
  filter_->setAccessibleName(tr("Filter claims"));
  filter_->setToolTip(tr("Words of the claim, its document, class or state; tag:name"));
  empty_->setProperty("role", "text2");
  empty_->setContentsMargins(16, 8, 16, 8);
  empty_->setAlignment(Qt::AlignLeading | Qt::AlignTop);
  auto* top = new QVBoxLayout;
  top->setContentsMargins(12, 10, 12, 10);
  top->addWidget(filter_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addLayout(top);
  column->addWidget(empty_, 1);
  column->addWidget(list_, 1);
  column->addWidget(footer_);
  hear();
  reload();
}

QWidget* ClaimsView::make_footer() {
  auto* out = new QWidget(this);
  out->setObjectName(QStringLiteral("footer"));
  out->setAttribute(Qt::WA_StyledBackground);
  auto* title = new QLabel(tr("Review"), out);
  title->setFont(font_of(TextRole::strong));
  bar_ = new ReviewBar(*model_, out);
  counts_ = small_label("text", out);
  hint_ = small_label("text2", out);
  auto* column = new QVBoxLayout(out);
  column->setContentsMargins(12, 12, 12, 12);
  column->setSpacing(6);
  for (QWidget* part : std::initializer_list<QWidget*>{title, bar_, counts_, hint_}) column->addWidget(part);
  return out;
}

void ClaimsView::hear() {
  connect(filter_, &QLineEdit::textChanged, this, [this](const QString& typed) { model_->set_filter(typed), choose(); });
  connect(filter_, &QLineEdit::returnPressed, list_, qOverload<>(&QWidget::setFocus));
  connect(list_, &QListView::clicked, this, [this](const QModelIndex& index) {
    open(index, true);
    if (!model_->is_heading(index)) emit followed();
  });
  connect(list_, &QListView::activated, this, [this](const QModelIndex& index) { open(index, false); });
  // Who goes through the list by keys sees the page of each claim.
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
    if (list_->hasFocus() && now.isValid()) open(now, true);
  });
  connect(&session_, &Session::brief_changed, this, &ClaimsView::reload);
  connect(&session_, &Session::claim_chosen, this, &ClaimsView::choose);
}

void ClaimsView::open(const QModelIndex& index, bool glance) {
  if (!model_->is_heading(index)) session_.open_claim(index.data(ReviewList::ClaimRole).toUInt(), 0, false, glance);
}

void ClaimsView::reload() {
  model_->set_brief(session_.brief(), failed_drafts(session_));
  const bool any = model_->claims() > 0;
  for (QWidget* part : std::initializer_list<QWidget*>{filter_, list_, footer_}) part->setVisible(any);
  empty_->setVisible(!any);
  filter_->setPlaceholderText(tr("Filter %Ln claim(s)", nullptr, model_->claims()));
  counts_->setText(tr("%L1 accepted, %L2 rejected, %L3 open of %L4")
                       .arg(model_->count(Review::State::accepted))
                       .arg(model_->count(Review::State::rejected))
                       .arg(model_->open())
                       .arg(model_->claims()));
  hint_->setText(tr("Next open claim: %1. Rejected claims are left out of exports.").arg(letter_of(ClaimStep::next)));
  bar_->update();
  choose();
}

void ClaimsView::choose() {
  const QModelIndex row = model_->index_of(session_.chosen_claim());
  if (row.isValid()) list_->setCurrentIndex(row);
}

void ClaimsView::step_open(int step) {
  const ClaimIndex next = model_->open_after(session_.chosen_claim(), step);
  if (next == kNoClaim) return;
  model_->reveal(next);
  session_.open_claim(next, 0, false, true);
}

bool ClaimsView::eventFilter(QObject* watched, QEvent* event) {
  if (watched == list_ && event->type() == QEvent::KeyPress) {
    const auto& key = *static_cast<QKeyEvent*>(event);
    if (review_key(key, session_, nullptr)) return true;
    if (claim_step(key) == ClaimStep::next) return step_open(key.modifiers() & Qt::ShiftModifier ? -1 : 1), true;
  }
  return PanelWidget::eventFilter(watched, event);
}

Panel claims_panel() {
  return {"claims",
          QCoreApplication::translate("panel", "Claims"),
          Panel::Side::left,
          {Qt::ALT | Qt::Key_7},
          [](Session& session, QWidget* parent) { return new ClaimsView(session, parent); }};
}

}  // namespace dossier::ui
