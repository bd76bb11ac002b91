#include "engine/convert/convert_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/convert/checkpoint_config.h"
#include "engine/files/model_file.h"
#include "engine/model/float64_model.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;
using Values = std::vector<float>;

// A checkpoint under construction: tensors as they come, written to one file or several.
class CheckpointFiles {
 public:
  void add(const std::string& name, std::vector<std::int64_t> shape, const Values& x) { add_bytes(name, "F32", std::move(shape), {reinterpret_cast<const char*>(x.data()), x.size() * 4}); }
  void add_bytes(const std::string& name, const std::string& type, std::vector<std::int64_t> shape, std::string bytes) { tensors_.push_back({name, type, std::move(shape), std::move(bytes)}); }
  std::size_t size() const { return tensors_.size(); }

  void write(const fs::path& folder, std::size_t files) const {
    json index;
    for (std::size_t f = 0; f < files; ++f) {
      std::string name = files == 1 ? "model.safetensors" : "part-" + std::to_string(f) + ".safetensors", data;
      json header = json::object();
      for (std::size_t i = f; i < tensors_.size(); i += files) {
        header[tensors_[i].name] = {{"dtype", tensors_[i].type}, {"shape", tensors_[i].shape}, {"data_offsets", {data.size(), data.size() + tensors_[i].bytes.size()}}};
        data += tensors_[i].bytes;
        index["weight_map"][tensors_[i].name] = name;
      }
      std::string text = header.dump();
      std::uint64_t size = text.size();
      std::ofstream(folder / name, std::ios::binary).write(reinterpret_cast<const char*>(&size), 8) << text << data;
    }
    if (files > 1) std::ofstream(folder / "model.safetensors.index.json") << index.dump();
  }

 private:
  struct Tensor {
    std::string name, type;
    std::vector<std::int64_t> shape;
    std::string bytes;
  };
  std::vector<Tensor> tensors_;
};

class ConvertTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("convert_model_test." + std::to_string(::getpid()));
    fs::create_directories(folder_ / "c");
  }
  void TearDown() override { fs::remove_all(folder_); }
  fs::path checkpoint() const { return folder_ / "c"; }
  std::string out() const { return (folder_ / "m.gguf").string(); }
  void config(const json& c) const { std::ofstream(checkpoint() / "config.json") << c.dump(); }
  Status convert(std::uint32_t type = DK_F32) {
    ConvertOptions options;
    options.type = type;
    options.threads = 2;
    options.say = [this](const std::string& remark) { said_.push_back(remark); };
    return convert_model(checkpoint().string(), options, out());
  }
  // The converted file holds exactly the values of MODEL.
  void expect_model(const Float64Model& model) {
    auto file = ModelFile::open(out());
    ASSERT_TRUE(file.ok()) << file.error().describe();
    auto shape = read_shape(*file, {});
    ASSERT_TRUE(shape.ok()) << shape.error().describe();
    EXPECT_EQ(shape->constants(), model.shape.constants());
    for (const auto& [name, values] : model.values) {
      const TensorInfo* t = file->find(name);
      ASSERT_TRUE(t) << name;
      Values got(values.size());
      ASSERT_EQ(t->bytes, got.size() * 4) << name;
      std::memcpy(got.data(), file->bytes(*t).data(), t->bytes);
      EXPECT_TRUE(got == values) << name;
    }
    EXPECT_EQ(file->tensors().size(), model.values.size());
  }
  fs::path folder_;
  std::vector<std::string> said_;
};

// What the model file calls NAME in layer L, as transformers names it.
std::string their_name(const std::string& part, bool llama4) {
  static const std::map<std::string, std::string> common = {{"attn_norm", "input_layernorm"}, {"ffn_norm", "post_attention_layernorm"}, {"attn_q", "self_attn.q_proj"}, {"attn_k", "self_attn.k_proj"},
                                                            {"attn_v", "self_attn.v_proj"}, {"attn_output", "self_attn.o_proj"}, {"attn_q_norm", "self_attn.q_norm"}, {"attn_k_norm", "self_attn.k_norm"}};
  if (auto found = common.find(part); found != common.end()) return found->second + ".weight";
  std::string block = llama4 ? "feed_forward." : "mlp.";
  if (part == "ffn_gate_inp") return block + (llama4 ? "router" : "gate") + ".weight";
  std::string kind = part.substr(4, part.find('_', 4) == std::string::npos ? std::string::npos : part.find('_', 4) - 4);
  return block + (part.find("_shexp") != std::string::npos ? "shared_expert." : "") + kind + "_proj.weight";
}

