// The engine as a model that sees: a tiny one with a made-up vision encoder. What it writes means nothing; that it is shown pictures, by a plan,
// does.
#include <gtest/gtest.h>

#include <filesystem>

#include "app/generate/brief.h"
#include "app/grounding/page_fixture.h"
#include "app/writing/engine_model.h"
#include "app/writing/model_judge.h"
#include "app/writing/open_model.h"
#include "app/writing/written_generator.h"
#include "tests/tiny_vision.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

class EnginePictures : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("engine_pictures_" + std::to_string(::getpid()));
    fs::create_directories(folder_);
    TinyModelSpec text{.architecture = "llama4"};
    text.chat_template = "<|header_start|>";
    ASSERT_TRUE(write_tiny_model(path("text.gguf"), text).ok());
    ASSERT_TRUE(write_made_up_vision(tiny_vision_shape(), {}, path("vision.gguf")).ok());
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string path(const std::string& name) const { return folder_ / name; }

  std::unique_ptr<WritingModel> open(const std::string& vision) {
    auto model = open_writing_model(path("text.gguf"), {path("kv"), path("cache"), vision}, {});
    if (!model.ok()) ADD_FAILURE() << model.error().describe();
    return model.ok() ? std::move(model).value() : nullptr;
  }

  // Stripes, from dark to light as `light` says.
  static std::shared_ptr<const RgbImage> picture(uint8_t light) {
    auto out = std::make_shared<RgbImage>(RgbImage{100, 70, {}});
    for (int n = 0; n < 100 * 70 * 3; ++n) out->rgb.push_back(n % 9 < 3 ? static_cast<uint8_t>(255 - light) : light);
    return out;
  }
  static WritingRequest request(uint8_t light) {
    WritingRequest out{"rules", "before after", "task", 40};
    out.documents = {sha256_of("document")};
    out.pictures = {{7, picture(light)}};
    return out;
  }
  static std::string answer(WritingModel& model, const WritingRequest& request) {
    std::string out;
    auto end = model.write(request, [&](std::string_view piece) { return out += piece, true; }, {});
    EXPECT_TRUE(end.ok()) << (end.ok() ? "" : end.error().describe());
    return out;
  }
  fs::path folder_;
};

TEST_F(EnginePictures, AreReadWithinTheText) {
  auto model = open(path("vision.gguf"));
  ASSERT_TRUE(model);
  ASSERT_TRUE(model->sees());
  const std::string first = answer(*model, request(1)), other = answer(*model, request(250));
  WritingRequest moved = request(1);
  moved.pictures[0].at = 0;
  EXPECT_NE(first, other);                  // another picture
  EXPECT_NE(first, answer(*model, moved));  // the same at another place
  EXPECT_EQ(first, answer(*model, request(1)));
}

TEST_F(EnginePictures, RowsAreKeptWithTheDocument) {
  answer(*open(path("vision.gguf")), request(1));
  auto rows = list_image_rows(path("kv"));
  ASSERT_TRUE(rows.ok());
  ASSERT_EQ(rows->size(), 1u);
  EXPECT_EQ((*rows)[0].tags, std::vector<std::string>{sha256_of("document").hex()});
}

// A judge is given quotes without saying whose they are.
TEST_F(EnginePictures, WhatNamesNoDocumentIsNotKept) {
  WritingRequest nobodys = request(1);
  nobodys.documents.clear();
  nobodys.pictures.clear();
  answer(*open(path("vision.gguf")), nobodys);
  EXPECT_TRUE(list_kv(path("kv"))->empty());
  nobodys.documents = {sha256_of("document")};
  answer(*open(path("vision.gguf")), nobodys);
  EXPECT_FALSE(list_kv(path("kv"))->empty());
}

// The whole way; a model of random weights writes nothing that holds, and the document's own words stand in its place.
TEST_F(EnginePictures, GoTheWholeWayOfABrief) {
  const std::string text = "Sales of pumps grew in every quarter of the year.";
  Page page = page_of_text(1, text);
  page.blocks.push_back({BlockKind::paragraph, 0, 0, static_cast<uint32_t>(text.size()), {50, 50, 500, 64}});
  page.images.push_back({{60, 200, 320, 360}, ImageKind::figure, {}});
  SourceDocument document = document_of("sales.pdf");
  document.page_numbers = {1};
  document.pages = document.pages_text = 1;
  MemoryPages pages;
  pages.add(document, {page});
  class OnePicture : public PictureSource {
    Result<std::shared_ptr<const RgbImage>> picture(const SourceDocument&, uint32_t, const Box&, const CancelToken&) override {
      return EnginePictures::picture(40);
    }
  } source;
  std::vector<std::string> said;
  auto model = open(path("vision.gguf"));
  const CancelToken cancel;
  ModelJudge judge(*model, cancel);
  judge.let_see(source, {document});
  WrittenGenerator generator(*model, {}, {PictureChoice::figures, &source, [&](const std::string& what) { said.push_back(what); }});
  BriefRequest request;
  request.documents = {document};
  request.title = "Brief";
  request.points = 1;
  request.folder_picture = false;
  request.judge = &judge;
  auto report = make_brief(pages, request, generator, {}, CancelToken());
  ASSERT_TRUE(report.ok()) << report.error().describe();
  EXPECT_TRUE(generator.remarks().empty()) << generator.remarks().front();
  ASSERT_FALSE(report->sections.empty());
  EXPECT_EQ(report->sections[0].claims.size(), 1u);
  ASSERT_EQ(said.size(), 1u);
  EXPECT_TRUE(said[0].starts_with("sales.pdf: 1 picture, ")) << said[0];
  EXPECT_NE(said[0].find(" in all"), std::string::npos) << said[0];
  EXPECT_EQ(list_image_rows(path("kv"))->size(), 1u);
}

TEST_F(EnginePictures, HaveTheirCostInThePlan) {
  auto model = open(path("vision.gguf"));
  ASSERT_TRUE(model);
  const size_t tokens = model->picture_tokens({100, 70});
  EXPECT_GT(tokens, 10u);
  auto none = model->cost({100, {}}, 10, {}), one = model->cost({100 + tokens, {{100, 70}}}, 10, {}),
       two = model->cost({100 + 2 * tokens, {{100, 70}, {100, 70}}}, 10, {});
  ASSERT_TRUE(one.ok() && two.ok() && none.ok());
  EXPECT_EQ(none->tiles, 0u);
  EXPECT_GT(one->tiles, 1u);
  EXPECT_EQ(two->tiles, 2 * one->tiles);
  EXPECT_EQ(two->picture_flop, 2 * one->picture_flop);
  EXPECT_GT(one->seconds, 0);
  EXPECT_FALSE(model->cost({100, std::vector<PictureSize>(49, {100, 70})}, 10, {}).ok());
}

TEST_F(EnginePictures, NeedAVisionPart) {
  auto blind = open("");
  ASSERT_TRUE(blind);
  EXPECT_FALSE(blind->sees());
  auto end = blind->write(request(1), [](std::string_view) { return true; }, {});
  ASSERT_FALSE(end.ok());
  EXPECT_EQ(end.error().kind, ErrorKind::usage);
  auto no_tower = open_writing_model(path("text.gguf"), {"", path("cache"), path("text.gguf")}, {});
  ASSERT_FALSE(no_tower.ok());
  EXPECT_NE(no_tower.error().message.find("holds no vision encoder"), std::string::npos);
}

}  // namespace
}  // namespace dossier
