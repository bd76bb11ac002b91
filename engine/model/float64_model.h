// For tests: a model in memory with random weights, and its forward pass written out in float64 from the specification, one token after
// another, sharing nothing with the engine but the shape. It can make a known mistake on purpose, so that a test can show that it would see it.
#pragma once

#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <string>
#include <vector>

#include "engine/files/gguf_writer.h"
#include "engine/shape/file_layout.h"
#include "engine/shape/model_shape.h"
#include "kernels/kernel_api.h"

namespace dossier {

// Mistakes that engines made with these models, and mild misreadings of them.
enum class Mistake {
  none,
  score_scales_output, score_is_one, score_is_softmax, chooses_after_sigmoid, second_best_expert,  // router of llama4
  shared_is_scaled, shared_is_missing,
  norm_over_all_heads, norm_on_global_layers, norm_is_missing, norm_is_l2, norm_after_rotation,
  pairs_half_a_head_apart, pairs_side_by_side, rotates_global_layers, rotates_nothing, first_layer_is_global, frequencies_not_scaled,
  sliding_window, no_chunks, border_one_late, global_layers_chunked, chunks_from_batch,  // batches of 20 tokens
  heat_without_plus_one, heat_is_log2, heat_on_keys, heat_on_local_layers, heat_is_missing,
  gate_and_up_swapped, heads_share_by_remainder, epsilon_is_smaller, head_is_embedding,
  scores_not_divided, output_scores_not_summed  // router of qwen3moe
};

struct Float64Model {
  ModelShape shape;
  bool frequencies = false;
  std::map<std::string, std::vector<float>> values;  // by the names of the file
};

// Random weights with a spread that lets every part of a layer matter; norms around 1. SEED tells models apart.
inline Float64Model random_model(const ModelShape& shape, std::uint64_t seed, bool frequencies = false) {
  Float64Model out{shape, frequencies, {}};
  std::uint64_t state = seed * 0x9e3779b97f4a7c15u + 1;
  auto next = [&] {  // xorshift
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return static_cast<double>(state >> 11) * 0x1p-53 * 2 - 1;  // uniform in [-1, 1), spread 0.577
  };
  for (const LayoutTensor& t : tensors_of(shape, frequencies)) {
    std::vector<float>& x = out.values[t.name];
    x.resize(static_cast<std::size_t>(t.dims[0] * t.dims[1] * t.dims[2]));
    double spread = t.role == TensorRole::embedding ? 1.7 : (t.role == TensorRole::router ? 4.0 : 2.6) / std::sqrt(static_cast<double>(t.dims[0]));
    for (float& v : x) v = static_cast<float>(t.role == TensorRole::norm ? 1 + 0.4 * next() : spread * next());
    if (t.role == TensorRole::frequencies)
      for (std::size_t i = 0; i < x.size(); ++i) x[i] = i < x.size() / 2 ? 1.0f : 16.0f;
  }
  return out;
}

inline Status write_model(const Float64Model& m, std::uint32_t type, const std::string& path) {
  GgufWriter w;
  DOSSIER_TRY(add_shape_keys(m.shape, w));
  w.add_text("tokenizer.ggml.model", "no_vocab");
  std::vector<LayoutTensor> tensors = tensors_of(m.shape, m.frequencies);
  for (const LayoutTensor& t : tensors) w.add_tensor(t.name, stored_type(t, type), t.dims);
  return w.write(path, [&](std::size_t i, const GgufWriter::Sink& sink) {
    const std::vector<float>& x = m.values.at(tensors[i].name);
    std::vector<std::byte> bytes(w.tensor_bytes(i));
    dk_quantize(static_cast<dk_type>(stored_type(tensors[i], type)), x.data(), static_cast<std::int64_t>(x.size()), bytes.data());
    return sink(bytes);
  });
}

class Float64Pass {
 public:
  using Row = std::vector<double>;
  Float64Pass(const Float64Model& model, Mistake mistake = Mistake::none) : m_(model), s_(model.shape), mistake_(mistake), keys_(s_.layers.size()), values_(s_.layers.size()) {}

