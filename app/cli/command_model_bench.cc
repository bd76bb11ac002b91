// `dossier model bench FILE`: how fast a model runs here, each figure as a share of what the machine can do at most.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/model_call.h"

namespace dossier::cli {
namespace {

// "512,2048": numbers from 0 to a million.
Result<std::vector<std::int64_t>> number_list(const Invocation& call, std::string_view option, const std::string& otherwise) {
  std::vector<std::int64_t> out;
  std::string list = call.value(option, otherwise);
  for (std::size_t at = 0; at < list.size();) {
    std::size_t comma = std::min(list.find(',', at), list.size());
    char* end = nullptr;
    std::string part = list.substr(at, comma - at);
    long long n = std::strtoll(part.c_str(), &end, 10);
    if (part.empty() || *end || n < 0 || n > 16'000'000) return Error{ErrorKind::usage, "bad value " + list + " for --" + std::string(option), "", "numbers with commas between, as in 512,2048"};
    out.push_back(n);
    at = comma + 1;
  }
  return out;
}

struct Asked {
  std::vector<std::int64_t> prefill, depths;
  std::int64_t decode = 32, repeat = 3, sequences = 0;
};

Result<Asked> asked(const Invocation& call) {
  Asked out;
  DOSSIER_ASSIGN(out.prefill, number_list(call, "prefill", "512,2048"));
  DOSSIER_ASSIGN(out.depths, number_list(call, "depth", "0"));
  DOSSIER_ASSIGN(out.decode, call.number("decode", 32, 0, 1'000'000));
  DOSSIER_ASSIGN(out.repeat, call.number("repeat", 3, 1, 1000));
  DOSSIER_ASSIGN(out.sequences, call.number("sequences", 0, 0, 1024));
  return out;
}

nlohmann::ordered_json as_json(const char* what, const SpeedFigure& f, double best, const MachinePeaks& peaks) {
  const double operations = f.work.operations * f.tokens_per_second, bytes = f.work.bytes * f.tokens_per_second;
  return {{"what", what}, {"tokens", f.tokens}, {"depth", f.depth}, {"sequences", f.sequences}, {"tokens_per_s", f.tokens_per_second}, {"best_tokens_per_s", best},
          {"operations_per_token", f.work.operations}, {"bytes_per_token", f.work.bytes}, {"share_of_int8", operations / peaks.int8}, {"share_of_read", bytes / peaks.read},
          {"cpu_share", f.cpu_share}, {"distinct_experts", f.distinct_experts}};
}

// Figures as lines of stdin name them, each answered before the next is read: so another program can measure in turn with this one.
Status answer_lines(RunningModel& model, const MachinePeaks& peaks) {
  SpeedTrial trial(model);
  char line[200], what[20];
  while (std::fgets(line, sizeof line, stdin)) {
    long long tokens = 0, depth = 0;
    if (std::sscanf(line, "%19s %lld %lld", what, &tokens, &depth) != 3 || tokens < 1 || depth < 0) return Error{ErrorKind::usage, "bad line on stdin: " + std::string(line), "", "prefill TOKENS DEPTH, or decode TOKENS DEPTH"};
    const bool prefill = std::string_view(what) == "prefill";
    if (!prefill && std::string_view(what) != "decode") return Error{ErrorKind::usage, "cannot measure " + std::string(what), "", "prefill TOKENS DEPTH, or decode TOKENS DEPTH"};
    DOSSIER_ASSIGN(SpeedFigure figure, prefill ? trial.prefill(tokens, depth) : trial.decode(tokens, depth));
    std::printf("%s\n", as_json(what, figure, figure.tokens_per_second, peaks).dump().c_str());
    std::fflush(stdout);
  }
  return {};
}

class Bench {
 public:
  Bench(RunningModel& model, const MachinePeaks& peaks, const Asked& asked, bool json) : trial_(model), peaks_(peaks), asked_(asked), json_(json) {}

  Status run() {
    for (std::int64_t depth : asked_.depths) {
      for (std::int64_t tokens : asked_.prefill) {
        if (tokens > 0) DOSSIER_TRY(best_of("prefill", [&] { return trial_.prefill(tokens, depth); }));
      }
      if (asked_.decode > 0) DOSSIER_TRY(best_of("decode", [&] { return trial_.decode(asked_.decode, depth); }));
      if (asked_.sequences > 1 && asked_.decode > 0) DOSSIER_TRY(compare_sequences(depth));
    }
    return {};
  }
  nlohmann::ordered_json& list() { return list_; }

 private:
  // Runs it as often as asked and prints the median.
  template <typename Run>
  Result<double> best_of(const char* what, Run run) {
    std::vector<SpeedFigure> all;
    for (std::int64_t n = 0; n < asked_.repeat; ++n) {
      DOSSIER_ASSIGN(SpeedFigure one, run());
      all.push_back(one);
    }
    std::sort(all.begin(), all.end(), [](const SpeedFigure& a, const SpeedFigure& b) { return a.tokens_per_second < b.tokens_per_second; });
    print(what, all[all.size() / 2], all.back().tokens_per_second);
    return all[all.size() / 2].tokens_per_second;
  }

