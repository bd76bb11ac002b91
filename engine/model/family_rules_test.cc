// The rules of each family, and the mistakes that engines made with them: the engine must give the logits of a float64 pass written from the
// specification, and each mistake, made in that pass on purpose, must move some logit far beyond the tolerance. So a test here fails if the
// engine makes it. Rules that say "whatever the batch" are bits that must not change.
#include <gtest/gtest.h>

#include <filesystem>

#include "engine/model/float64_model.h"
#include "engine/model/forward_pass.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

constexpr double kTolerance = 3e-4, kSeen = 100 * kTolerance;
using Rows = std::vector<std::vector<float>>;

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("family_rules_test." + std::to_string(::getpid()))) { fs::create_directories(path_); }
  ~Folder() { fs::remove_all(path_); }
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

// Tables that run here, as names.
std::vector<std::string> tables() {
  std::vector<std::string> out;
  for (const char* name : {"reference", "avx2", "avx512"})
    if (dk_find(name)) out.push_back(name);
  return out;
}

class Engine {
 public:
  Engine(const std::string& path, const std::string& kernels, const std::vector<ShapeOverride>& overrides = {}) {
    ModelLoad load;
    load.threads = 2;
    load.kernels = kernels;
    load.overrides = overrides;
    auto model = LanguageModel::load(path, load);
    if (!model.ok()) throw std::runtime_error(model.error().describe());
    model_ = std::move(*model);
    auto store = KvStore::open(model_->kv_shape(DK_KV_F32), model_->kv_identity(false), {}, model_->table());
    if (!store.ok()) throw std::runtime_error(store.error().describe());
    store_ = std::make_unique<KvStore>(std::move(*store));
  }

  KvSequence empty() { return taken(store_->restore({})); }
  KvSequence fork(const KvSequence& from) { return taken(store_->fork(from)); }

  // Logits of the rows from `first` on; tokens are fed `step` at a time, one by one from position `single` on.
  Rows logits(const std::vector<std::int32_t>& tokens, std::int64_t step, std::int64_t first = 0, std::int64_t single = INT64_MAX, std::int64_t batch_rows = 512) {
    KvSequence sequence = empty();
    return feed(sequence, tokens, step, first, single, batch_rows);
  }

  // The same for a sequence that holds the first tokens already.
  Rows feed(KvSequence& sequence, const std::vector<std::int32_t>& tokens, std::int64_t step, std::int64_t first, std::int64_t single = INT64_MAX, std::int64_t batch_rows = 512) {
    ForwardPass pass(*model_);
    StepOptions options;
    options.batch_rows = batch_rows;
    Rows out;
    while (sequence.tokens() < static_cast<std::int64_t>(tokens.size())) {
      std::int64_t at = sequence.tokens(), n = std::min({at >= single ? 1 : std::min(step, single - at), sequence.room(), static_cast<std::int64_t>(tokens.size()) - at});
      std::vector<std::int64_t> rows;
      for (std::int64_t r = std::max<std::int64_t>(0, first - at); r < n; ++r) rows.push_back(r);
      StepItem item{&sequence, std::span(tokens).subspan(static_cast<std::size_t>(at), static_cast<std::size_t>(n)), rows, {}};
      Status done = pass.step({&item, 1}, options, [&](std::size_t, std::int64_t, std::span<float> row) -> Status {
        out.emplace_back(row.begin(), row.end());
        return {};
      });
      if (!done.ok()) throw std::runtime_error(done.error().describe());
    }
    return out;
  }

 private:
  static KvSequence taken(Result<KvSequence> sequence) {
    if (!sequence.ok()) throw std::runtime_error(sequence.error().describe());
    return std::move(*sequence);
  }
  std::unique_ptr<LanguageModel> model_;
  std::unique_ptr<KvStore> store_;
};

ModelShape shape_of(const std::string& json) {
  auto shape = parse_shape(json, {});
  if (!shape.ok()) throw std::runtime_error(shape.error().describe());
  return *shape;
}

std::vector<std::int32_t> tokens_for(const ModelShape& shape, std::size_t count) {
  std::vector<std::int32_t> out;
  std::uint32_t state = 12345;
  for (std::size_t i = 0; i < count; ++i) {
    state = state * 1664525 + 1013904223;
    out.push_back(static_cast<std::int32_t>((state >> 8) % static_cast<std::uint32_t>(shape.vocabulary)));
  }
  return out;
}