  // Changes each head's row of keys and values as it is kept, before attention sees it.
  void keep_rows_as(std::function<void(double* row)> rounding) { rounding_ = std::move(rounding); }

  // The logits after the next token.
  Row next(std::int32_t token) {
    const std::int64_t p = position_++;
    Row x(at("token_embd", token * s_.hidden), at("token_embd", token * s_.hidden) + s_.hidden);
    for (std::size_t l = 0; l < s_.layers.size(); ++l) {
      const std::string b = "blk." + std::to_string(l) + ".";
      add(x, attention(b, l, p, norm(x, at(b + "attn_norm"))));
      Row z = norm(x, at(b + "ffn_norm"));
      add(x, s_.layers[l].feed_forward == FeedForward::experts ? experts(b, z) : gated(b, "", 0, s_.dense_width, z));
    }
    return multiply(s_.tied_head || is(Mistake::head_is_embedding) ? "token_embd" : "output", 0, s_.vocabulary, norm(x, at("output_norm")));
  }

 private:
  bool is(Mistake mistake) const { return mistake_ == mistake; }
  double epsilon() const { return is(Mistake::epsilon_is_smaller) ? s_.epsilon / 10 : s_.epsilon; }
  const float* at(const std::string& name, std::int64_t offset = 0) const { return m_.values.at(name + ".weight").data() + offset; }
  static void add(Row& x, const Row& y) {
    for (std::size_t i = 0; i < x.size(); ++i) x[i] += y[i];
  }
  Row norm(const Row& x, const float* w) const {
    Row out = x;
    double mean = std::inner_product(x.begin(), x.end(), x.begin(), 0.0) / static_cast<double>(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) out[i] = x[i] / std::sqrt(mean + epsilon()) * w[i];
    return out;
  }
  Row multiply(const std::string& name, std::int64_t stack, std::int64_t rows, const Row& x) const {
    const std::int64_t cols = static_cast<std::int64_t>(x.size());
    const float* w = at(name, stack * rows * cols);
    Row out(static_cast<std::size_t>(rows));
    for (double& y : out) {
      for (std::int64_t c = 0; c < cols; ++c) y += w[c] * x[static_cast<std::size_t>(c)];
      w += cols;
    }
    return out;
  }

  // ---- feed-forward

  Row gated(const std::string& b, const std::string& suffix, std::int64_t stack, std::int64_t width, const Row& z) const {
    Row gate = multiply(b + "ffn_gate" + suffix, stack, width, z), up = multiply(b + "ffn_up" + suffix, stack, width, z);
    if (is(Mistake::gate_and_up_swapped)) std::swap(gate, up);
    for (std::size_t i = 0; i < gate.size(); ++i) gate[i] = gate[i] / (1 + std::exp(-gate[i])) * up[i];
    return multiply(b + "ffn_down" + suffix, stack, s_.hidden, gate);
  }

