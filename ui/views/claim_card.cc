#include "ui/views/claim_card.h"

#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/look/colours.h"
#include "ui/look/flow_layout.h"
#include "ui/look/fonts.h"
#include "ui/look/link_button.h"
#include "ui/look/rows.h"
#include "ui/look/said.h"
#include "ui/models/brief_words.h"

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

ClaimCard::ClaimCard(Session& session, const BriefModel& model, const BriefRow& row, QWidget* parent) : QWidget(parent), session_(session) {
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
  if (!session.trail().can_review()) return;
  actions_ = new ClaimActions(session, row.index, this);
  connect(actions_, &ClaimActions::height_changed, this, &ClaimCard::height_changed);
  connect(actions_, &ClaimActions::left, this, &ClaimCard::left);
  column->addWidget(actions_);
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
    QString label = operand.sign == "=" ? said(operand.label) : text_of(operand.label);
    for (uint32_t note : operand.notes) label += QStringLiteral(" [%1]").arg(note);
    auto* sign = plain(text_of(operand.sign), TextRole::interface, frame);
    auto* words = plain(label, TextRole::caption, frame);
    words->setWordWrap(true);
    auto* value = plain(text_of(operand.value), TextRole::strong, frame);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(sign, row, 0);
    grid->addWidget(words, row, 1);
    grid->addWidget(value, row, 2);
    auto* unit = plain(said(operand.unit), TextRole::caption, frame);
    unit->setWordWrap(true);
    grid->addWidget(unit, row, 3);
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
  auto* open = new LinkButton(QStringLiteral("%1  %2").arg(note.number).arg(isolated(page_words(note))), frame);
  open->setAccessibleName(tr("Open footnote %1: %2").arg(note.number).arg(place_words(note)));
  connect(open, &QPushButton::clicked, this, [this, citation] { emit note_opened(citation, false); });
  auto* beside = new LinkButton(tr("Beside"), frame);
  beside->setToolTip(tr("Open on the other side of the reader (Ctrl+Enter)"));
  beside->setAccessibleName(tr("Open footnote %1 beside").arg(note.number));
  connect(beside, &QPushButton::clicked, this, [this, citation] { emit note_opened(citation, true); });
  auto* heading = new FlowLayout(nullptr, 12, 2);
  heading->addWidget(open);
  heading->addWidget(beside);
  column->addLayout(heading);
  // A table's title must not push the page out of a link that is cut.
  if (!note.citations.empty() && !note.citations[0]->table.empty()) {
    auto* table = plain(isolated(text_of(shown(note.citations[0]->table))), TextRole::caption, frame);
    table->setProperty("role", "text2");
    table->setWordWrap(true);
    column->addWidget(table);
  }
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
    auto* remark = plain(remark_words(note), TextRole::caption, frame);
    remark->setProperty("role", "error");
    remark->setWordWrap(true);
    column->addWidget(remark);
  }
  return frame;
}

int ClaimCard::height_for(int width) const { return layout()->hasHeightForWidth() ? layout()->heightForWidth(width) : layout()->sizeHint().height(); }

}  // namespace dossier::ui
