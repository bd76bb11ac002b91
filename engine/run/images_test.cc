// Prompts with pictures: rows are computed once, found again after a restart, named by their pixels, and dropped with their document.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "engine/kv/kv_prune.h"
#include "engine/run/generation.h"
#include "engine/synth/made_up_vision.h"
#include "engine/vision/image_layout.h"
#include "tests/tiny_vision.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;
using Tokens = std::vector<TokenId>;
using Pixels = std::shared_ptr<const RgbImage>;

Pixels picture(std::int64_t width, std::int64_t height, std::uint32_t seed) {
  auto out = std::make_shared<RgbImage>(RgbImage{width, height, {}});
  for (std::int64_t n = 0; n < width * height * 3; ++n) out->rgb.push_back(static_cast<std::uint8_t>((seed = seed * 1664525 + 1013904223) >> 24));
  return out;
}

class Images : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("images_test_" + std::to_string(::getpid()));
    fs::create_directories(folder_);
    ASSERT_TRUE(write_tiny_model(text(), {.architecture = "llama4"}).ok());
    ASSERT_TRUE(write_tower(7));
  }
  void TearDown() override { fs::remove_all(folder_); }
  bool write_tower(std::uint64_t seed) const {
    SynthOptions options;
    options.seed = seed;
    return write_made_up_vision(tiny_vision_shape(), options, vision()).ok();
  }
  std::string text() const { return folder_ / "text.gguf"; }
  std::string vision() const { return folder_ / "vision.gguf"; }
  std::string kv() const { return folder_ / "kv"; }

  std::unique_ptr<RunningModel> open(bool keeps = true, std::uint64_t disk = 0) {
    EngineOptions options;
    options.threads = 2;
    options.vision_path = vision();
    options.kv_disk_bytes = disk;
    if (keeps) options.kv_folder = kv();
    auto model = RunningModel::open(text(), options, {});
    if (!model.ok()) ADD_FAILURE() << model.error().describe();
    return std::move(model).value();
  }

  // Words, then each picture, then the question.
  static Tokens prompt_of(RunningModel& model, const std::string& before, const std::vector<Pixels>& pictures, const std::string& question) {
    const Tokenizer& words = **model.tokenizer();
    const ImageTokenIds ids = *ImageTokenIds::of(words);
    Tokens out = words.encode(before);
    for (const Pixels& p : pictures) {
      const TilePlan plan = model.images()->plan(*p);
      const Tokens image = image_layout(ids, plan.rows, plan.cols, model.images()->shape().rows_per_tile());
      out.insert(out.end(), image.begin(), image.end());
    }
    kept_ = static_cast<std::int64_t>(out.size());
    words.encode(question, out);
    return out;
  }

  struct Made {
    Tokens tokens;
    std::vector<double> logprobs;
    GenerationUsage usage;
    std::int64_t tiles = 0;
    bool operator==(const Made& other) const { return tokens == other.tokens && logprobs == other.logprobs; }
  };
  static GenerationRequest request(RunningModel& model, const std::string& before, const std::vector<Pixels>& pictures, const std::string& question = "what is it") {
    GenerationRequest r;
    r.prompt = prompt_of(model, before, pictures, question);
    r.max_tokens = 6;
    r.wants_logprobs = true;
    r.images = pictures;
    r.kept_tokens = kept_;
    r.owners = {{"document", 0, INT64_MAX}};
    return r;
  }
  static Made answer(RunningModel& model, GenerationRequest r) {
    Made out;
    auto generation = Generation::start(model, std::move(r));
    if (!generation.ok()) {
      ADD_FAILURE() << generation.error().describe();
      return out;
    }
    for (;;) {
      auto token = generation->next();
      if (!token.ok()) ADD_FAILURE() << token.error().describe();
      if (!token.ok() || !*token) break;
      out.tokens.push_back((*token)->id);
      out.logprobs.push_back((*token)->logprob);
    }
    out.usage = generation->usage();
    out.tiles = model.counters().vision_tiles;
    return out;
  }
  Made ask(const std::string& before, const std::vector<Pixels>& pictures, const std::string& question = "what is it", bool keeps = true) {
    auto model = open(keeps);
    return answer(*model, request(*model, before, pictures, question));
  }
  static std::int64_t kept_;
  fs::path folder_;
};
std::int64_t Images::kept_ = 0;

