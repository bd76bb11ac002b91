// Each format of stored rows, through a whole model: the engine's logits against a float64 pass over rows rounded in the same way, and what a
// format loses against rows that are not rounded.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "engine/model/float64_model.h"
#include "engine/model/forward_pass.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

constexpr double kTolerance = 1e-3;  // of the largest logit
// All tokens stand in the first chunk: later ones are rotated by their place in the chunk, which is the same mathematics but rounds elsewhere.
constexpr double kEqual = 1e-5;
constexpr const char* kShape =
    R"({"architecture":"llama4","layers":4,"hidden":64,"heads":4,"kv_heads":2,"head_dim":32,"epsilon":1e-5,"rope_base":500000,"vocabulary":80,"context":65536,
        "experts":4,"experts_used":1,"expert_width":64,"chunk":192})";

struct FormatCase {
  dk_kv_format format;
  const char* name;
};
constexpr FormatCase kFormats[] = {{DK_KV_F32, "f32"}, {DK_KV_F16, "f16"}, {DK_KV_BF16, "bf16"}, {DK_KV_INT8, "int8"}, {DK_KV_Q4, "q4"}};

using LogitRows = std::vector<std::vector<double>>;

LogitRows engine_logits(const std::string& path, const char* kernels, dk_kv_format format, const std::vector<std::int32_t>& tokens) {
  ModelLoad load;
  load.threads = 2;
  load.kernels = kernels;
  auto model = LanguageModel::load(path, load);
  EXPECT_TRUE(model.ok()) << model.error().describe();
  auto store = KvStore::open((*model)->kv_shape(format), (*model)->kv_identity(false), {}, (*model)->table());
  EXPECT_TRUE(store.ok()) << store.error().describe();
  auto sequence = store->restore({});
  ForwardPass pass(**model);
  LogitRows out;
  while (sequence->tokens() < static_cast<std::int64_t>(tokens.size())) {
    const std::int64_t at = sequence->tokens(), n = std::min<std::int64_t>({sequence->room(), 40, static_cast<std::int64_t>(tokens.size()) - at});
    std::vector<std::int64_t> rows(static_cast<std::size_t>(n));
    std::iota(rows.begin(), rows.end(), 0);
    StepItem item{&*sequence, std::span(tokens).subspan(static_cast<std::size_t>(at), static_cast<std::size_t>(n)), rows, {}};
    Status done = pass.step({&item, 1}, {}, [&](std::size_t, std::int64_t, std::span<float> logits) {
      out.emplace_back(logits.begin(), logits.end());
      return Status();
    });
    EXPECT_TRUE(done.ok()) << done.error().describe();
    if (!done.ok()) break;
  }
  return out;
}

LogitRows exact_logits(const Float64Model& model, dk_kv_format format, const std::vector<std::int32_t>& tokens) {
  const dk_table& table = *dk_find("reference");
  const std::int32_t dim = model.shape.head_dim;
  Float64Pass pass(model);
  pass.keep_rows_as([&](double* row) {
    std::vector<float> x(row, row + dim);
    std::vector<std::byte> values(table.kv_value_bytes(format, dim)), scales(table.kv_scale_bytes(format, dim));
    table.kv_store(format, x.data(), dim, values.data(), scales.data());
    table.kv_load(format, values.data(), scales.data(), dim, x.data());
    table.kv_prepare_query(format, x.data(), dim);  // q4 keeps turned rows: turned once more they are themselves
    std::copy(x.begin(), x.end(), row);
  });
  LogitRows out;
  for (std::int32_t token : tokens) out.push_back(pass.next(token));
  return out;
}

double largest_difference(const LogitRows& a, const LogitRows& b) {
  double most = 0, difference = 0;
  for (std::size_t r = 0; r < a.size(); ++r)
    for (std::size_t i = 0; i < a[r].size(); ++i) {
      most = std::max(most, std::fabs(b[r][i]));
      difference = std::max(difference, std::fabs(a[r][i] - b[r][i]));
    }
  return difference / most;
}

TEST(KvFormats, GiveTheLogitsOfFloat64OverTheSameRoundedRows) {
  const std::string path = (fs::temp_directory_path() / ("kv_formats_test." + std::to_string(::getpid()) + ".gguf")).string();
  auto shape = parse_shape(kShape, {});
  ASSERT_TRUE(shape.ok()) << shape.error().describe();
  const Float64Model model = random_model(*shape, 21);
  ASSERT_TRUE(write_model(model, DK_F32, path).ok());
  std::vector<std::int32_t> tokens;
  for (int n = 0; n < 150; ++n) tokens.push_back(n * 31 % 80);
  const LogitRows unrounded = exact_logits(model, DK_KV_F32, tokens);
  for (const FormatCase& f : kFormats) {
    const LogitRows exact = exact_logits(model, f.format, tokens);
    // With random weights a router near a tie takes another expert for the least change, so this says nothing of a real model.
    const double loss = largest_difference(exact, unrounded);
    std::printf("%s: %.1e of the largest logit lost against f32\n", f.name, loss);
    if (f.format != DK_KV_F32) EXPECT_GT(loss, 10 * kEqual) << f.name << ": nothing was rounded";
    for (const char* kernels : {"reference", "avx2", "avx512"}) {
      if (!dk_find(kernels)) continue;
      const LogitRows got = engine_logits(path, kernels, f.format, tokens);
      ASSERT_EQ(got.size(), exact.size());
      const double off = largest_difference(got, exact);
      EXPECT_LE(off, kTolerance) << f.name << " " << kernels;
      std::printf("  %s: off by %.1e\n", kernels, off);
    }
  }
  fs::remove(path);
}

}  // namespace
}  // namespace dossier
