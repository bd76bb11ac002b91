// The forward pass: tokens of one or several sequences go through all layers together, their keys and values are appended, and logits of
// the rows asked for come out. The layers are blocks shared by all architectures; ModelShape says which apply.
//
// Every output row depends on its own sequence only, bit for bit, whatever else is in the step: products are one chain in k, attention
// takes fixed key tiles in order, experts are added in the order of their rank.
#pragma once

#include <functional>
#include <memory>
#include <span>

#include "base/cancel.h"
#include "engine/model/language_model.h"

namespace dossier {

// Tokens of one sequence in a step: at most sequence->room() of them.
struct StepItem {
  KvSequence* sequence = nullptr;
  std::span<const std::int32_t> tokens;      // each within the vocabulary
  std::span<const std::int64_t> rows = {};   // indices into tokens, rising, whose logits are wanted
  // [tokens] or empty: hidden-sized rows that stand in for embeddings (image patches); null where the token's own is meant.
  std::span<const float* const> instead = {};
};

struct StepOptions {
  std::int64_t batch_rows = 512;  // rows worked on together inside a layer
  CancelToken cancel;
  // Called after each layer with the residual stream [rows of the step][hidden], items one after another. Empty: nobody looks.
  std::function<void(std::size_t layer, const float* x, std::int64_t rows)> tap;
  // Called once an expert layer with how many different experts the step used.
  std::function<void(std::size_t layer, std::int64_t distinct)> experts;
};

// Takes the logits [vocabulary] of one wanted row. The values are gone when it returns.
using LogitsSink = std::function<Status(std::size_t item, std::int64_t row, std::span<float> logits)>;

class ForwardPass {
 public:
  // MODEL outlives the pass.
  explicit ForwardPass(const LanguageModel& model);
  ~ForwardPass();
  ForwardPass(ForwardPass&&) noexcept;

  // Appends the tokens of each item to its sequence. Errors: usage (a token outside the vocabulary, too many for a step), cancelled, and
  // those of KvSequence and WeightStore; after one the items' sequences cannot be continued.
  Status step(std::span<const StepItem> items, const StepOptions& options, const LogitsSink& sink);

  std::uint64_t bytes() const;  // of the pass's own buffers

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dossier