Values part_of(const Values& x, std::int64_t at, std::int64_t count) { return {x.begin() + at, x.begin() + at + count}; }

// [rows][cols] to [cols][rows]
Values turned(const Values& x, std::int64_t rows, std::int64_t cols) {
  Values out(x.size());
  for (std::int64_t r = 0; r < rows; ++r)
    for (std::int64_t c = 0; c < cols; ++c) out[static_cast<std::size_t>(c * rows + r)] = x[static_cast<std::size_t>(r * cols + c)];
  return out;
}

enum class Experts { turned_stack, plain_stack, one_by_one };

// Adds a matrix in 8 bits with a scale a row. REQUIRES: values of a row that are its largest, or half of it, with either sign.
void add_eight_bits(CheckpointFiles& out, const std::string& name, std::int64_t rows, std::int64_t cols, const Values& x) {
  std::string bytes, scales;
  for (std::int64_t r = 0; r < rows; ++r) {
    float scale = 0;
    for (std::int64_t c = 0; c < cols; ++c) scale = std::max(scale, std::fabs(x[static_cast<std::size_t>(r * cols + c)]));
    for (std::int64_t c = 0; c < cols; ++c) {
      float v = x[static_cast<std::size_t>(r * cols + c)];
      bytes += static_cast<char>((std::fabs(v) == scale ? 0x38 : 0x30) | (v < 0 ? 0x80 : 0));  // 1 and 1/2
    }
    scales.append(reinterpret_cast<const char*>(&scale), 4);
  }
  out.add_bytes(name, "F8_E4M3", {rows, cols}, bytes);
  out.add_bytes(name + "_scale", "F32", {rows, 1}, scales);
}

// MODEL as transformers would save it; matrices named in EIGHT in 8 bits.
CheckpointFiles as_checkpoint(const Float64Model& m, Experts experts, const std::string& prefix = "model.", const std::string& head = "lm_head.weight",
                              const std::set<std::string>& eight = {}) {
  CheckpointFiles out;
  const bool llama4 = m.shape.architecture == "llama4";
  for (const LayoutTensor& t : tensors_of(m.shape, m.frequencies)) {
    const Values& x = m.values.at(t.name);
    const std::int64_t cols = t.dims[0], rows = t.dims[1], stack = t.dims[2];
    if (t.role == TensorRole::frequencies) continue;
    if (t.name == "token_embd.weight") out.add(prefix + "embed_tokens.weight", {rows, cols}, x);
    else if (t.name == "output.weight") out.add(head, {rows, cols}, x);
    else if (t.name == "output_norm.weight") out.add(prefix + "norm.weight", {cols}, x);
    else {
      std::size_t dot = t.name.find('.', 4);
      std::string layer = prefix + "layers." + t.name.substr(4, dot - 4) + ".", part = t.name.substr(dot + 1, t.name.size() - dot - 8);
      std::string block = layer + (llama4 ? "feed_forward.experts." : "mlp.experts.");
      if (part.find("_exps") == std::string::npos) {
        Values y = x;
        if (m.shape.architecture == "llama" && (part == "attn_q" || part == "attn_k")) {  // pairs side by side become halves of a head
          const std::int64_t d = m.shape.head_dim;
          for (std::int64_t r = 0; r < rows; ++r) {
            std::int64_t to = r / d * d + r % d % 2 * (d / 2) + r % d / 2;
            std::copy_n(x.begin() + r * cols, cols, y.begin() + to * cols);
          }
        }
        if (eight.count(t.name)) add_eight_bits(out, layer + their_name(part, llama4), rows, cols, y);
        else out.add(layer + their_name(part, llama4), t.role == TensorRole::norm ? std::vector{cols} : std::vector{rows, cols}, y);
        continue;
      }
      if (experts == Experts::one_by_one) {
        for (std::int64_t e = 0; e < stack; ++e) out.add(block + std::to_string(e) + "." + part.substr(4, part.size() - 9) + "_proj.weight", {rows, cols}, part_of(x, e * rows * cols, rows * cols));
        continue;
      }
      if (part == "ffn_up_exps") continue;  // goes with the gate
      Values all;
      for (std::int64_t e = 0; e < stack; ++e) {
        Values one = part_of(x, e * rows * cols, rows * cols);
        if (part == "ffn_gate_exps") {
          Values up = part_of(m.values.at(t.name.substr(0, dot + 1) + "ffn_up_exps.weight"), e * rows * cols, rows * cols);
          one.insert(one.end(), up.begin(), up.end());
        }
        std::int64_t all_rows = static_cast<std::int64_t>(one.size()) / cols;
        if (experts == Experts::turned_stack) one = turned(one, all_rows, cols);
        all.insert(all.end(), one.begin(), one.end());
      }
      std::int64_t all_rows = part == "ffn_gate_exps" ? 2 * rows : rows;
      out.add(block + (part == "ffn_gate_exps" ? "gate_up_proj" : "down_proj"), experts == Experts::turned_stack ? std::vector{stack, cols, all_rows} : std::vector{stack, all_rows, cols}, all);
    }
  }
  return out;
}

