#include "ui/views/jobs_drawer.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/look/rows.h"
#include "ui/look/shapes.h"

namespace dossier::ui {
namespace {

// A bar that is still: a pattern where nobody knows how much there is to do.
class BarDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Colours& c = colours_of(option.palette);
    painter->fillRect(option.rect, c.pane);
    if (option.state & QStyle::State_Selected) paint_chosen_ground(*painter, option.rect, c);
    const QRect bar(option.rect.left() + 8, option.rect.center().y() - 3, option.rect.width() - 16, 8);
    painter->fillRect(bar, c.pane);
    const double share = index.data(JobModel::ShareRole).toDouble();
    const auto phase = static_cast<Job::Phase>(index.data(JobModel::PhaseRole).toInt());
    if (share >= 0)
      painter->fillRect(QRectF(placed(option, QRect(bar.left(), bar.top(), qRound(bar.width() * std::min(1.0, share)), bar.height()))), c.accent);
    else if (phase == Job::Phase::running)
      painter->fillRect(bar, QBrush(c.accent, Qt::BDiagPattern));
    painter->setPen(QPen(c.edge, 1));
    painter->drawRect(QRectF(bar).adjusted(0.5, 0.5, -0.5, -0.5));
  }
};

}  // namespace

JobsDrawer::JobsDrawer(Session& session, QWidget* parent)
    : PanelWidget(parent), session_(session), model_(new JobModel(session.jobs(), this)), table_(new QTableView(this)), counts_(new QLabel(this)), buttons_(new QWidget(this)) {
  setObjectName(QStringLiteral("panel_page"));
  setAttribute(Qt::WA_StyledBackground);
  table_->setModel(model_);
  table_->setItemDelegateForColumn(JobModel::Bar, new BarDelegate(table_));
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setShowGrid(false);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(std::max(28, static_cast<int>(line_height_px(TextRole::caption)) + 8));
  table_->horizontalHeader()->setSectionResizeMode(JobModel::Done, QHeaderView::Stretch);  // bars must not move with what is said beside them
  table_->horizontalHeader()->setHighlightSections(false);
  table_->setFont(font_of(TextRole::caption));
  table_->setAccessibleName(tr("Jobs"));
  auto* title = new QLabel(tr("Jobs"), this);
  title->setFont(font_of(TextRole::strong));
  counts_->setProperty("role", "muted");
  auto* close = new QToolButton(this);
  close->setIcon(icon_of(Icon::cross));
  close->setToolTip(tr("Close (Ctrl+Shift+J)"));
  close->setAccessibleName(tr("Close the drawer"));
  connect(close, &QToolButton::clicked, this, &PanelWidget::close_wanted);
  make_buttons();
  auto* top = new QHBoxLayout;
  top->setContentsMargins(12, 4, 8, 4);
  top->setSpacing(12);
  top->addWidget(title);
  top->addWidget(counts_);
  top->addStretch();
  top->addWidget(buttons_);
  top->addWidget(close);
  auto* foot = new QLabel(tr("Work is saved page by page. Closing the window pauses it; the next start goes on there."), this);
  foot->setProperty("role", "muted");
  foot->setFont(font_of(TextRole::caption));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addLayout(top);
  column->addWidget(table_, 1);
  auto* below = new QHBoxLayout;
  below->setContentsMargins(12, 4, 12, 6);
  below->addWidget(foot);
  column->addLayout(below);
  connect(&session.jobs(), &Jobs::list_changed, this, &JobsDrawer::update_actions);
  connect(&session.jobs(), &Jobs::job_changed, this, &JobsDrawer::update_actions);
  connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this, &JobsDrawer::update_actions);
  update_actions();
}