  Status compare_sequences(std::int64_t depth) {
    trial_.take_fingerprint();
    DOSSIER_ASSIGN(double apart, best_of("decode, one by one", [&] { return trial_.decode_apart(asked_.decode, depth, asked_.sequences); }));
    std::uint64_t first = trial_.take_fingerprint();
    DOSSIER_ASSIGN(double together, best_of("decode, together", [&] { return trial_.decode_together(asked_.decode, depth, asked_.sequences); }));
    bool same = first == trial_.take_fingerprint();
    if (json_) list_.push_back({{"what", "together over one by one"}, {"depth", depth}, {"sequences", asked_.sequences}, {"ratio", together / apart}, {"same_bits", same}});
    else std::printf("%lld sequences together: %.2f times one by one, logits %s\n", static_cast<long long>(asked_.sequences), together / apart, same ? "the same bit for bit" : "DIFFERENT");
    if (!same) return Error{ErrorKind::damaged, "sequences run together gave other logits than one by one", "", ""};
    return {};
  }

  void print(const char* what, const SpeedFigure& f, double best) {
    const double operations = f.work.operations * f.tokens_per_second, bytes = f.work.bytes * f.tokens_per_second;
    if (json_) {
      list_.push_back(as_json(what, f, best, peaks_));
      return;
    }
    std::printf("%-18s %6lld at %7lld: %8.1f tokens/s (best %.1f), ", what, static_cast<long long>(f.tokens), static_cast<long long>(f.depth), f.tokens_per_second, best);
    if (f.sequences > 1) std::printf("%lld sequences, %.1f experts a step, ", static_cast<long long>(f.sequences), f.distinct_experts);
    if (std::string_view(what) == "prefill") std::printf("%.0f GOP/s, %.1f %% of int8", operations / 1e9, 100 * operations / peaks_.int8);
    else if (f.sequences == 1) std::printf("%.1f GB/s, %.1f %% of reading", bytes / 1e9, 100 * bytes / peaks_.read);
    std::printf("%sprocessor %.0f %%\n", f.sequences > 1 && std::string_view(what) != "prefill" ? "" : ", ", 100 * f.cpu_share);
    std::fflush(stdout);
  }

  SpeedTrial trial_;
  const MachinePeaks& peaks_;
  const Asked& asked_;
  bool json_;
  nlohmann::ordered_json list_ = nlohmann::ordered_json::array();
};

Result<int> bench(const Invocation& call, std::unique_ptr<RunningModel>& model) {
  DOSSIER_ASSIGN(Asked what, asked(call));
  DOSSIER_ASSIGN(model, open_model(call));
  const MachinePeaks peaks = measure_machine_peaks(model->model().pool().threads(), 0.5, static_cast<std::uint64_t>(SpeedTrial(*model).work(0, 1, true).bytes));
  if (!call.json() && !call.has("stdin")) {
    std::printf("%d threads, kernels %s: int8 %.0f GOP/s, f32 %.0f GFLOP/s, reading %.1f GB/s at most\n", peaks.threads, model->model().table().name, peaks.int8 / 1e9, peaks.f32 / 1e9,
                peaks.read / 1e9);
    std::fflush(stdout);
  }
  if (call.has("stdin")) {
    std::printf("%s\n", nlohmann::ordered_json{{"kernels", model->model().table().name}, {"int8_per_s", peaks.int8}, {"f32_per_s", peaks.f32}, {"read_bytes_per_s", peaks.read}}.dump().c_str());
    std::fflush(stdout);
    DOSSIER_TRY(answer_lines(*model, peaks));
    return kDone;
  }
  Bench run(*model, peaks, what, call.json());
  DOSSIER_TRY(run.run());
  if (call.json()) {
    nlohmann::ordered_json out{{"threads", peaks.threads}, {"kernels", model->model().table().name}, {"int8_per_s", peaks.int8}, {"f32_per_s", peaks.f32}, {"read_bytes_per_s", peaks.read}, {"figures", run.list()}};
    std::printf("%s\n", out.dump().c_str());
  }
  return kDone;
}

int run_bench(const Invocation& call) { return run_model_call(call, bench); }

}  // namespace

CommandSpec model_bench_command() {
  return {"model bench", "FILE", "measure how fast a model runs here",
          "Measures what this machine reaches at most (8 bit products, reading memory), then how fast the model takes tokens in (prefill) and one after another (decode), each as a share of that. "
          "Figures are medians. Tokens are random and keys and values below --depth are made up: what comes out means nothing.",
          with_model_options({{"prefill", 0, "LIST", "tokens taken in at once (else 512,2048; 0: none)"},
                              {"depth", 0, "LIST", "tokens that stand before them (else 0)"},
                              {"decode", 0, "N", "tokens decoded (else 32; 0: none)"},
                              {"repeat", 0, "N", "runs of each (else 3)"},
                              {"stdin", 0, "", "measure what lines on stdin ask for (prefill TOKENS DEPTH, decode TOKENS DEPTH), a line of JSON for each"},
                              {"sequences", 0, "N", "also decode N sequences over one prefix, together and one by one"}}),
          1, 1, run_bench};
}

}  // namespace dossier::cli
