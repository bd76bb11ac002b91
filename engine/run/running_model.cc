#include "engine/run/running_model.h"

#include <sys/resource.h>
#include <time.h>

#include <algorithm>

#include "base/machine_limits.h"

namespace dossier {
namespace {

// Rows worked on together: enough that each of 16 experts gets a full tile of rows, few enough that their floats stay in the caches.
constexpr std::int64_t kBatchRows = 512;
// Tokens of a step: experts are read once for all of them.
constexpr std::int64_t kStepTokens = 2048, kStreamedStepTokens = 8192;
constexpr std::uint64_t kImageShare = 4;  // one part in so many of the disk

class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

double process_cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

}  // namespace

void add_process_costs(EngineCounters& counters) {
  counters.cpu_seconds = process_cpu_seconds();
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  counters.peak_rss_bytes = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

Result<std::unique_ptr<RunningModel>> RunningModel::open(const std::string& path, const EngineOptions& options, const CancelToken& cancel, const Progress& progress,
                                                         const std::function<void(const std::string&)>& say) {
  Stopwatch watch;
  std::unique_ptr<RunningModel> out(new RunningModel);
  out->cancel_ = cancel;
  out->kv_format_ = options.kv_format;
  ModelLoad load;
  load.threads = options.threads > 0 ? options.threads : usable_processors();
  load.kernels = options.kernels;
  load.overrides = options.overrides;
  load.weights.cache_folder = options.cache_folder;
  load.weights.memory_limit_bytes = options.weights_ram_bytes;
  if (options.weights_in_ram) load.weights.own_memory_bytes = available_memory();
  load.weights.threads = load.threads;
  load.weights.cancel = cancel;
  load.weights.progress = progress;
  load.weights.say = say;
  DOSSIER_ASSIGN(out->model_, LanguageModel::load(path, load));
  if (say)
    for (const std::string& remark : out->shape().remarks) say(remark);
  if (!options.vision_path.empty()) {
    DOSSIER_ASSIGN(out->images_, ImageEncoder::open(options.vision_path, out->model_->table(), out->model_->pool(), load.weights));
    if (out->images_->shape().text_width != out->shape().hidden)
      return Error{ErrorKind::usage, "the vision encoder gives rows of " + std::to_string(out->images_->shape().text_width) + " values, the model takes " + std::to_string(out->shape().hidden),
                   options.vision_path, "the two files are not of one model"};
  }
  KvIdentity identity = out->model_->kv_identity(!options.kv_folder.empty());
  if (out->images_) identity.vision_sha256 = out->images_->tower().identity().hex();
  KvLimits limits;
  limits.folder = options.kv_folder;
  limits.ram_bytes = options.kv_ram_bytes;
  // Rows of images lie beside keys and values and take their part of the same limit.
  const std::uint64_t rows_limit = options.vision_path.empty() ? 0 : options.kv_disk_bytes / kImageShare;
  limits.disk_bytes = options.kv_disk_bytes - rows_limit;
  DOSSIER_ASSIGN(KvStore store, KvStore::open(out->model_->kv_shape(options.kv_format), identity, limits, out->model_->table()));
  out->store_ = std::make_unique<KvStore>(std::move(store));
  out->pass_ = std::make_unique<ForwardPass>(*out->model_);
  if (out->images_ && !options.kv_folder.empty()) DOSSIER_TRY(out->images_->keep_rows(options.kv_folder, rows_limit));
  const WeightStore& weights = out->model_->weights();
  bool streamed = weights.resident_bytes() < weights.packed_bytes();
  out->batch_rows_ = options.batch_tokens > 0 ? options.batch_tokens : kBatchRows;
  out->step_tokens_ = options.super_chunk > 0 ? options.super_chunk : options.batch_tokens > 0 && !streamed ? options.batch_tokens : streamed ? kStreamedStepTokens : kStepTokens;
  out->counted_.kernels = out->model_->table().name;
  out->counted_.load_seconds = watch.seconds();
  return out;
}

Result<const Tokenizer*> RunningModel::tokenizer() {
  if (!tokenizer_) {
    DOSSIER_ASSIGN(Tokenizer loaded, Tokenizer::load(model_->file()));
    tokenizer_.emplace(std::move(loaded));
  }
  return &*tokenizer_;
}

Result<std::shared_ptr<const VocabularyTrie>> RunningModel::vocabulary_trie() {
  if (!trie_) {
    DOSSIER_ASSIGN(const Tokenizer* words, tokenizer());
    trie_ = std::make_shared<const VocabularyTrie>(*words, shape().vocabulary);
  }
  return trie_;
}

Result<TokenId> RunningModel::patch_token() {
  DOSSIER_ASSIGN(const Tokenizer* words, tokenizer());
  if (auto patch = words->special("<|patch|>")) return *patch;
  return Error{ErrorKind::unsupported, "the model's vocabulary has no token <|patch|>, so it takes no images", model_->file().path(), ""};
}

Result<KvSequence> RunningModel::start(const KvPrompt& prompt) {
  DOSSIER_ASSIGN(KvSequence sequence, store_->restore(prompt));
  counted_.restored_tokens += sequence.tokens();
  return sequence;
}

Status RunningModel::feed(std::span<const Feed> feeds, const FeedOptions& options, const RowSink& sink) {
  Stopwatch watch;
  const std::int64_t most = options.step_tokens > 0 ? options.step_tokens : step_tokens_;
  StepOptions step;
  step.batch_rows = batch_rows_;
  step.cancel = options.cancel.value_or(cancel_);
  step.experts = [this](std::size_t, std::int64_t distinct) {
    ++expert_layers_;
    experts_seen_ += distinct;
  };
  std::vector<StepItem> items;
  std::vector<std::size_t> feed_of;
  std::vector<std::vector<std::int64_t>> rows;
  std::vector<std::vector<const float*>> instead(feeds.size());
  auto left = [&](const Feed& f) { return static_cast<std::int64_t>(f.tokens.size()) - f.sequence->tokens(); };
  std::int64_t total = 0, done = 0;
  for (const Feed& f : feeds) total += std::max<std::int64_t>(left(f), 0);
  for (;;) {
    items.clear();
    feed_of.clear();
    rows.assign(feeds.size(), {});
    std::vector<std::int64_t> first;
    std::int64_t unfinished = std::count_if(feeds.begin(), feeds.end(), [&](const Feed& f) { return left(f) > 0; });
    if (unfinished == 0) break;
    std::int64_t share = std::max<std::int64_t>(1, most / unfinished), step_tokens = 0;
    for (std::size_t i = 0; i < feeds.size(); ++i) {
      const Feed& f = feeds[i];
      std::int64_t n = std::min({left(f), share, f.sequence->room()});
      if (n <= 0) continue;
      std::int64_t from = f.sequence->tokens();
      for (auto r = std::lower_bound(f.rows.begin(), f.rows.end(), from); r != f.rows.end() && *r < from + n; ++r) rows[i].push_back(*r - from);
      instead[i].clear();
      if (f.images) DOSSIER_TRY(f.images->take(from, from + n, step.cancel, options.progress, instead[i]));
      items.push_back({f.sequence, f.tokens.subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(n)), rows[i], instead[i]});
      feed_of.push_back(i);
      first.push_back(from);
      step_tokens += n;
    }
    if (items.empty()) return Error{ErrorKind::too_large, "a sequence has no room for more tokens", "", ""};
    if (options.tap)
      step.tap = [&](std::size_t layer, const float* x, std::int64_t) {
        for (std::size_t n = 0; n < items.size(); ++n) {
          std::int64_t count = static_cast<std::int64_t>(items[n].tokens.size());
          options.tap(feed_of[n], layer, first[n], count, x);
          x += count * shape().hidden;
        }
      };
    DOSSIER_TRY(pass_->step(items, step, [&](std::size_t item, std::int64_t row, std::span<float> logits) { return sink(feed_of[item], first[item] + row, logits); }));
    counted_.computed_tokens += step_tokens;
    done += step_tokens;
    if (options.progress) options.progress({"Prefilling", static_cast<std::uint64_t>(done), static_cast<std::uint64_t>(total), "tokens", ""});
  }
  (options.decoding ? counted_.decode_seconds : counted_.prefill_seconds) += watch.seconds();
  return {};
}

double RunningModel::take_distinct_experts() {
  double mean = expert_layers_ ? static_cast<double>(experts_seen_) / static_cast<double>(expert_layers_) : 0;
  expert_layers_ = experts_seen_ = 0;
  return mean;
}

EngineCounters RunningModel::counters() const {
  EngineCounters out = counted_;
  add_process_costs(out);
  if (images_) {
    out.vision_tiles = images_->counts().tiles;
    out.vision_seconds = images_->counts().seconds;
  }
  KvCounters kv = store_->counters();
  out.kv_read_bytes = kv.read_bytes;
  out.kv_written_bytes = kv.written_bytes;
  if (images_) {
    out.kv_read_bytes += images_->read_bytes();
    out.kv_written_bytes += images_->written_bytes();
  }
  out.weights_read_bytes = model_->weights().bytes_read();
  return out;
}

}  // namespace dossier