json llama4_config() {
  return {{"model_type", "llama4_text"}, {"num_hidden_layers", 4}, {"hidden_size", 96}, {"num_attention_heads", 4}, {"num_key_value_heads", 2}, {"head_dim", 32}, {"vocab_size", 90},
          {"rms_norm_eps", 1e-5}, {"intermediate_size", 64}, {"intermediate_size_mlp", 160}, {"num_local_experts", 5}, {"num_experts_per_tok", 1}, {"interleave_moe_layer_step", 2},
          {"attention_chunk_size", 16}, {"floor_scale", 8}, {"use_qk_norm", true}, {"no_rope_layers", {1, 1, 1, 0}}, {"attn_temperature_tuning", 4}, {"max_position_embeddings", 4096},
          {"rope_theta", 500000.0}, {"rope_scaling", {{"rope_type", "llama3"}, {"factor", 16.0}, {"low_freq_factor", 1.0}, {"high_freq_factor", 1.0}, {"original_max_position_embeddings", 8192}}}};
}

Float64Model llama4_model() {
  auto c = read_checkpoint_config(llama4_config().dump(), "c", false);
  EXPECT_TRUE(c.ok()) << c.error().describe();
  Float64Model m = random_model(c->shape, 4, true);
  m.values["rope_freqs.weight"] = c->frequency_factors;
  return m;
}

TEST_F(ConvertTest, Llama4FromTurnedStacksInSeveralFiles) {
  Float64Model m = llama4_model();
  config(llama4_config());
  as_checkpoint(m, Experts::turned_stack).write(checkpoint(), 3);
  Status done = convert();
  ASSERT_TRUE(done.ok()) << done.error().describe();
  expect_model(m);
  EXPECT_THAT(said_, ::testing::ElementsAre(HasSubstr("no tokenizer")));
}

// As the model of text and images has it: another prefix, the numbers under text_config, an image encoder that is left out.
TEST_F(ConvertTest, Llama4WithImagesGivesItsText) {
  Float64Model m = llama4_model();
  config({{"model_type", "llama4"}, {"text_config", llama4_config()}, {"vision_config", {{"hidden_size", 8}}}});
  CheckpointFiles files = as_checkpoint(m, Experts::turned_stack, "language_model.model.", "language_model.lm_head.weight");
  files.add("vision_model.class_embedding", {3}, {1, 2, 3});
  files.add("multi_modal_projector.linear_1.weight", {1, 3}, {1, 2, 3});
  files.write(checkpoint(), 1);
  ASSERT_TRUE(convert().ok());
  expect_model(m);
  EXPECT_THAT(said_[0], HasSubstr("2 tensors of the image encoder"));
}

