#include "ingest/reader/pdf/layer_check.h"

#include <gtest/gtest.h>

#include <sstream>

namespace dossier::reader {
namespace {

ContentPage page_of(const std::string& text, float confidence = 1) {
  ContentPage page;
  page.width_pt = 600, page.height_pt = 800;
  std::istringstream words(text);
  float x = 20;
  for (std::string word; words >> word; x += 60) {
    ContentWord w;
    w.text = word;
    w.box = {x, 100, x + 50, 112};
    w.confidence = confidence;
    page.words.push_back(w);
    page.evidence.glyphs += static_cast<uint32_t>(word.size());
  }
  return page;
}

TEST(JudgeLayer, TrustsOrdinaryText) {
  EXPECT_EQ(judge_layer(page_of("The rate is above the limit that was agreed in March")), LayerState::trusted);
  EXPECT_EQ(judge_layer(ContentPage{600, 800, {}, {}, {}, {}, {}}), LayerState::trusted);  // blank
}

TEST(JudgeLayer, SeesThatThereIsNone) {
  ContentPage page{600, 800, {}, {}, {}, {}, {}};
  page.images.push_back({{0, 0, 600, 800}, ImageKind::scan, {}});
  EXPECT_EQ(judge_layer(page), LayerState::absent);
  page.images.clear();
  page.evidence.outline_shapes = 200;
  EXPECT_EQ(judge_layer(page), LayerState::absent);
}

TEST(JudgeLayer, SuspectsTheInvisibleTheBrokenAndTheSenseless) {
  ContentPage page = page_of("The rate is above the limit");
  page.images.push_back({{0, 0, 600, 800}, ImageKind::scan, {}});
  page.evidence.invisible_glyphs = page.evidence.glyphs;
  EXPECT_EQ(judge_layer(page), LayerState::invisible);
  page = page_of("The rate is above the limit");
  page.evidence.unmapped_glyphs = page.evidence.glyphs / 2;
  EXPECT_EQ(judge_layer(page), LayerState::broken);
  EXPECT_EQ(judge_layer(page_of("Uif sbuf jt bcpwf uif mjnju uibu xbt bhsffe jo Nbsdi gps hppet")), LayerState::implausible);
}

TEST(CompareLayers, FindsTheWordThatDiffers) {
  ContentPage layer = page_of("rate is below the limit"), pixels = page_of("rate is above the limit", .96f);
  Comparison comparison = compare_layers(layer, pixels);
  EXPECT_NEAR(comparison.agreement, .8f, .01f);
  EXPECT_EQ(comparison.contradicted, 1u);
  EXPECT_NE(comparison.example.find("below"), std::string::npos);
  EXPECT_EQ(compare_layers(layer, page_of("rate is abovo the limit", .5f)).contradicted, 0u);  // an unsure reading contradicts nothing
  EXPECT_EQ(compare_layers(layer, layer).agreement, 1);
}

}  // namespace
}  // namespace dossier::reader
