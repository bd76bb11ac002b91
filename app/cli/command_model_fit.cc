// `dossier model fit FILE|--shape SHAPE [DOC...]`: what a prompt will take, before anything is allocated.
#include <sys/stat.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/model_call.h"
#include "app/cli/model_options.h"
#include "app/cli/reading_options.h"
#include "base/file.h"
#include "base/machine_limits.h"
#include "engine/engine.h"
#include "ingest/ingest.h"

namespace dossier::cli {
namespace {

using Json = nlohmann::ordered_json;

// What a token is taken for where only a shape is known and no vocabulary: less than a token holds in English or German, more than in
// some scripts.
constexpr std::uint64_t kBytesPerToken = 3;

class WholeText : public ReadingSink {
 public:
  Status begin_document(const DocumentHead&) override { return {}; }
  Status page(Page page) override {
    text += page.text;
    text += '\n';
    return {};
  }
  Status page_failed(const PageFailure&) override { return {}; }
  Status end_document(const DocumentOutcome& outcome) override {
    if (outcome.state == ReadState::failed && text.empty() && outcome.error) failure = outcome.error;
    return {};
  }
  std::string text;
  std::optional<Error> failure;
};

// The text of all DOCs, as a reader gives it.
Result<std::vector<std::string>> texts_of(const Invocation& call, std::size_t first_document) {
  std::vector<std::string> out;
  DOSSIER_ASSIGN(std::unique_ptr<ReaderPool> pool, ReaderPool::start(ReaderOptions{"", 1}));
  for (std::size_t n = first_document; n < call.arguments().size(); ++n) {
    const std::string& path = call.arguments()[n];
    DOSSIER_ASSIGN(Fd file, open_regular(path));
    DocumentHead head;
    ReadRequest request;
    head.name = request.name = path.substr(path.rfind('/') + 1);
    DOSSIER_ASSIGN(head.sha256, sha256_of_fd(file.get()));
    struct stat info {};
    if (::fstat(file.get(), &info) != 0) return os_error("cannot look at", path, errno);
    head.bytes = static_cast<std::uint64_t>(info.st_size);
    WholeText text;
    DOSSIER_TRY(pool->read(file.get(), head, request, text, call.cancel()));
    if (text.failure) {
      text.failure->where = path;
      return *text.failure;
    }
    out.push_back(std::move(text.text));
  }
  return out;
}

// Tokens of the documents, with the model's vocabulary where there is one.
Result<std::int64_t> tokens_of(const Invocation& call, const std::string& model, std::size_t first_document) {
  DOSSIER_ASSIGN(const std::vector<std::string> texts, texts_of(call, first_document));
  std::int64_t sum = 0;
  if (model.empty()) {
    for (const std::string& text : texts) sum += static_cast<std::int64_t>((text.size() + kBytesPerToken - 1) / kBytesPerToken);
    return sum;
  }
  DOSSIER_ASSIGN(ModelFile file, ModelFile::open(model));
  DOSSIER_ASSIGN(Tokenizer tokenizer, Tokenizer::load(file));
  for (const std::string& text : texts) {
    std::vector<TokenId> ids;
    tokenizer.encode(text, ids);
    sum += static_cast<std::int64_t>(ids.size());
  }
  return sum;
}

// The pictures of --images, and --pages times a full page.
Result<std::vector<ImageSize>> image_sizes(const Invocation& call) {
  constexpr ImageSize kFullPage{1754, 1240};  // A4 at 150 dpi: the largest grid
  DOSSIER_ASSIGN(const auto images, image_files(call));
  std::vector<ImageSize> out;
  for (const auto& image : images) out.push_back({image->height, image->width});
  DOSSIER_ASSIGN(const long long pages, call.number("pages", 0, 0, 1000));
  out.insert(out.end(), static_cast<std::size_t>(pages), kFullPage);
  return out;
}

Result<FitRequest> request_of(const Invocation& call) {
  DOSSIER_ASSIGN(const EngineOptions options, model_options(call));
  FitRequest out;
  const bool shape = call.has("shape");
  if (!shape && call.arguments().empty()) return Error{ErrorKind::usage, "which model?", "", "a GGUF file, or --shape FILE.json"};
  if (shape) {
    DOSSIER_ASSIGN(out.shape_json, read_file(call.value("shape"), 1 << 24));
    out.type = call.value("type", "Q4_K");
  } else {
    if (call.has("type")) return Error{ErrorKind::usage, "--type goes with --shape: a model file has its own types", "", ""};
    out.model = call.arguments()[0];
  }
  out.kernels = options.kernels;
  out.overrides = options.overrides;
  out.cancel = call.cancel();
  PlanRequest& plan = out.plan;
  DOSSIER_ASSIGN(plan.tokens, call.number("tokens", 0, 0, std::int64_t{1} << 40));
  DOSSIER_ASSIGN(plan.answer_tokens, call.number("answer", 256, 0, std::int64_t{1} << 30));
  const std::size_t first = shape ? 0 : 1;
  if (call.arguments().size() > first) {
    DOSSIER_ASSIGN(const std::int64_t read, tokens_of(call, out.model, first));
    plan.tokens += read;
  }
  out.vision = options.vision_path;
  DOSSIER_ASSIGN(out.images, image_sizes(call));
  if (!out.images.empty() && out.vision.empty()) return Error{ErrorKind::usage, "images need --vision FILE", "", ""};
  if (plan.tokens == 0 && out.images.empty()) return Error{ErrorKind::usage, "how long is the prompt?", "", "--tokens N, or documents"};
  plan.kv_format = options.kv_format;
  plan.super_chunk = options.super_chunk;
  plan.batch_tokens = options.batch_tokens;
  plan.threads = options.threads > 0 ? options.threads : usable_processors();
  plan.keeps = call.has("kv");
  out.cache_folder = options.cache_folder;
  out.probe_folder = plan.keeps ? call.value("kv") : "/tmp";
  DOSSIER_ASSIGN(plan.memory_bytes, byte_count(call, "ram", available_memory()));
  DOSSIER_ASSIGN(plan.disk_bytes, byte_count(call, "disk", options.kv_disk_bytes > 0 ? options.kv_disk_bytes : free_disk(call.value("kv", "."))));
  DOSSIER_ASSIGN(const long long seconds, call.number("calibrate", 10, 0, 600));
  out.calibration_seconds = static_cast<double>(seconds);
  return out;
}

Json memory_json(const PlanMemory& m) {
  return {{"weights", m.weights}, {"vectors", m.vectors}, {"keys", m.keys}, {"step", m.step}, {"vision", m.vision}, {"total", m.total()}};
}

Json plan_json(const ModelFit& fit, const RunPlan& plan, int threads) {
  Json out = {{"tokens", plan.tokens}, {"answer_tokens", plan.answer_tokens}, {"threads", threads}, {"kernels", fit.kernels},
              {"super_chunk", plan.super_chunk}, {"batch_tokens", plan.batch_tokens}, {"kv_format", name_of_kv_format(plan.kv_format)},
              {"node_tokens", plan.node_tokens}, {"keys", plan.keys_streamed ? "streamed from disk" : "in memory"}, {"weights", plan.weights_streamed ? "experts streamed from disk" : "in memory"}};
  if (plan.kv_ram_limit > 0) out["kv_ram_limit"] = plan.kv_ram_limit;
  if (plan.weights_ram_limit > 0) {
    out["weights_ram_limit"] = plan.weights_ram_limit;
    out["experts_read_per_step"] = plan.experts_read_per_step;
  }
  out["kv_disk_bytes"] = plan.kv_disk_bytes;
  out["packed_disk_bytes"] = plan.packed_disk_bytes;
  return out;
}

Json seconds_json(double seconds) { return std::isfinite(seconds) ? Json(std::round(seconds * 1e4) / 1e4) : Json(nullptr); }

Json fit_json(const ModelFit& fit, int threads) {
  const RunPlan& plan = fit.plan;
  Json out = {{"fits", plan.fits}, {"memory_bytes", memory_json(plan.memory)}, {"disk_bytes", plan.disk_bytes()}, {"prefill_s", nullptr}, {"answer_s", nullptr},
              {"plan", plan_json(fit, plan, threads)}, {"nearest", nullptr},
              {"model", {{"architecture", fit.shape.architecture}, {"layers", fit.shape.layers.size()}, {"vocabulary", fit.shape.vocabulary}, {"context", fit.shape.context},
                         {"file_bytes", fit.file_bytes}}}};
  if (!plan.fits) out["why"] = plan.why;
  if (fit.vision) {
    const VisionPlan& v = *fit.vision;
    out["vision"] = {{"images", v.images}, {"tiles", v.tiles}, {"tokens", v.tokens}, {"tflop", std::round(v.flop / 1e10) / 100}, {"weight_bytes", v.weight_bytes},
                     {"step_bytes", v.step_bytes}, {"row_bytes", v.row_bytes}, {"disk_bytes", v.disk_bytes}};
    if (fit.times) out["vision"]["cpu_s"] = seconds_json(v.cpu_seconds);
  }
  if (fit.nearest) {
    out["nearest"] = plan_json(fit, *fit.nearest, threads);
    out["nearest"]["memory_bytes"] = memory_json(fit.nearest->memory);
    out["nearest"]["disk_bytes"] = fit.nearest->disk_bytes();
    out["nearest"]["changes"] = fit.nearest->changes;
  }
  if (fit.times) {
    Json& where = plan.fits || !fit.nearest ? out : out["nearest"];
    const FitTimes& t = *fit.times;
    where["prefill_s"] = seconds_json(t.prefill_s);
    where["answer_s"] = seconds_json(t.answer_s);
    where["prefill_cpu_s"] = seconds_json(t.prefill_cpu_s);
    where["answer_cpu_s"] = seconds_json(t.answer_cpu_s);
    where["load_cpu_s"] = seconds_json(t.load_cpu_s);
    auto parts = [](const WorkTime& w) {
      return Json{{"products", seconds_json(w.products)}, {"experts", seconds_json(w.experts)}, {"attention", seconds_json(w.attention)},
                  {"values", seconds_json(w.values)}, {"threads", seconds_json(w.threads)}};
    };
    where["prefill_cpu_parts_s"] = parts(t.prefill_parts);
    where["answer_cpu_parts_s"] = parts(t.answer_parts);
    if (t.disk_bytes_per_s > 0) where["disk_bytes_per_s"] = std::round(t.disk_bytes_per_s);
  }
  return out;
}

std::string size_text(std::uint64_t bytes) {
  char text[32];
  std::snprintf(text, sizeof text, bytes < 1000000000 ? "%.1f MB" : "%.2f GB", static_cast<double>(bytes) / (bytes < 1000000000 ? 1e6 : 1e9));
  return text;
}

std::string time_text(double seconds) {
  char text[32];
  if (seconds < 120) std::snprintf(text, sizeof text, "%.2f s", seconds);
  else if (seconds < 7200) std::snprintf(text, sizeof text, "%.0f min", seconds / 60);
  else if (seconds < 172800) std::snprintf(text, sizeof text, "%.1f h", seconds / 3600);
  else std::snprintf(text, sizeof text, "%.1f days", seconds / 86400);
  return text;
}

void print_plan(const ModelFit& fit, const RunPlan& plan, bool with_times) {
  auto line = [](const std::string& text) { print_line(stdout, text); };
  line("prompt " + std::to_string(plan.tokens) + " tokens, answer " + std::to_string(plan.answer_tokens) + " tokens");
  line("memory " + size_text(plan.memory.total()) + ": weights " + size_text(plan.memory.weights + plan.memory.vectors) + (plan.weights_streamed ? " (the other experts streamed from disk)" : "") + ", keys and values " + size_text(plan.memory.keys) + " as " +
       std::string(name_of_kv_format(plan.kv_format)) + (plan.keys_streamed ? " (the rest streamed from disk)" : "") + ", a step " + size_text(plan.memory.step));
  line("disk " + size_text(plan.disk_bytes()) + ": keys and values " + size_text(plan.kv_disk_bytes) + ", packed weights " + size_text(plan.packed_disk_bytes));
  line("super-chunk " + std::to_string(plan.super_chunk) + " tokens, " + std::to_string(plan.batch_tokens) + " worked on together, nodes of " + std::to_string(plan.node_tokens) + ", kernels " + fit.kernels);
  if (fit.vision) {
    char text[64];
    std::snprintf(text, sizeof text, "%.1f TFLOP", fit.vision->flop / 1e12);
    line("images " + std::to_string(fit.vision->images) + ": " + std::to_string(fit.vision->tiles) + " tiles, " + std::to_string(fit.vision->tokens) + " tokens of the prompt, " + text + ", memory " +
         size_text(plan.memory.vision) + " for the vision encoder and its rows" + (with_times && fit.times ? ", " + time_text(fit.times->vision_cpu_s) + " of CPU" : ""));
  }
  if (!with_times || !fit.times) return;
  const FitTimes& t = *fit.times;
  line("prefill " + time_text(t.prefill_s) + " (" + time_text(t.prefill_cpu_s) + " of CPU), an answer " + time_text(t.answer_s) + ", first start " + time_text(t.load_cpu_s) + " of CPU");
}

Result<int> fit(const Invocation& call) {
  DOSSIER_ASSIGN(const FitRequest request, request_of(call));
  DOSSIER_ASSIGN(const ModelFit fit, fit_model(request));
  if (call.json()) {
    const std::string text = fit_json(fit, request.plan.threads).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    std::fwrite(text.data(), 1, text.size(), stdout);
    return fit.plan.fits ? kDone : kFailed;
  }
  if (!call.quiet())
    for (const std::string& remark : fit.shape.remarks) print_line(stderr, "dossier: " + remark);
  if (!call.quiet() && fit.shape.context > 0 && request.plan.tokens + request.plan.answer_tokens > fit.shape.context)
    print_line(stderr, "dossier: the model was trained for " + std::to_string(fit.shape.context) + " tokens; beyond them nobody knows what it does");
  if (!call.quiet() && fit.vision && fit.vision->images > static_cast<std::int64_t>(kManyImages))
    print_line(stderr, "dossier: " + std::to_string(fit.vision->images) + " images: the models were tried with at most " + std::to_string(kManyImages) + " in a prompt");
  print_plan(fit, fit.plan, fit.plan.fits || !fit.nearest);
  if (fit.plan.fits) return kDone;
  print_line(stdout, "does not fit: " + fit.plan.why);
  if (!fit.nearest) {
    print_line(stdout, "nothing smaller fits either");
    return kFailed;
  }
  std::string changes;
  for (const std::string& change : fit.nearest->changes) changes += " " + change;
  print_line(stdout, "the nearest that does:" + changes);
  print_plan(fit, *fit.nearest, true);
  return kFailed;
}

int run_fit(const Invocation& call) {
  Result<int> code = fit(call);
  return code.ok() ? *code : report_error(code.error());
}

}  // namespace

CommandSpec model_fit_command() {
  return {"model fit", "[FILE] [DOC...]", "say what a prompt will take: memory, disk, time",
          "FILE is a GGUF model; with --shape there is none, and all arguments are documents. Nothing is loaded: the plan is made from the numbers, the times from a short measurement "
          "of this machine. What does not fit is refused (exit 1) with the nearest plan that does; nothing is ever cut short.",
          with_model_options({{"shape", 0, "FILE", "a model's shape as JSON, in place of a model"},
                              {"type", 0, "TYPE", "with --shape: the type of the weights (else Q4_K)"},
                              {"tokens", 0, "N", "length of the prompt, added to that of the documents"},
                              {"images", 0, "PATH,...", "pictures in the prompt (with --vision)"},
                              {"pages", 0, "N", "so many full pages as pictures (with --vision)"},
                              {"answer", 0, "N", "length of the answer (else 256)"},
                              {"ram", 0, "BYTES", "memory that may be taken (else what is free)"},
                              {"disk", 0, "BYTES", "disk that may be taken (else what is free)"},
                              {"calibrate", 0, "SECONDS", "how long to measure this machine (else 10; 0: no times)"}}),
          0, -1, run_fit};
}

}  // namespace dossier::cli