TEST_F(ConvertTest, QwenExpertsOneByOneOrStacked) {
  json c = {{"model_type", "qwen3_moe"}, {"num_hidden_layers", 2}, {"hidden_size", 96}, {"num_attention_heads", 4}, {"num_key_value_heads", 2}, {"head_dim", 32}, {"vocab_size", 90}, {"rms_norm_eps", 1e-6},
            {"intermediate_size", 160}, {"moe_intermediate_size", 64}, {"num_experts", 6}, {"num_experts_per_tok", 3}, {"norm_topk_prob", true}, {"max_position_embeddings", 4096},
            {"rope_parameters", {{"rope_type", "default"}, {"rope_theta", 1e6}}}, {"sliding_window", 4096}, {"use_sliding_window", false}};
  auto read = read_checkpoint_config(c.dump(), "c", false);
  ASSERT_TRUE(read.ok()) << read.error().describe();
  Float64Model m = random_model(read->shape, 5);
  config(c);
  for (Experts experts : {Experts::one_by_one, Experts::plain_stack}) {
    as_checkpoint(m, experts).write(checkpoint(), 1);
    Status done = convert();
    ASSERT_TRUE(done.ok()) << done.error().describe();
    expect_model(m);
  }
  c["norm_topk_prob"] = false;
  config(c);
  EXPECT_THAT(convert().error().describe(), HasSubstr("norm_topk_prob"));
}

json llama_config() {
  return {{"model_type", "llama"}, {"num_hidden_layers", 2}, {"hidden_size", 96}, {"num_attention_heads", 3}, {"num_key_value_heads", 1}, {"vocab_size", 90}, {"rms_norm_eps", 1e-5},
          {"intermediate_size", 160}, {"hidden_act", "silu"}, {"rope_theta", 10000.0}, {"max_position_embeddings", 2048}};
}

TEST_F(ConvertTest, LlamaRowsOfAPairComeSideBySide) {
  auto read = read_checkpoint_config(llama_config().dump(), "c", true);
  ASSERT_TRUE(read.ok());
  Float64Model m = random_model(read->shape, 6);
  config(llama_config());
  as_checkpoint(m, Experts::one_by_one).write(checkpoint(), 2);
  ASSERT_TRUE(convert().ok());
  expect_model(m);
}

// 8 bits with a scale a row: a value is e4m3 * scale, and the scales of rows that move go with them.
TEST_F(ConvertTest, EightBitsTakeTheScaleOfTheirRow) {
  auto read = read_checkpoint_config(llama_config().dump(), "c", true);
  Float64Model m = random_model(read->shape, 6);
  const std::set<std::string> eight = {"blk.0.attn_q.weight", "blk.1.ffn_down.weight"};
  for (const std::string& name : eight) {
    const std::size_t cols = name == "blk.0.attn_q.weight" ? 96 : 160;
    for (std::size_t i = 0; i < m.values[name].size(); ++i) m.values[name][i] = 0.01f * static_cast<float>(1 + i / cols) * (i % 3 == 0 ? 1.0f : -0.5f);
  }
  config(llama_config());
  as_checkpoint(m, Experts::one_by_one, "model.", "lm_head.weight", eight).write(checkpoint(), 1);
  Status done = convert();
  ASSERT_TRUE(done.ok()) << done.error().describe();
  expect_model(m);
}

