#include "ui/views/written_part.h"

#include <QFrame>
#include <QHBoxLayout>
#include <set>

#include "app/report/report_view.h"
#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/look/link_button.h"
#include "ui/look/rows.h"
#include "ui/look/shapes.h"
#include "ui/models/brief_words.h"
#include "ui/views/class_mark.h"

namespace dossier::ui {
namespace {

QString text_of(const std::string& s) { return QString::fromStdString(shown(s)); }

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

WrittenPart::WrittenPart(Session& session, std::shared_ptr<const Answer> answer, QWidget* parent)
    : QWidget(parent),
      session_(session),
      answer_(std::move(answer)),
      title_(words({}, TextRole::strong, "text", this)),
      told_(words({}, TextRole::caption, "text2", this)),
      status_(words({}, TextRole::caption, "muted", this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 8, 0, 0);
  column->setSpacing(6);
  column->addWidget(title_);
  column->addWidget(told_);
  rows_ = new QVBoxLayout;
  column->addLayout(rows_);
  auto* foot = new QHBoxLayout;
  foot->setSpacing(16);
  auto link = [&](const QString& text, auto act) {
    auto* out = new QPushButton(text, this);
    out->setProperty("link", true);
    out->setFont(font_of(TextRole::caption));
    connect(out, &QPushButton::clicked, this, act);
    return out;
  };
  stop_ = link(tr("Stop (Esc)"), [this] { stop(); });
  again_ = link(tr("Write again"), [this] { write(); });
  foot->addWidget(status_, 1);
  foot->addWidget(stop_);
  foot->addWidget(again_);
  column->addLayout(foot);
  write();
}

WrittenPart::~WrittenPart() { token_.cancel(); }

void WrittenPart::write() {
  if (!session_.writer().model()) return;
  token_.cancel();
  delete list_;
  list_ = new QWidget(this);
  auto* inside = new QVBoxLayout(list_);
  inside->setContentsMargins(0, 0, 0, 0);
  inside->setSpacing(8);
  rows_->addWidget(list_);
  sentences_ = 0;
  running_ = true;
  title_->setText(tr("Written by %1. Each sentence is checked before it is shown.").arg(session_.writer().name()));
  status_->setProperty("role", "muted");
  status_->setText(tr("Writing …"));
  told_->clear();
  told_->hide();
  stop_->show();
  again_->hide();
  const uint64_t round = ++round_;
  token_ = session_.writer().answer(this, answer_, session_.archive(),
                                    {[this, round](const VerifiedClaim& claim) {
                                       if (round == round_) add(claim);
                                     },
                                     [this, round](Result<WrittenAnswer> written) {
                                       if (round == round_) end(written);
                                     },
                                     [this, round](const QString& remark) {
                                       if (round == round_) tell(remark);
                                     }});
}

void WrittenPart::tell(const QString& remark) {
  const QString line = remark + QLatin1Char('.');
  told_->setText(told_->text().isEmpty() ? line : told_->text() + QLatin1Char('\n') + line);
  told_->show();
}

void WrittenPart::stop() {
  if (!running_) return;
  token_.cancel();
  status_->setText(tr("Stopping …"));
}

void WrittenPart::add(const VerifiedClaim& claim) {
  const Colours& c = colours_of(this);
  ++sentences_;
  auto* box = new QWidget(list_);
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  row->addWidget(new ClassMark(claim.check(), box), 0, Qt::AlignTop);
  auto* column = new QVBoxLayout;
  column->setSpacing(2);
  const QString sentence = text_of(claim.claim().text);
  column->addWidget(words(claim.check() == ClaimClass::verbatim ? QStringLiteral("“%1”").arg(sentence) : sentence, TextRole::claim, "text", box));
  auto* word = new QLabel(
      QStringLiteral("<span style='color:%1;font-weight:600'>%2</span>").arg(c.of(claim.check()).name(), class_word(claim.check()).toHtmlEscaped()),
      box);
  word->setTextFormat(Qt::RichText);
  word->setFont(font_of(TextRole::caption));
  column->addWidget(word);
  std::set<QString> named;
  for (const Citation& cited : claim.claim().citations) {
    QString place = place_words(text_of(cited.document_name()), cited.span().page, cited.page_label());
    if (!named.insert(place).second) continue;
    if (cited.is_figure()) place += QStringLiteral(", ") + tr("picture");
    auto* open = new LinkButton(isolated(place), box);
    open->setToolTip(cited.is_figure() ? tr("The sentence rests on the picture itself, which only a model has judged.")
                                       : QStringLiteral("“%1”").arg(text_of(cited.quote())));
    open->setAccessibleName(tr("Open %1").arg(place));
    connect(open, &QPushButton::clicked, this,
            [this, to = Place{cited.span().document, cited.span().page, cited.boxes(), true, cited.is_figure()}] { session_.go_to(to); });
    column->addWidget(open);
  }
  row->addLayout(column, 1);
  list_->layout()->addWidget(box);
}

void WrittenPart::end(const Result<WrittenAnswer>& written) {
  running_ = false;
  stop_->hide();
  again_->show();
  again_->setEnabled(session_.writer().model() != nullptr);
  QStringList said;
  if (!written.ok()) {
    const bool stopped = written.error().kind == ErrorKind::cancelled;
    said += stopped ? tr("Stopped.") : sentence_of(written.error());
    if (!stopped) status_->setProperty("role", "error");
    if (sentences_ > 0) said += tr("What was checked before stays above.");
  } else {
    if (written->claims.empty())
      said += written->not_found ? tr("The model finds no answer in the passages it was given.") : tr("No sentence of it could be proven.");
    if (!written->withheld.empty()) said += tr("%Ln sentence(s) kept out: not proven.", nullptr, static_cast<int>(written->withheld.size()));
    if (written->cut_short) said += tr("Cut short at the limit of its length.");
    if (said.isEmpty()) said += tr("%Ln sentence(s), all proven.", nullptr, static_cast<int>(written->claims.size()));
  }
  status_->setText(said.join(QLatin1Char(' ')));
  status_->style()->unpolish(status_);
  status_->style()->polish(status_);
  emit ended();
}

}  // namespace dossier::ui
