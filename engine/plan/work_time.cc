#include "engine/plan/work_time.h"

#include <algorithm>
#include <cmath>

namespace dossier {
namespace {

// As in the attention block: query vectors that share one pass over keys, pages handed out together.
constexpr double kQueriesAtOnce = 256, kPagesAtOnce = 4;

}  // namespace

WorkTime& WorkTime::operator+=(const WorkTime& other) {
  products += other.products;
  experts += other.experts;
  attention += other.attention;
  values += other.values;
  threads += other.threads;
  return *this;
}

double distinct_experts(std::int64_t experts, double choices) {
  const double n = static_cast<double>(experts);
  return n * (1 - std::pow(1 - 1 / n, choices));
}

double WorkClock::product(const ModelMatrix& m, double rows) const {
  if (m.count == 0 || rows <= 0) return 0;
  const ProductRate& rate = rates_.product.at(m.type);
  const double weights = static_cast<double>(m.rows * m.cols), whole = std::floor(rows / static_cast<double>(batch_));
  const double rest = rows - whole * static_cast<double>(batch_);
  double seconds = whole * rate.of(batch_);
  if (rest > 0) seconds += rate.of(static_cast<std::int64_t>(std::ceil(rest)));
  return weights * seconds;
}

double WorkClock::round(const ModelMatrix& m, double values) const {
  if (m.count == 0) return 0;
  // The table says which form; its facts are in the matrix's type alone.
  const bool plain = m.type == DK_F32 || m.type == DK_F16 || m.type == DK_BF16;
  const bool wide = dk_facts(m.type)->block_values == 256;
  return values * rates_.round[plain ? DK_ACT_F32 : wide ? DK_ACT_Q8_256 : DK_ACT_Q8_32];
}

void WorkClock::add_feed_forward(const LayerMatrices& l, const StepSize& size, WorkTime& to) const {
  const double rows = static_cast<double>(size.rows), hidden = static_cast<double>(shape_.hidden), batch = static_cast<double>(size.batch_rows);
  double entries = 0;
  to.values += rows * hidden * rates_.norm;
  auto gated = [&](const ModelMatrix& gate, const ModelMatrix& down, double n) {
    to.values += round(gate, n * hidden) + n * hidden * rates_.add + n * static_cast<double>(gate.rows) * rates_.silu + round(down, n * static_cast<double>(gate.rows));
    entries += n;
  };
  if (l.gate.count > 0) {
    to.products += product(l.gate, rows) + product(l.up, rows) + product(l.down, rows);
    gated(l.gate, l.down, rows);
  }
  if (l.router.count > 0) {
    to.products += product(l.router, rows);
    to.values += round(l.router, rows * hidden) + rows * static_cast<double>(shape_.experts * shape_.experts_used) * rates_.add * 4;
    const double choices = rows * shape_.experts_used;
    // A border between batches cuts an expert's rows in two.
    const double units = std::min(choices, distinct_experts(shape_.experts, choices) + std::floor(choices / batch));
    for (const ModelMatrix* m : {&l.expert_gate, &l.expert_up, &l.expert_down})
      to.experts += units * static_cast<double>(m->rows * m->cols) * rates_.product.at(m->type).of(static_cast<std::int64_t>(std::ceil(choices / units)));
    gated(l.expert_gate, l.expert_down, choices);
    if (shape_.router == RouterKind::sigmoid_input) to.values += choices * hidden * rates_.add;
    if (shape_.experts_used > 1) to.values += 2 * choices * hidden * rates_.add;
  }
  const bool alone = size.rows == 1;  // then only products are cut
  to.threads += rates_.run * ((alone ? 0 : 2) + (l.router.count > 0 ? (alone ? 1 : 3) : 0) + std::ceil(entries / batch) * (alone ? 2 : 6));
}

WorkTime WorkClock::layer(std::size_t n, std::int64_t first, const StepSize& size) const {
  const LayerMatrices& l = matrices_.layers[n];
  const LayerShape& kind = shape_.layers[n];
  const double rows = static_cast<double>(size.rows), hidden = static_cast<double>(shape_.hidden);
  const double q = static_cast<double>(shape_.heads) * shape_.head_dim, kv = static_cast<double>(shape_.kv_heads) * shape_.head_dim;
  WorkTime out;
  for (const ModelMatrix* m : {&l.q, &l.k, &l.v, &l.output}) out.products += product(*m, rows);
  out.values += rows * hidden * (rates_.norm + rates_.add) + round(l.q, rows * hidden) + round(l.output, rows * q) + rows * 2 * kv * rates_.store;
  if (kind.rotates) out.values += rows * (q + kv) * rates_.rotate;
  if (shape_.head_norm == HeadNorm::before_rotation || (shape_.head_norm == HeadNorm::after_rotation && kind.rotates)) out.values += rows * (q + kv) * rates_.norm;
  out.values += rows * q * rates_.add;
  // Rows of a piece share a pass over the keys that the last of them sees.
  const double most = std::max(1.0, std::floor(kQueriesAtOnce / static_cast<double>(shape_.group()))), together = std::min(rows, most);
  const double begin = static_cast<double>(kind.global ? first : first % shape_.chunk);
  const double keys = begin + (rows + together) / 2 + (rows > 1 ? DK_KEY_TILE / 2 : 0);
  const double each_row = most > 1 ? (rates_.attention_many * most - rates_.attention_one) / (most - 1) : rates_.attention_one;
  const double pass = rates_.attention_one + (together - 1) * std::max(each_row, 0.0);  // a key
  out.attention += shape_.kv_heads * keys * pass * rows / together;
  const double batches = std::ceil(rows / static_cast<double>(size.batch_rows));
  const double pages = std::ceil(keys / static_cast<double>(shape_.chunked() ? shape_.chunk : 1024));
  out.threads += rates_.run * batches * (std::ceil(pages / kPagesAtOnce) + (size.rows == 1 ? 3 : 7));
  add_feed_forward(l, size, out);
  return out;
}

WorkTime WorkClock::step(std::int64_t first, const StepSize& size) const {
  batch_ = size.batch_rows;
  WorkTime out;
  for (std::size_t l = 0; l < matrices_.layers.size(); ++l) out += layer(l, first, size);
  const double rows = static_cast<double>(size.rows), hidden = static_cast<double>(shape_.hidden);
  out.values += rows * (hidden * rates_.row + shape_.head_dim / 2 * rates_.angle);
  const double logits = static_cast<double>(size.logit_rows);
  out.products += product(matrices_.multiplied_head(), logits);
  out.values += logits * hidden * rates_.norm + round(matrices_.multiplied_head(), logits * hidden);
  return out;
}

WorkTime WorkClock::prefill(std::int64_t first, std::int64_t end, const StepSize& size, std::int64_t node_tokens) const {
  WorkTime out;
  for (std::int64_t at = first; at < end;) {
    StepSize now = size;
    now.rows = std::min({size.rows, end - at, node_tokens - at % node_tokens});
    if (shape_.chunked()) now.rows = std::min(now.rows, shape_.chunk - at % shape_.chunk);
    now.logit_rows = at + now.rows == end ? size.logit_rows : 0;
    out += step(at, now);
    at += now.rows;
  }
  return out;
}

WorkTime WorkClock::decode(std::int64_t first, std::int64_t tokens, const StepSize& size) const {
  StepSize one = size;
  one.rows = 1;
  one.logit_rows = 1;
  // Time grows evenly with depth: the step in the middle stands for all, where chunks do not begin anew between.
  WorkTime out;
  const std::int64_t pieces = std::min<std::int64_t>(tokens, 64);
  for (std::int64_t n = 0; n < pieces; ++n) {
    WorkTime one_step = step(first + tokens * (2 * n + 1) / (2 * pieces), one);
    const double times = static_cast<double>(tokens) / static_cast<double>(pieces);
    out.products += one_step.products * times;
    out.experts += one_step.experts * times;
    out.attention += one_step.attention * times;
    out.values += one_step.values * times;
    out.threads += one_step.threads * times;
  }
  return out;
}

}  // namespace dossier
