#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/shape/model_shape.h"

namespace dossier {
namespace {

using ::testing::HasSubstr;

const char* const kScout = R"({"architecture":"llama4","block_count":8,"embedding_length":5120,"attention.head_count":40,
  "attention.head_count_kv":8,"attention.key_length":128,"attention.layer_norm_rms_epsilon":1e-5,"vocab_size":202048,"expert_count":16,
  "expert_used_count":1,"expert_feed_forward_length":8192,"feed_forward_length":16384,"interleave_moe_layer_step":1,"rope.freq_base":500000})";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  size_t at = text.find(from);
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

TEST(Shape, ScoutHasThreeLocalLayersBeforeEachGlobalOne) {
  auto s = parse_shape(kScout, {});
  ASSERT_TRUE(s.ok()) << s.error().describe();
  ASSERT_EQ(s->layers.size(), 8u);
  for (size_t l = 0; l < 8; ++l) {
    EXPECT_EQ(s->layers[l].global, l == 3 || l == 7) << l;
    EXPECT_EQ(s->layers[l].rotates, !s->layers[l].global) << l;
    EXPECT_EQ(s->layers[l].feed_forward, FeedForward::experts);
  }
  EXPECT_TRUE(s->qk_norm);
  EXPECT_EQ(s->head_norm, HeadNorm::after_rotation);
  EXPECT_EQ(s->chunk, 8192);
  EXPECT_TRUE(s->chunked());
  EXPECT_EQ(s->shared_width, 8192);
  EXPECT_EQ(s->group(), 5);
}

TEST(Shape, MaverickIsDenseOnEvenLayersAndHasNoHeadNorm) {
  auto s = parse_shape(replaced(replaced(kScout, "\"expert_count\":16", "\"expert_count\":128"), "layer_step\":1", "layer_step\":2"), {});
  ASSERT_TRUE(s.ok()) << s.error().describe();
  EXPECT_EQ(s->layers[0].feed_forward, FeedForward::dense);
  EXPECT_EQ(s->layers[1].feed_forward, FeedForward::experts);
  EXPECT_FALSE(s->qk_norm);
  EXPECT_EQ(s->dense_width, 16384);
  EXPECT_EQ(s->expert_width, 8192);
}

TEST(Shape, TemperatureStepsOnePositionBeforeTheBorder) {
  auto s = parse_shape(kScout, {});
  ASSERT_TRUE(s.ok());
  EXPECT_DOUBLE_EQ(s->temperature(8190), 1);
  EXPECT_NEAR(s->temperature(8191), 1.0693147, 1e-7);
  EXPECT_NEAR(s->temperature(16382), 1.0693147, 1e-7);
  EXPECT_NEAR(s->temperature(16383), 1.1098612, 1e-7);
  EXPECT_NEAR(s->temperature(131071), 1.2833213, 1e-7);
  EXPECT_NEAR(s->temperature(1048575), 1.4859812, 1e-7);
  EXPECT_NEAR(s->temperature(10485759), 1.7155396, 1e-7);
}

TEST(Shape, OverridesChangeConstantsAndUnknownOnesAreUsage) {
  auto s = parse_shape(kScout, {{"chunk", "32"}, {"floor_scale", "16"}, {"nope_step", "2"}, {"qk_norm", "false"}, {"attn_scale", "0.5"}, {"context", "77"}});
  ASSERT_TRUE(s.ok()) << s.error().describe();
  EXPECT_EQ(s->chunk, 32);
  EXPECT_TRUE(s->layers[1].global);
  EXPECT_FALSE(s->qk_norm);
  EXPECT_EQ(s->context, 77);
  EXPECT_NEAR(s->temperature(15), 1 + 0.5 * 0.6931471805599453, 1e-12);
  for (ShapeOverride o : {ShapeOverride{"chunks", "32"}, {"chunk", "x"}, {"chunk", "0"}, {"chunk", ""}, {"qk_norm", "maybe"}, {"floor_scale", "nan"}}) {
    auto bad = parse_shape(kScout, {o});
    ASSERT_FALSE(bad.ok()) << o.key << "=" << o.value;
    EXPECT_EQ(bad.error().kind, ErrorKind::usage);
  }
  EXPECT_FALSE(parse_override("chunk").ok());
  EXPECT_EQ(parse_override("chunk=3")->value, "3");
}

