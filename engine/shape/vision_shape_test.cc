// What a vision file must be, and by which name it is refused.
#include "engine/shape/vision_shape.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "engine/files/model_file.h"
#include "engine/shape/vision_file.h"
#include "kernels/kernel_api.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

const char* const kSmall = R"({"image_size":28,"patch_size":14,"embedding_length":8,"feed_forward_length":12,"block_count":1,"attention.head_count":2,"adapter_length":6,"text_width":10})";

// Keys and tensors of the shape, with a change or two.
Result<VisionShape> read_changed(const std::function<void(VisionShape&)>& keys, const std::function<void(std::vector<VisionTensor>&)>& tensors,
                                 const std::function<void(GgufWriter&)>& more = {}) {
  VisionShape shape = *parse_vision_shape(kSmall, "shape");
  std::vector<VisionTensor> list = vision_tensors(shape);
  if (tensors) tensors(list);
  if (keys) keys(shape);
  GgufWriter writer;
  if (more) more(writer);
  else add_vision_keys(shape, 0, writer);
  for (const VisionTensor& t : list) writer.add_tensor(t.name, DK_F32, {t.cols, std::max<std::int64_t>(t.rows, 1), 1, 1});
  const std::string path = (fs::temp_directory_path() / ("vision_shape_test." + std::to_string(::getpid()) + ".gguf")).string();
  Status written = writer.write(path, [&](std::size_t i, const GgufWriter::Sink& sink) { return sink(std::vector<std::byte>(writer.tensor_bytes(i))); });
  EXPECT_TRUE(written.ok());
  auto file = ModelFile::open(path);
  fs::remove(path);
  if (!file.ok()) return file.error();
  return read_vision_shape(*file);
}

TEST(VisionShape, ReadsWhatItWrites) {
  const VisionShape shape = *parse_vision_shape(kSmall, "shape");
  auto again = read_changed({}, {});
  ASSERT_TRUE(again.ok()) << again.error().describe();
  EXPECT_EQ(again->constants(), shape.constants());
  EXPECT_EQ(again->rows_per_tile(), 1);
}

TEST(VisionShape, TheReleasedModelsCosts) {
  auto shape = parse_vision_shape(R"({"embedding_length":1408,"feed_forward_length":5632,"block_count":34,"attention.head_count":16,"adapter_length":4096,"text_width":5120})", "shape");
  ASSERT_TRUE(shape.ok());
  EXPECT_EQ(shape->parameters(), 871932416);       // LLAMA 4's own count
  EXPECT_EQ(shape->rows_per_tile(), 144);
  EXPECT_NEAR(shape->flop_per_tile() / 1e12, 1.0, 0.05);
}

TEST(VisionShape, TakesUpAndDownByShape) {
  auto swapped = read_changed({}, [](std::vector<VisionTensor>& list) {
    for (VisionTensor& t : list) {
      if (std::size_t at = t.name.find("ffn_up"); at != std::string::npos) t.name.replace(at, 6, "ffn_down");
      else if (at = t.name.find("ffn_down"); at != std::string::npos) t.name.replace(at, 8, "ffn_up");
    }
  });
  ASSERT_TRUE(swapped.ok()) << swapped.error().describe();
  EXPECT_TRUE(swapped->up_is_named_down);
}

TEST(VisionShape, NamesWhatIsWrong) {
  auto says = [](Result<VisionShape> shape, std::string_view words, ErrorKind kind = ErrorKind::damaged) {
    ASSERT_FALSE(shape.ok()) << words;
    EXPECT_EQ(shape.error().kind, kind);
    EXPECT_NE(shape.error().describe().find(words), std::string::npos) << shape.error().describe();
  };
  says(read_changed([](VisionShape& s) { s.patch = 9; }, {}), "multiple of its patch");
  says(read_changed([](VisionShape& s) { s.merge = 16; }, {}), "patches a side");
  says(read_changed([](VisionShape& s) { s.heads = 3; }, {}), "heads of");
  says(read_changed([](VisionShape& s) { s.heads = 0; }, {}), "attention.head_count is 0");
  says(read_changed([](VisionShape& s) { s.epsilon = 0; }, {}), "layer_norm_epsilon");
  says(read_changed([](VisionShape& s) { s.deviation[1] = 0; }, {}), "image_std");
  says(read_changed([](VisionShape& s) { s.mean[1] = NAN; }, {}), "image_mean");
  says(read_changed([](VisionShape& s) { s.layers = 2; }, {}), "v.blk.1.ln1.weight is missing");
  says(read_changed([](VisionShape& s) { s.feed_forward = 16; }, {}), "ffn_up.weight is 8 x 12");
  says(read_changed({}, [](std::vector<VisionTensor>& t) { t.pop_back(); }), "mm.model.fc.weight is missing");
  says(read_changed({}, [](std::vector<VisionTensor>& t) { t[2].rows = 4; }), "v.position_embd.weight is 8 x 4");
  says(read_changed({}, [](std::vector<VisionTensor>& t) { t[0].cols = 587; }), "v.patch_embd.weight");
  says(read_changed({}, {}, [](GgufWriter& w) { w.add_text("general.architecture", "llama4"); }), "no vision encoder", ErrorKind::unsupported);
  says(read_changed({}, {}, [](GgufWriter& w) {
         w.add_text("general.architecture", "clip");
         w.add_text("clip.projector_type", "qwen2vl_merger");
       }),
       "qwen2vl_merger", ErrorKind::unsupported);
  says(read_changed({}, {}, [](GgufWriter& w) { w.add_text("general.architecture", "clip"); }), "projector_type is missing");
  says(read_changed({}, {}, [](GgufWriter& w) {
         w.add_text("general.architecture", "clip");
         w.add_text("clip.projector_type", "llama4");
       }),
       "clip.vision.image_size is missing");
}

TEST(VisionShape, ReadsAConfigOfTransformers) {
  auto shape = parse_vision_shape(R"({"model_type":"llama4","vision_config":{"hidden_size":8,"intermediate_size":32,"num_hidden_layers":3,"num_attention_heads":2,"image_size":56,"patch_size":14,
    "projector_output_dim":12,"pixel_shuffle_ratio":0.5,"norm_eps":1e-5,"rope_theta":10000},"text_config":{"hidden_size":64}})", "config.json");
  ASSERT_TRUE(shape.ok()) << shape.error().describe();
  EXPECT_EQ(shape->text_width, 64);
  EXPECT_EQ(shape->merge, 2);
  EXPECT_EQ(shape->layers, 3);
  EXPECT_FALSE(parse_vision_shape("[1]", "x").ok());
  EXPECT_FALSE(parse_vision_shape(R"({"vision_config":{"hidden_size":8}})", "x").ok());
}

}  // namespace
}  // namespace dossier
