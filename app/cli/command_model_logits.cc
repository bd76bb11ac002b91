// `dossier model logits FILE`: the numbers a model gives to tokens, as raw floats. What tests and other programs measure it by.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "app/cli/commands.h"
#include "app/cli/model_call.h"
#include "base/file.h"

namespace dossier::cli {
namespace {

// One sequence that was asked for.
struct Asked {
  std::vector<std::int32_t> tokens;
  std::vector<std::int64_t> rows;    // as asked
  std::vector<std::int64_t> rising;  // each once
  bool in_order = false;             // asked as they come: can be written as they come
  std::optional<PromptImages> images;
};

Result<Asked> asked(const std::string& tokens, const std::optional<std::string>& rows, std::int64_t vocabulary) {
  Asked out;
  DOSSIER_ASSIGN(out.tokens, read_token_file(tokens, vocabulary));
  std::int64_t n = static_cast<std::int64_t>(out.tokens.size());
  if (n == 0) return Error{ErrorKind::usage, "no tokens", tokens, ""};
  if (rows) {
    DOSSIER_ASSIGN(out.rows, parse_rows(*rows, n));
  } else {
    for (std::int64_t r = 0; r < n; ++r) out.rows.push_back(r);
  }
  out.rising = out.rows;
  std::sort(out.rising.begin(), out.rising.end());
  out.rising.erase(std::unique(out.rising.begin(), out.rising.end()), out.rising.end());
  out.in_order = out.rising == out.rows;
  return out;
}

Result<std::vector<Asked>> all_asked(const Invocation& call, std::int64_t vocabulary) {
  using nlohmann::json;
  std::vector<Asked> out;
  if (call.has("tokens-file") == call.has("batch-file")) return Error{ErrorKind::usage, "one of --tokens-file and --batch-file is needed", "", ""};
  if (call.has("tokens-file")) {
    DOSSIER_ASSIGN(Asked one, asked(call.value("tokens-file"), call.has("rows") ? std::optional(call.value("rows")) : std::nullopt, vocabulary));
    out.push_back(std::move(one));
    return out;
  }
  DOSSIER_ASSIGN(std::string text, read_file(call.value("batch-file"), 1 << 24));
  json list = json::parse(text, nullptr, false);
  if (!list.is_array() || list.empty()) return Error{ErrorKind::usage, "the batch is not a list", call.value("batch-file"), "[{\"tokens\":PATH,\"rows\":LIST},...]"};
  for (const json& item : list) {
    if (!item.is_object() || !item.contains("tokens") || !item["tokens"].is_string()) return Error{ErrorKind::usage, "an item of the batch names no tokens", call.value("batch-file"), ""};
    std::optional<std::string> rows;
    if (item.contains("rows") && item["rows"].is_string()) rows = item["rows"].get<std::string>();
    DOSSIER_ASSIGN(Asked one, asked(item["tokens"].get<std::string>(), rows, vocabulary));
    out.push_back(std::move(one));
  }
  return out;
}

// Keeps rows of `width` floats by position until they are written in the order asked.
class KeptRows {
 public:
  KeptRows(const Asked& asked, std::size_t width) : asked_(asked), width_(width), values_(asked.rising.size() * width) {}
  void keep(std::int64_t position, const float* values) {
    auto at = std::lower_bound(asked_.rising.begin(), asked_.rising.end(), position);
    std::copy_n(values, width_, values_.begin() + (at - asked_.rising.begin()) * static_cast<std::ptrdiff_t>(width_));
  }
  Status write() const {
    for (std::int64_t row : asked_.rows) {
      auto at = std::lower_bound(asked_.rising.begin(), asked_.rising.end(), row);
      DOSSIER_TRY(write_floats({values_.data() + (at - asked_.rising.begin()) * static_cast<std::ptrdiff_t>(width_), width_}));
    }
    return {};
  }

