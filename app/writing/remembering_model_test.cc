// Answers that are kept: found again word for word, by nobody else's request, and gone with their document.
#include "app/writing/remembering_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/grounding/page_fixture.h"
#include "app/writing/scripted_model.h"
#include "app/writing/written_generator.h"

namespace dossier {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

namespace fs = std::filesystem;

class RememberingModelTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "/answers_" + testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
  }
  void TearDown() override {
    fs::permissions(folder_, fs::perms::owner_all, ignored_);
    fs::remove_all(folder_);
  }

  // A model that says these, one after another, and keeps them.
  std::unique_ptr<RememberingModel> model(std::vector<ScriptedAnswer> answers, const std::string& name = "script") {
    auto scripted = std::make_unique<ScriptedModel>(std::move(answers), name);
    asked_ = scripted.get();
    return std::make_unique<RememberingModel>(std::move(scripted), KeptAnswers(folder_), [this](const std::string& what) { said_.push_back(what); });
  }

  static std::string answer_of(WritingModel& model, const WritingRequest& request, WritingEnd* end = nullptr, size_t most_bytes = SIZE_MAX) {
    std::string out;
    auto ended = model.write(
        request,
        [&](std::string_view piece) {
          out += piece;
          return out.size() < most_bytes;
        },
        CancelToken());
    EXPECT_TRUE(ended.ok());
    if (end && ended.ok()) *end = *ended;
    return out;
  }

  std::string folder_;
  std::error_code ignored_;
  ScriptedModel* asked_ = nullptr;
  std::vector<std::string> said_;
};

const std::string kBytes = std::string("Broken \xff UTF-8\nand a zero ") + '\0' + " [1]";

TEST_F(RememberingModelTest, TheSameRequestIsAnsweredByteForByteWithoutTheModel) {
  const WritingRequest request{"rules", "material", "task"};
  EXPECT_EQ(answer_of(*model({{kBytes}}), request), kBytes);
  auto again = model({{"something else"}});
  EXPECT_TRUE(again->has_answer(request));
  WritingEnd end = WritingEnd::cut_short;
  EXPECT_EQ(answer_of(*again, request, &end), kBytes);
  EXPECT_EQ(end, WritingEnd::finished);
  EXPECT_THAT(asked_->requests(), SizeIs(0));
}

TEST_F(RememberingModelTest, AnyOtherRequestOrWriterIsAsked) {
  const WritingRequest request{"rules", "material", "task", 100, "form"};
  answer_of(*model({{"first"}}), request);
  std::vector<WritingRequest> others(6, request);
  others[0].rules = "other";
  others[1].material = "other";
  others[2].task = "other";
  others[3].most_tokens = 101;
  others[4].form = "other";
  others[5].rules = "rulesmaterial";  // parts do not run together
  others[5].material = "";
  auto pixels = std::make_shared<RgbImage>(RgbImage{1, 1, {1, 2, 3}});
  others.push_back(request);
  others.back().pictures = {{0, pixels}};
  for (const WritingRequest& other : others) EXPECT_FALSE(model({})->has_answer(other));
  EXPECT_FALSE(model({}, "another")->has_answer(request));
  EXPECT_TRUE(model({})->has_answer(request));
}

TEST_F(RememberingModelTest, WhatFailedIsNotKeptAndWhatTheReceiverStoppedIs) {
  const WritingRequest request{"rules", "material", "task"};
  auto failing = model({{"half", 7, 1, Error{ErrorKind::io, "the line broke", "", ""}}});
  EXPECT_FALSE(failing
                   ->write(
                       request, [](std::string_view) { return true; }, CancelToken())
                   .ok());
  EXPECT_FALSE(failing->has_answer(request));
  WritingEnd end = WritingEnd::finished;
  answer_of(*model({{"0123456789", 5}}), request, &end, 5);
  EXPECT_EQ(end, WritingEnd::stopped);
  EXPECT_EQ(answer_of(*model({{"other"}}), request, &end, 5), "01234");
  EXPECT_EQ(end, WritingEnd::stopped);
}

TEST_F(RememberingModelTest, ADamagedAnswerIsWrittenAgain) {
  const WritingRequest request{"rules", "material", "task"};
  answer_of(*model({{"as it was"}}), request);
  const fs::path file = fs::directory_iterator(folder_ + "/answers")->path();
  const auto bytes = fs::file_size(file);
  for (uintmax_t left : {bytes - 1, uintmax_t{20}, uintmax_t{0}}) {
    fs::resize_file(file, left);
    auto list = list_answers(folder_);
    ASSERT_TRUE(list.ok());
    EXPECT_THAT(list->at(0).why, HasSubstr("a kept answer: "));
    EXPECT_EQ(answer_of(*model({{"as it was"}}), request), "as it was");
    EXPECT_THAT(asked_->requests(), SizeIs(1));
  }
  std::ofstream(file, std::ios::in | std::ios::out | std::ios::binary).seekp(static_cast<std::streamoff>(bytes) - 2) << "X";
  EXPECT_FALSE(model({})->has_answer(request));
}

