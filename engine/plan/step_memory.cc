#include "engine/plan/step_memory.h"

#include <algorithm>

namespace dossier {
namespace {

constexpr std::int64_t kLogitRowsAtOnce = 64;  // as in the forward pass

// Rounded rows are kept once a form; a buffer keeps the largest size it was asked for.
class RoundedBytes {
 public:
  explicit RoundedBytes(const dk_table& table) : table_(table) {}
  void need(const ModelMatrix& m, std::int64_t rows) {
    if (m.count == 0) return;
    const dk_activation form = table_.activation_of(m.type);
    most_[form] = std::max<std::uint64_t>(most_[form], static_cast<std::uint64_t>(rows) * table_.activation_row_bytes(form, m.cols));
  }
  std::uint64_t bytes() const { return most_[0] + most_[1] + most_[2]; }

 private:
  const dk_table& table_;
  std::uint64_t most_[3] = {};
};

std::uint64_t attention_bytes(const ModelShape& s, const ModelMatrices& all, const StepSize& size, const dk_table& table) {
  const std::int64_t batch = std::min(size.batch_rows, size.rows), q = std::int64_t{s.heads} * s.head_dim, kv = std::int64_t{s.kv_heads} * s.head_dim;
  const std::int64_t floats = size.rows * (s.head_dim / 2 * 2 + std::max(q, s.hidden) + 2 * kv) +
                              batch * (std::int64_t{s.heads} * static_cast<std::int64_t>(table.attention_state_floats(s.head_dim)) + 2 * s.hidden);
  RoundedBytes rounded(table);
  for (const LayerMatrices& l : all.layers)
    for (const ModelMatrix* m : {&l.q, &l.k, &l.v, &l.output}) rounded.need(*m, batch);
  const std::uint64_t scratch = (table.attention_scratch_bytes(s.head_dim, static_cast<std::int32_t>(s.group())) + 63) / 64 * 64;
  return static_cast<std::uint64_t>(floats) * 4 + scratch * static_cast<std::uint64_t>(size.threads) + 64 + rounded.bytes();
}

std::uint64_t feed_forward_bytes(const ModelShape& s, const ModelMatrices& all, const StepSize& size, const dk_table& table) {
  RoundedBytes in(table), mid(table);
  std::int64_t routed = 0, gathered = 0, wide = 0, ranked = 0;
  for (const LayerMatrices& l : all.layers) {
    const bool experts = l.router.count > 0;
    // A row goes through the shared expert and the routed ones: so many entries, worked on `batch_rows` at a time.
    const std::int64_t entries = size.rows * ((experts ? s.experts_used : 0) + (l.gate.count > 0 ? 1 : 0));
    const std::int64_t batch = std::min(size.batch_rows, entries);
    if (experts) {
      routed = size.rows * s.experts;
      if (s.experts_used > 1) ranked = size.rows * s.experts_used * s.hidden;
      in.need(l.router, std::min(size.batch_rows, size.rows));
    }
    for (const ModelMatrix* m : {&l.gate, &l.up, &l.expert_gate, &l.expert_up}) {
      in.need(*m, batch);
      if (m->count > 0) wide = std::max(wide, batch * m->rows);
    }
    for (const ModelMatrix* m : {&l.down, &l.expert_down}) mid.need(*m, batch);
    gathered = std::max(gathered, batch * s.hidden);
  }
  return static_cast<std::uint64_t>(routed + 2 * gathered + 2 * wide + ranked) * 4 + in.bytes() + mid.bytes();
}

}  // namespace

std::uint64_t step_bytes(const ModelShape& shape, const ModelMatrices& matrices, const StepSize& size, const dk_table& table) {
  const std::int64_t logits = std::min(size.logit_rows, kLogitRowsAtOnce);
  RoundedBytes rounded(table);
  rounded.need(matrices.multiplied_head(), logits);
  return static_cast<std::uint64_t>(size.rows * shape.hidden + logits * (shape.hidden + shape.vocabulary)) * 4 + rounded.bytes() +
         attention_bytes(shape, matrices, size, table) + feed_forward_bytes(shape, matrices, size, table);
}

}  // namespace dossier
