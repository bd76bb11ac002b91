// How fast a model runs here, beside what the machine could do at most: what `model bench` prints.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/run/running_model.h"

namespace dossier {

// What all threads reach together, measured in the same run as everything it is compared with. Operations or bytes a second, best
// short windows for arithmetic, the median for reading; 0 where the machine lacks the instruction. Reading goes round and round over as many
// bytes as a token reads, but at most 256 MB a thread: a cache that holds a small model serves both alike, and one that holds a part of the 256 MB makes
// a large model's share too small, never too large.
struct MachinePeaks {
  int threads = 1;
  double int8 = 0, f32 = 0, read = 0;
};
MachinePeaks measure_machine_peaks(int threads, double seconds_each, std::uint64_t read_bytes);

// Work of one token, counted from the model's shape: multiply-adds are two operations.
struct TokenWork {
  double operations = 0;  // matrices, and scores and values of attention
  double bytes = 0;       // packed weights and stored rows that a single token has to read
};

struct SpeedFigure {
  std::int64_t tokens = 0, depth = 0, sequences = 1;
  double tokens_per_second = 0;  // of all sequences together
  double cpu_share = 0;          // processor time over wall time and threads: how much of the machine was ours
  TokenWork work;                // of the mean token
  double distinct_experts = 0;   // a step, mean over expert layers
};

// Sequences stand at their depth over made-up rows of keys and values, and are fed fixed random tokens: nothing they give means
// anything. Each figure is one run.
class SpeedTrial {
 public:
  // MODEL outlives the trial.
  explicit SpeedTrial(RunningModel& model, std::uint64_t seed = 1) : model_(model), seed_(seed) {}

  // `tokens` more tokens of a sequence that holds `depth`, with the logits of the last.
  Result<SpeedFigure> prefill(std::int64_t tokens, std::int64_t depth);
  // `tokens` tokens one after another, with logits.
  Result<SpeedFigure> decode(std::int64_t tokens, std::int64_t depth);
  // The same for several sequences over one prefix of `depth` tokens, all in each step, each along random tokens of its own.
  Result<SpeedFigure> decode_together(std::int64_t tokens, std::int64_t depth, std::int64_t sequences);
  // One after another. XOR of all logits' bits so far, of this and of decode_together: equal if they gave the same.
  Result<SpeedFigure> decode_apart(std::int64_t tokens, std::int64_t depth, std::int64_t sequences);
  // Of the mean of `tokens` tokens behind `first` others; decoding: each gives logits.
  TokenWork work(std::int64_t first, std::int64_t tokens, bool decoding) const;
  std::uint64_t take_fingerprint() { return std::exchange(fingerprint_, 0); }

 private:
  Result<KvSequence> at_depth(std::int64_t depth);
  std::vector<std::int32_t> random_tokens(std::int64_t count, std::uint64_t stream) const;
  Result<SpeedFigure> feed(std::vector<KvSequence>& sequences, const std::vector<std::vector<std::int32_t>>& texts, bool decoding, std::int64_t depth);

  RunningModel& model_;
  std::uint64_t seed_;
  std::uint64_t fingerprint_ = 0;
  std::optional<KvSequence> prefix_;  // the last one filled, kept for the next figure
};

}  // namespace dossier