double largest_difference(const Rows& got, const Float64Model& model, const std::vector<std::int32_t>& tokens, Mistake mistake) {
  Float64Pass pass(model, mistake);
  double most = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Float64Pass::Row right = pass.next(tokens[i]);
    for (std::size_t v = 0; v < right.size(); ++v) most = std::max(most, std::fabs(right[v] - static_cast<double>(got[i][v])));
  }
  return most;
}

// Widths differ everywhere, so that nothing can be taken for something else and still fit. Chunk and temperature are small.
std::string llama4(int experts, int step, const std::string& more = "") {
  return R"({"architecture":"llama4","block_count":4,"embedding_length":96,"attention.head_count":4,"attention.head_count_kv":2,"attention.key_length":32,
    "attention.layer_norm_rms_epsilon":1e-5,"rope.freq_base":500000,"vocab_size":90,"expert_used_count":1,"expert_feed_forward_length":64,
    "feed_forward_length":160,"attention.chunk_size":16,"attention.temperature_length":8,"context_length":1000,"expert_count":)" +
         std::to_string(experts) + ",\"interleave_moe_layer_step\":" + std::to_string(step) + more + "}";
}
const char* const kQwen3Moe =
    R"({"architecture":"qwen3moe","block_count":2,"embedding_length":96,"attention.head_count":4,"attention.head_count_kv":2,"attention.key_length":32,
    "attention.layer_norm_rms_epsilon":1e-6,"rope.freq_base":1000000,"vocab_size":90,"expert_count":8,"expert_used_count":3,"expert_feed_forward_length":64,"context_length":1000})";
const char* const kQwen3 =
    R"({"architecture":"qwen3","block_count":2,"embedding_length":96,"attention.head_count":4,"attention.head_count_kv":2,"attention.key_length":32,
    "attention.layer_norm_rms_epsilon":1e-6,"rope.freq_base":1000000,"vocab_size":90,"feed_forward_length":160,"context_length":1000})";
const char* const kLlama =
    R"({"architecture":"llama","block_count":2,"embedding_length":96,"attention.head_count":3,"attention.head_count_kv":1,
    "attention.layer_norm_rms_epsilon":1e-5,"rope.freq_base":10000,"vocab_size":90,"feed_forward_length":160,"context_length":1000})";

struct Family {
  const char* name;
  std::string json;
  bool frequencies;
  std::vector<Mistake> mistakes;
};

std::vector<Family> families() {
  using enum Mistake;
  return {
      {"Scout", llama4(5, 1), true,
       {score_scales_output, score_is_one, score_is_softmax, second_best_expert, shared_is_scaled, shared_is_missing, norm_over_all_heads, norm_on_global_layers, norm_is_missing,
        norm_is_l2, pairs_half_a_head_apart, rotates_global_layers, rotates_nothing, first_layer_is_global, frequencies_not_scaled, sliding_window, no_chunks, border_one_late,
        global_layers_chunked, chunks_from_batch, heat_without_plus_one, heat_is_log2, heat_on_local_layers, heat_is_missing, gate_and_up_swapped,
        heads_share_by_remainder, head_is_embedding}},
      {"Maverick", llama4(128, 2), false,
       {score_scales_output, score_is_one, score_is_softmax, shared_is_scaled, norm_on_global_layers, pairs_half_a_head_apart, rotates_global_layers, no_chunks, heat_is_missing,
        gate_and_up_swapped}},
      {"Qwen3Moe", kQwen3Moe, false,
       {scores_not_divided, output_scores_not_summed, norm_over_all_heads, norm_is_missing, norm_after_rotation, pairs_side_by_side, rotates_nothing, gate_and_up_swapped, heads_share_by_remainder}},
      {"Qwen3", kQwen3, false, {norm_over_all_heads, norm_is_missing, norm_after_rotation, pairs_side_by_side, gate_and_up_swapped}},
      {"Llama", kLlama, true, {pairs_half_a_head_apart, rotates_nothing, frequencies_not_scaled, gate_and_up_swapped, head_is_embedding}}};
}

TEST(FamilyRules, HoldAndEveryMistakeWouldShow) {
  Folder folder;
  for (const Family& family : families()) {
    Float64Model model = random_model(shape_of(family.json), 11, family.frequencies);
    std::string path = folder.file("m.gguf");
    ASSERT_TRUE(write_model(model, DK_F32, path).ok());
    std::vector<std::int32_t> tokens = tokens_for(model.shape, 70);
    Rows got;
    for (const std::string& table : tables()) {
      got = Engine(path, table).logits(tokens, 40);
      EXPECT_LE(largest_difference(got, model, tokens, Mistake::none), kTolerance) << family.name << " " << table;
    }
    for (Mistake mistake : family.mistakes)
      EXPECT_GE(largest_difference(got, model, tokens, mistake), kSeen) << family.name << ": mistake " << static_cast<int>(mistake) << " would not be seen";
  }
}