TEST(Shape, ConstantsTellOverriddenModelsApart) {
  auto a = parse_shape(kScout, {}), b = parse_shape(kScout, {{"chunk", "4096"}}), c = parse_shape(kScout, {{"nope_step", "2"}});
  EXPECT_NE(a->constants(), b->constants());
  EXPECT_NE(a->constants(), c->constants());
  EXPECT_EQ(a->constants(), parse_shape(kScout, {})->constants());
}

TEST(Shape, ReadsTheConfigOfTransformers) {
  auto s = parse_shape(R"({"model_type":"qwen3_moe","num_hidden_layers":48,"hidden_size":2048,"num_attention_heads":32,"num_key_value_heads":4,"head_dim":128,
    "rms_norm_eps":1e-6,"rope_theta":1000000.0,"vocab_size":151936,"num_experts":128,"num_experts_per_tok":8,"moe_intermediate_size":768,"intermediate_size":6144})",
                       {});
  ASSERT_TRUE(s.ok()) << s.error().describe();
  EXPECT_EQ(s->architecture, "qwen3moe");
  EXPECT_EQ(s->expert_width, 768);
  EXPECT_EQ(s->experts_used, 8);
  EXPECT_EQ(s->head_norm, HeadNorm::before_rotation);
  EXPECT_EQ(s->rotation, Rotation::half);
  EXPECT_EQ(s->router, RouterKind::softmax_output);
  EXPECT_FALSE(s->chunked());
}

TEST(Shape, RefusesByName) {
  struct Case {
    std::string text, says;
  };
  const std::string llama = R"({"architecture":"llama","block_count":2,"embedding_length":64,"attention.head_count":2,"attention.layer_norm_rms_epsilon":1e-5,
    "vocab_size":100,"feed_forward_length":128,"rope.freq_base":10000)";
  for (const Case& c : {Case{R"({"architecture":"gemma3"})", "gemma3"}, Case{llama + R"(,"rope.scaling.type":"yarn"})", "YaRN"},
                        Case{llama + R"(,"attention.sliding_window":4096})", "sliding"}, Case{llama + R"(,"expert_count":8})", "Mixtral"},
                        Case{llama + R"(,"rope.dimension_count":16})", "rotate in part"}, Case{replaced(kScout, "\"vocab_size\"", "\"attention.sliding_window\":0,\"vocab_size\""), "sliding_window"}}) {
    auto s = parse_shape(c.text, {});
    ASSERT_FALSE(s.ok()) << c.says;
    EXPECT_EQ(s.error().kind, ErrorKind::unsupported);
    EXPECT_THAT(s.error().describe(), HasSubstr(c.says));
  }
  EXPECT_TRUE(parse_shape(llama + "}", {}).ok());
  auto chunk = parse_shape(llama + "}", {{"chunk", "32"}});
  ASSERT_FALSE(chunk.ok());
  EXPECT_EQ(chunk.error().kind, ErrorKind::usage);
}

TEST(Shape, MissingAndSenselessNumbersAreErrors) {
  for (const char* text : {"", "[]", "{", R"({"layers":3})", R"({"architecture":"llama4"})"}) EXPECT_FALSE(parse_shape(text, {}).ok()) << text;
  for (auto [from, to] : std::vector<std::pair<std::string, std::string>>{{"\"block_count\":8", "\"block_count\":0"},
                                                                          {"\"block_count\":8", "\"block_count\":1e9"},
                                                                          {"kv\":8", "kv\":7"},
                                                                          {"1e-5", "0"},
                                                                          {"\"expert_used_count\":1", "\"expert_used_count\":17"},
                                                                          {"key_length\":128", "key_length\":3"},
                                                                          {"\"embedding_length\":5120", "\"embedding_length\":-1"}})
    EXPECT_FALSE(parse_shape(replaced(kScout, from, to), {}).ok()) << to;
}

}  // namespace
}  // namespace dossier
