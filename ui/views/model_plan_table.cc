#include "ui/views/model_plan_table.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <optional>

#include "ui/look/fonts.h"
#include "ui/look/size_words.h"
#include "ui/models/job_model.h"

namespace dossier::ui {
namespace {

// A shorter text is no plan for the same text: whoever takes it must know.
QString what_fits(const DeskPlan& plan) {
  if (!plan.nearest) return ModelPlanTable::tr("Nothing was started. Nothing smaller fits either.");
  if (plan.nearest->tokens >= plan.tokens)
    return ModelPlanTable::tr("Nothing was started. The nearest plan that fits stands beside it. It reads every page; nothing is cut.");
  const QString most = QLocale().toString(static_cast<qlonglong>(plan.nearest->tokens));
  if (plan.nearest->tokens < kLeastWritingTokens)
    return ModelPlanTable::tr("Nothing was started. At most %1 tokens fit, too few to write an answer.").arg(most);
  return ModelPlanTable::tr("Nothing was started. At most %1 tokens fit at a time. What is longer is answered from the passages that bear on the question.").arg(most);
}

}  // namespace

ModelPlanTable::ModelPlanTable(const DeskPlan& plan, QWidget* parent) : QWidget(parent), column_(new QVBoxLayout(this)) {
  column_->setContentsMargins(0, 4, 0, 0);
  column_->setSpacing(8);
  say_whether_it_fits(plan);
  column_->addLayout(make_grid(plan));
  say_what_it_takes(plan);
}

QLabel* ModelPlanTable::label(const QString& text, TextRole role, const char* tone) {
  auto* out = new QLabel(text, this);
  out->setTextFormat(Qt::PlainText);
  out->setFont(font_of(role));
  out->setProperty("role", tone);
  out->setWordWrap(true);
  return out;
}

void ModelPlanTable::say_whether_it_fits(const DeskPlan& plan) {
  const bool disk = plan.asked.memory <= plan.memory_allowed && plan.asked.disk > plan.disk_allowed;
  const QString needed = size_words(disk ? plan.asked.disk : plan.asked.memory), allowed = size_words(disk ? plan.disk_allowed : plan.memory_allowed);
  if (plan.fits) {
    column_->addWidget(
        label(tr("It fits: %1 needed, %2 allowed.").arg(size_words(plan.asked.memory), size_words(plan.memory_allowed)), TextRole::strong, "text"));
  } else {
    column_->addWidget(label(disk ? tr("This does not fit: %1 of disk needed, %2 allowed.").arg(needed, allowed)
                                 : tr("This does not fit: %1 needed, %2 allowed.").arg(needed, allowed),
                            TextRole::strong, "error"));
    column_->addWidget(label(what_fits(plan), TextRole::caption, "text2"));
  }
}

QLayout* ModelPlanTable::make_grid(const DeskPlan& plan) {
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(4);
  grid->setColumnStretch(0, 1);
  const int limit_column = plan.nearest ? 3 : 2;
  int row = 0;
  auto cell = [&](int at, const QString& text, bool strong, const char* tone = "text") {
    auto* out = label(text, strong ? TextRole::strong : TextRole::caption, tone);
    out->setWordWrap(false);
    out->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(out, row, at);
  };
  auto line = [&](const QString& name, const QString& asked, const std::optional<QString>& nearest, const QString& limit, bool strong = false) {
    grid->addWidget(label(name, strong ? TextRole::strong : TextRole::caption, "text"), row, 0);
    cell(1, asked, strong);
    if (nearest) cell(2, *nearest, strong);
    cell(limit_column, limit, strong, "text2");
    ++row;
  };
  auto both = [&](const QString& name, auto of, const QString& limit = {}, bool strong = false) {
    line(name, of(plan.asked), plan.nearest ? std::optional<QString>(of(*plan.nearest)) : std::nullopt, limit, strong);
  };
  line(tr("%1 tokens").arg(QLocale().toString(static_cast<qlonglong>(plan.tokens))), tr("As asked"),
       plan.nearest ? std::optional<QString>(tr("Nearest that fits")) : std::nullopt, tr("Your limit"), true);
  both(tr("Keys and values"), [](const DeskPlanColumn& c) { return QString::fromStdString(c.kv_format); });
  both(tr("Weights held in memory"), [](const DeskPlanColumn& c) { return size_words(c.weights); });
  both(tr("Keys and values in memory"), [](const DeskPlanColumn& c) { return size_words(c.keys); });
  both(tr("Working buffers"), [](const DeskPlanColumn& c) { return size_words(c.working); });
  if (plan.asked.vision) both(tr("Vision encoder"), [](const DeskPlanColumn& c) { return size_words(c.vision); });
  both(
      tr("Memory"), [](const DeskPlanColumn& c) { return size_words(c.memory); }, size_words(plan.memory_allowed), true);
  both(
      tr("Disk"), [](const DeskPlanColumn& c) { return c.disk ? size_words(c.disk) : QStringLiteral("–"); }, size_words(plan.disk_allowed));
  auto time = [](double seconds) { return seconds < 0 ? QStringLiteral("–") : seconds < 1 ? tr("below 1\u00A0s") : duration_words(seconds); };
  both(tr("Time to prepare, once"), [&](const DeskPlanColumn& c) { return time(c.prepare_s); });
  both(tr("Each answer after that"), [&](const DeskPlanColumn& c) { return time(c.answer_s); });
  return grid;
}

// Pictures, and what changes with the plan that fits.
void ModelPlanTable::say_what_it_takes(const DeskPlan& plan) {
  if (plan.picture_tiles)
    column_->addWidget(label(
        tr("With one page shown as a picture: %1 tiles, %2 tokens of the text. Each further page takes as much again.")
            .arg(QLocale().toString(static_cast<qlonglong>(plan.picture_tiles)), QLocale().toString(static_cast<qlonglong>(plan.picture_tokens))),
        TextRole::caption, "text2"));
  if (!plan.nearest) return;
  QStringList changes;
  if (plan.nearest->kv_format != plan.asked.kv_format) changes += tr("keys and values as %1").arg(QString::fromStdString(plan.nearest->kv_format));
  if (plan.nearest->keeps && !plan.asked.keeps) changes += tr("keys and values kept on disk");
  if (plan.nearest->tokens < plan.tokens) changes += tr("at most %1 tokens at a time").arg(QLocale().toString(static_cast<qlonglong>(plan.nearest->tokens)));
  if (!changes.isEmpty()) column_->addWidget(label(tr("It takes: %1").arg(changes.join(QStringLiteral(", "))), TextRole::caption, "text2"));
}

}  // namespace dossier::ui
