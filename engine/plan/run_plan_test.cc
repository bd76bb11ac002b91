// What the plan says against what then happens: bytes by tag, and bytes on disk.
#include "engine/plan/run_plan.h"

#include <filesystem>

#include "engine/model/forward_pass.h"
#include "engine/plan/model_fit.h"
#include "engine/plan/small_models.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

struct Workload {
  const char* name;
  const char* shape;
  dk_type type;
  dk_kv_format format;
  std::int64_t tokens, answer, super_chunk;
  bool keeps;
  double memory_share;  // of what it takes with everything in memory; below 1 keys are streamed
};

constexpr Workload kWorkloads[] = {
    {"llama4 in memory", kSmallLlama4, DK_Q8_0, DK_KV_INT8, 700, 20, 64, false, 2},
    {"llama4 kept, half a node left", kSmallLlama4, DK_F32, DK_KV_F32, 7 * 64 + 40, 8, 32, true, 2},
    {"llama4 streamed", kSmallLlama4, DK_Q8_0, DK_KV_F32, 64 * 64, 30, 64, true, 0.6},
    {"experts by the dozen, 4 bit keys", kSmallQwen3moe, DK_F32, DK_KV_Q4, 1500, 20, 200, false, 2},
    {"dense, half keys, kept", kSmallLlama, DK_Q8_0, DK_KV_BF16, 3000, 10, 512, true, 2},
};

class PlanTest : public ::testing::TestWithParam<Workload> {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("run_plan_test." + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string path(const char* name) const { return (folder_ / name).string(); }
  fs::path folder_;
};

void feed(ForwardPass& pass, KvSequence& sequence, const std::vector<std::int32_t>& tokens, std::int64_t step_tokens, const StepOptions& options) {
  while (sequence.tokens() < static_cast<std::int64_t>(tokens.size())) {
    const std::int64_t at = sequence.tokens(), n = std::min({step_tokens, sequence.room(), static_cast<std::int64_t>(tokens.size()) - at});
    const std::int64_t last = n - 1;
    StepItem item{&sequence, std::span(tokens).subspan(static_cast<std::size_t>(at), static_cast<std::size_t>(n)), {&last, 1}, {}};
    auto status = pass.step({&item, 1}, options, [](std::size_t, std::int64_t, std::span<float>) { return Status(); });
    ASSERT_TRUE(status.ok()) << status.error().describe();
  }
}

void expect_near(const char* what, std::uint64_t planned, std::uint64_t happened) {
  const double share = static_cast<double>(planned) / static_cast<double>(happened);
  EXPECT_TRUE(share > 0.85 && share < 1.15) << what << ": planned " << planned << ", happened " << happened;
}

TEST_P(PlanTest, BytesAreWhatThePlanSays) {
  const Workload& w = GetParam();
  SmallModel::write(path("m.gguf"), w.shape, w.type);
  ModelLoad load;
  load.threads = 2;
  auto model = LanguageModel::load(path("m.gguf"), load);
  ASSERT_TRUE(model.ok()) << model.error().describe();
  const LanguageModel& m = **model;
  auto matrices = matrices_of_file(m.file(), m.shape(), m.table());
  ASSERT_TRUE(matrices.ok());
  const Planner planner(m.shape(), *matrices, m.table());
  PlanRequest request{w.tokens, w.answer, w.format, w.keeps, std::uint64_t{1} << 40, std::uint64_t{1} << 40, w.super_chunk, 64, 2};
  auto plan = planner.plan(request);
  ASSERT_TRUE(plan.ok()) << plan.error().describe();
  if (w.memory_share < 1) {
    request.memory_bytes = plan->memory.total() - static_cast<std::uint64_t>(static_cast<double>(plan->memory.keys) * (1 - w.memory_share));
    plan = planner.plan(request);
    ASSERT_TRUE(plan.ok() && plan->keys_streamed);
  }
  ASSERT_TRUE(plan->fits) << plan->why;

  KvLimits limits;
  if (w.keeps) limits.folder = path("kv");
  limits.ram_bytes = plan->kv_ram_limit;
  auto store = KvStore::open(m.kv_shape(w.format), m.kv_identity(w.keeps), limits, m.table());
  ASSERT_TRUE(store.ok());
  std::vector<std::int32_t> tokens(static_cast<std::size_t>(w.tokens));
  for (std::size_t i = 0; i < tokens.size(); ++i) tokens[i] = static_cast<std::int32_t>(i * 7919 % 96);
  KvPrompt prompt{tokens, {}, {}, -1};
  auto sequence = store->restore(prompt);
  ASSERT_TRUE(sequence.ok()) << sequence.error().describe();
  ForwardPass pass(m);
  StepOptions options;
  options.batch_rows = plan->batch_tokens;
  feed(pass, *sequence, tokens, plan->super_chunk, options);
  const Status kept = sequence->keep_tail();
  ASSERT_TRUE(kept.ok()) << kept.error().describe();
  if (w.keeps) {
    std::uint64_t files = 0;
    for (const auto& entry : fs::directory_iterator(path("kv"))) files += entry.file_size();
    expect_near("disk", plan->kv_disk_bytes, files);
  }
  for (std::int64_t i = 0; i < w.answer; ++i) tokens.push_back(static_cast<std::int32_t>(i % 96));
  feed(pass, *sequence, tokens, 1, options);

  expect_near("weights", plan->memory.weights, m.weights().resident_bytes());
  expect_near("step", plan->memory.step, pass.bytes());
  expect_near("keys", plan->memory.keys, store->counters().peak_memory_bytes);
}

INSTANTIATE_TEST_SUITE_P(Five, PlanTest, ::testing::ValuesIn(kWorkloads), [](const auto& workload) { return "workload_" + std::to_string(workload.index); });

// ---- shapes without weights

constexpr const char* kScout =
    R"({"architecture":"llama4","layers":48,"hidden":5120,"heads":40,"kv_heads":8,"head_dim":128,"epsilon":1e-5,"rope_base":500000,"vocabulary":202048,"context":10485760,
        "experts":16,"experts_used":1,"expert_width":8192,"shared_width":8192,"chunk":8192})";
