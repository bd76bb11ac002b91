#include "ui/views/ask_view.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollBar>
#include <QShortcut>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

#include "app/report/report_view.h"
#include "ui/background/later.h"
#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/look/link_button.h"
#include "ui/look/rows.h"
#include "ui/look/said.h"
#include "ui/look/shapes.h"
#include "ui/models/brief_words.h"
#include "ui/views/class_mark.h"
#include "ui/views/picture_choice_box.h"
#include "ui/views/written_part.h"

namespace dossier::ui {
namespace {

constexpr int kMostEvidence = 5, kMostHistory = 12;

QString text_of(const std::string& s) { return QString::fromStdString(shown(s)); }

// "12 documents, 413 pages read, 2 unreadable"
QString looked_at_words(const QuestionCoverage& c) {
  QString out = AnswerCard::tr("%Ln document(s)", nullptr, static_cast<int>(c.documents)) + QStringLiteral(", ") +
                AnswerCard::tr("%Ln page(s) read", nullptr, static_cast<int>(c.pages));
  if (c.pages_unread) out += QStringLiteral(", ") + AnswerCard::tr("%Ln unreadable", nullptr, static_cast<int>(c.pages_unread));
  if (c.documents_unread) out += QStringLiteral(", ") + AnswerCard::tr("%Ln file(s) not opened", nullptr, static_cast<int>(c.documents_unread));
  return out;
}

// Reasons of the program's as a sentence.
QString sentence_from(const std::string& reasons) {
  QString out = said_each(shown(reasons));
  if (!out.isEmpty()) out[0] = out[0].toUpper();
  return out + QLatin1Char('.');
}

QLabel* words(const QString& text, TextRole role, const char* tone, QWidget* parent) {
  auto* out = new QLabel(text, parent);
  out->setTextFormat(Qt::PlainText);
  out->setFont(font_of(role));
  out->setProperty("role", tone);
  out->setWordWrap(true);
  out->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return out;
}

}  // namespace

AnswerCard::AnswerCard(Session& session, const Answer& answer, QWidget* parent) : QWidget(parent), session_(session) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 12, 16, 12);
  column->setSpacing(6);
  column->addWidget(words(text_of(answer.question), TextRole::title, "text", this));
  column->addWidget(words(tr("By code. %1.").arg(looked_at_words(answer.coverage)), TextRole::caption, "muted", this));
  if (answer.not_found) {
    column->addWidget(not_found(answer));
  } else {
    if (answer.only_source_text)
      column->addWidget(words(tr("No document says it; programs or data do, which may quote something else."), TextRole::caption, "muted", this));
    column->addWidget(claim_row(answer));
    if (!answer.remark.empty()) column->addWidget(words(sentence_from(answer.remark), TextRole::caption, "text2", this));
    for (const RelatedClause& clause : answer.changes) column->addWidget(change_note(clause));
    column->addWidget(evidence_list(answer));
  }
  if (session.writer().model() && !answer.evidence.empty()) {
    written_ = new WrittenPart(session, std::make_shared<const Answer>(answer), this);
    column->addWidget(written_);
  }
  auto* links = new QHBoxLayout;
  links->setSpacing(16);
  auto link = [&](const QString& text, auto act) {
    auto* button = new QPushButton(text, this);
    button->setProperty("link", true);
    button->setFont(font_of(TextRole::caption));
    connect(button, &QPushButton::clicked, this, act);
    links->addWidget(button);
  };
  link(tr("Copy with citations"), [copy = answer_with_citations(answer)] { QGuiApplication::clipboard()->setText(QString::fromStdString(copy)); });
  link(tr("Ask again"), [this, question = QString::fromStdString(answer.question)] { emit again(question); });
  links->addStretch();
  column->addLayout(links);
  auto* rule = new QFrame(this);
  rule->setObjectName(QStringLiteral("rule"));
  column->addWidget(rule);
}