TEST_F(Images, ARestartComputesNoTileAndNoTokenAgain) {
  const std::vector<Pixels> pictures = {picture(100, 70, 1), picture(40, 50, 2)};
  const Made fresh = ask("some words ", pictures, "what is it", false), first = ask("some words ", pictures);
  EXPECT_GT(first.tiles, 2);
  EXPECT_EQ(first, fresh);
  const Made again = ask("some words ", pictures);
  EXPECT_EQ(again.tiles, 0);
  EXPECT_EQ(again.usage.restored_tokens, kept_);
  EXPECT_EQ(again, first);
  const Made other = ask("some words ", pictures, "and the other");
  EXPECT_EQ(other.tiles, 0);
  EXPECT_EQ(other.usage.restored_tokens, kept_);
}

// Another text before the picture: its keys and values are new, its rows are not.
TEST_F(Images, RowsServeAnyPrompt) {
  const std::vector<Pixels> pictures = {picture(100, 70, 1)};
  ask("some words ", pictures);
  const Made moved = ask("quite another text ", pictures);
  EXPECT_EQ(moved.usage.restored_tokens, 0);
  EXPECT_EQ(moved.tiles, 0);
  EXPECT_EQ(moved, ask("quite another text ", pictures, "what is it", false));
}

// The same tokens with another picture are another text.
TEST_F(Images, PixelsArePartOfTheName) {
  const std::vector<Pixels> one = {picture(100, 70, 1)}, other = {picture(100, 70, 9)};
  const Made first = ask("some words ", one), second = ask("some words ", other);
  EXPECT_GT(second.tiles, 0);
  EXPECT_EQ(second.usage.restored_tokens, 0);
  EXPECT_NE(first, second);
  EXPECT_EQ(second, ask("some words ", other, "what is it", false));
}

// The same tokens and pixels seen by another encoder of the same shape are another text: neither its rows nor what followed from them is taken.
TEST_F(Images, AnotherEncoderSharesNothing) {
  const std::vector<Pixels> pictures = {picture(100, 70, 1)};
  const Made first = ask("some words ", pictures);
  const std::string identity = open(false)->images()->tower().identity().hex();
  const auto nodes = list_kv(kv());
  ASSERT_TRUE(nodes.ok() && !nodes->empty());
  for (const KvStored& stored : *nodes) EXPECT_EQ(stored.identity.vision_sha256, identity);

  ASSERT_TRUE(write_tower(8));
  ASSERT_NE(open(false)->images()->tower().identity().hex(), identity);
  const Made second = ask("some words ", pictures);
  EXPECT_EQ(second.usage.restored_tokens, 0);
  EXPECT_GT(second.tiles, 0);
  EXPECT_NE(second, first);
  EXPECT_EQ(second, ask("some words ", pictures, "what is it", false));

  // The first encoder's are still its own.
  ASSERT_TRUE(write_tower(7));
  const Made again = ask("some words ", pictures);
  EXPECT_EQ(again.tiles, 0);
  EXPECT_EQ(again.usage.restored_tokens, kept_);
  EXPECT_EQ(again, first);
}

TEST_F(Images, DamagedRowsAreComputedAgain) {
  const std::vector<Pixels> pictures = {picture(100, 70, 1)};
  const Made first = ask("some words ", pictures);
  for (const auto& entry : fs::directory_iterator(fs::path(kv()) / "images"))
    if (entry.path().extension() == ".rows") {
      std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
      file.seekp(1000);
      file.put('\x7f');
    }
  EXPECT_EQ(check_image_rows(kv())->faults.size(), 1u);
  const Made again = ask("other words ", pictures);
  EXPECT_GT(again.tiles, 0);
  EXPECT_EQ(again, ask("other words ", pictures, "what is it", false));
  EXPECT_TRUE(check_image_rows(kv())->faults.empty());
}

