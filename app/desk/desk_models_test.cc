// Models as a window sees them: looked at, planned within limits, refused before anything is loaded.
#include "app/desk/desk_models.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "app/desk/desk_writer.h"
#include "app/desk/made_model.h"
#include "tests/tiny_vision.h"

namespace dossier {
namespace {

class DeskModels : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("desk_models_test." + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
    path_ = folder_ / "small.gguf";
    Status written = write_made_model(kSmallShape, path_);
    ASSERT_TRUE(written.ok()) << written.error().describe();
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path folder_;
  std::string path_;
};

TEST_F(DeskModels, SaysWhatAFileIsAndWhyItCannotWrite) {
  auto model = look_at_model(path_);
  ASSERT_TRUE(model.ok()) << model.error().describe();
  EXPECT_EQ(model->architecture, "llama");
  EXPECT_EQ(model->type, "F32");
  EXPECT_EQ(model->context_tokens, 8192);
  EXPECT_GT(model->parameters, 1'000'000);
  EXPECT_FALSE(model->problems.empty());  // it has no tokenizer
  std::ofstream(folder_ / "broken.gguf") << "no model";
  EXPECT_FALSE(look_at_model(folder_ / "broken.gguf").ok());
}

TEST_F(DeskModels, PlansWithinTheLimits) {
  DeskPlanRequest request;
  request.model = path_;
  request.limits = {std::uint64_t{4} << 30, std::uint64_t{4} << 30, 2};
  request.measured_s = 0.2;
  auto plan = plan_model(request, {});
  ASSERT_TRUE(plan.ok()) << plan.error().describe();
  EXPECT_TRUE(plan->fits);
  EXPECT_FALSE(plan->nearest);
  EXPECT_EQ(plan->memory_allowed, std::uint64_t{4} << 30);
  EXPECT_EQ(plan->asked.memory, plan->asked.weights + plan->asked.keys + plan->asked.working);
  EXPECT_GT(plan->asked.prepare_s, 0);
  request.limits.memory_bytes = std::uint64_t{1} << 20;
  request.measured_s = 0;
  plan = plan_model(request, {});
  ASSERT_TRUE(plan.ok()) << plan.error().describe();
  EXPECT_FALSE(plan->fits);
  EXPECT_FALSE(plan->why.empty());
}

// What the window's “use the plan that fits” asks for must fit when it is asked for.
TEST_F(DeskModels, TheRequestThatFitsFits) {
  const std::string long_rows = folder_ / "long rows.gguf";
  Status made = write_made_model(kLongRowsShape, long_rows);
  ASSERT_TRUE(made.ok()) << made.error().describe();
  DeskPlanRequest request;
  request.model = long_rows;
  request.limits = {std::uint64_t{8} << 30, std::uint64_t{8} << 30, 2};
  auto plan = plan_model(request, {});
  ASSERT_TRUE(plan.ok() && plan->fits);
  EXPECT_FALSE(request_that_fits(request, *plan));
  request.limits.memory_bytes = std::uint64_t{1} << 30;
  plan = plan_model(request, {});
  ASSERT_TRUE(plan.ok()) << plan.error().describe();
  ASSERT_TRUE(!plan->fits && plan->nearest) << plan->why;
  auto fitting = request_that_fits(request, *plan);
  ASSERT_TRUE(fitting);
  EXPECT_EQ(fitting->model, request.model);
  plan = plan_model(*fitting, {});
  ASSERT_TRUE(plan.ok()) << plan.error().describe();
  EXPECT_TRUE(plan->fits) << plan->why;
  // Too little for the weights: nothing fits, and nothing is offered.
  request.limits.memory_bytes = std::uint64_t{1} << 20;
  plan = plan_model(request, {});
  ASSERT_TRUE(plan.ok());
  EXPECT_FALSE(request_that_fits(request, *plan));
}

TEST_F(DeskModels, RefusesBeforeItLoadsWhatDoesNotFit) {
  WriterChoice choice;
  choice.file = path_;
  choice.limits.memory_bytes = std::uint64_t{1} << 20;
  DeskWriter writer(choice);
  Status opened = writer.open({});
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().kind, ErrorKind::too_large);
  EXPECT_NE(opened.error().message.find("nothing was started"), std::string::npos) << opened.error().message;
}

// A model that sees: its encoder must be its own, a page shown to it is planned for, and nothing is shown to one that is blind.
TEST_F(DeskModels, AVisionEncoderBelongsToItsModel) {
  TinyModelSpec text{.architecture = "llama4"};
  text.chat_template = "<|header_start|>";
  const std::string writes = folder_ / "text.gguf", eyes = folder_ / "eyes.gguf", others = folder_ / "others.gguf";
  ASSERT_TRUE(write_tiny_model(writes, text).ok());
  ASSERT_TRUE(write_made_up_vision(tiny_vision_shape(), {}, eyes).ok());
  VisionShape wide = tiny_vision_shape();
  wide.text_width *= 2;
  ASSERT_TRUE(write_made_up_vision(wide, {}, others).ok());
  EXPECT_TRUE(check_vision(eyes, writes).ok());
  EXPECT_EQ(check_vision(others, writes).error().kind, ErrorKind::conflict);
  EXPECT_EQ(check_vision(writes, writes).error().kind, ErrorKind::unsupported);
  EXPECT_FALSE(check_vision(folder_ / "nowhere.gguf", writes).ok());
  auto looked = look_at_model(eyes);
  ASSERT_TRUE(looked.ok()) << looked.error().describe();
  EXPECT_TRUE(looked->is_vision);
  EXPECT_FALSE(looked->problems.empty());
  DeskPlanRequest request;
  request.model = writes;
  auto blind = plan_model(request, {});
  request.vision = eyes;
  auto sees = plan_model(request, {});
  ASSERT_TRUE(blind.ok() && sees.ok()) << sees.error().describe();
  EXPECT_EQ(blind->picture_tiles, 0);
  EXPECT_EQ(blind->asked.vision, 0u);
  EXPECT_GT(sees->picture_tiles, 0);
  EXPECT_GT(sees->picture_tokens, 0);
  EXPECT_GT(sees->asked.vision, 0u);
  EXPECT_EQ(sees->asked.memory, sees->asked.weights + sees->asked.keys + sees->asked.working + sees->asked.vision);
  WriterChoice choice;
  choice.file = writes;
  EXPECT_FALSE(DeskWriter::may_see(choice));
  choice.pictures = PictureChoice::pages;
  EXPECT_EQ(DeskWriter(choice).open({}).error().kind, ErrorKind::unsupported);
  choice.vision = eyes;
  EXPECT_TRUE(DeskWriter::may_see(choice));
  DeskWriter writer(choice);
  Status opened = writer.open({});
  EXPECT_TRUE(opened.ok()) << opened.error().describe();
  choice.endpoint.url = "http://127.0.0.1:9/v1";
  EXPECT_FALSE(DeskWriter::may_see(choice));
}

TEST_F(DeskModels, AStoreThatIsNotThereIsEmpty) {
  auto store = look_at_kv(folder_ / "kv");
  ASSERT_TRUE(store.ok()) << store.error().describe();
  EXPECT_EQ(store->nodes, 0u);
  EXPECT_TRUE(prune_kv_store(folder_ / "kv", 0).ok());
}

}  // namespace
}  // namespace dossier