QWidget* AnswerCard::claim_row(const Answer& answer) {
  const Colours& c = colours_of(this);
  const ClaimClass check = class_of(answer);
  auto* box = new QWidget(this);
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(0, 4, 0, 4);
  row->setSpacing(8);
  row->addWidget(new ClassMark(check, box), 0, Qt::AlignTop);
  auto* column = new QVBoxLayout;
  column->setSpacing(2);
  // A sentence that was not shown to hold is no answer: then the passages speak for themselves.
  QString sentence = tr("No sentence of the answer could be proven. Shown are the passages that answer best.");
  if (answer.checked.claim) sentence = check == ClaimClass::verbatim ? QStringLiteral("“%1”").arg(text_of(answer.checked.claim->claim().text)) : text_of(answer.checked.claim->claim().text);
  else if (check == ClaimClass::computed) sentence = text_of(answer.text);
  if (check != ClaimClass::unsupported && !answer.text.empty() && answer.checked.claim && answer.text.size() < 60) {
    auto* brief_answer = words(text_of(answer.text), TextRole::section, "text", box);
    column->addWidget(brief_answer);
  }
  column->addWidget(words(sentence, TextRole::claim, "text", box));
  auto* word = new QLabel(box);
  word->setTextFormat(Qt::RichText);
  word->setFont(font_of(TextRole::caption));
  const QString how = answer.counted ? tr("counted over every document") : check == ClaimClass::computed ? tr("arithmetic shown, recomputed") : check == ClaimClass::unsupported ? tr("kept out") : tr("checked by code");
  word->setText(QStringLiteral("<span style='color:%1;font-weight:600'>%2</span> · %3").arg(c.of(check).name(), class_word(check).toHtmlEscaped(), how.toHtmlEscaped()));
  column->addWidget(word);
  if (answer.computation && !answer.counted) {
    QString shown_text = QStringLiteral("= ") + text_of(answer.computation->shown);
    column->addWidget(words(shown_text, TextRole::strong, "text", box));
    for (const Figure& f : answer.computation->operands) {
      auto* open = new QPushButton(QStringLiteral("%1   %2").arg(text_of(f.text), place_words(text_of(f.label), f.cell.page, {})), box);
      open->setProperty("link", true);
      open->setFont(font_of(TextRole::caption));
      connect(open, &QPushButton::clicked, this, [this, cell = f.cell] {
        std::vector<Box> boxes;
        if (auto page = session_.archive()->page(cell.document, cell.page); page.ok()) boxes = boxes_of(**page, cell.begin, cell.end);
        session_.go_to({cell.document, cell.page, boxes, true});
      });
      column->addWidget(open);
    }
  }
  row->addLayout(column, 1);
  return box;
}

QPushButton* AnswerCard::place_link(const Evidence& e, std::optional<int> number) {
  const QString place = place_words(text_of(e.document.name), e.page, e.page_label);
  auto* open = new LinkButton(number ? QStringLiteral("%1  %2").arg(*number).arg(isolated(place)) : isolated(place), this);
  open->setAccessibleName(number ? tr("Open evidence %1: %2").arg(*number).arg(place) : tr("Open %1").arg(place));
  connect(open, &QPushButton::clicked, this, [this, place = Place{e.document.sha256, e.page, e.boxes, true}] { session_.go_to(place); });
  return open;
}

// What an amendment makes of the clause above must not pass for one more passage.
QWidget* AnswerCard::change_note(const RelatedClause& clause) {
  const ClaimClass check = clause.claim ? clause.claim->check() : ClaimClass::unsupported;
  auto* box = new QFrame(this);
  box->setObjectName(QStringLiteral("note"));
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(10, 8, 10, 8);
  row->setSpacing(8);
  row->addWidget(new ClassMark(check, box), 0, Qt::AlignTop);
  auto* column = new QVBoxLayout;
  column->setSpacing(2);
  column->addWidget(words(clause.amends ? tr("An amendment changes this clause.") : tr("This clause changes another."), TextRole::strong, "text", box));
  column->addWidget(place_link(clause.evidence, {}));
  column->addWidget(words(QStringLiteral("“%1”").arg(text_of(clause.evidence.quote)), TextRole::quote, "text", box));
  column->addWidget(words(class_word(check), TextRole::caption, "text2", box));
  row->addLayout(column, 1);
  return box;
}