 private:
  const Asked& asked_;
  std::size_t width_;
  std::vector<float> values_;
};

struct Running {
  std::vector<Asked> asked;
  std::vector<KvSequence> sequences;
  std::vector<Feed> feeds;
};

// Each sequence takes the images in turn that its patch tokens have room for: those of --images, one after another.
Status place_images(const Invocation& call, RunningModel& model, std::vector<Asked>& asked) {
  DOSSIER_ASSIGN(std::vector<std::shared_ptr<const RgbImage>> images, image_files(call));
  if (images.empty()) return {};
  if (!model.images()) return Error{ErrorKind::usage, "--images needs --vision FILE", "", ""};
  DOSSIER_ASSIGN(const TokenId patch, model.patch_token());
  for (std::size_t n = 0, next = 0; n < asked.size(); ++n) {
    std::vector<std::shared_ptr<const RgbImage>> own;
    std::int64_t room = std::count(asked[n].tokens.begin(), asked[n].tokens.end(), patch);
    const bool last = n + 1 == asked.size();
    while (next < images.size() && (last || room > 0)) {
      room -= model.images()->rows_of(*images[next]);
      own.push_back(images[next++]);
    }
    DOSSIER_ASSIGN(asked[n].images, PromptImages::place(asked[n].tokens, patch, std::move(own), *model.images()));
  }
  return {};
}

// Rows before the first one asked for may come from the store.
Result<Running> start_all(RunningModel& model, std::vector<Asked> asked) {
  Running out{std::move(asked), {}, {}};
  for (const Asked& a : out.asked) {
    std::size_t before = a.rising.empty() ? a.tokens.size() : static_cast<std::size_t>(a.rising.front());
    KvPrompt prompt{std::span(a.tokens).first(before), a.images ? a.images->kv_images() : std::vector<KvImage>(), {}, static_cast<std::int64_t>(a.tokens.size())};
    DOSSIER_ASSIGN(KvSequence sequence, model.start(prompt));
    out.sequences.push_back(std::move(sequence));
  }
  for (std::size_t n = 0; n < out.asked.size(); ++n) out.feeds.push_back({&out.sequences[n], out.asked[n].tokens, out.asked[n].rising, out.asked[n].images ? &*out.asked[n].images : nullptr});
  return out;
}

// After each layer the rows asked for, one layer after another.
Status write_layers(RunningModel& model, Running& running, FeedOptions options) {
  std::size_t width = static_cast<std::size_t>(model.shape().hidden), layers = model.shape().layers.size();
  std::vector<std::vector<KeptRows>> kept;
  for (const Asked& a : running.asked) kept.emplace_back(layers, KeptRows(a, width));
  options.tap = [&](std::size_t feed, std::size_t layer, std::int64_t first, std::int64_t count, const float* x) {
    const std::vector<std::int64_t>& rows = running.asked[feed].rising;
    for (auto r = std::lower_bound(rows.begin(), rows.end(), first); r != rows.end() && *r < first + count; ++r)
      kept[feed][layer].keep(*r, x + (*r - first) * static_cast<std::int64_t>(width));
  };
  for (Feed& f : running.feeds) f.rows = {};
  DOSSIER_TRY(model.feed(running.feeds, options, [](std::size_t, std::int64_t, std::span<float>) { return Status(); }));
  for (const auto& layers_of : kept)
    for (const KeptRows& rows : layers_of) DOSSIER_TRY(rows.write());
  return {};
}

Status write_logits(RunningModel& model, Running& running, const FeedOptions& options) {
  std::size_t width = static_cast<std::size_t>(model.shape().vocabulary);
  std::vector<std::optional<KeptRows>> kept(running.asked.size());
  for (std::size_t n = 0; n < kept.size(); ++n)
    if (n > 0 || !running.asked[n].in_order) kept[n].emplace(running.asked[n], width);
  DOSSIER_TRY(model.feed(running.feeds, options, [&](std::size_t feed, std::int64_t position, std::span<float> logits) -> Status {
    if (!kept[feed]) return write_floats(logits);
    kept[feed]->keep(position, logits.data());
    return {};
  }));
  for (const auto& rows : kept)
    if (rows) DOSSIER_TRY(rows->write());
  return {};
}

Result<int> logits(const Invocation& call, std::unique_ptr<RunningModel>& model) {
  DOSSIER_TRY(refuse_terminal());
  DOSSIER_ASSIGN(model, open_model(call));
  DOSSIER_ASSIGN(std::vector<Asked> asked, all_asked(call, model->shape().vocabulary));
  DOSSIER_TRY(place_images(call, *model, asked));
  DOSSIER_ASSIGN(Running running, start_all(*model, std::move(asked)));
  FeedOptions options;
  options.decoding = call.value("mode") == "decode";
  options.step_tokens = options.decoding ? static_cast<std::int64_t>(running.feeds.size()) : 0;
  DOSSIER_TRY(call.has("layers") ? write_layers(*model, running, options) : write_logits(*model, running, options));
  for (KvSequence& sequence : running.sequences) DOSSIER_TRY(sequence.keep_tail());
  return kDone;
}

int run_logits(const Invocation& call) { return run_model_call(call, logits); }

}  // namespace

CommandSpec model_logits_command() {
  return {"model logits", "FILE", "write a model's logits for tokens as raw floats",
          "FILE is a GGUF model. Writes little-endian 32-bit floats, one row of the vocabulary's size for each position asked for, in the order asked. Only these rows pay for the head. "
          "With --layers the residual stream after each layer is written instead: layers x rows x hidden. With --kv the tokens' keys and values are kept for the next call.",
          with_model_options({{"tokens-file", 0, "FILE", "token ids, 32 bit, taken as they are"},
                              {"rows", 0, "LIST", "positions: 0,5,8180:8300 (else all)"},
                              {"mode", 0, "MODE", "how tokens are fed: prefill, or decode (one at a time)", false, {"prefill", "decode"}},
                              {"images", 0, "PATH,...", "pictures whose rows fill the runs of <|patch|>, in order (with --vision)"},
                              {"layers", 0, "", "the residual stream after each layer, not logits"},
                              {"batch-file", 0, "FILE", "run several sequences at once: [{\"tokens\":PATH,\"rows\":LIST},...]"}}),
          1, 1, run_logits};
}

}  // namespace dossier::cli