constexpr const char* kMaverick =
    R"({"architecture":"llama4","layers":48,"hidden":5120,"heads":40,"kv_heads":8,"head_dim":128,"epsilon":1e-5,"rope_base":500000,"vocabulary":202048,"context":1048576,
        "experts":128,"experts_used":1,"expert_width":8192,"shared_width":8192,"dense_width":16384,"moe_step":2,"chunk":8192})";
// Never released; numbers of its announcement (288B active, 16 experts, two trillion in all), the rest as its siblings have it.
constexpr const char* kBehemothLike =
    R"({"architecture":"llama4","layers":96,"hidden":20480,"heads":160,"kv_heads":8,"head_dim":128,"epsilon":1e-5,"rope_base":500000,"vocabulary":202048,"context":262144,
        "experts":16,"experts_used":1,"expert_width":20480,"shared_width":20480,"chunk":8192})";

FitRequest request_for(const char* shape, std::int64_t tokens, std::uint64_t memory, std::uint64_t disk) {
  FitRequest out;
  out.shape_json = shape;
  out.plan = {tokens, 256, DK_KV_INT8, true, memory, disk, 0, 0, 2};
  out.calibration_seconds = 0;
  return out;
}

constexpr std::uint64_t kGb = 1000000000;

TEST(FitTest, ScoutKeepsWhatTheFormulaSays) {
  auto fit = fit_model(request_for(kScout, 1048576, 200 * kGb, 200 * kGb));
  ASSERT_TRUE(fit.ok()) << fit.error().describe();
  EXPECT_TRUE(fit->plan.fits) << fit->plan.why;
  // 12 global layers, 8 heads, K and V, 128 bytes and a half scale each: 24,960 bytes a token.
  EXPECT_NEAR(static_cast<double>(fit->plan.kv_disk_bytes), 1048576.0 * 24960, 1048576.0 * 24960 * 0.001);
  // 107.8B weights at 4.5 bit.
  EXPECT_NEAR(static_cast<double>(fit->plan.memory.weights), 60.6e9, 1.5e9);
  EXPECT_EQ(fit->plan.node_tokens, 8192);
}