QWidget* AnswerCard::evidence_list(const Answer& answer) {
  const Colours& c = colours_of(this);
  auto* box = new QFrame(this);
  box->setObjectName(QStringLiteral("evidence"));
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(10, 8, 10, 8);
  column->setSpacing(4);
  int number = 0;
  for (const Evidence& e : answer.evidence) {
    if (!answer.counted && number == kMostEvidence) break;
    column->addWidget(place_link(e, ++number));
    if (e.quote.empty()) continue;
    auto* quote = words({}, TextRole::quote, "text", box);
    quote->setTextFormat(Qt::RichText);
    quote->setText(QStringLiteral("<span style='background-color:%1;color:%2'>%3</span>").arg(c.mark2.name(), light_colours().text.name(), text_of(cut_quote(e.quote)).toHtmlEscaped()));
    column->addWidget(quote);
  }
  return box;
}

QWidget* AnswerCard::not_found(const Answer& answer) {
  auto* box = new QFrame(this);
  box->setObjectName(QStringLiteral("box"));
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(12, 10, 12, 10);
  column->setSpacing(4);
  const QuestionCoverage& c = answer.coverage;
  column->addWidget(words(tr("Not found in %1.").arg(looked_at_words(c)), TextRole::strong, "text", box));
  if (!answer.why_not.empty()) column->addWidget(words(sentence_from(answer.why_not), TextRole::interface, "text", box));
  if (c.pages_unread || c.documents_unread) column->addWidget(words(tr("A page that was not read may hold the answer."), TextRole::caption, "text2", box));
  if (!answer.evidence.empty())
    column->addWidget(words(tr("To read first: the passages that come nearest. None of them is an answer."), TextRole::caption, "text2", box));
  int number = 0;
  uint64_t listed = 0, listed_read = 0, listed_pages = 0;
  std::set<Sha256> met;
  for (const Evidence& e : answer.evidence) {
    if (number == kMostEvidence) break;
    auto* line = new QHBoxLayout;
    line->setSpacing(12);
    line->addWidget(place_link(e, ++number), 1);
    if (met.insert(e.document.sha256).second) {
      const uint64_t read = e.document.page_numbers.size(), pages = std::max<uint64_t>(e.document.pages, read);
      ++listed, listed_read += read, listed_pages += pages;
      QLabel* how_much = words(tr("%L1 of %L2 pages read").arg(read).arg(pages), TextRole::caption, read < pages ? "warn" : "muted", box);
      how_much->setWordWrap(false);
      line->addWidget(how_much);
    }
    column->addLayout(line);
    if (!e.quote.empty()) column->addWidget(words(QStringLiteral("“%1”").arg(text_of(cut_quote(e.quote, 30))), TextRole::quote, "text2", box));
  }
  if (listed > 0 && c.documents > listed && c.pages >= listed_read) {
    const uint64_t read = c.pages - listed_read, pages = std::max(read, c.pages + c.pages_unread - std::min(c.pages + c.pages_unread, listed_pages));
    column->addWidget(words(tr("%Ln more document(s)", nullptr, static_cast<int>(c.documents - listed)) + QStringLiteral(": ") +
                                tr("%L1 of %L2 pages read").arg(read).arg(pages),
                            TextRole::caption, "muted", box));
  }
  return box;
}