// Weights of other types are used as their own rounded values.
TEST(FamilyRules, HalfWidthWeightsAreUsedAsTheyAre) {
  Folder folder;
  for (std::uint32_t type : {DK_F16, DK_BF16}) {
    Float64Model model = random_model(shape_of(llama4(5, 2)), 3, true);
    for (const LayoutTensor& t : tensors_of(model.shape, true)) {
      if (stored_type(t, type) != type) continue;
      for (float& x : model.values[t.name]) {
        std::uint16_t bits;
        dk_quantize(static_cast<dk_type>(type), &x, 1, &bits);
        dk_find("reference")->dequantize(static_cast<dk_type>(type), &bits, 1, &x);
      }
    }
    ASSERT_TRUE(write_model(model, type, folder.file("h.gguf")).ok());
    std::vector<std::int32_t> tokens = tokens_for(model.shape, 40);
    for (const std::string& table : tables())
      EXPECT_LE(largest_difference(Engine(folder.file("h.gguf"), table).logits(tokens, 40), model, tokens, Mistake::none), kTolerance) << type << " " << table;
  }
}

// A sigmoid in float32 makes logits of 18 and 30 both 1: the expert is chosen before it. Attention adds nothing, so the router's input is the
// token's own normed row, and router rows along it give the logits exactly.
TEST(FamilyRules, TheExpertIsChosenByItsLogit) {
  Folder folder;
  Float64Model model = random_model(shape_of(llama4(2, 1)), 5);
  const std::size_t hidden = static_cast<std::size_t>(model.shape.hidden);
  const std::int32_t token = 7;
  for (std::size_t l = 0; l < model.shape.layers.size(); ++l) {
    const std::string b = "blk." + std::to_string(l) + ".";
    for (const char* part : {"attn_output", "ffn_down_exps", "ffn_down_shexp"})
      if (l > 0 || std::string(part) == "attn_output") std::fill(model.values[b + part + ".weight"].begin(), model.values[b + part + ".weight"].end(), 0.0f);
    const float* x = model.values["token_embd.weight"].data() + static_cast<std::size_t>(token) * hidden;
    double mean = 0, length = 0;
    for (std::size_t i = 0; i < hidden; ++i) mean += x[i] * x[i] / static_cast<double>(hidden);
    std::vector<double> z(hidden);
    for (std::size_t i = 0; i < hidden; ++i) {
      z[i] = x[i] / std::sqrt(mean + model.shape.epsilon) * model.values[b + "ffn_norm.weight"][i];
      length += z[i] * z[i];
    }
    for (std::size_t i = 0; i < hidden; ++i) {
      model.values[b + "ffn_gate_inp.weight"][i] = static_cast<float>(18 * z[i] / length);
      model.values[b + "ffn_gate_inp.weight"][hidden + i] = static_cast<float>(30 * z[i] / length);
    }
  }
  ASSERT_TRUE(write_model(model, DK_F32, folder.file("m.gguf")).ok());
  for (const std::string& table : tables()) {
    Rows got = Engine(folder.file("m.gguf"), table).logits({token}, 1);
    EXPECT_LE(largest_difference(got, model, {token}, Mistake::none), kTolerance) << table;
    EXPECT_GE(largest_difference(got, model, {token}, Mistake::chooses_after_sigmoid), kSeen) << table;
  }
}

// One expert, or two of which the first answers, with logit 0, so g = 0.5: the layer adds expert(0.5 b) + shared(b), not 0.5 expert(b). And without experts' weight, shared(b) alone.
TEST(FamilyRules, TheScoreScalesTheExpertsInput) {
  Folder folder;
  for (auto [experts, silent] : {std::pair{1, false}, {2, false}, {2, true}}) {
    Float64Model model = random_model(shape_of(llama4(experts, 1)), 9);
    for (auto& [name, values] : model.values)
      if (name.find("ffn_gate_inp") != std::string::npos || (silent && name.find("ffn_down_exps") != std::string::npos)) std::fill(values.begin(), values.end(), 0.0f);
    ASSERT_TRUE(write_model(model, DK_F32, folder.file("m.gguf")).ok());
    std::vector<std::int32_t> tokens = tokens_for(model.shape, 5);
    Rows got = Engine(folder.file("m.gguf"), "auto").logits(tokens, 5);
    EXPECT_LE(largest_difference(got, model, tokens, Mistake::none), kTolerance);
    for (Mistake mistake : {Mistake::score_scales_output, Mistake::score_is_one})
      if (!silent) EXPECT_GE(largest_difference(got, model, tokens, mistake), kSeen);
    for (Mistake mistake : {Mistake::shared_is_scaled, Mistake::shared_is_missing}) EXPECT_GE(largest_difference(got, model, tokens, mistake), kSeen);
  }
}

