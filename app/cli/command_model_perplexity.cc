// `dossier model perplexity FILE`: how well a model foretells a text.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/model_call.h"
#include "base/file.h"

namespace dossier::cli {
namespace {

// Windows computed together: enough for full tiles of the products.
constexpr std::int64_t kWindowsAtOnce = 4;

// What was foretold at one position: the likeliest token, and by how much its logit leads.
struct BestToken {
  std::int32_t token = 0;
  float margin = 0;
};
static_assert(sizeof(BestToken) == 8 && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);

BestToken best_token(std::span<const float> logits) {
  std::size_t best = 0;
  float second = -INFINITY;
  for (std::size_t n = 1; n < logits.size(); ++n) {
    if (logits[n] > logits[best]) second = logits[best], best = n;
    else second = std::max(second, logits[n]);
  }
  return {static_cast<std::int32_t>(best), logits[best] - second};
}

struct Scores {
  std::vector<double> nll;        // [window]: summed over its second half
  std::vector<BestToken> best;    // [window][scored]
  std::int64_t scored = 0;        // positions of a window
};

// Rows [window / 2, window - 1) of each window, whose next token is known.
Result<Scores> score(RunningModel& model, std::span<const std::int32_t> tokens, std::int64_t window) {
  const std::int64_t windows = static_cast<std::int64_t>(tokens.size()) / window, first = window / 2;
  Scores out;
  out.scored = window - 1 - first;
  out.nll.resize(static_cast<std::size_t>(windows));
  out.best.resize(static_cast<std::size_t>(windows * out.scored));
  std::vector<std::int64_t> rows(static_cast<std::size_t>(out.scored));
  for (std::int64_t n = 0; n < out.scored; ++n) rows[static_cast<std::size_t>(n)] = first + n;
  for (std::int64_t from = 0; from < windows; from += kWindowsAtOnce) {
    std::vector<KvSequence> sequences;
    std::vector<Feed> feeds;
    const std::int64_t count = std::min(kWindowsAtOnce, windows - from);
    for (std::int64_t n = 0; n < count; ++n) {
      DOSSIER_ASSIGN(KvSequence sequence, model.start({}));
      sequences.push_back(std::move(sequence));
    }
    for (std::int64_t n = 0; n < count; ++n)
      feeds.push_back({&sequences[static_cast<std::size_t>(n)], tokens.subspan(static_cast<std::size_t>((from + n) * window), static_cast<std::size_t>(window)), rows});
    DOSSIER_TRY(model.feed(feeds, {}, [&](std::size_t feed, std::int64_t row, std::span<float> logits) -> Status {
      const auto w = static_cast<std::size_t>(from) + feed;
      out.nll[w] -= log_probability(logits, feeds[feed].tokens[static_cast<std::size_t>(row) + 1]);
      out.best[w * static_cast<std::size_t>(out.scored) + static_cast<std::size_t>(row - first)] = best_token(logits);
      return {};
    }));
  }
  return out;
}

Status write_best(const std::string& path, const std::vector<BestToken>& best) {
  std::FILE* out = std::fopen(path.c_str(), "wb");
  if (!out) return os_error("cannot write", path, errno);
  const bool written = std::fwrite(best.data(), sizeof(BestToken), best.size(), out) == best.size();
  if (std::fclose(out) != 0 || !written) return os_error("cannot write", path, errno);
  return {};
}

Result<int> perplexity(const Invocation& call, std::unique_ptr<RunningModel>& model) {
  if (!call.has("tokens-file")) return Error{ErrorKind::usage, "--tokens-file is needed", "", ""};
  DOSSIER_ASSIGN(const long long window, call.number("window", 512, 4, 1 << 20));
  DOSSIER_ASSIGN(model, open_model(call));
  DOSSIER_ASSIGN(std::vector<std::int32_t> tokens, read_token_file(call.value("tokens-file"), model->shape().vocabulary));
  if (static_cast<long long>(tokens.size()) < window)
    return Error{ErrorKind::usage, std::to_string(tokens.size()) + " tokens are less than one window of " + std::to_string(window), call.value("tokens-file"), ""};
  DOSSIER_ASSIGN(Scores scores, score(*model, tokens, window));
  if (call.has("rows-out")) DOSSIER_TRY(write_best(call.value("rows-out"), scores.best));
  double nll = 0;
  for (double of_window : scores.nll) nll += of_window;
  nll /= static_cast<double>(scores.best.size());
  nlohmann::ordered_json out = {{"tokens", scores.best.size()}, {"nll", nll}, {"perplexity", std::exp(nll)}};
  if (call.json()) std::puts(out.dump().c_str());
  else std::printf("perplexity %.4f over %zu tokens\n", std::exp(nll), scores.best.size());
  return kDone;
}

int run_perplexity(const Invocation& call) { return run_model_call(call, perplexity); }

}  // namespace

CommandSpec model_perplexity_command() {
  return {"model perplexity", "FILE", "measure how well a model foretells a text",
          "FILE is a GGUF model. The tokens are cut into windows, a rest that fills none is left out, and in each window the second half is foretold from all that stands before it in the "
          "window. Prints the mean negative logarithm of the probabilities (nll) and its exponential. --rows-out writes, for each token that was scored, the likeliest token (int32) and by "
          "how much its logit leads the next (float32).",
          with_model_options({{"tokens-file", 0, "FILE", "token ids, 32 bit, taken as they are"},
                              {"window", 0, "N", "tokens of a window (else 512)"},
                              {"rows-out", 0, "FILE", "the likeliest token and its margin at each position scored"}}),
          1, 1, run_perplexity};
}

}  // namespace dossier::cli