AskView::AskView(Session& session, QWidget* parent)
    : PanelWidget(parent), session_(session), scroll_(new QScrollArea(this)), column_(new QWidget), said_(words({}, TextRole::interface, "text2", nullptr)), field_(new QLineEdit(this)), send_(new QPushButton(tr("Ask"), this)), history_(nullptr) {
  column_->setObjectName(QStringLiteral("panel_page"));
  column_->setAttribute(Qt::WA_StyledBackground);
  auto* inner = new QVBoxLayout(column_);
  inner->setContentsMargins(0, 0, 0, 0);
  inner->setSpacing(0);
  said_->setContentsMargins(16, 16, 16, 8);
  inner->addWidget(said_);
  inner->addStretch();
  scroll_->setWidget(column_);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setAccessibleName(tr("Answers"));
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(0);
  all->addWidget(scroll_, 1);
  all->addWidget(make_foot());
  hear();
  reset();
}

// The field for a question, and what pictures a model is shown.
QWidget* AskView::make_foot() {
  auto* foot = new QWidget(this);
  foot->setObjectName(QStringLiteral("footer"));
  foot->setAttribute(Qt::WA_StyledBackground);
  auto* below = new QVBoxLayout(foot);
  below->setContentsMargins(16, 12, 16, 12);
  below->setSpacing(8);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  field_->setAccessibleName(tr("Question"));
  field_->setMaxLength(4000);
  send_->setProperty("primary", true);
  row->addWidget(field_, 1);
  row->addWidget(send_);
  below->addLayout(row);
  pictures_ = new QWidget(foot);
  auto* shows = new QHBoxLayout(pictures_);
  shows->setContentsMargins(0, 0, 0, 0);
  shows->setSpacing(8);
  auto* shown_pictures = new QLabel(tr("The model is shown"), pictures_);
  auto* choice = new PictureChoiceBox(session_.writer(), pictures_);
  shown_pictures->setBuddy(choice);
  shown_pictures->setProperty("role", "text2");
  shows->addWidget(shown_pictures);
  shows->addWidget(choice, 1);
  below->addWidget(pictures_);
  return foot;
}

void AskView::hear() {
  field_->setToolTip(tr("Up, Down: questions asked before"));
  field_->installEventFilter(this);
  connect(field_, &QLineEdit::textEdited, this, [this] { recalled_ = -1; });
  connect(field_, &QLineEdit::returnPressed, this, [this] { ask(field_->text()); });
  connect(send_, &QPushButton::clicked, this, [this] { ask(field_->text()); });
  connect(&session_, &Session::archive_changed, this, &AskView::reset);
  connect(&session_, &Session::documents_changed, this, &AskView::say_what_can_be_asked);
  connect(&session_.writer(), &Writer::changed, this, &AskView::say_what_can_be_asked);
  // Esc stops what is being written.
  auto* stop = new QShortcut(Qt::Key_Escape, this);
  stop->setContext(Qt::WidgetWithChildrenShortcut);
  connect(stop, &QShortcut::activated, this, [this] {
    for (WrittenPart* part : column_->findChildren<WrittenPart*>()) part->stop();
  });
}

void AskView::take_focus() {
  field_->setFocus();
  field_->selectAll();
}

void AskView::say_what_can_be_asked() {
  pictures_->setVisible(session_.writer().may_see());
  const int documents = session_.archive() ? static_cast<int>(session_.archive()->counts().documents) : 0;
  field_->setPlaceholderText(tr("Ask about %Ln document(s)", nullptr, documents));
  if (answers_ > 0 || !session_.archive()) return;
  const QString who = session_.writer().name();
  said_->setText(tr("Ask about %Ln document(s). Answers cite pages.", nullptr, documents) + QLatin1Char('\n') +
                 (who.isEmpty() ? tr("No model is set. Answers are quoted or computed; nothing is rephrased.")
                                : tr("%1 writes below the evidence; only sentences that hold are shown.").arg(who)));
}

void AskView::reset() {
  ++asked_;
  answers_ = 0;
  questions_.clear();
  recalled_ = -1;
  ask_ = session_.archive() ? std::make_shared<DeskAsk>(session_.archive()) : nullptr;
  for (AnswerCard* card : column_->findChildren<AnswerCard*>(QString(), Qt::FindDirectChildrenOnly)) card->deleteLater();
  field_->setEnabled(ask_ != nullptr);
  send_->setEnabled(ask_ != nullptr);
  said_->setVisible(true);
  said_->setText(tr("Ask about the documents of an archive. Answers cite pages."));
  delete history_;
  history_ = nullptr;
  if (ask_) show_history();
}