TEST(FitTest, WhatCannotFitIsRefusedWithTheNearestThatDoes) {
  // Weights fit, ten million tokens do not: neither in memory nor on this disk, where the weights are packed too.
  auto fit = fit_model(request_for(kScout, 10485760, 80 * kGb, 160 * kGb));
  ASSERT_TRUE(fit.ok());
  EXPECT_FALSE(fit->plan.fits);
  EXPECT_EQ(fit->plan.tokens, 10485760);
  ASSERT_TRUE(fit->nearest);
  EXPECT_TRUE(fit->nearest->fits);
  EXPECT_LE(fit->nearest->disk_bytes(), 160 * kGb);
  EXPECT_LE(fit->nearest->memory.total(), 80 * kGb);
  EXPECT_EQ(fit->nearest->tokens, 10485760);
  EXPECT_EQ(fit->nearest->changes, std::vector<std::string>{"--kv-format q4"});
  // On a smaller one a shorter prompt is all that is left, and no token more would do.
  auto smaller = fit_model(request_for(kScout, 10485760, 80 * kGb, 40 * kGb));
  ASSERT_TRUE(smaller.ok() && smaller->nearest);
  EXPECT_LT(smaller->nearest->tokens, 10485760);
  EXPECT_LE(smaller->nearest->kv_disk_bytes, 40 * kGb);
  auto one_more = fit_model(request_for(kScout, smaller->nearest->tokens + 1, 80 * kGb, 40 * kGb));
  ASSERT_TRUE(one_more.ok());
  EXPECT_FALSE(one_more->plan.fits);
}

TEST(FitTest, ExpertsAreStreamedWhereWeightsDoNotFit) {
  auto fit = fit_model(request_for(kMaverick, 131072, 24 * kGb, 300 * kGb));
  ASSERT_TRUE(fit.ok()) << fit.error().describe();
  const RunPlan& plan = fit->plan;
  EXPECT_TRUE(plan.fits) << plan.why;
  EXPECT_TRUE(plan.weights_streamed);
  EXPECT_EQ(plan.super_chunk, 8192);
  EXPECT_LE(plan.memory.total(), 24 * kGb);
  EXPECT_EQ(plan.weights_ram_limit, plan.memory.weights);
  EXPECT_NEAR(static_cast<double>(plan.packed_disk_bytes), 226e9, 8e9);
  EXPECT_GT(plan.experts_read_per_step, 180 * kGb);
  // Without room for packed weights there is nothing to stream from.
  auto full = fit_model(request_for(kMaverick, 131072, 24 * kGb, 100 * kGb));
  ASSERT_TRUE(full.ok());
  EXPECT_FALSE(full->plan.fits);
  EXPECT_NE(full->plan.why.find("disk"), std::string::npos);
}

TEST(FitTest, NothingSmallerFitsWhereWhatStaysDoesNot) {
  auto fit = fit_model(request_for(kMaverick, 8192, 4 * kGb, 500 * kGb));
  ASSERT_TRUE(fit.ok()) << fit.error().describe();
  EXPECT_FALSE(fit->plan.fits);
  EXPECT_FALSE(fit->nearest);
  EXPECT_NE(fit->plan.why.find("memory"), std::string::npos);
}

TEST(FitTest, UnreleasedShapesArePlanned) {
  auto fit = fit_model(request_for(kBehemothLike, 262144, 2000 * kGb, 4000 * kGb));
  ASSERT_TRUE(fit.ok()) << fit.error().describe();
  EXPECT_TRUE(fit->plan.fits) << fit->plan.why;
  EXPECT_GT(fit->plan.memory.weights, 1000 * kGb);
}

TEST(FitTest, MeasuresTheMachine) {
  FitRequest request = request_for(kSmallLlama4, 512, kGb, kGb);
  request.type = "Q8_0";
  request.calibration_seconds = 0.3;
  auto fit = fit_model(request);
  ASSERT_TRUE(fit.ok()) << fit.error().describe();
  ASSERT_TRUE(fit->times);
  EXPECT_GT(fit->times->prefill_cpu_s, 0);
  EXPECT_GT(fit->times->answer_cpu_s, 0);
  EXPECT_GT(fit->times->load_cpu_s, 0);
}

TEST(FitTest, RowsThatNoBlockHoldsAreRefused) {
  auto fit = fit_model(request_for(kSmallLlama4, 512, kGb, kGb));  // 64 values a row are no multiple of 256
  ASSERT_FALSE(fit.ok());
  EXPECT_EQ(fit.error().kind, ErrorKind::usage);
}

}  // namespace
}  // namespace dossier