TEST_F(RememberingModelTest, AFolderThatTakesNothingCostsNoAnswerAndIsSaidOnce) {
  // A file where the folder should be: this holds for whoever may write everywhere, too.
  fs::create_directories(folder_);
  std::ofstream(folder_ + "/answers") << "in the way";
  auto kept_nowhere = model({{"one"}, {"two"}});
  EXPECT_EQ(answer_of(*kept_nowhere, {"rules", "a", "task"}), "one");
  EXPECT_EQ(answer_of(*kept_nowhere, {"rules", "b", "task"}), "two");
  ASSERT_THAT(said_, SizeIs(1));
  EXPECT_THAT(said_[0], HasSubstr("answers are not kept"));
}

TEST_F(RememberingModelTest, AnswersGoWithTheirDocumentAndTheOldestWithALimit) {
  const Sha256 first = sha256_of("first"), second = sha256_of("second");
  answer_of(*model({{"a"}}), {"rules", "one", "task", 10, "", {first}});
  answer_of(*model({{"b"}}), {"rules", "both", "task", 10, "", {first, second}});
  answer_of(*model({{"c"}}), {"rules", "two", "task", 10, "", {second}});
  auto dropped = drop_answers(folder_, {first.hex()});
  ASSERT_TRUE(dropped.ok());
  EXPECT_EQ(dropped->files, 2u);
  auto left = list_answers(folder_);
  ASSERT_TRUE(left.ok());
  ASSERT_THAT(*left, SizeIs(1));
  EXPECT_EQ(left->at(0).tags, std::vector<std::string>{second.hex()});
  answer_of(*model({{"d"}}), {"rules", "new", "task", 10, "", {second}});
  auto pruned = prune_answers(folder_, left->at(0).bytes + 10);
  ASSERT_TRUE(pruned.ok());
  EXPECT_EQ(pruned->files, 1u);
  EXPECT_TRUE(model({})->has_answer({"rules", "new", "task", 10, "", {second}}));
  EXPECT_TRUE(prune_answers(testing::TempDir() + "/nowhere", 0).ok());
}

TEST_F(RememberingModelTest, ABatchThatWasCutShortGoesOnWhereItWas) {
  MemoryPages pages;
  std::vector<DraftTask> tasks;
  for (int i = 1; i <= 3; ++i) {
    SourceDocument document = document_of("d" + std::to_string(i) + ".txt");
    Page page = page_of_text(1, "The Supplier shall deliver " + std::to_string(100 + i) + " pumps to the Buyer.");
    page.blocks.push_back({BlockKind::paragraph, 0, 0, static_cast<uint32_t>(page.text.size()), {50, 50, 500, 64}});
    document.page_numbers = {1};
    document.pages = document.pages_text = 1;
    pages.add(document, {std::move(page)});
    tasks.push_back({document, "", 1});
  }
  auto sentence = [](int i) {
    return ScriptedAnswer{
        "The Supplier shall deliver " + std::to_string(100 + i) + " pumps to the Buyer. [1]\n", 7, 1, {}, "d" + std::to_string(i) + ".txt"};
  };
  auto draft = [&](WrittenGenerator& generator, const DraftTask& task) {
    std::vector<std::string> out;
    EXPECT_TRUE(generator
                    .draft(
                        task, pages,
                        [&](DraftClaim claim) -> Result<bool> {
                          out.push_back(claim.text);
                          return true;
                        },
                        CancelToken())
                    .ok());
    return out;
  };
  {
    auto writer = model({sentence(1), sentence(2)});
    WrittenGenerator generator(*writer);
    auto plan = generator.plan(tasks, pages, CancelToken());
    ASSERT_TRUE(plan.ok());
    EXPECT_EQ(plan->written(), 0u);
    EXPECT_THAT(asked_->requests(), SizeIs(0));
    EXPECT_THAT(plan->in_words(), HasSubstr("3 documents: 3 read whole; "));
    draft(generator, tasks[0]);
    draft(generator, tasks[1]);
  }
  auto writer = model({sentence(3)});  // it would say so of any document it is asked about
  WrittenGenerator generator(*writer);
  auto plan = generator.plan(tasks, pages, CancelToken());
  ASSERT_TRUE(plan.ok());
  EXPECT_THAT(plan->in_words(), HasSubstr("2 are written already, 1 remains; "));
  for (int i = 1; i <= 3; ++i)
    EXPECT_EQ(draft(generator, tasks[static_cast<size_t>(i - 1)]),
              std::vector<std::string>{"The Supplier shall deliver " + std::to_string(100 + i) + " pumps to the Buyer."});
  EXPECT_THAT(asked_->requests(), SizeIs(1));
}

}  // namespace
}  // namespace dossier