TEST_F(ConvertTest, RefusesWhatDoesNotFit) {
  auto read = read_checkpoint_config(llama_config().dump(), "c", true);
  Float64Model m = random_model(read->shape, 6);
  config(llama_config());
  auto says = [&](CheckpointFiles files, const std::string& text) {
    files.write(checkpoint(), 1);
    Status done = convert();
    ASSERT_FALSE(done.ok()) << text;
    EXPECT_THAT(done.error().describe(), HasSubstr(text));
    EXPECT_FALSE(fs::exists(out()));
  };
  CheckpointFiles more = as_checkpoint(m, Experts::one_by_one);
  more.add("model.layers.0.self_attn.q_proj.bias", {96}, Values(96));
  says(more, "q_proj.bias has no place");
  Float64Model nan = m;
  nan.values["blk.1.ffn_up.weight"][161] = NAN;
  says(as_checkpoint(nan, Experts::one_by_one), "up_proj.weight holds a value that is no number (row 1)");
  json other = llama_config();
  other["intermediate_size"] = 128;
  config(other);
  says(as_checkpoint(m, Experts::one_by_one), "[160, 96], the model's numbers ask for [128, 96]");
  other["hidden_act"] = "gelu";
  config(other);
  says(as_checkpoint(m, Experts::one_by_one), "hidden_act is gelu");
  fs::remove(checkpoint() / "config.json");
  says(as_checkpoint(m, Experts::one_by_one), "config.json");
}

TEST_F(ConvertTest, LargeValuesNeedATypeWithRoom) {
  auto read = read_checkpoint_config(llama_config().dump(), "c", true);
  Float64Model m = random_model(read->shape, 6);
  m.values["blk.0.attn_v.weight"][5] = 1e6f;
  config(llama_config());
  as_checkpoint(m, Experts::one_by_one).write(checkpoint(), 1);
  EXPECT_THAT(convert(DK_F16).error().describe(), HasSubstr("too large for F16"));
  EXPECT_TRUE(convert(DK_BF16).ok());
  EXPECT_THAT(convert(DK_Q8_0).error().describe(), HasSubstr("too large for Q8_0"));
}

TEST(CheckpointConfig, ScalesFrequenciesByTheLlama3Rule) {
  json c = llama4_config();
  c["head_dim"] = 128;
  auto read = read_checkpoint_config(c.dump(), "c", false);
  ASSERT_TRUE(read.ok());
  ASSERT_EQ(read->frequency_factors.size(), 64u);
  EXPECT_EQ(read->frequency_factors[34], 1.0f);
  EXPECT_EQ(read->frequency_factors[35], 16.0f);
  c["rope_scaling"] = {{"type", "llama3"}, {"factor", 8.0}, {"low_freq_factor", 1.0}, {"high_freq_factor", 4.0}, {"original_max_position_embeddings", 8192}};
  read = read_checkpoint_config(c.dump(), "c", false);
  EXPECT_EQ(read->frequency_factors[28], 1.0f);
  EXPECT_NEAR(read->frequency_factors[31], 2.026f, 0.02f);
  EXPECT_EQ(read->frequency_factors[63], 8.0f);
  c["rope_scaling"] = {{"type", "yarn"}, {"factor", 8.0}};
  EXPECT_THAT(read_checkpoint_config(c.dump(), "c", false).error().describe(), HasSubstr("yarn"));
}

TEST(CheckpointConfig, ReadsEverySpellingOfLlama4) {
  json c = llama4_config();
  auto base = read_checkpoint_config(c.dump(), "c", false);
  ASSERT_TRUE(base.ok());
  EXPECT_EQ(base->shape.attention_scale, 0.1);
  EXPECT_EQ(base->shape.dense_width, 160);
  EXPECT_EQ(base->shape.expert_width, 64);
  c["no_rope_layers"] = json::array();
  EXPECT_EQ(read_checkpoint_config(c.dump(), "c", false)->shape.constants(), base->shape.constants());
  c["no_rope_layers"] = {1, 0, 1, 0};
  EXPECT_EQ(read_checkpoint_config(c.dump(), "c", false)->shape.nope_step, 2);
  c["no_rope_layers"] = {0, 1, 1, 0};
  EXPECT_FALSE(read_checkpoint_config(c.dump(), "c", false).ok());
  c = llama4_config();
  c["attn_temperature_tuning"] = false;
  EXPECT_EQ(read_checkpoint_config(c.dump(), "c", false)->shape.attention_scale, 0);
  c = llama4_config();
  c["moe_layers"] = {0, 1};
  auto listed = read_checkpoint_config(c.dump(), "c", false);
  ASSERT_TRUE(listed.ok());
  EXPECT_EQ(listed->shape.layers[0].feed_forward, FeedForward::experts);
  EXPECT_EQ(listed->shape.layers[2].feed_forward, FeedForward::dense);
  for (const char* bad : {"", "[]", "{}", R"({"model_type":"gpt2","num_hidden_layers":2,"hidden_size":8,"num_attention_heads":1,"vocab_size":9})", R"({"model_type":"llama","num_hidden_layers":-2})"})
    EXPECT_FALSE(read_checkpoint_config(bad, "c", false).ok()) << bad;
}

