#include "engine/model/forward_pass.h"

#include "engine/model/attention_block.h"
#include "engine/model/feed_forward_block.h"

namespace dossier {
namespace {

constexpr std::int64_t kLogitRowsAtOnce = 64;

}  // namespace

struct ForwardPass::State {
  const LanguageModel& model;
  StepBuffer<float> x, head_rows, logits;
  AttentionBlock attention;
  FeedForwardBlock feed_forward;
  RoundedRows rounded;

  Result<StepRows> lay_out(std::span<const StepItem> items, const StepOptions& options);
  Status embed(StepRows& step);
  Status write_logits(StepRows& step, const LogitsSink& sink);
};

ForwardPass::ForwardPass(const LanguageModel& model) : state_(new State{model, {}, {}, {}, {}, {}, {}}) {}
ForwardPass::~ForwardPass() = default;
ForwardPass::ForwardPass(ForwardPass&&) noexcept = default;

Result<StepRows> ForwardPass::State::lay_out(std::span<const StepItem> items, const StepOptions& options) {
  StepRows step{model, Compute{model.table(), model.pool()}, items, options};
  step.first.push_back(0);
  for (const StepItem& item : items) {
    std::int64_t n = static_cast<std::int64_t>(item.tokens.size()), start = item.sequence->tokens();
    if (n > item.sequence->room()) return Error{ErrorKind::usage, "a step of " + std::to_string(n) + " tokens where " + std::to_string(item.sequence->room()) + " fit", "", ""};
    for (std::int32_t token : item.tokens)
      if (token < 0 || token >= model.shape().vocabulary)
        return Error{ErrorKind::usage, "the token " + std::to_string(token) + " is outside the vocabulary of " + std::to_string(model.shape().vocabulary), "", ""};
    for (std::int64_t i = 0; i < n; ++i) step.position.push_back(start + i);
    step.rows += n;
    step.first.push_back(step.rows);
  }
  return step;
}

Status ForwardPass::State::embed(StepRows& step) {
  const std::int64_t hidden = model.shape().hidden;
  step.x = x.need(static_cast<std::size_t>(step.rows * hidden));
  for (std::size_t i = 0; i < step.items.size(); ++i) {
    const StepItem& item = step.items[i];
    for (std::size_t n = 0; n < item.tokens.size(); ++n) {
      std::span<float> row(step.x + (step.first[i] + static_cast<std::int64_t>(n)) * hidden, static_cast<std::size_t>(hidden));
      if (!item.instead.empty() && item.instead[n]) std::copy_n(item.instead[n], row.size(), row.data());
      else DOSSIER_TRY(model.weights().row("token_embd.weight", item.tokens[n], row));
    }
  }
  return {};
}

Status ForwardPass::State::write_logits(StepRows& step, const LogitsSink& sink) {
  const ModelShape& s = model.shape();
  struct Wanted {
    std::size_t item;
    std::int64_t row;
  };
  std::vector<Wanted> wanted;
  for (std::size_t i = 0; i < step.items.size(); ++i)
    for (std::int64_t row : step.items[i].rows) wanted.push_back({i, row});
  for (std::size_t first = 0; first < wanted.size(); first += kLogitRowsAtOnce) {
    DOSSIER_TRY(step.check_cancel());
    std::int64_t n = static_cast<std::int64_t>(std::min<std::size_t>(kLogitRowsAtOnce, wanted.size() - first));
    float* normed = head_rows.need(static_cast<std::size_t>(n * s.hidden));
    float* out = logits.need(static_cast<std::size_t>(n * s.vocabulary));
    rounded.set(model.table(), n, s.hidden);
    rounded.want(model.head(), 0, n);
    rounded.give(step.compute, [&](std::int64_t r) {
      const Wanted& w = wanted[first + static_cast<std::size_t>(r)];
      float* row = normed + r * s.hidden;
      model.table().rms_norm(step.x + (step.first[w.item] + w.row) * s.hidden, model.output_norm().data(), s.hidden, s.epsilon, row);
      return row;
    });
    multiply_all(step.compute, {{&model.head(), rounded.at(model.head(), 0), n, out, s.vocabulary}});
    for (std::int64_t r = 0; r < n; ++r) {
      const Wanted& w = wanted[first + static_cast<std::size_t>(r)];
      DOSSIER_TRY(sink(w.item, w.row, {out + r * s.vocabulary, static_cast<std::size_t>(s.vocabulary)}));
    }
  }
  return {};
}

Status ForwardPass::step(std::span<const StepItem> items, const StepOptions& options, const LogitsSink& sink) {
  DOSSIER_ASSIGN(StepRows step, state_->lay_out(items, options));
  if (step.rows == 0) return {};
  for (const StepItem& item : items) DOSSIER_TRY(item.sequence->begin(item.tokens));
  DOSSIER_TRY(state_->embed(step));
  state_->attention.begin_step(step);
  const std::int64_t spare_stride = std::max<std::int64_t>(std::int64_t{step.shape().heads} * step.shape().head_dim, step.shape().hidden);
  for (std::size_t layer = 0; layer < step.shape().layers.size(); ++layer) {
    DOSSIER_TRY(state_->attention.run(step, layer));
    DOSSIER_TRY(state_->feed_forward.run(step, layer, state_->attention.spare(), spare_stride));
    if (options.tap) options.tap(layer, step.x, step.rows);
  }
  for (const StepItem& item : items) DOSSIER_TRY(item.sequence->commit());
  return state_->write_logits(step, sink);
}

std::uint64_t ForwardPass::bytes() const {
  const State& s = *state_;
  return s.x.bytes() + s.head_rows.bytes() + s.logits.bytes() + s.attention.bytes() + s.feed_forward.bytes() + s.rounded.bytes();
}

}  // namespace dossier
