// An answer's card and what is copied from it, without an archive.
#include "ui/views/ask_view.h"

#include <gtest/gtest.h>

namespace dossier::ui {
namespace {

QStringList texts_of(const QWidget& card) {
  QStringList out;
  for (const QLabel* label : card.findChildren<QLabel*>()) out += label->text();
  return out;
}

// A list is not the whole answer where some contracts leave the matter open.
TEST(AnswerCard, SaysWhatAListCouldNotTell) {
  Session session;
  Answer answer;
  answer.question = "Which contracts end in 2027?";
  answer.counted = true;
  answer.text = "31 March 2027: Supply agreement.pdf";
  answer.remark = "2 contracts state no end that could be told: a.pdf, b.pdf";
  const AnswerCard card(session, answer, nullptr);
  EXPECT_TRUE(texts_of(card).contains(QStringLiteral("2 contracts state no end that could be told: a.pdf, b.pdf.")))
      << texts_of(card).join(u'|').toStdString();
  EXPECT_NE(answer_with_citations(answer).find("\n" + answer.remark + ".\n"), std::string::npos);
  answer.remark.clear();
  const AnswerCard whole(session, answer, nullptr);
  EXPECT_TRUE(texts_of(whole).filter(QStringLiteral("could be told")).isEmpty());
}

}  // namespace
}  // namespace dossier::ui
