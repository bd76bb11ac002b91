#include "engine/vision/vision_tower.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/bytes.h"
#include "engine/files/model_file.h"
#include "engine/vision/tower_rows.h"
#include "engine/vision/tower_weights.h"

namespace dossier {
namespace {

constexpr std::int64_t kQueriesAtOnce = 48;

void add_bias(float* row, std::span<const float> bias) {
  for (std::size_t i = 0; i < bias.size(); ++i) row[i] += bias[i];
}

}  // namespace

struct VisionTower::State {
  State(ModelFile f, const dk_table& t) : file(std::move(f)), table(t) {}

  ModelFile file;
  const dk_table& table;
  VisionShape shape;
  std::optional<WeightStore> store;
  TowerWeights weights;
  Sha256 identity;
  HeadTurns turns;
  std::vector<float> channels[3];
  std::int64_t head_width = 0;  // head_dim rounded up to what the kernels take; the rest is zero

  StepBuffer<float> x, q, k, v, heads_q, heads_k, heads_v, states, wide, out;
  StepBuffer<std::byte> scratch;
  RoundedRows rounded;

  std::int64_t rows() const { return shape.patches() + 1; }
  void set_identity();

  // One encoding, in the order of the work.
  void embed(const Compute& c, const RgbImage& tile, const VisionTap& tap);
  void attention(const Compute& c, const TowerLayer& layer);
  void place_heads(const Compute& c, const TowerLayer& layer);
  void attend(const Compute& c);
  void feed_forward(const Compute& c, const TowerLayer& layer);
  void merge(const Compute& c, const VisionTap& tap);
  void adapt(const Compute& c, std::span<float> result);

