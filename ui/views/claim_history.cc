#include "ui/views/claim_history.h"

#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/look/rows.h"
#include "ui/look/said.h"
#include "ui/look/shapes.h"
#include "ui/views/class_mark.h"

namespace dossier::ui {
namespace {

constexpr int kLine_px = 16;
enum Column { when_column, line_column, mark_column, what_column };

QString text_of(const std::string& s) { return QString::fromStdString(shown(s)); }

QString moment(const std::string& iso) {
  const QDateTime at = QDateTime::fromString(QString::fromStdString(iso), Qt::ISODate).toLocalTime();
  return at.isValid() ? QLocale().toString(at, QStringLiteral("d MMM, HH:mm")) : QString::fromStdString(iso);
}

// The piece of the line beside one moment: a dot where something was done.
class LinePiece : public QWidget {
 public:
  LinePiece(bool dot, bool last, QWidget* parent) : QWidget(parent), dot_(dot), last_(last) { setFixedWidth(kLine_px); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const Colours& c = colours_of(this);
    const qreal x = width() / 2.0, y = line_height_px(TextRole::caption) / 2 + 3;
    painter.setPen(QPen(c.edge, 1));
    painter.drawLine(QPointF(x, 0), QPointF(x, last_ ? y : height()));
    if (!dot_) return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.text2);
    painter.drawEllipse(QPointF(x, y), 4, 4);
  }

 private:
  bool dot_, last_;
};

QString action_text(const ReviewLine& line) {
  switch (line.action) {
    case ReviewAction::accept: return ClaimHistory::tr("accepted it");
    case ReviewAction::reject:
      return line.text.empty() ? ClaimHistory::tr("rejected it; it will not be in an export") : ClaimHistory::tr("rejected it: “%1”").arg(text_of(line.text));
    case ReviewAction::reopen: return ClaimHistory::tr("opened it again");
    case ReviewAction::comment: return ClaimHistory::tr("commented: “%1”").arg(text_of(line.text));
    case ReviewAction::edit: return ClaimHistory::tr("edited: “%1”").arg(text_of(line.text));
    case ReviewAction::tag: return ClaimHistory::tr("tagged it “%1”").arg(text_of(line.text));
    case ReviewAction::untag: return ClaimHistory::tr("took the tag “%1” away").arg(text_of(line.text));
  }
  return {};
}

QString class_html(ClaimClass check, const Colours& c) {
  return QStringLiteral("<b style='color:%1'>%2</b>").arg(c.of(check).name(), class_word(check).toHtmlEscaped());
}

QString origin_text(const ReportClaim& stands, const Colours& c) {
  const QString check = class_html(stands.check, c);
  return stands.origin.kind == Origin::Kind::written ? ClaimHistory::tr("<b>%1</b> wrote it; check: %2").arg(text_of(stands.origin.by).toHtmlEscaped(), check)
                                                     : ClaimHistory::tr("<b>Dossier</b> drafted it without a model; check: %1").arg(check);
}

QLabel* words(const QString& html, QWidget* parent) {
  auto* out = new QLabel(html, parent);
  out->setTextFormat(Qt::RichText);
  out->setFont(font_of(TextRole::caption));
  out->setWordWrap(true);
  out->setContentsMargins(0, 2, 0, 4);
  begin_with_interface(*out);
  out->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return out;
}

}  // namespace

ClaimHistory::ClaimHistory(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
}

void ClaimHistory::show_claim(const ReportClaim& stands, const std::string& prepared, const ReviewedClaim& reviewed) {
  if (page_) page_->hide(), page_->deleteLater();  // a new palette goes through all widgets there were: none may end meanwhile
  page_ = new QWidget(this);
  layout()->addWidget(page_);
  grid_ = new QGridLayout(page_);
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setHorizontalSpacing(8);
  grid_->setVerticalSpacing(0);
  grid_->setColumnStretch(what_column, 1);
  const Colours& c = colours_of(this);
  add_moment(prepared, origin_text(stands, c), reviewed.lines.empty());
  for (size_t i = 0; i < reviewed.lines.size(); ++i) {
    const ReviewLine& line = reviewed.lines[i];
    const bool last = i + 1 == reviewed.lines.size(), edit = line.action == ReviewAction::edit;
    QString what = QStringLiteral("<b>%1</b> %2").arg(text_of(line.reviewer).toHtmlEscaped(), action_text(line).toHtmlEscaped());
    if (edit && line.held) what += QStringLiteral("; %1 %2").arg(tr("check:").toHtmlEscaped(), class_html(line.check, c));
    add_moment(line.made, what, last && (!edit || line.held));
    if (edit && !line.held) add_failure(line, last);
  }
}

void ClaimHistory::add_moment(const std::string& when, const QString& what, bool last) {
  const int row = grid_->rowCount();
  auto* at = words(moment(when).toHtmlEscaped(), page_);
  at->setProperty("role", "text2");
  at->setWordWrap(false);
  grid_->addWidget(at, row, when_column, Qt::AlignTop);
  grid_->addWidget(new LinePiece(true, last, page_), row, line_column);
  grid_->addWidget(words(what, page_), row, mark_column, 1, 2);
}

// Its shape stands before it, as before every claim that failed.
void ClaimHistory::add_failure(const ReviewLine& line, bool last) {
  const int row = grid_->rowCount();
  const QString why = line.reasons.empty() ? QString() : said(shown(line.reasons[0].detail));
  auto* mark = new ClassMark(line.check, page_);
  grid_->addWidget(new LinePiece(false, last, page_), row, line_column);
  grid_->addWidget(mark, row, mark_column, Qt::AlignTop);
  grid_->addWidget(words(QStringLiteral("%1: %2. %3").arg(class_html(line.check, colours_of(this)), why.toHtmlEscaped(),
                                                          tr("The edit was kept as a draft.").toHtmlEscaped()),
                         page_),
                   row, what_column);
}

}  // namespace dossier::ui
