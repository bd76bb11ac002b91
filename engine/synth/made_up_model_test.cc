#include "engine/synth/made_up_model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "engine/files/model_file.h"
#include "engine/shape/file_layout.h"
#include "engine/synth/random_blocks.h"
#include "kernels/kernel_api.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

class MadeUpModelTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("made_up_model_test." + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  static std::string slurp(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  fs::path folder_;
};

ModelShape shape_of(const std::string& json) {
  auto shape = parse_shape(json, {});
  EXPECT_TRUE(shape.ok()) << shape.error().describe();
  return *shape;
}

const char* const kShapes[] = {
    R"({"architecture":"llama4","block_count":4,"embedding_length":256,"attention.head_count":4,"attention.head_count_kv":2,"attention.key_length":64,
        "attention.layer_norm_rms_epsilon":1e-5,"rope.freq_base":500000,"vocab_size":320,"expert_count":4,"expert_used_count":1,"context_length":9000,
        "expert_feed_forward_length":256,"feed_forward_length":512,"interleave_moe_layer_step":2,"attention.chunk_size":64,"attention.temperature_length":32})",
    R"({"architecture":"qwen3moe","block_count":2,"embedding_length":128,"attention.head_count":4,"attention.head_count_kv":2,"attention.key_length":64,
        "attention.layer_norm_rms_epsilon":1e-6,"rope.freq_base":1000000,"vocab_size":320,"expert_count":8,"expert_used_count":2,"context_length":4096,
        "expert_feed_forward_length":96})",
    R"({"architecture":"qwen3","block_count":2,"embedding_length":128,"attention.head_count":4,"attention.head_count_kv":2,"attention.key_length":64,
        "attention.layer_norm_rms_epsilon":1e-6,"rope.freq_base":1000000,"vocab_size":320,"feed_forward_length":160,"context_length":4096})",
    R"({"architecture":"llama","block_count":2,"embedding_length":96,"attention.head_count":3,"attention.head_count_kv":1,
        "attention.layer_norm_rms_epsilon":1e-5,"rope.freq_base":10000,"vocab_size":100,"feed_forward_length":160,"context_length":2048,"tie_word_embeddings":true})"};

TEST_F(MadeUpModelTest, EveryShapeComesBackFromItsFile) {
  for (const char* json : kShapes) {
    ModelShape shape = shape_of(json);
    SynthOptions options;
    options.type = DK_Q4_K;
    Status written = write_made_up_model(shape, options, path("m.gguf"));
    ASSERT_TRUE(written.ok()) << written.error().describe();
    auto file = ModelFile::open(path("m.gguf"));
    ASSERT_TRUE(file.ok()) << file.error().describe();
    auto again = read_shape(*file, {});
    ASSERT_TRUE(again.ok()) << again.error().describe();
    EXPECT_EQ(again->constants(), shape.constants());
    EXPECT_EQ(again->context, shape.context);
    EXPECT_EQ(again->vocabulary, shape.vocabulary);
    EXPECT_EQ(again->tied_head, shape.tied_head);
    for (std::size_t l = 0; l < shape.layers.size(); ++l) EXPECT_EQ(again->layers[l].feed_forward, shape.layers[l].feed_forward);
  }
}

TEST_F(MadeUpModelTest, TheSeedDecidesTheBytes) {
  ModelShape shape = shape_of(kShapes[0]);
  SynthOptions options;
  options.type = DK_Q8_0;
  for (auto [name, seed] : {std::pair{"a", 7}, std::pair{"b", 7}, std::pair{"c", 8}}) {
    options.seed = static_cast<std::uint64_t>(seed);
    ASSERT_TRUE(write_made_up_model(shape, options, path(name)).ok());
  }
  EXPECT_EQ(slurp(path("a")), slurp(path("b")));
  EXPECT_NE(slurp(path("a")), slurp(path("c")));
}

TEST_F(MadeUpModelTest, LeavesNothingWhereItCannotWrite) {
  EXPECT_EQ(write_made_up_model(shape_of(kShapes[3]), {}, path("none/m.gguf")).error().kind, ErrorKind::not_found);
  SynthOptions stopped;
  stopped.cancel.cancel();
  EXPECT_EQ(write_made_up_model(shape_of(kShapes[3]), stopped, path("m.gguf")).error().kind, ErrorKind::cancelled);
  EXPECT_TRUE(fs::is_empty(folder_));
}

// Values of every type have mean 0 and the spread asked for, and pieces do not depend on where they begin.
TEST(RandomBlocks, HaveTheSpreadAskedFor) {
  const dk_table& table = *dk_find("reference");
  for (std::uint32_t type : {DK_F32, DK_F16, DK_BF16, DK_Q8_0, DK_Q4_0, DK_Q4_K, DK_Q6_K}) {
    const dk_type_facts& facts = *dk_facts(type);
    std::size_t blocks = 256 * 256 / static_cast<std::size_t>(facts.block_values), block = static_cast<std::size_t>(facts.block_bytes);
    std::vector<std::byte> bytes(blocks * block), piece(5 * block);
    fill_random_blocks(type, RandomWords(3), 0, 0.25f, bytes);
    fill_random_blocks(type, RandomWords(3), 17, 0.25f, piece);
    EXPECT_TRUE(std::equal(piece.begin(), piece.end(), bytes.begin() + static_cast<std::ptrdiff_t>(17 * block))) << facts.name;
    std::vector<float> values(256 * 256);
    table.dequantize(static_cast<dk_type>(type), bytes.data(), 256 * 256, values.data());
    double sum = 0, squares = 0;
    for (float x : values) {
      sum += x;
      squares += double{x} * x;
    }
    EXPECT_NEAR(sum / 65536, 0, 0.02) << facts.name;
    EXPECT_NEAR(std::sqrt(squares / 65536), 0.25, 0.01) << facts.name;
  }
}

}  // namespace
}  // namespace dossier
