#include "engine/model/attention_block.h"

#include <cmath>

namespace dossier {
namespace {

constexpr std::int64_t kPagesAtOnce = 4;   // held pins take places of the read-ahead, so few
constexpr std::int64_t kQueriesAtOnce = 256;  // query vectors that share one pass over a page's keys

// Rows of consecutive items that see the same page: sequences with a common prefix read its keys once.
struct PageRun {
  std::int64_t first_row, end_row;
  std::size_t pin;
};

struct PinnedPage {
  std::vector<KvPin> pins;
  std::vector<PageRun> runs;
};

}  // namespace

void AttentionBlock::begin_step(const StepRows& step) {
  const ModelShape& s = step.shape();
  format_ = step.items.front().sequence->format();
  std::size_t pairs = static_cast<std::size_t>(s.head_dim) / 2, rows = static_cast<std::size_t>(step.rows);
  float* c = cos_.need(rows * pairs);
  float* n = sin_.need(rows * pairs);
  const std::vector<double>& turns = step.model.frequencies();
  for_pieces(step.compute.pool, step.rows, 16, [&](std::int64_t first, std::int64_t end) {
    for (std::int64_t r = first; r < end; ++r) {
      // Chunked layers see differences of positions inside a chunk only, so p mod chunk is the same mathematics with exact angles.
      std::int64_t p = step.position[static_cast<std::size_t>(r)];
      double turn = static_cast<double>(s.chunked() ? p % s.chunk : p);
      for (std::size_t i = 0; i < pairs; ++i) {
        double angle = turn * turns[i];
        c[static_cast<std::size_t>(r) * pairs + i] = static_cast<float>(std::cos(angle));
        n[static_cast<std::size_t>(r) * pairs + i] = static_cast<float>(std::sin(angle));
      }
    }
  });
  q_stride_ = std::max<std::int64_t>(std::int64_t{s.heads} * s.head_dim, s.hidden);
  q_.need(rows * static_cast<std::size_t>(q_stride_));
  std::size_t kv = static_cast<std::size_t>(s.kv_heads) * static_cast<std::size_t>(s.head_dim);
  k_.need(rows * kv);
  v_.need(rows * kv);
}

Status AttentionBlock::run(StepRows& step, std::size_t layer) {
  const ModelShape& s = step.shape();
  const LayerWeights& w = step.model.layer(layer);
  std::int64_t kv = std::int64_t{s.kv_heads} * s.head_dim, batch = step.options.batch_rows;
  for (std::int64_t first = 0; first < step.rows; first += batch) {
    DOSSIER_TRY(step.check_cancel());
    RowRange rows{first, std::min(first + batch, step.rows)};
    project(step, w, rows);
    for_pieces(step.compute.pool, rows.end - rows.first, 4, [&](std::int64_t a, std::int64_t b) {
      for (std::int64_t r = rows.first + a; r < rows.first + b; ++r) prepare_heads(step, w, s.layers[layer], r);
    });
  }
  for (std::size_t i = 0; i < step.items.size(); ++i) {
    auto part = [&](const StepBuffer<float>& from) {
      return std::span<const float>(from.data() + step.first[i] * kv, static_cast<std::size_t>((step.first[i + 1] - step.first[i]) * kv));
    };
    DOSSIER_TRY(step.items[i].sequence->append(static_cast<std::int32_t>(layer), part(k_), part(v_)));
  }
  for (std::int64_t first = 0; first < step.rows; first += batch) {
    DOSSIER_TRY(step.check_cancel());
    RowRange rows{first, std::min(first + batch, step.rows)};
    DOSSIER_TRY(attend(step, layer, rows));
    add_output(step, w, rows);
  }
  return {};
}

void AttentionBlock::project(StepRows& step, const LayerWeights& w, RowRange rows) {
  const ModelShape& s = step.shape();
  const Compute& c = step.compute;
  std::int64_t n = rows.end - rows.first, kv = std::int64_t{s.kv_heads} * s.head_dim;
  float* normed = normed_.need(static_cast<std::size_t>(n * s.hidden));
  rounded_.set(c.table, n, s.hidden);
  for (const WeightPin* p : {&w.q, &w.k, &w.v}) rounded_.want(*p, 0, n);
  rounded_.give(c, [&](std::int64_t r) {
    float* out = normed + r * s.hidden;
    c.table.rms_norm(step.x + (rows.first + r) * s.hidden, w.attention_norm.data(), s.hidden, s.epsilon, out);
    return out;
  });
  multiply_all(c, {{&w.q, rounded_.at(w.q, 0), n, q_.data() + rows.first * q_stride_, q_stride_},
                   {&w.k, rounded_.at(w.k, 0), n, k_.data() + rows.first * kv, kv},
                   {&w.v, rounded_.at(w.v, 0), n, v_.data() + rows.first * kv, kv}});
}

void AttentionBlock::prepare_heads(const StepRows& step, const LayerWeights& w, const LayerShape& layer, std::int64_t row) {
  const ModelShape& s = step.shape();
  const dk_table& t = step.compute.table;
  const float* cos = cos_.data() + row * (s.head_dim / 2);
  const float* sin = sin_.data() + row * (s.head_dim / 2);
  auto head = [&](float* x, std::span<const float> norm) {
    if (s.head_norm == HeadNorm::before_rotation) t.rms_norm(x, norm.data(), s.head_dim, s.epsilon, x);
    if (!layer.rotates) return;
    (s.rotation == Rotation::interleaved ? t.rotate_interleaved : t.rotate_half)(x, cos, sin, s.head_dim);
    if (s.head_norm == HeadNorm::after_rotation) t.rms_norm(x, nullptr, s.head_dim, s.epsilon, x);
  };
  float* k = k_.data() + row * s.kv_heads * s.head_dim;
  for (std::int32_t h = 0; h < s.kv_heads; ++h) head(k + h * s.head_dim, w.k_norm);
  double heat = layer.rotates ? 1 : s.temperature(step.position[static_cast<std::size_t>(row)]);
  float scale = static_cast<float>(heat / std::sqrt(static_cast<double>(s.head_dim)));
  float* q = q_.data() + row * q_stride_;
  for (std::int32_t h = 0; h < s.heads; ++h) {
    float* x = q + h * s.head_dim;
    head(x, w.q_norm);
    for (std::int32_t i = 0; i < s.head_dim; ++i) x[i] *= scale;
    t.kv_prepare_query(format_, x, s.head_dim);
  }
}

namespace {

// Pins page `page` of every item that has rows in [first, end) and joins neighbours that see the same memory.
Status pin_page(const StepRows& step, std::int32_t layer, std::int64_t page, std::int64_t first, std::int64_t end, PinnedPage& out) {
  for (std::size_t i = 0; i < step.items.size(); ++i) {
    std::int64_t a = std::max(first, step.first[i]), b = std::min(end, step.first[i + 1]);
    KvSequence& sequence = *step.items[i].sequence;
    if (a >= b || page >= sequence.pages(layer)) continue;
    DOSSIER_ASSIGN(KvPin pin, sequence.pin(layer, page));
    if (page + kPagesAtOnce < sequence.pages(layer)) sequence.expect(layer, page + kPagesAtOnce);
    if (!out.runs.empty() && out.runs.back().end_row == a) {
      const KvPin& last = out.pins[out.runs.back().pin];
      if (last.k(0).values == pin.k(0).values && last.first == pin.first && last.rows == pin.rows) {
        out.runs.back().end_row = b;
        continue;
      }
    }
    out.runs.push_back({a, b, out.pins.size()});
    out.pins.push_back(std::move(pin));
  }
  return {};
}

}  // namespace

Status AttentionBlock::attend(StepRows& step, std::size_t layer, RowRange rows) {
  const ModelShape& s = step.shape();
  const dk_table& t = step.compute.table;
  ThreadPool& pool = step.compute.pool;
  const std::int32_t group = static_cast<std::int32_t>(s.group()), l = static_cast<std::int32_t>(layer);
  const std::int64_t n = rows.end - rows.first, one_state = std::int64_t{group} * static_cast<std::int64_t>(t.attention_state_floats(s.head_dim));
  const std::int64_t sub = std::max<std::int64_t>(1, kQueriesAtOnce / group), subs = (n + sub - 1) / sub, tasks = subs * s.kv_heads;
  float* states = states_.need(static_cast<std::size_t>(s.kv_heads * n * one_state));
  std::size_t scratch_bytes = (t.attention_scratch_bytes(s.head_dim, group) + 63) / 64 * 64;
  std::byte* scratch = scratch_.need(scratch_bytes * static_cast<std::size_t>(pool.threads()) + 64);
  std::int64_t pages = 0;
  for (std::size_t i = 0; i < step.items.size(); ++i)
    if (step.first[i] < rows.end && step.first[i + 1] > rows.first) pages = std::max(pages, step.items[i].sequence->pages(l));

  for (std::int64_t page = 0; page < pages; page += kPagesAtOnce) {
    DOSSIER_TRY(step.check_cancel());
    std::vector<PinnedPage> pinned(static_cast<std::size_t>(std::min(kPagesAtOnce, pages - page)));
    for (std::size_t p = 0; p < pinned.size(); ++p) DOSSIER_TRY(pin_page(step, l, page + static_cast<std::int64_t>(p), rows.first, rows.end, pinned[p]));
    pool.run(tasks, [&](std::int64_t task, int worker) {
      std::int32_t head = static_cast<std::int32_t>(task % s.kv_heads);
      // Long rows first, so that the last task is a short one.
      std::int64_t piece = subs - 1 - task / s.kv_heads, first = rows.first + piece * sub, end = std::min(first + sub, rows.end);
      float* state = states + (head * n + first - rows.first) * one_state;
      if (page == 0) t.attention_begin(state, end - first, group, s.head_dim);
      std::vector<std::int64_t> visible(static_cast<std::size_t>(end - first));
      for (const PinnedPage& p : pinned) {
        for (const PageRun& run : p.runs) {
          std::int64_t a = std::max(first, run.first_row), b = std::min(end, run.end_row);
          if (a >= b) continue;
          const KvPin& pin = p.pins[run.pin];
          std::int64_t most = 0;
          for (std::int64_t r = a; r < b; ++r) {
            std::int64_t sees = std::clamp<std::int64_t>(step.position[static_cast<std::size_t>(r)] + 1 - pin.first, 0, pin.rows);
            visible[static_cast<std::size_t>(r - a)] = sees;
            most = std::max(most, sees);
          }
          if (most == 0) continue;
          dk_attention call{};
          call.q = q_.data() + a * q_stride_ + std::int64_t{head} * group * s.head_dim;
          call.q_row_stride = q_stride_;
          call.rows = b - a;
          call.group = group;
          call.head_dim = s.head_dim;
          call.format = format_;
          call.k = pin.k(head);
          call.v = pin.v(head);
          call.keys = most;
          call.visible = visible.data();
          call.state = state + (a - first) * one_state;
          call.scratch = scratch + scratch_bytes * static_cast<std::size_t>(worker);
          t.attention_step(&call);
        }
      }
    });
  }
  pool.run(tasks, [&](std::int64_t task, int) {
    std::int32_t head = static_cast<std::int32_t>(task % s.kv_heads);
    std::int64_t piece = task / s.kv_heads, first = rows.first + piece * sub, end = std::min(first + sub, rows.end);
    t.attention_end(format_, states + (head * n + first - rows.first) * one_state, end - first, group, s.head_dim,
                    q_.data() + first * q_stride_ + std::int64_t{head} * group * s.head_dim, q_stride_);
  });
  return {};
}

void AttentionBlock::add_output(StepRows& step, const LayerWeights& w, RowRange rows) {
  const ModelShape& s = step.shape();
  const Compute& c = step.compute;
  std::int64_t n = rows.end - rows.first;
  rounded_.set(c.table, n, std::int64_t{s.heads} * s.head_dim);
  rounded_.want(w.output, 0, n);
  rounded_.give(c, [&](std::int64_t r) { return q_.data() + (rows.first + r) * q_stride_; });
  float* out = product_.need(static_cast<std::size_t>(n * s.hidden));
  multiply_all(c, {{&w.output, rounded_.at(w.output, 0), n, out, s.hidden}});
  for_pieces(c.pool, n, 8, [&](std::int64_t a, std::int64_t b) {
    for (std::int64_t r = a; r < b; ++r) c.table.add_scaled(step.x + (rows.first + r) * s.hidden, out + r * s.hidden, 1.0f, s.hidden);
  });
}

std::size_t AttentionBlock::bytes() const {
  return cos_.bytes() + sin_.bytes() + q_.bytes() + k_.bytes() + v_.bytes() + states_.bytes() + product_.bytes() + normed_.bytes() + scratch_.bytes() + rounded_.bytes();
}

}  // namespace dossier