// ---- borders

// Prefill in any pieces, and one by one from before to behind a border: the same bits.
TEST(ChunkBorders, NoPieceChangesABit) {
  Folder folder;
  Float64Model model = random_model(shape_of(llama4(5, 2)), 21, true);
  ASSERT_TRUE(write_model(model, DK_F32, folder.file("m.gguf")).ok());
  std::vector<std::int32_t> tokens = tokens_for(model.shape, 70);
  for (const std::string& table : tables()) {
    Engine engine(folder.file("m.gguf"), table);
    Rows whole = engine.logits(tokens, 100);
    for (std::int64_t step : {1, 3, 7, 16, 20}) EXPECT_EQ(engine.logits(tokens, step), whole) << table << ", " << step << " at a time";
    for (std::int64_t border : {16, 32, 48, 64})
      for (std::int64_t single = border - 2; single <= border + 2; ++single) EXPECT_EQ(engine.logits(tokens, 11, 0, single), whole) << table << ", one by one from " << single;
    EXPECT_EQ(engine.logits(tokens, 100, 0, INT64_MAX, 5), whole) << table << ", 5 rows at once";
  }
}

// With the released models' own numbers: position 8192 sees itself alone in local layers, so a model without global ones gives what the token
// alone gives; and neither batch size nor decoding changes a bit around it.
TEST(ChunkBorders, HoldAtTheTrueChunk) {
  Folder folder;
  const std::string numbers = R"({"architecture":"llama4","block_count":2,"embedding_length":32,"attention.head_count":1,"attention.head_count_kv":1,"attention.key_length":32,
    "attention.layer_norm_rms_epsilon":1e-5,"rope.freq_base":500000,"vocab_size":64,"expert_used_count":1,"expert_feed_forward_length":32,"feed_forward_length":32,
    "interleave_moe_layer_step":2,"expert_count":2,"context_length":20000,"attention.nope_interval":)";
  Float64Model local = random_model(shape_of(numbers + "3}"), 31);
  ASSERT_TRUE(write_model(local, DK_F32, folder.file("local.gguf")).ok());
  std::vector<std::int32_t> tokens = tokens_for(local.shape, 8200);
  Engine engine(folder.file("local.gguf"), "auto");
  Rows at_border = engine.logits({tokens.begin(), tokens.begin() + 8194}, 1000, 8191), alone = engine.logits({tokens[8192]}, 1);
  double border = 0, after = 0;
  for (std::size_t v = 0; v < alone[0].size(); ++v) {
    border = std::max(border, std::fabs(static_cast<double>(at_border[1][v] - alone[0][v])));
    after = std::max(after, std::fabs(static_cast<double>(at_border[2][v] - engine.logits({tokens[8193]}, 1)[0][v])));
  }
  EXPECT_LE(border, 1e-5);
  EXPECT_GE(after, kSeen);

  Float64Model mixed = random_model(shape_of(numbers + "2}"), 32);
  ASSERT_TRUE(write_model(mixed, DK_F32, folder.file("mixed.gguf")).ok());
  Engine both(folder.file("mixed.gguf"), "auto");
  Rows right = both.logits(tokens, 512, 8186);
  for (std::int64_t step : {1000, 10000}) EXPECT_TRUE(both.logits(tokens, step, 8186) == right) << step << " at a time";
  KvSequence near = both.empty();
  both.feed(near, {tokens.begin(), tokens.begin() + 8186}, 600, INT64_MAX / 2);
  for (std::int64_t single = 8189; single <= 8194; ++single) {
    KvSequence sequence = both.fork(near);
    EXPECT_TRUE(both.feed(sequence, tokens, 512, 8186, single) == right) << "one by one from " << single;
  }
}

}  // namespace
}  // namespace dossier