TEST_F(ConvertTest, TakesTheTokenizerAlong) {
  auto read = read_checkpoint_config(llama_config().dump(), "c", true);
  Float64Model m = random_model(read->shape, 6);
  config(llama_config());
  as_checkpoint(m, Experts::one_by_one).write(checkpoint(), 1);
  const std::string pattern = R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
  json tokenizer = {{"model", {{"type", "BPE"}, {"vocab", {{"a", 0}, {"b", 1}, {"ab", 2}}}, {"merges", {"a b"}}}},
                    {"added_tokens", {{{"id", 3}, {"content", "<|im_end|>"}, {"special", true}}, {{"id", 4}, {"content", "<tool>"}, {"special", false}}}},
                    {"pre_tokenizer", {{"type", "Sequence"}, {"pretokenizers", {{{"type", "Split"}, {"pattern", {{"Regex", pattern}}}}, {{"type", "ByteLevel"}, {"use_regex", false}}}}}}};
  auto put = [&] { std::ofstream(checkpoint() / "tokenizer.json") << tokenizer.dump(); };
  put();
  std::ofstream(checkpoint() / "tokenizer_config.json") << json{{"eos_token", "<|im_end|>"}, {"add_bos_token", false}, {"chat_template", "{{ x }}"}}.dump();
  Status done = convert();
  ASSERT_TRUE(done.ok()) << done.error().describe();
  auto file = ModelFile::open(out());
  EXPECT_EQ(file->text("tokenizer.ggml.pre"), "qwen2");
  auto tokens = file->texts("tokenizer.ggml.tokens");
  ASSERT_EQ(tokens->size(), 90u);
  EXPECT_EQ((*tokens)[3], "<|im_end|>");
  EXPECT_EQ((*tokens)[5], "[PAD5]");
  auto types = file->integers("tokenizer.ggml.token_type");
  EXPECT_EQ((std::vector<std::int64_t>(types->begin(), types->begin() + 6)), (std::vector<std::int64_t>{1, 1, 1, 3, 4, 5}));
  EXPECT_EQ(file->integer("tokenizer.ggml.eos_token_id"), 3);
  EXPECT_EQ(file->boolean("tokenizer.ggml.add_bos_token"), false);
  EXPECT_EQ(file->text("tokenizer.chat_template"), "{{ x }}");

  auto refuses = [&](const std::string& text) {
    put();
    EXPECT_THAT(convert().error().describe(), HasSubstr(text));
  };
  tokenizer["pre_tokenizer"]["pretokenizers"][0]["pattern"]["Regex"] = "a+";
  refuses("not known: a+");
  tokenizer["pre_tokenizer"] = {{"type", "Metaspace"}};
  refuses("Metaspace");
  tokenizer["model"]["byte_fallback"] = true;
  refuses("SentencePiece");
  tokenizer["model"] = {{"type", "Unigram"}, {"vocab", json::object()}};
  refuses("Unigram");
  tokenizer["model"] = {{"type", "BPE"}, {"vocab", {{"a", 90}}}, {"merges", json::array()}};
  tokenizer["pre_tokenizer"] = {{"type", "Sequence"}, {"pretokenizers", {{{"type", "Digits"}, {"individual_digits", true}}, {{"type", "ByteLevel"}}}}};
  refuses("beyond the model's 90 rows");
}

}  // namespace
}  // namespace dossier
