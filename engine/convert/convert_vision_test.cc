// The vision encoder of a checkpoint becomes a file of its own: every value at its place, and what has no place is named.
#include "engine/convert/convert_vision.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/files/model_file.h"
#include "engine/shape/vision_shape.h"
#include "kernels/kernel_api.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

class ConvertVision : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("convert_vision_test." + std::to_string(::getpid()));
    fs::create_directories(folder_ / "c");
    const std::string v = prefix_ + "vision_model.";
    add(v + "patch_embedding.linear.weight", {8, 12});
    add(v + "class_embedding", {8});
    add(v + "positional_embedding_vlm", {5, 8});
    for (const char* name : {"layernorm_pre", "layernorm_post", "model.layers.0.input_layernorm", "model.layers.0.post_attention_layernorm"}) {
      add(v + name + ".weight", {8});
      add(v + name + ".bias", {8});
    }
    for (const char* name : {"q_proj", "k_proj", "v_proj", "o_proj"}) biased(v + "model.layers.0.self_attn." + name, 8, 8);
    biased(v + "model.layers.0.mlp.fc1", 32, 8);
    biased(v + "model.layers.0.mlp.fc2", 8, 32);
    add(v + "vision_adapter.mlp.fc1.weight", {6, 32});
    add(v + "vision_adapter.mlp.fc2.weight", {6, 6});
    add(prefix_ + "multi_modal_projector.linear_1.weight", {10, 6});
    add("language_model.model.embed_tokens.weight", {3, 10});  // of the text model: left alone
    config_ = {{"vision_config",
                {{"hidden_size", 8}, {"intermediate_size", 32}, {"num_hidden_layers", 1}, {"num_attention_heads", 2}, {"image_size", 4}, {"patch_size", 2}, {"projector_output_dim", 6}, {"pixel_shuffle_ratio", 0.5}}},
               {"text_config", {{"hidden_size", 10}}}};
  }
  void TearDown() override { fs::remove_all(folder_); }
  void add(const std::string& name, std::vector<std::int64_t> shape) {
    std::size_t count = 1;
    for (std::int64_t n : shape) count *= static_cast<std::size_t>(n);
    std::vector<float> values(count);
    for (std::size_t i = 0; i < count; ++i) values[i] = static_cast<float>(tensors_.size()) + static_cast<float>(i) / 256;
    tensors_.emplace_back(name, std::pair(std::move(shape), std::move(values)));
  }
  void biased(const std::string& name, std::int64_t rows, std::int64_t cols) {
    add(name + ".weight", {rows, cols});
    add(name + ".bias", {rows});
  }
  Status convert(std::uint32_t type = DK_F32) {
    json header = json::object();
    std::string data;
    for (const auto& [name, tensor] : tensors_) {
      const std::size_t begin = data.size();
      data.append(reinterpret_cast<const char*>(tensor.second.data()), tensor.second.size() * sizeof(float));
      header[name] = {{"dtype", "F32"}, {"shape", tensor.first}, {"data_offsets", {begin, data.size()}}};
    }
    const std::string text = header.dump();
    const std::uint64_t size = text.size();
    std::ofstream(folder_ / "c/model.safetensors", std::ios::binary).write(reinterpret_cast<const char*>(&size), 8) << text << data;
    std::ofstream(folder_ / "c/config.json") << config_.dump();
    ConvertOptions options;
    options.type = type;
    return convert_vision((folder_ / "c").string(), options, out());
  }
  std::string out() const { return (folder_ / "v.gguf").string(); }
  // Why it is not converted; what is wrong with that, if it is, or leaves a file.
  std::string refusal() {
    const Status status = convert();
    if (status.ok()) return "it was converted";
    return fs::exists(out()) ? "a file was left" : status.error().describe();
  }
  // The values that the checkpoint has under NAME stand in the file under OURS.
  void same(const ModelFile& file, const std::string& ours, const std::string& name) {
    const TensorInfo* t = file.find(ours);
    ASSERT_TRUE(t) << ours;
    auto theirs = std::find_if(tensors_.begin(), tensors_.end(), [&](const auto& item) { return item.first == prefix_ + name; });
    ASSERT_NE(theirs, tensors_.end()) << name;
    ASSERT_EQ(t->bytes, theirs->second.second.size() * sizeof(float)) << ours;
    EXPECT_EQ(std::memcmp(file.bytes(*t).data(), theirs->second.second.data(), t->bytes), 0) << ours;
  }
  const std::string prefix_ = "model.";
  fs::path folder_;
  std::vector<std::pair<std::string, std::pair<std::vector<std::int64_t>, std::vector<float>>>> tensors_;
  json config_;
};

