// A model with its memory of keys and values, as one call of the program runs it: prompts go in, in steps that respect chunks and nodes;
// logits come out; what it cost is counted.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/progress.h"
#include "base/result.h"
#include "engine/grammar/vocabulary_trie.h"
#include "engine/kv/kv_store.h"
#include "engine/model/forward_pass.h"
#include "engine/run/engine_options.h"
#include "engine/tokenizer/tokenizer.h"
#include "engine/vision/prompt_images.h"

namespace dossier {

struct EngineCounters {
  std::int64_t restored_tokens = 0, computed_tokens = 0;
  double load_seconds = 0, prefill_seconds = 0, decode_seconds = 0, cpu_seconds = 0;  // cpu: of the whole process
  std::uint64_t peak_rss_bytes = 0, kv_read_bytes = 0, kv_written_bytes = 0, weights_read_bytes = 0;
  std::int64_t vision_tiles = -1;  // that went through the vision encoder; -1: there is none
  double vision_seconds = 0;
  std::string kernels;
};

// CPU seconds and peak memory of the process so far.
void add_process_costs(EngineCounters& counters);

// One sequence that is fed: `tokens` is its whole text from position 0; what sequence already holds is skipped.
struct Feed {
  KvSequence* sequence = nullptr;
  std::span<const std::int32_t> tokens;
  std::span<const std::int64_t> rows = {};  // absolute positions, rising, whose logits are wanted; all at or after sequence->tokens()
  PromptImages* images = nullptr;  // of `tokens`; null: none
};

struct FeedOptions {
  std::int64_t step_tokens = 0;  // most tokens of one sequence in a step; 0: what suits the machine; 1: as in decoding
  bool decoding = false;         // where the seconds are counted
  // Residual stream after a layer: rows [first, first + count) of one sequence at absolute positions. Empty: not wanted.
  std::function<void(std::size_t feed, std::size_t layer, std::int64_t first, std::int64_t count, const float* x)> tap;
  Progress progress;
  std::optional<CancelToken> cancel;  // else the one the model was opened with
};

// Takes the logits [vocabulary] of the row at absolute position `position`.
using RowSink = std::function<Status(std::size_t feed, std::int64_t position, std::span<float> logits)>;

class RunningModel {
 public:
  // `say`: remarks for a person (defaults taken, weights repacked). Errors: those of LanguageModel and KvStore.
  static Result<std::unique_ptr<RunningModel>> open(const std::string& path, const EngineOptions& options, const CancelToken& cancel, const Progress& progress = {},
                                                    const std::function<void(const std::string&)>& say = {});

  const LanguageModel& model() const { return *model_; }
  const ModelShape& shape() const { return model_->shape(); }
  KvStore& store() { return *store_; }
  dk_kv_format kv_format() const { return kv_format_; }
  // Errors: those of Tokenizer::load (a file without one).
  Result<const Tokenizer*> tokenizer();
  // The tokenizer's vocabulary by its bytes, for grammars; made once.
  Result<std::shared_ptr<const VocabularyTrie>> vocabulary_trie();

  // The model's vision encoder; null where the options named none.
  ImageEncoder* images() { return images_.get(); }
  // The vocabulary's patch token, which an image's rows replace. Errors: unsupported (it has none), those of tokenizer().
  Result<TokenId> patch_token();

  // A sequence that starts with what is stored of the prompt.
  Result<KvSequence> start(const KvPrompt& prompt);
  // Feeds all sequences side by side until each holds its tokens.
  Status feed(std::span<const Feed> feeds, const FeedOptions& options, const RowSink& sink);

  const CancelToken& cancel() const { return cancel_; }
  EngineCounters counters() const;
  std::uint64_t pass_bytes() const { return pass_->bytes(); }
  // Mean number of different experts a step used in an expert layer, since the last call; 0 without experts.
  double take_distinct_experts();

 private:
  RunningModel() = default;
  std::unique_ptr<LanguageModel> model_;
  std::unique_ptr<KvStore> store_;
  std::unique_ptr<ForwardPass> pass_;
  std::unique_ptr<ImageEncoder> images_;
  std::optional<Tokenizer> tokenizer_;
  std::shared_ptr<const VocabularyTrie> trie_;
  CancelToken cancel_;
  std::int64_t step_tokens_ = 0, batch_rows_ = 0;
  dk_kv_format kv_format_ = DK_KV_INT8;
  EngineCounters counted_;
  std::int64_t expert_layers_ = 0, experts_seen_ = 0;
};

}  // namespace dossier