  // Norms every row of x and multiplies it by each weight into its own buffer.
  struct Target {
    const WeightPin* weight;
    float* out;
    std::int64_t stride;
  };
  void norm_and_multiply(const Compute& c, const NormWeights& norm, const std::vector<Target>& targets);
  // to[r] = w . from[r]
  void multiply_rows(const Compute& c, const WeightPin& w, const float* from, std::int64_t count, float* to);
  void add_to_x(const Compute& c, const float* from, std::span<const float> bias);
};

VisionTower::VisionTower(std::unique_ptr<State> state) : state_(std::move(state)) {}
VisionTower::~VisionTower() = default;
const ModelFile& VisionTower::file() const { return state_->file; }
const VisionShape& VisionTower::shape() const { return state_->shape; }
const Sha256& VisionTower::identity() const { return state_->identity; }
std::uint64_t VisionTower::weight_bytes() const { return state_->store->packed_bytes(); }

Result<std::unique_ptr<VisionTower>> VisionTower::load(const std::string& path, const dk_table& table, const WeightOptions& weights) {
  DOSSIER_ASSIGN(ModelFile file, ModelFile::open(path));
  auto state = std::make_unique<State>(std::move(file), table);
  DOSSIER_ASSIGN(state->shape, read_vision_shape(state->file));
  WeightOptions options = weights;
  options.memory_limit_bytes = 0;  // a tower has no experts to stream
  options.own_memory_bytes = 0;    // and waits for arithmetic, not for memory
  DOSSIER_ASSIGN(WeightStore store, WeightStore::open(state->file, table, options));
  state->store.emplace(std::move(store));
  DOSSIER_ASSIGN(state->weights, TowerWeights::pin(*state->store, state->shape));
  state->head_width = (state->shape.head_dim() + 7) / 8 * 8;
  state->turns = head_turns(state->shape, state->head_width / 2);
  for (int c = 0; c < 3; ++c) state->channels[c] = channel_values(state->shape, c);
  state->set_identity();
  return std::unique_ptr<VisionTower>(new VisionTower(std::move(state)));
}

void VisionTower::State::set_identity() {
  ByteWriter name;
  name.string("dossier vision 1");
  name.string(store->sha256());
  name.string(shape.constants());
  name.string(table.name);
  name.u32(table.numerics);
  name.u32(kVisionNumerics);
  identity = sha256_of(name.bytes());
}

Status VisionTower::encode(const RgbImage& tile, ThreadPool& pool, const CancelToken& cancel, std::span<float> out, const VisionTap& tap) {
  State& s = *state_;
  const Compute compute{s.table, pool};
  s.embed(compute, tile, tap);
  for (std::size_t l = 0; l < s.weights.layers.size(); ++l) {
    if (cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
    s.attention(compute, s.weights.layers[l]);
    s.feed_forward(compute, s.weights.layers[l]);
    if (tap && l == 0) tap(VisionStage::layer1, {s.x.data(), static_cast<std::size_t>(s.rows() * s.shape.width)}, s.rows());
  }
  s.merge(compute, tap);
  s.adapt(compute, out);
  if (tap) tap(VisionStage::rows, out, s.shape.rows_per_tile());
  return {};
}

void VisionTower::State::multiply_rows(const Compute& c, const WeightPin& w, const float* from, std::int64_t count, float* to) {
  rounded.set(table, count, w.cols);
  rounded.want(w, 0, count);
  rounded.give(c, [&](std::int64_t r) { return from + r * w.cols; });
  multiply_all(c, {{&w, rounded.at(w, 0), count, to, w.rows}});
}

void VisionTower::State::norm_and_multiply(const Compute& c, const NormWeights& norm, const std::vector<Target>& targets) {
  const std::int64_t n = rows();
  float* normed = out.need(static_cast<std::size_t>(n * shape.width));
  rounded.set(table, n, shape.width);
  for (const Target& t : targets) rounded.want(*t.weight, 0, n);
  rounded.give(c, [&](std::int64_t r) {
    float* row = normed + r * shape.width;
    table.layer_norm(x.data() + r * shape.width, norm.weight.data(), norm.bias.data(), shape.width, shape.epsilon, row);
    return row;
  });
  std::vector<Product> products;
  for (const Target& t : targets) products.push_back({t.weight, rounded.at(*t.weight, 0), n, t.out, t.stride});
  multiply_all(c, products);
}

void VisionTower::State::add_to_x(const Compute& c, const float* from, std::span<const float> bias) {
  for_pieces(c.pool, rows(), 8, [&](std::int64_t a, std::int64_t b) {
    for (std::int64_t r = a; r < b; ++r) {
      table.add_scaled(x.data() + r * shape.width, from + r * shape.width, 1.0f, shape.width);
      add_bias(x.data() + r * shape.width, bias);
    }
  });
}

void VisionTower::State::embed(const Compute& c, const RgbImage& tile, const VisionTap& tap) {
  const std::int64_t n = shape.patches(), values = 3 * shape.patch * shape.patch, width = shape.width;
  float* patches = wide.need(static_cast<std::size_t>(n * values));
  x.need(static_cast<std::size_t>(rows() * width));
  for_pieces(c.pool, n, 8, [&](std::int64_t a, std::int64_t b) {
    for (std::int64_t p = a; p < b; ++p) patch_values(tile, shape, channels, p, patches + p * values);
  });
  multiply_rows(c, weights.patch, patches, n, x.data());
  if (tap) tap(VisionStage::patch_embed, {x.data(), static_cast<std::size_t>(n * width)}, n);
  std::copy(weights.class_row.begin(), weights.class_row.end(), x.data() + n * width);
  for_pieces(c.pool, rows(), 8, [&](std::int64_t a, std::int64_t b) {
    for (std::int64_t r = a; r < b; ++r) {
      float* row = x.data() + r * width;
      add_bias(row, weights.positions.subspan(static_cast<std::size_t>(r * width), static_cast<std::size_t>(width)));
      table.layer_norm(row, weights.first_norm.weight.data(), weights.first_norm.bias.data(), width, shape.epsilon, row);
    }
  });
}

void VisionTower::State::attention(const Compute& c, const TowerLayer& layer) {
  const std::size_t size = static_cast<std::size_t>(rows() * shape.width);
  q.need(size);
  k.need(size);
  v.need(size);
  norm_and_multiply(c, layer.before_attention,
                    {{&layer.q.weight, q.data(), shape.width}, {&layer.k.weight, k.data(), shape.width}, {&layer.v.weight, v.data(), shape.width}});
  place_heads(c, layer);
  attend(c);
  multiply_rows(c, layer.output.weight, q.data(), rows(), k.data());
  add_to_x(c, k.data(), layer.output.bias);
}

// Rows of q, k and v become heads of their own, biased, turned and filled up with zeros.
void VisionTower::State::place_heads(const Compute& c, const TowerLayer& layer) {
  const std::int64_t n = rows(), dim = shape.head_dim();
  const std::size_t size = static_cast<std::size_t>(shape.heads * n * head_width);
  heads_q.need(size);
  heads_k.need(size);
  heads_v.need(size);
  const float scale = static_cast<float>(1.0 / std::sqrt(static_cast<double>(dim)));
  for_pieces(c.pool, n, 8, [&](std::int64_t a, std::int64_t b) {
    for (std::int64_t r = a; r < b; ++r) {
      auto place = [&](const StepBuffer<float>& from, std::span<const float> bias, const StepBuffer<float>& to, bool turn, float by) {
        float* row = from.data() + r * shape.width;
        add_bias(row, bias);
        for (std::int64_t h = 0; h < shape.heads; ++h) {
          float* head = to.data() + (h * n + r) * head_width;
          std::copy_n(row + h * dim, dim, head);
          std::fill(head + dim, head + head_width, 0.0f);
          if (turn) table.rotate_interleaved(head, turns.cos.data() + r * turns.pairs, turns.sin.data() + r * turns.pairs, head_width);
          for (std::int64_t i = 0; i < dim; ++i) head[i] *= by;
        }
      };
      place(q, layer.q.bias, heads_q, true, scale);
      place(k, layer.k.bias, heads_k, true, 1.0f);
      place(v, layer.v.bias, heads_v, false, 1.0f);
    }
  });
}

// Every row sees every row. Leaves the heads' outputs side by side in q.
void VisionTower::State::attend(const Compute& c) {
  const std::int64_t n = rows(), dim = shape.head_dim(), one_state = static_cast<std::int64_t>(table.attention_state_floats(static_cast<std::int32_t>(head_width)));
  const std::int64_t pieces = (n + kQueriesAtOnce - 1) / kQueriesAtOnce;
  const std::int32_t kernel_dim = static_cast<std::int32_t>(head_width);
  float* state = states.need(static_cast<std::size_t>(shape.heads * n * one_state));
  const std::size_t scratch_bytes = (table.attention_scratch_bytes(kernel_dim, 1) + 63) / 64 * 64;
  std::byte* spare = scratch.need(scratch_bytes * static_cast<std::size_t>(c.pool.threads()) + 64);
  c.pool.run(shape.heads * pieces, [&](std::int64_t task, int worker) {
    const std::int64_t head = task / pieces, first = task % pieces * kQueriesAtOnce, count = std::min(kQueriesAtOnce, n - first);
    const std::vector<std::int64_t> visible(static_cast<std::size_t>(count), n);
    dk_attention call{};
    call.q = heads_q.data() + (head * n + first) * head_width;
    call.q_row_stride = head_width;
    call.rows = count;
    call.group = 1;
    call.head_dim = kernel_dim;
    call.format = DK_KV_F32;
    call.k = {heads_k.data() + head * n * head_width, nullptr};
    call.v = {heads_v.data() + head * n * head_width, nullptr};
    call.keys = n;
    call.visible = visible.data();
    call.state = state + (head * n + first) * one_state;
    call.scratch = spare + scratch_bytes * static_cast<std::size_t>(worker);
    table.attention_begin(call.state, count, 1, kernel_dim);
    table.attention_step(&call);
    float* done = heads_q.data() + (head * n + first) * head_width;
    table.attention_end(DK_KV_F32, call.state, count, 1, kernel_dim, done, head_width);
    for (std::int64_t r = 0; r < count; ++r) std::copy_n(done + r * head_width, dim, q.data() + (first + r) * shape.width + head * dim);
  });
}

void VisionTower::State::feed_forward(const Compute& c, const TowerLayer& layer) {
  const std::int64_t n = rows(), inner = shape.feed_forward;
  wide.need(static_cast<std::size_t>(n * inner));
  norm_and_multiply(c, layer.before_feed_forward, {{&layer.up.weight, wide.data(), inner}});
  for_pieces(c.pool, n, 4, [&](std::int64_t a, std::int64_t b) {
    for (std::int64_t r = a; r < b; ++r) {
      add_bias(wide.data() + r * inner, layer.up.bias);
      table.gelu(wide.data() + r * inner, inner);
    }
  });
  multiply_rows(c, layer.down.weight, wide.data(), n, k.data());
  add_to_x(c, k.data(), layer.down.bias);
}

// Last norm, the class row dropped, neighbours side by side in `wide`.
void VisionTower::State::merge(const Compute& c, const VisionTap& tap) {
  const std::int64_t count = shape.rows_per_tile(), width = shape.width;
  wide.need(static_cast<std::size_t>(count * shape.merged_width()));
  for_pieces(c.pool, count, 4, [&](std::int64_t a, std::int64_t b) {
    for (std::int64_t r = a; r < b; ++r) {
      float* to = wide.data() + r * shape.merged_width();
      for (std::int64_t patch : merged_patches(shape, r)) {
        table.layer_norm(x.data() + patch * width, weights.last_norm.weight.data(), weights.last_norm.bias.data(), width, shape.epsilon, to);
        to += width;
      }
    }
  });
  if (tap) tap(VisionStage::shuffled, {wide.data(), static_cast<std::size_t>(count * shape.merged_width())}, count);
}

void VisionTower::State::adapt(const Compute& c, std::span<float> result) {
  const std::int64_t count = shape.rows_per_tile(), inner = shape.adapter;
  float* first = q.need(static_cast<std::size_t>(count * inner));
  float* second = k.need(static_cast<std::size_t>(count * inner));
  auto bend = [&](float* rows_of) {
    for_pieces(c.pool, count, 4, [&](std::int64_t a, std::int64_t b) {
      for (std::int64_t r = a; r < b; ++r) table.gelu(rows_of + r * inner, inner);
    });
  };
  multiply_rows(c, weights.adapter_in, wide.data(), count, first);
  bend(first);
  multiply_rows(c, weights.adapter_out, first, count, second);
  bend(second);
  multiply_rows(c, weights.projector, second, count, result.data());
}

std::uint64_t tower_step_bytes(const VisionShape& s, const dk_table& table, int threads) {
  const std::int64_t n = s.patches() + 1, count = s.rows_per_tile(), head = (s.head_dim() + 7) / 8 * 8, patch = 3 * s.patch * s.patch;
  const std::int64_t own = n * s.width, adapter = count * s.adapter;
  std::int64_t floats = own + own;                                  // x, normed rows
  floats += std::max(own, adapter) * 2 + own;                       // q, k, v
  floats += 3 * s.heads * n * head + s.heads * n * static_cast<std::int64_t>(table.attention_state_floats(static_cast<std::int32_t>(head)));  // heads, states
  floats += std::max({n * s.feed_forward, s.patches() * patch, count * s.merged_width()});
  std::uint64_t rounded = 0;
  for (auto [rows, cols] : {std::pair{s.patches(), patch}, std::pair{n, s.width}, std::pair{n, s.feed_forward}, std::pair{count, s.merged_width()}, std::pair{count, s.adapter}})
    rounded = std::max(rounded, static_cast<std::uint64_t>(rows) * table.activation_row_bytes(DK_ACT_F32, cols));
  const std::uint64_t scratch = (table.attention_scratch_bytes(static_cast<std::int32_t>(head), 1) + 63) / 64 * 64 * static_cast<std::uint64_t>(threads) + 64;
  return static_cast<std::uint64_t>(floats) * sizeof(float) + rounded + scratch;
}

std::uint64_t VisionTower::bytes() const {
  const State& s = *state_;
  std::uint64_t sum = s.scratch.bytes() + s.rounded.bytes();
  for (const StepBuffer<float>* buffer : {&s.x, &s.q, &s.k, &s.v, &s.heads_q, &s.heads_k, &s.heads_v, &s.states, &s.wide, &s.out}) sum += buffer->bytes();
  return sum;
}

}  // namespace dossier
