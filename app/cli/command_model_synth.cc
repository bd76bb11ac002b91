// `dossier model synth`: a model file with made-up weights at the shapes of a real one, to measure with.
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/model_options.h"
#include "app/cli/progress_line.h"
#include "base/file.h"
#include "engine/engine.h"

namespace dossier::cli {
namespace {

constexpr std::uint64_t kLargestShapeFile = 1 << 20;

// The shape file's text with the numbers that the call changes.
Result<std::string> changed_shape(const Invocation& call) {
  DOSSIER_ASSIGN(std::string text, read_file(call.value("shape"), kLargestShapeFile));
  nlohmann::json root = nlohmann::json::parse(text, nullptr, false);
  if (!root.is_object()) return Error{ErrorKind::damaged, "the shape is not a JSON object", call.value("shape"), ""};
  for (auto [option, key] : {std::pair{"layers", "block_count"}, std::pair{"vocabulary", "vocab_size"}}) {
    DOSSIER_ASSIGN(long long n, call.number(option, 0, 1, 1 << 26));
    if (n > 0) root[key] = n;
  }
  return root.dump();
}

// "architecture": "clip" makes a vision encoder.
bool is_vision_shape(const std::string& text) {
  const nlohmann::json root = nlohmann::json::parse(text, nullptr, false);
  return root.is_object() && root.contains("architecture") && root["architecture"] == "clip";
}

// Pages of the model at -o, as if it had read a text of TOKENS: --kv TOKENS --kv DIR.
Status make_pages(const Invocation& call) {
  const std::vector<std::string> kv = call.values("kv");
  char* end = nullptr;
  MadeUpPages pages;
  if (kv.size() == 2) pages.tokens = std::strtoll(kv[0].c_str(), &end, 10);
  if (kv.size() != 2 || kv[0].empty() || *end) return Error{ErrorKind::usage, "made-up pages need a number of tokens and a folder", "", "--kv TOKENS --kv DIR"};
  EngineOptions options;
  DOSSIER_ASSIGN(options.kv_format, kv_format_named(call.value("kv-format", "int8")));
  options.kernels = call.value("kernels", "auto");
  options.cache_folder = cache_folder();
  DOSSIER_ASSIGN(std::unique_ptr<RunningModel> model, RunningModel::open(call.value("output"), options, call.cancel()));
  DOSSIER_ASSIGN(const long long seed, call.number("seed", 1, 0, std::int64_t{1} << 62));
  pages.seed = static_cast<std::uint64_t>(seed);
  pages.vocabulary = model->shape().vocabulary;
  pages.cancel = call.cancel();
  ProgressLine line(call.quiet());
  pages.progress = [&](const ProgressStep& step) {
    if (line.due()) line.show(step.what + ", " + std::to_string(step.done) + " of " + std::to_string(step.total) + " tokens");
  };
  return write_made_up_pages(model->model().kv_shape(options.kv_format), model->model().kv_identity(true), kv[1], pages, model->model().table());
}

Result<int> synth(const Invocation& call) {
  if (!call.has("output")) return Error{ErrorKind::usage, "model synth needs -o FILE", "", ""};
  if (call.has("kv") && !call.has("shape")) {
    DOSSIER_TRY(make_pages(call));
    return kDone;
  }
  if (!call.has("shape")) return Error{ErrorKind::usage, "model synth needs --shape FILE", "", "tests/bench/shapes has some"};
  SynthOptions options;
  DOSSIER_ASSIGN(options.type, written_type_named(call.value("type", "Q4_K")));
  DOSSIER_ASSIGN(long long seed, call.number("seed", 1, 0, std::int64_t{1} << 62));
  DOSSIER_ASSIGN(std::string text, changed_shape(call));
  if (is_vision_shape(text)) {
    auto vision = parse_vision_shape(text, call.value("shape"));
    if (!vision.ok()) return vision.error();
    options.seed = static_cast<std::uint64_t>(seed);
    options.cancel = call.cancel();
    DOSSIER_TRY(write_made_up_vision(*vision, options, call.value("output")));
    return kDone;
  }
  auto shape = parse_shape(text, {});
  if (!shape.ok()) return Error{shape.error().kind, shape.error().message, call.value("shape"), shape.error().hint};
  options.seed = static_cast<std::uint64_t>(seed);
  options.cancel = call.cancel();
  ProgressLine line(call.quiet());
  options.progress = [&](const ProgressStep& step) {
    if (line.due()) line.show(step.what + ", " + std::to_string(step.total ? step.done * 100 / step.total : 0) + " % (" + step.detail + ")");
  };
  DOSSIER_TRY(write_made_up_model(*shape, options, call.value("output")));
  line.clear();
  if (call.has("kv")) DOSSIER_TRY(make_pages(call));
  return kDone;
}

int run_model_synth(const Invocation& call) {
  auto code = synth(call);
  return code.ok() ? *code : report_error(code.error());
}

}  // namespace

CommandSpec model_synth_command() {
  return {"model synth", "", "write a model with made-up weights at true shapes, to measure with",
          "The shape is a JSON file: \"architecture\" and the keys of a model file without their prefix, or a config.json of transformers. Weights are random with mean 0 and "
          "spread 1 / sqrt(inputs); what such a model says means nothing. The same shape, type and seed give the same bytes on every machine. The file is written as it comes "
          "and appears under its name when it is whole. With --kv TOKENS --kv DIR the folder is given sealed pages of made-up keys and values, which the model at -o then finds as if it had "
          "read a text of so many tokens: great depths without a prefill. A shape of the architecture \"clip\" makes a vision encoder (mmproj). Without --shape the model is there already.",
          {{"shape", 0, "FILE", "the shape as JSON"},
           {"type", 0, "TYPE", "type of the matrices (else Q4_K; then values and head are Q6_K)", false, {"F32", "F16", "BF16", "Q8_0", "Q4_0", "Q4_K", "Q6_K"}},
           {"layers", 0, "N", "another number of layers than the shape's"},
           {"vocabulary", 0, "N", "another number of tokens than the shape's"},
           {"seed", 0, "N", "start of the random numbers (else 1)"},
           {"kv", 0, "VALUE", "given twice: a number of tokens, and the folder for pages of so many", true},
           {"kv-format", 0, "FORMAT", "how the pages' rows are kept (else int8)", false, {"f32", "f16", "bf16", "int8", "q4"}},
           {"kernels", 0, "TABLE", "arithmetic that the pages are for (else the fastest)", false, {"auto", "reference", "avx2", "avx512"}},
           {"output", 'o', "FILE", "model file to write"}},
          0, 0, run_model_synth};
}

}  // namespace dossier::cli
