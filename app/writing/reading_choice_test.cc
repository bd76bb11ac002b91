// How much of the documents a model is given: whole where its plan allows, else what matters, and always said.
#include "app/writing/reading_choice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "app/generate/brief.h"
#include "app/grounding/page_fixture.h"
#include "app/writing/answer_passages.h"
#include "app/writing/scripted_model.h"
#include "app/writing/written_generator.h"
#include "app/writing/writing_rules.h"

namespace dossier {
namespace {

using testing::HasSubstr;

// Takes a second a hundred tokens, and up to `most` of them.
class SlowModel : public ScriptedModel {
 public:
  SlowModel(size_t most, bool local, std::vector<ScriptedAnswer> answers = {}) : ScriptedModel(std::move(answers)), most_(most), local_(local) {}
  bool is_local() const override { return local_; }
  Result<WritingCost> cost(const PromptSize& prompt, size_t answer_tokens, const CancelToken&) override {
    WritingCost out;
    out.fits = prompt.tokens + answer_tokens <= most_;
    if (!out.fits) out.why = "more memory than there is";
    out.seconds = static_cast<double>(prompt.tokens) / 100;
    return out;
  }

 private:
  size_t most_;
  bool local_;
};

struct Shelf {
  MemoryPages pages;
  std::vector<SourceDocument> documents;

  Shelf() {
    for (const char* name : {"a.txt", "b.txt", "c.txt"}) {
      SourceDocument document = document_of(name);
      std::vector<Page> read;
      for (uint32_t n = 1; n <= 10; ++n) {
        std::string text = std::string("Page ") + std::to_string(n) + " of " + name + " says that the parties shall keep the peace for " + std::to_string(n) + " years.";
        Page page = page_of_text(n, text);
        page.blocks.push_back({BlockKind::paragraph, 0, 0, static_cast<uint32_t>(text.size()), {50, 50, 500, 64}});
        document.page_numbers.push_back(n);
        read.push_back(std::move(page));
      }
      document.pages = document.pages_text = 10;
      pages.add(document, std::move(read));
      documents.push_back(document);
    }
  }

  // As if the third page of b.txt had been found.
  Answer found() {
    Answer out;
    out.question = "How long shall the parties keep the peace?";
    Evidence evidence;
    evidence.document = documents[1];
    evidence.page = 3;
    evidence.span = {documents[1].sha256, 3, 0, 20};
    out.evidence.push_back(evidence);
    return out;
  }

  AnswerPassages given(WritingModel& model, ReadingStrategy strategy, double seconds) {
    auto out = passages_for_answer(found(), pages, model, {100, 100}, {{strategy, seconds}, documents}, CancelToken());
    EXPECT_TRUE(out.ok()) << (out.ok() ? "" : out.error().describe());
    return out.ok() ? std::move(out).value() : AnswerPassages{};
  }
};

TEST(ReadingChoice, AllDocumentsWhereThePlanAllows) {
  Shelf shelf;
  SlowModel model(1'000'000, true);
  AnswerPassages given = shelf.given(model, ReadingStrategy::automatic, 600);
  EXPECT_EQ(given.read, "3 documents whole");
  ASSERT_EQ(given.passages.size(), 30u);
  for (size_t i = 0; i < 30; ++i) EXPECT_EQ(given.passages[i].number, i + 1);
  EXPECT_EQ(given.passages[0].document_name, "a.txt");
  EXPECT_EQ(given.passages[29].document_name, "c.txt");
}

TEST(ReadingChoice, ThoseWithEvidenceWhereAllTakeTooLongElsePassages) {
  Shelf shelf;
  SlowModel model(1'000'000, true);
  EXPECT_EQ(shelf.given(model, ReadingStrategy::automatic, 8).read, "1 document whole");
  AnswerPassages some = shelf.given(model, ReadingStrategy::automatic, 0.5);
  EXPECT_EQ(some.read, "1 passage");
  ASSERT_EQ(some.passages.size(), 1u);
  EXPECT_EQ(some.passages[0].page, 3u);
  EXPECT_EQ(shelf.given(model, ReadingStrategy::retrieved, 600).read, "1 passage");
}

TEST(ReadingChoice, AllDocumentsAreNotSentOffTheMachineUnasked) {
  Shelf shelf;
  SlowModel model(1'000'000, false);
  EXPECT_EQ(shelf.given(model, ReadingStrategy::automatic, 600).read, "1 document whole");
  EXPECT_EQ(shelf.given(model, ReadingStrategy::whole, 600).read, "3 documents whole");
}

TEST(ReadingChoice, WholeThatDoesNotFitIsAnErrorWithItsReason) {
  Shelf shelf;
  SlowModel model(500, true);
  auto given = passages_for_answer(shelf.found(), shelf.pages, model, {100, 100}, {{ReadingStrategy::whole, 600}, shelf.documents}, CancelToken());
  ASSERT_FALSE(given.ok());
  EXPECT_THAT(given.error().describe(), HasSubstr("more memory than there is"));
}

TEST(ReadingChoice, ABriefSaysWhyADocumentIsNotReadWhole) {
  Shelf shelf;
  SlowModel model(1'000'000, true);
  BriefRequest request;
  request.documents = {shelf.documents[0]};
  request.points = 1;
  request.folder_picture = false;
  WrittenGenerator quick(model, {ReadingStrategy::automatic, 600}), hurried(model, {ReadingStrategy::automatic, 1}), whole(model, {ReadingStrategy::whole, 1});
  ASSERT_TRUE(make_brief(shelf.pages, request, quick, {}, CancelToken()).ok());
  EXPECT_THAT(quick.name(), HasSubstr("1 document read whole"));
  EXPECT_TRUE(quick.remarks().empty());
  ASSERT_TRUE(make_brief(shelf.pages, request, hurried, {}, CancelToken()).ok());
  EXPECT_THAT(hurried.name(), HasSubstr("1 document by chosen passages"));
  ASSERT_EQ(hurried.remarks().size(), 1u);
  EXPECT_THAT(hurried.remarks()[0], HasSubstr("allowed are 1 s"));
  ASSERT_TRUE(make_brief(shelf.pages, request, whole, {}, CancelToken()).ok());
  EXPECT_THAT(whole.name(), HasSubstr("1 document read whole")) << "who asks for it gets it, however long it takes";
}

// The grammar's rule for numbers, read as a regular expression.
TEST(ReadingChoice, AMarkMayNameExactlyThePassagesThereAre) {
  for (size_t most : {1u, 7u, 9u, 10u, 19u, 20u, 99u, 100u, 347u, 1000u, 1234u}) {
    std::string form = marked_form(3, most, false);
    std::string rule = form.substr(form.find("number ::= ") + 11);
    std::erase_if(rule, [](char c) { return c == '"' || c == ' ' || c == '\n'; });
    const std::regex numbers(rule);
    for (size_t n = 0; n <= most + 1'100; ++n) ASSERT_EQ(std::regex_match(std::to_string(n), numbers), n >= 1 && n <= most) << n << " of " << most << ": " << rule;
    EXPECT_FALSE(std::regex_match("01", numbers));
  }
}

}  // namespace
}  // namespace dossier