// Questions asked before, to be asked again with a click.
void AskView::show_history() {
  later(
      this, session_.pool(), [ask = ask_] { return ask->history(); },
      [this, ask = ask_](Result<std::vector<AskedBefore>> before) {
        if (ask != ask_ || !before.ok()) return;
        for (const AskedBefore& asked : *before)
          if (const QString question = QString::fromStdString(asked.question); !questions_.contains(question)) questions_ += question;
        if (before->empty() || answers_ > 0) return;
        history_ = new QWidget(column_);
        auto* list = new QVBoxLayout(history_);
        list->setContentsMargins(16, 8, 16, 8);
        list->addWidget(words(tr("Asked before"), TextRole::strong, "text", history_));
        for (const AskedBefore& asked : *before) {
          if (list->count() > kMostHistory) break;
          auto* again = new LinkButton(text_of(asked.question), history_);
          again->setToolTip(text_of(asked.question) + QLatin1Char('\n') + text_of(date_text(asked.made)));
          connect(again, &QPushButton::clicked, this, [this, question = QString::fromStdString(asked.question)] { this->ask(question); });
          list->addWidget(again);
        }
        static_cast<QVBoxLayout*>(column_->layout())->insertWidget(1, history_);
      });
}

// As in a shell: up to what was asked before, down to what was being typed.
void AskView::recall(int step) {
  if (recalled_ < 0) typed_ = field_->text();
  recalled_ = std::clamp(recalled_ + step, -1, static_cast<int>(questions_.size()) - 1);
  field_->setText(recalled_ < 0 ? typed_ : questions_[recalled_]);
}

bool AskView::eventFilter(QObject* watched, QEvent* event) {
  if (watched == field_ && event->type() == QEvent::KeyPress) {
    const auto& key = *static_cast<QKeyEvent*>(event);
    if ((key.key() == Qt::Key_Up || key.key() == Qt::Key_Down) && !(key.modifiers() & ~Qt::KeypadModifier))
      return recall(key.key() == Qt::Key_Up ? 1 : -1), true;
  }
  return PanelWidget::eventFilter(watched, event);
}

void AskView::ask(const QString& question) {
  const QString text = question.trimmed();
  if (text.isEmpty() || !ask_) return;
  questions_.removeAll(text);
  questions_.prepend(text);
  recalled_ = -1;
  send_->setEnabled(false);
  said_->setVisible(true);
  said_->setText(tr("Reading the pages that may answer …"));
  later(
      this, session_.pool(), [ask = ask_, text = text.toStdString()] { return ask->ask(text); },
      [this, asked = ++asked_](Result<Answer> answer) {
        if (asked != asked_) return;
        send_->setEnabled(true);
        if (!answer.ok()) {
          said_->setText(sentence_of(answer.error()));
          return;
        }
        said_->setVisible(false);
        if (history_) history_->hide();
        ++answers_;
        auto* card = new AnswerCard(session_, *answer, column_);
        connect(card, &AnswerCard::again, this, &AskView::ask);
        auto* list = static_cast<QVBoxLayout*>(column_->layout());
        list->insertWidget(1, card);  // the newest first
        QTimer::singleShot(0, this, [this] { scroll_->verticalScrollBar()->setValue(0); });
        if (!answer->evidence.empty()) {
          const Evidence& best = answer->evidence.front();
          session_.go_to({best.document.sha256, best.page, best.boxes, true, false, false, true});
        }
        field_->selectAll();
      });
}

Panel ask_panel() {
  return {"ask",
          QCoreApplication::translate("panel", "Ask"),
          Panel::Side::right,
          {Qt::CTRL | Qt::Key_K, Qt::ALT | Qt::Key_2},
          [](Session& session, QWidget* parent) { return new AskView(session, parent); },
          "",
          580};
}

}  // namespace dossier::ui