// What can be done with the job at hand.
void JobsDrawer::make_buttons() {
  auto* row = new QHBoxLayout(buttons_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(16);
  auto button = [&](const QString& text, const char* name, auto act) {
    auto* out = new QPushButton(text, buttons_);
    out->setProperty("link", true);
    out->setObjectName(QLatin1String(name));
    connect(out, &QPushButton::clicked, this, [this, act] {
      if (table_->currentIndex().isValid()) act(table_->currentIndex().data(JobModel::IdRole).toInt());
    });
    row->addWidget(out);
  };
  Jobs& jobs = session_.jobs();
  button(tr("Pause"), "pause", [&jobs](int id) { jobs.pause(id); });
  button(tr("Go on"), "resume", [&jobs](int id) { jobs.resume(id); });
  button(tr("Cancel"), "cancel", [&jobs](int id) { jobs.cancel(id); });
  button(tr("Do this next"), "up", [&jobs](int id) { jobs.move_up(id); });
  button(tr("Pause all"), "all", [&jobs](int) { jobs.pause_all(); });
}

void JobsDrawer::resizeEvent(QResizeEvent* event) {
  PanelWidget::resizeEvent(event);
  const QFontMetrics letters(table_->font());
  table_->setColumnWidth(JobModel::Title, std::clamp(width() * 3 / 10, 140, 420));
  table_->setColumnWidth(JobModel::Bar, width() < 900 ? 90 : 170);
  table_->setColumnWidth(JobModel::Pace, letters.horizontalAdvance(tr("1,000.0 pages/s")) + 24);
  table_->setColumnWidth(JobModel::Left, letters.horizontalAdvance(tr("took %1").arg(duration_words(3599))) + 24);
}

void JobsDrawer::update_actions() {
  if (!table_->currentIndex().isValid() && model_->rowCount() > 0) table_->selectRow(model_->rowCount() - 1);
  int running = 0, waiting = 0, paused = 0, done = 0;
  for (const Job& job : session_.jobs().all()) {
    running += job.phase == Job::Phase::running;
    waiting += job.phase == Job::Phase::waiting;
    paused += job.phase == Job::Phase::paused;
    done += job.phase == Job::Phase::done;
  }
  counts_->setText(session_.jobs().all().empty() ? tr("No jobs.")
                   : paused ? tr("%L1 running, %L2 waiting, %L3 paused, %L4 done").arg(running).arg(waiting).arg(paused).arg(done)
                            : tr("%L1 running, %L2 waiting, %L3 done").arg(running).arg(waiting).arg(done));
  const int unfinished = running + waiting + paused;
  emit badge_changed(unfinished ? QLocale().toString(unfinished) : QString());
  const Job* job = table_->currentIndex().isValid() ? session_.jobs().find(table_->currentIndex().data(JobModel::IdRole).toInt()) : nullptr;
  auto button = [this](const char* name) { return buttons_->findChild<QPushButton*>(QLatin1String(name)); };
  // Whoever paused a job by a key goes on by the same key: what has gone must not leave the keys to “Cancel”.
  const bool on_pause = button("pause")->hasFocus(), on_resume = button("resume")->hasFocus();
  auto enable = [&](const char* name, bool on) { button(name)->setVisible(on); };
  using Phase = Job::Phase;
  const bool may_pause = job && (job->phase == Phase::running || job->phase == Phase::waiting);
  const bool may_resume = job && (job->phase == Phase::paused || job->phase == Phase::failed || job->phase == Phase::cancelled);
  if (may_pause) enable("pause", true);
  if (may_resume) enable("resume", true);
  if (on_pause && !may_pause) may_resume ? button("resume")->setFocus() : table_->setFocus();
  if (on_resume && !may_resume) may_pause ? button("pause")->setFocus() : table_->setFocus();
  enable("pause", may_pause);
  enable("resume", may_resume);
  enable("cancel", job && (job->phase == Phase::running || job->phase == Phase::waiting || job->phase == Phase::paused));
  enable("up", job && job->phase == Phase::waiting);
  enable("all", running + waiting > 1);
}

Panel jobs_panel() {
  return {"jobs", QCoreApplication::translate("panel", "Jobs"), Panel::Side::drawer, {Qt::CTRL | Qt::SHIFT | Qt::Key_J}, [](Session& session, QWidget* parent) { return new JobsDrawer(session, parent); }};
}

}  // namespace dossier::ui