  Row experts(const std::string& b, const Row& z) const {
    Row r = multiply(b + "ffn_gate_inp", 0, s_.experts, z), out(z.size());
    std::vector<std::int64_t> order(r.size());
    std::iota(order.begin(), order.end(), 0);
    auto rank = [&](std::int64_t e) {
      double logit = r[static_cast<std::size_t>(e)];
      return is(Mistake::chooses_after_sigmoid) ? static_cast<double>(1 / (1 + std::exp(-static_cast<float>(logit)))) : logit;
    };
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto c) { return rank(a) > rank(c); });
    if (is(Mistake::second_best_expert)) std::swap(order[0], order[1]);
    order.resize(static_cast<std::size_t>(s_.experts_used));
    double all = 0, chosen = 0, most = *std::max_element(r.begin(), r.end());
    for (double logit : r) all += std::exp(logit - most);
    for (std::int64_t e : order) chosen += std::exp(r[static_cast<std::size_t>(e)] - most);
    for (std::int64_t e : order) {
      double logit = r[static_cast<std::size_t>(e)], soft = std::exp(logit - most);
      if (s_.router == RouterKind::softmax_output) {
        scaled_sum(out, gated(b, "_exps", e, s_.expert_width, z), soft / (is(Mistake::output_scores_not_summed) ? 1 : is(Mistake::scores_not_divided) ? all : chosen));
        continue;
      }
      double g = is(Mistake::score_is_one) ? 1 : is(Mistake::score_is_softmax) ? soft / all : 1 / (1 + std::exp(-logit));
      Row in = z;
      if (!is(Mistake::score_scales_output))
        for (double& v : in) v *= g;
      scaled_sum(out, gated(b, "_exps", e, s_.expert_width, in), is(Mistake::score_scales_output) ? g : 1);
      if (s_.shared_width && !is(Mistake::shared_is_missing)) scaled_sum(out, gated(b, "_shexp", 0, s_.shared_width, is(Mistake::shared_is_scaled) ? in : z), 1);
    }
    return out;
  }
  static void scaled_sum(Row& out, const Row& y, double scale) {
    for (std::size_t i = 0; i < out.size(); ++i) out[i] += scale * y[i];
  }

  // ---- attention

  bool global(std::size_t l) const { return is(Mistake::first_layer_is_global) && s_.nope_step ? l % static_cast<std::size_t>(s_.nope_step) == 0 : s_.layers[l].global; }
  bool rotates(std::size_t l) const {
    if (is(Mistake::rotates_nothing)) return false;
    if (is(Mistake::rotates_global_layers)) return true;
    return s_.nope_step ? !global(l) : s_.layers[l].rotates;
  }
  double heat(std::int64_t p) const {
    double steps = std::floor(static_cast<double>(is(Mistake::heat_without_plus_one) ? p : p + 1) / s_.floor_scale);
    return 1 + s_.attention_scale * (is(Mistake::heat_is_log2) ? std::log2(1 + steps) : std::log(1 + steps));
  }

  void rotate(double* x, std::int64_t p) const {
    const std::int64_t d = s_.head_dim;
    bool half = s_.rotation == Rotation::half;
    if (is(Mistake::pairs_half_a_head_apart)) half = true;
    if (is(Mistake::pairs_side_by_side)) half = false;
    for (std::int64_t i = 0; i < d / 2; ++i) {
      double angle = static_cast<double>(p) * std::pow(s_.rope_base, -2.0 * static_cast<double>(i) / static_cast<double>(d));
      if (m_.frequencies && !is(Mistake::frequencies_not_scaled)) angle /= at("rope_freqs")[i];
      double& a = x[half ? i : 2 * i];
      double& c = x[half ? i + d / 2 : 2 * i + 1];
      double u = a * std::cos(angle) - c * std::sin(angle), v = a * std::sin(angle) + c * std::cos(angle);
      a = u;
      c = v;
    }
  }
  void norm_heads(Row& x, std::int64_t heads, const float* w) const {
    const std::int64_t d = is(Mistake::norm_over_all_heads) ? heads * s_.head_dim : s_.head_dim;
    for (std::size_t h = 0; h < x.size(); h += static_cast<std::size_t>(d)) {
      double sum = 0;
      for (std::int64_t i = 0; i < d; ++i) sum += x[h + static_cast<std::size_t>(i)] * x[h + static_cast<std::size_t>(i)];
      double by = is(Mistake::norm_is_l2) ? std::sqrt(sum + epsilon()) : std::sqrt(sum / static_cast<double>(d) + epsilon());
      for (std::int64_t i = 0; i < d; ++i) x[h + static_cast<std::size_t>(i)] *= (w ? w[i % s_.head_dim] : 1) / by;
    }
  }
  void place(Row& x, std::int64_t heads, std::size_t l, std::int64_t p, const std::string& norm_name) const {
    const bool before = s_.head_norm == HeadNorm::before_rotation, normed = s_.head_norm != HeadNorm::none && !is(Mistake::norm_is_missing);
    if (before && normed && !is(Mistake::norm_after_rotation)) norm_heads(x, heads, at(norm_name));
    if (rotates(l))
      for (std::int64_t h = 0; h < heads; ++h) rotate(x.data() + h * s_.head_dim, p);
    if (before && normed && is(Mistake::norm_after_rotation)) norm_heads(x, heads, at(norm_name));
    bool here = !global(l) || is(Mistake::norm_on_global_layers);
    if (!before && ((normed && here) || (is(Mistake::norm_on_global_layers) && here))) norm_heads(x, heads, nullptr);
  }

  std::int64_t first_visible(std::size_t l, std::int64_t p) const {
    if (s_.chunk == 0 || is(Mistake::no_chunks) || (global(l) && !is(Mistake::global_layers_chunked))) return 0;
    if (is(Mistake::sliding_window)) return std::max<std::int64_t>(0, p - s_.chunk + 1);
    if (is(Mistake::border_one_late)) return std::max<std::int64_t>(0, (p - 1) / s_.chunk * s_.chunk);
    if (is(Mistake::chunks_from_batch)) return p / 20 * 20 + p % 20 / s_.chunk * s_.chunk;
    return p / s_.chunk * s_.chunk;
  }

  Row attention(const std::string& b, std::size_t l, std::int64_t p, const Row& z) {
    const std::int64_t d = s_.head_dim, group = s_.heads / s_.kv_heads;
    Row q = multiply(b + "attn_q", 0, s_.heads * d, z), k = multiply(b + "attn_k", 0, s_.kv_heads * d, z);
    place(q, s_.heads, l, p, b + "attn_q_norm");
    place(k, s_.kv_heads, l, p, b + "attn_k_norm");
    double t = 1;
    if (s_.attention_scale > 0 && !is(Mistake::heat_is_missing) && (global(l) || is(Mistake::heat_on_local_layers))) t = heat(p);
    for (double& v : is(Mistake::heat_on_keys) ? k : q) v *= t;
    keys_[l].push_back(k);
    values_[l].push_back(multiply(b + "attn_v", 0, s_.kv_heads * d, z));
    if (rounding_)
      for (Row* row : {&keys_[l].back(), &values_[l].back()})
        for (std::int64_t h = 0; h < s_.kv_heads; ++h) rounding_(row->data() + h * d);
    Row out(q.size());
    for (std::int64_t h = 0; h < s_.heads; ++h) {
      const std::int64_t g = is(Mistake::heads_share_by_remainder) ? h % s_.kv_heads : h / group;
      Row score;
      for (std::int64_t j = first_visible(l, p); j <= p; ++j) {
        double dot = 0;
        for (std::int64_t i = 0; i < d; ++i) dot += q[static_cast<std::size_t>(h * d + i)] * keys_[l][static_cast<std::size_t>(j)][static_cast<std::size_t>(g * d + i)];
        score.push_back(dot / std::sqrt(static_cast<double>(d)));
      }
      double most = *std::max_element(score.begin(), score.end()), sum = 0;
      for (double& w : score) sum += w = std::exp(w - most);
      for (std::size_t n = 0; n < score.size(); ++n) {
        const Row& v = values_[l][static_cast<std::size_t>(first_visible(l, p)) + n];
        for (std::int64_t i = 0; i < d; ++i) out[static_cast<std::size_t>(h * d + i)] += score[n] / sum * v[static_cast<std::size_t>(g * d + i)];
      }
    }
    return multiply(b + "attn_output", 0, s_.hidden, out);
  }

  const Float64Model& m_;
  const ModelShape& s_;
  Mistake mistake_;
  std::int64_t position_ = 0;
  std::function<void(double* row)> rounding_;
  std::vector<std::vector<Row>> keys_, values_;  // layer, position
};

}  // namespace dossier