TEST_F(ConvertVision, EveryTensorAtItsPlace) {
  Status status = convert();
  ASSERT_TRUE(status.ok()) << status.error().describe();
  auto file = ModelFile::open(out());
  ASSERT_TRUE(file.ok());
  auto shape = read_vision_shape(*file);
  ASSERT_TRUE(shape.ok()) << shape.error().describe();
  EXPECT_EQ(file->tensors().size(), tensors_.size() - 1);
  EXPECT_EQ(shape->text_width, 10);
  same(*file, "v.patch_embd.weight", "vision_model.patch_embedding.linear.weight");
  same(*file, "v.class_embd", "vision_model.class_embedding");
  same(*file, "v.position_embd.weight", "vision_model.positional_embedding_vlm");
  same(*file, "v.pre_ln.bias", "vision_model.layernorm_pre.bias");
  same(*file, "v.post_ln.weight", "vision_model.layernorm_post.weight");
  same(*file, "v.blk.0.ln1.weight", "vision_model.model.layers.0.input_layernorm.weight");
  same(*file, "v.blk.0.ln2.bias", "vision_model.model.layers.0.post_attention_layernorm.bias");
  for (auto [ours, theirs] : {std::pair{"attn_q", "q_proj"}, {"attn_k", "k_proj"}, {"attn_v", "v_proj"}, {"attn_out", "o_proj"}}) {
    same(*file, std::string("v.blk.0.") + ours + ".weight", std::string("vision_model.model.layers.0.self_attn.") + theirs + ".weight");
    same(*file, std::string("v.blk.0.") + ours + ".bias", std::string("vision_model.model.layers.0.self_attn.") + theirs + ".bias");
  }
  same(*file, "v.blk.0.ffn_up.weight", "vision_model.model.layers.0.mlp.fc1.weight");
  same(*file, "v.blk.0.ffn_down.weight", "vision_model.model.layers.0.mlp.fc2.weight");
  same(*file, "mm.model.mlp.1.weight", "vision_model.vision_adapter.mlp.fc1.weight");
  same(*file, "mm.model.mlp.2.weight", "vision_model.vision_adapter.mlp.fc2.weight");
  same(*file, "mm.model.fc.weight", "multi_modal_projector.linear_1.weight");
}

// Rows that are no multiple of a block take the nearest type that fits; vectors and positions stay as they are.
TEST_F(ConvertVision, TypesFitTheirRows) {
  ASSERT_TRUE(convert(DK_Q4_K).ok());
  auto file = ModelFile::open(out());
  EXPECT_EQ(file->find("v.patch_embd.weight")->type, static_cast<std::uint32_t>(DK_F16));
  EXPECT_EQ(file->find("v.blk.0.ffn_down.weight")->type, static_cast<std::uint32_t>(DK_Q8_0));
  EXPECT_EQ(file->find("v.position_embd.weight")->type, static_cast<std::uint32_t>(DK_F32));
  EXPECT_EQ(file->find("v.blk.0.attn_q.bias")->type, static_cast<std::uint32_t>(DK_F32));
}

TEST_F(ConvertVision, NamesAMissingTensor) {
  std::erase_if(tensors_, [](const auto& t) { return t.first.ends_with("fc1.bias"); });
  EXPECT_THAT(refusal(), testing::HasSubstr("fc1.bias is missing"));
}

TEST_F(ConvertVision, NamesATensorWithoutAPlace) {
  add(prefix_ + "vision_model.model.layers.1.mlp.fc1.bias", {32});
  EXPECT_THAT(refusal(), testing::HasSubstr("has no place in a vision encoder"));
}

TEST_F(ConvertVision, NamesAnotherShape) {
  tensors_[0].second.first = {12, 8};
  EXPECT_THAT(refusal(), testing::HasSubstr("is [12, 8], the model's numbers ask for [8, 12]"));
}

TEST_F(ConvertVision, NamesWhatIsNotBuilt) {
  config_["vision_config"]["hidden_act"] = "quick_gelu";
  EXPECT_THAT(refusal(), testing::HasSubstr("quick_gelu"));
}

TEST_F(ConvertVision, SaysWhereThereIsNone) {
  std::erase_if(tensors_, [](const auto& t) { return t.first.find("vision") != std::string::npos; });
  EXPECT_THAT(refusal(), testing::HasSubstr("no vision encoder"));
}

}  // namespace
}  // namespace dossier
