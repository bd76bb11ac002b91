#include "engine/model/feed_forward_block.h"

#include <cmath>
#include <numeric>

namespace dossier {

Status FeedForwardBlock::run(StepRows& step, std::size_t layer, float* spare, std::int64_t spare_stride) {
  const ModelShape& s = step.shape();
  const LayerWeights& w = step.model.layer(layer);
  normed_ = spare;
  normed_stride_ = spare_stride;
  for_pieces(step.compute.pool, step.rows, 8, [&](std::int64_t a, std::int64_t b) {
    for (std::int64_t r = a; r < b; ++r)
      step.compute.table.rms_norm(step.x + r * s.hidden, w.feed_forward_norm.data(), s.hidden, s.epsilon, spare + r * spare_stride);
  });
  entries_.clear();
  const bool experts = s.layers[layer].feed_forward == FeedForward::experts;
  if (!experts || w.has_shared)
    for (std::int64_t r = 0; r < step.rows; ++r) entries_.push_back({r, -1, 0, 1.0f});
  if (experts) DOSSIER_TRY(route(step, layer));

  const std::size_t batch = static_cast<std::size_t>(step.options.batch_rows);
  const std::int64_t own_width = experts ? s.shared_width : s.dense_width;
  for (std::size_t first = 0; first < entries_.size();) {
    std::size_t end = std::min(first + batch, entries_.size());
    // One width a piece: where the shared expert is wider or narrower than the routed ones, it goes alone.
    if (experts && own_width != s.expert_width)
      for (std::size_t n = first; n < end; ++n)
        if ((entries_[n].expert < 0) != (entries_[first].expert < 0)) end = n;
    DOSSIER_TRY(step.check_cancel());
    DOSSIER_TRY(run_entries(step, layer, first, end));
    first = end;
  }
  if (experts && s.experts_used > 1) add_ranked(step);
  return {};
}

// ---- router

Status FeedForwardBlock::route(StepRows& step, std::size_t layer) {
  const ModelShape& s = step.shape();
  const LayerWeights& w = step.model.layer(layer);
  const Compute& c = step.compute;
  const std::int64_t used = s.experts_used, batch = step.options.batch_rows;
  float* logits = logits_.need(static_cast<std::size_t>(step.rows * s.experts));
  for (std::int64_t first = 0; first < step.rows; first += batch) {
    std::int64_t n = std::min(batch, step.rows - first);
    rounded_in_.set(c.table, n, s.hidden);
    rounded_in_.want(w.router, 0, n);
    rounded_in_.give(c, [&](std::int64_t r) { return normed_ + (first + r) * normed_stride_; });
    multiply_all(c, {{&w.router, rounded_in_.at(w.router, 0), n, logits + first * s.experts, s.experts}});
  }
  chosen_.resize(static_cast<std::size_t>(step.rows * used));
  weight_.resize(chosen_.size());
  for_pieces(c.pool, step.rows, 16, [&](std::int64_t a, std::int64_t b) {
    for (std::int64_t r = a; r < b; ++r) choose_experts(s, r, logits + r * s.experts);
  });
  // Sorted by expert, rows in rising order: each expert's weights are read once.
  std::vector<std::vector<std::int64_t>> of_expert(static_cast<std::size_t>(s.experts));
  for (std::size_t n = 0; n < chosen_.size(); ++n) of_expert[static_cast<std::size_t>(chosen_[n])].push_back(static_cast<std::int64_t>(n));
  std::vector<std::int64_t> present;
  for (std::int32_t e = 0; e < s.experts; ++e) {
    const auto& list = of_expert[static_cast<std::size_t>(e)];
    if (!list.empty()) present.push_back(e);
    for (std::int64_t n : list)
      entries_.push_back({n / used, e, static_cast<std::int32_t>(n % used), s.router == RouterKind::sigmoid_input ? weight_[static_cast<std::size_t>(n)] : 1.0f});
  }
  for (const std::string* stack : {&w.gate_stack, &w.up_stack, &w.down_stack}) step.model.weights().expect(*stack, present);
  if (step.options.experts) step.options.experts(layer, static_cast<std::int64_t>(present.size()));
  return {};
}

// The experts with the largest logits, the lowest index where logits are equal. Chosen before any squashing: a sigmoid in float makes
// 18 and 30 the same.
void FeedForwardBlock::choose_experts(const ModelShape& s, std::int64_t row, const float* logits) {
  const std::int64_t used = s.experts_used;
  std::int32_t* chosen = chosen_.data() + row * used;
  float* weight = weight_.data() + row * used;
  for (std::int64_t rank = 0; rank < used; ++rank) {
    std::int32_t best = -1;
    for (std::int32_t e = 0; e < s.experts; ++e) {
      bool taken = std::find(chosen, chosen + rank, e) != chosen + rank;
      if (!taken && (best < 0 || logits[e] > logits[best])) best = e;
    }
    chosen[rank] = best;
  }
  if (s.router == RouterKind::sigmoid_input) {
    for (std::int64_t rank = 0; rank < used; ++rank) weight[rank] = 1.0f / (1.0f + std::exp(-logits[chosen[rank]]));
    return;
  }
  float most = logits[chosen[0]], all = 0, kept = 0;
  for (std::int32_t e = 0; e < s.experts; ++e) all += std::exp(logits[e] - most);
  for (std::int64_t rank = 0; rank < used; ++rank) kept += weight[rank] = std::exp(logits[chosen[rank]] - most) / all;
  kept = std::max(kept, 6.103515625e-5f);
  for (std::int64_t rank = 0; rank < used; ++rank) weight[rank] /= kept;
}

// ---- gated blocks

Status FeedForwardBlock::collect_units(StepRows& step, const LayerWeights& w, std::size_t first, std::size_t end) {
  units_.clear();
  for (std::size_t n = first; n < end;) {
    std::size_t stop = n;
    while (stop < end && entries_[stop].expert == entries_[n].expert) ++stop;
    Unit unit{w.dense, static_cast<std::int64_t>(n - first), static_cast<std::int64_t>(stop - first)};
    if (std::int64_t e = entries_[n].expert; e >= 0) {
      DOSSIER_ASSIGN(unit.weights.gate, step.model.weights().matrix(w.gate_stack, e));
      DOSSIER_ASSIGN(unit.weights.up, step.model.weights().matrix(w.up_stack, e));
      DOSSIER_ASSIGN(unit.weights.down, step.model.weights().matrix(w.down_stack, e));
    }
    units_.push_back(std::move(unit));
    n = stop;
  }
  return {};
}

// down(silu(gate(x)) * up(x)) of entries [first, end).
Status FeedForwardBlock::run_entries(StepRows& step, std::size_t layer, std::size_t first, std::size_t end) {
  const ModelShape& s = step.shape();
  const Compute& c = step.compute;
  DOSSIER_TRY(collect_units(step, step.model.layer(layer), first, end));
  const std::int64_t n = static_cast<std::int64_t>(end - first), width = units_.front().weights.gate.rows;
  float* gathered = gathered_.need(static_cast<std::size_t>(n * s.hidden));
  float* gate = gate_.need(static_cast<std::size_t>(n * width));
  float* up = up_.need(static_cast<std::size_t>(n * width));
  float* down = down_.need(static_cast<std::size_t>(n * s.hidden));

  rounded_in_.set(c.table, n, s.hidden);
  for (const Unit& u : units_)
    for (const WeightPin* p : {&u.weights.gate, &u.weights.up}) rounded_in_.want(*p, u.first, u.end);
  rounded_in_.give(c, [&](std::int64_t r) -> const float* {
    const Entry& entry = entries_[first + static_cast<std::size_t>(r)];
    const float* x = normed_ + entry.row * normed_stride_;
    if (entry.input_scale == 1.0f) return x;
    float* scaled = gathered + r * s.hidden;
    for (std::int64_t i = 0; i < s.hidden; ++i) scaled[i] = x[i] * entry.input_scale;
    return scaled;
  });
  std::vector<Product> products;
  for (const Unit& u : units_) {
    products.push_back({&u.weights.gate, rounded_in_.at(u.weights.gate, u.first), u.end - u.first, gate + u.first * width, width});
    products.push_back({&u.weights.up, rounded_in_.at(u.weights.up, u.first), u.end - u.first, up + u.first * width, width});
  }
  multiply_all(c, products);

  rounded_mid_.set(c.table, n, width);
  for (const Unit& u : units_) rounded_mid_.want(u.weights.down, u.first, u.end);
  rounded_mid_.give(c, [&](std::int64_t r) {
    c.table.silu_multiply(gate + r * width, up + r * width, width, gate + r * width);
    return gate + r * width;
  });
  products.clear();
  for (const Unit& u : units_) products.push_back({&u.weights.down, rounded_mid_.at(u.weights.down, u.first), u.end - u.first, down + u.first * s.hidden, s.hidden});
  multiply_all(c, products);
  take_outputs(step, first, end, down);
  return {};
}

// Shared and dense outputs go to the residual stream, then those of a single expert; of several, all ranks wait for add_ranked.
void FeedForwardBlock::take_outputs(StepRows& step, std::size_t first, std::size_t end, const float* out) {
  const ModelShape& s = step.shape();
  const dk_table& t = step.compute.table;
  auto entry = [&](std::int64_t n) -> const Entry& { return entries_[first + static_cast<std::size_t>(n)]; };
  const std::int64_t n = static_cast<std::int64_t>(end - first);
  std::int64_t routed = 0;
  while (routed < n && entry(routed).expert < 0) ++routed;
  auto add = [&](std::int64_t r) {
    const Entry& e = entry(r);
    float weight = e.expert >= 0 && s.router == RouterKind::softmax_output ? weight_[static_cast<std::size_t>(e.row)] : 1.0f;
    t.add_scaled(step.x + e.row * s.hidden, out + r * s.hidden, weight, s.hidden);
  };
  for_pieces(step.compute.pool, routed, 8, [&](std::int64_t a, std::int64_t b) {
    for (std::int64_t r = a; r < b; ++r) add(r);
  });
  float* ranked = s.experts_used > 1 ? ranked_.need(static_cast<std::size_t>(step.rows * s.experts_used * s.hidden)) : nullptr;
  for_pieces(step.compute.pool, n - routed, 8, [&](std::int64_t a, std::int64_t b) {
    for (std::int64_t r = routed + a; r < routed + b; ++r) {
      if (!ranked) add(r);
      else std::copy_n(out + r * s.hidden, s.hidden, ranked + (entry(r).row * s.experts_used + entry(r).rank) * s.hidden);
    }
  });
}

void FeedForwardBlock::add_ranked(StepRows& step) {
  const ModelShape& s = step.shape();
  for_pieces(step.compute.pool, step.rows, 8, [&](std::int64_t a, std::int64_t b) {
    for (std::int64_t r = a; r < b; ++r)
      for (std::int64_t rank = 0; rank < s.experts_used; ++rank) {
        std::int64_t n = r * s.experts_used + rank;
        float weight = s.router == RouterKind::softmax_output ? weight_[static_cast<std::size_t>(n)] : 1.0f;
        step.compute.table.add_scaled(step.x + r * s.hidden, ranked_.data() + n * s.hidden, weight, s.hidden);
      }
  });
}

std::size_t FeedForwardBlock::bytes() const {
  return logits_.bytes() + gathered_.bytes() + gate_.bytes() + up_.bytes() + down_.bytes() + ranked_.bytes() + rounded_in_.bytes() + rounded_mid_.bytes();
}

}  // namespace dossier