TEST_F(Images, DroppingADocumentDropsItsPictures) {
  ask("some words ", {picture(100, 70, 1)});
  ASSERT_EQ(list_image_rows(kv())->size(), 1u);
  EXPECT_EQ((*list_image_rows(kv()))[0].tags, (std::vector<std::string>{"document"}));
  EXPECT_EQ(drop_image_rows(kv(), {"another"})->files, 0u);
  EXPECT_EQ(drop_image_rows(kv(), {"document"})->files, 1u);
  EXPECT_TRUE(list_image_rows(kv())->empty());
  EXPECT_FALSE(fs::exists(fs::path(kv()) / "images" / "document"));
}

TEST_F(Images, RowsKeepWithinTheirPartOfTheDisk) {
  auto model = open(true, 64 << 10);
  for (std::uint32_t seed = 1; seed < 12; ++seed) {
    auto rows = model->images()->rows(*picture(100, 70, seed), {"d"}, {});
    ASSERT_TRUE(rows.ok()) << rows.error().describe();
  }
  std::uint64_t bytes = 0;
  const auto kept = list_image_rows(kv());
  ASSERT_TRUE(kept.ok());
  for (const StoredImageRows& stored : *kept) bytes += stored.bytes;
  EXPECT_LE(bytes, 16u << 10);
  EXPECT_GT(bytes, 0u);
  model.reset();
  EXPECT_GT(prune_image_rows(kv(), 0)->files, 0u);
  EXPECT_TRUE(list_image_rows(kv())->empty());
}

// Prompts of the same tokens share their beginning up to where their pictures part, and no further.
TEST_F(Images, ABatchSharesOnlyWhatItSees) {
  const Pixels common = picture(40, 50, 5), a = picture(100, 70, 1), b = picture(100, 70, 2);
  auto model = open(false);
  std::vector<GenerationRequest> requests = {request(*model, "words ", {common, a}), request(*model, "words ", {common, b})};
  ASSERT_EQ(requests[0].prompt, requests[1].prompt);
  auto batch = GenerationBatch::start(*model, requests);
  ASSERT_TRUE(batch.ok());
  std::vector<Tokens> tokens(2);
  for (bool goes_on = true; goes_on;) {
    auto step = batch->step([&](std::size_t n, const GeneratedToken& token) { tokens[n].push_back(token.id); });
    ASSERT_TRUE(step.ok()) << step.error().describe();
    goes_on = *step;
  }
  EXPECT_GT(batch->usage(1).shared_tokens, 8);
  EXPECT_EQ(tokens[0], ask("words ", {common, a}, "what is it", false).tokens);
  EXPECT_EQ(tokens[1], ask("words ", {common, b}, "what is it", false).tokens);
}

TEST_F(Images, RefusesWhatDoesNotFit) {
  auto model = open(false);
  GenerationRequest r = request(*model, "words ", {picture(100, 70, 1)});
  r.images = {picture(40, 50, 1)};
  auto generation = Generation::start(*model, r);
  ASSERT_TRUE(generation.ok());
  auto token = generation->next();
  ASSERT_FALSE(token.ok());
  EXPECT_EQ(token.error().kind, ErrorKind::usage);
  EXPECT_NE(token.error().message.find("patch tokens"), std::string::npos);
  EXPECT_FALSE(PromptImages::place({}, 1, std::vector<Pixels>(49, picture(8, 8, 1)), *model->images()).ok());

  auto blind = RunningModel::open(text(), {}, {});
  ASSERT_TRUE(blind.ok());
  auto refused = Generation::start(**blind, r);
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().message.find("vision encoder"), std::string::npos);
}

}  // namespace
}  // namespace dossier
