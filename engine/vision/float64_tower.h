// A vision encoder in double precision, written from docs/formats/vision.md with none of the engine's kernels or blocks: what the engine is
// held against. For tests only; each mistake of MistakeOfTower is one that engines made with this family.
#pragma once

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "engine/files/model_file.h"
#include "engine/vision/rgb_image.h"
#include "engine/shape/vision_shape.h"
#include "kernels/kernel_api.h"

namespace dossier {

enum class MistakeOfTower {
  none,
  patches_pixel_major,   // channel last inside a patch
  class_row_first,
  class_row_turned,      // at column 1, row 1
  places_from_zero,
  row_before_column,     // the first half of the pairs turns with the row
  pairs_half_a_head_apart,
  gelu_is_tanh,
  gelu_once,             // none behind the adapter's second matrix
  no_first_norm,
  no_last_norm,
  no_biases,
  merge_transposed,      // tiles come out with rows and columns exchanged
  causal
};

class Float64Tower {
 public:
  using Row = std::vector<double>;

  Float64Tower(const ModelFile& file, const VisionShape& shape, MistakeOfTower mistake = MistakeOfTower::none) : file_(file), s_(shape), mistake_(mistake) {}

  std::vector<Row> encode(const RgbImage& tile) {
    std::vector<Row> x = embed(tile);
    for (std::int64_t l = 0; l < s_.layers; ++l) {
      const std::string p = "v.blk." + std::to_string(l) + ".";
      add(x, attention(p, normed(p + "ln1", x)));
      std::vector<Row> inner = linear(p + "ffn_up", normed(p + "ln2", x));
      for (Row& row : inner) bend(row);
      add(x, linear(p + "ffn_down", inner));
    }
    if (!is(MistakeOfTower::no_last_norm)) x = normed("v.post_ln", x);
    if (is(MistakeOfTower::class_row_first)) x.erase(x.begin());
    else x.pop_back();
    std::vector<Row> out = linear("mm.model.mlp.1", merged(x));
    for (Row& row : out) bend(row);
    out = linear("mm.model.mlp.2", out);
    if (!is(MistakeOfTower::gelu_once))
      for (Row& row : out) bend(row);
    return linear("mm.model.fc", out);
  }

 private:
  bool is(MistakeOfTower m) const { return mistake_ == m; }

  const Row& weights(const std::string& name) {
    auto found = cache_.find(name);
    if (found != cache_.end()) return found->second;
    Row values;
    if (const TensorInfo* t = file_.find(name)) {
      std::vector<float> row(static_cast<std::size_t>(t->cols()));
      const std::size_t bytes = t->bytes / static_cast<std::uint64_t>(t->rows());
      for (std::int64_t r = 0; r < t->rows(); ++r) {
        dk_find("reference")->dequantize(static_cast<dk_type>(t->type), file_.bytes(*t).data() + bytes * static_cast<std::size_t>(r), t->cols(), row.data());
        values.insert(values.end(), row.begin(), row.end());
      }
    }
    return cache_[name] = std::move(values);
  }

  std::vector<Row> linear(const std::string& name, const std::vector<Row>& x) {
    const Row& w = weights(name + ".weight");
    const Row& b = weights(name + ".bias");
    const std::size_t cols = x[0].size(), rows = w.size() / cols;
    std::vector<Row> out;
    for (const Row& in : x) {
      Row row(rows);
      for (std::size_t r = 0; r < rows; ++r) {
        double sum = b.empty() || is(MistakeOfTower::no_biases) ? 0 : b[r];
        for (std::size_t c = 0; c < cols; ++c) sum += w[r * cols + c] * in[c];
        row[r] = sum;
      }
      out.push_back(std::move(row));
    }
    return out;
  }

  std::vector<Row> normed(const std::string& name, const std::vector<Row>& x) {
    std::vector<Row> out = x;
    const Row w = weights(name + ".weight"), b = weights(name + ".bias");
    for (Row& row : out) {
      double mean = 0, square = 0;
      for (double v : row) mean += v / static_cast<double>(row.size());
      for (double v : row) square += (v - mean) * (v - mean) / static_cast<double>(row.size());
      for (std::size_t i = 0; i < row.size(); ++i) row[i] = (row[i] - mean) / std::sqrt(square + static_cast<double>(s_.epsilon)) * w[i] + b[i];
    }
    return out;
  }

  void bend(Row& row) const {
    for (double& x : row) {
      if (is(MistakeOfTower::gelu_is_tanh)) x = 0.5 * x * (1 + std::tanh(std::sqrt(2 / M_PI) * (x + 0.044715 * x * x * x)));
      else x = 0.5 * x * (1 + std::erf(x / std::sqrt(2.0)));
    }
  }

  static void add(std::vector<Row>& x, const std::vector<Row>& y) {
    for (std::size_t r = 0; r < x.size(); ++r)
      for (std::size_t i = 0; i < x[r].size(); ++i) x[r][i] += y[r][i];
  }

  std::vector<Row> embed(const RgbImage& tile) {
    std::vector<Row> patches;
    for (std::int64_t py = 0; py < s_.grid(); ++py)
      for (std::int64_t px = 0; px < s_.grid(); ++px) {
        Row u(static_cast<std::size_t>(3 * s_.patch * s_.patch));
        for (std::int64_t c = 0; c < 3; ++c)
          for (std::int64_t dy = 0; dy < s_.patch; ++dy)
            for (std::int64_t dx = 0; dx < s_.patch; ++dx) {
              const double level = tile.row(py * s_.patch + dy)[(px * s_.patch + dx) * 3 + c];
              const std::int64_t at = is(MistakeOfTower::patches_pixel_major) ? (dy * s_.patch + dx) * 3 + c : c * s_.patch * s_.patch + dy * s_.patch + dx;
              u[static_cast<std::size_t>(at)] = (level / 255 - 0.5) / 0.5;
            }
        patches.push_back(std::move(u));
      }
    std::vector<Row> x = linear("v.patch_embd", patches);
    x.insert(is(MistakeOfTower::class_row_first) ? x.begin() : x.end(), weights("v.class_embd"));
    const Row& places = weights("v.position_embd.weight");
    for (std::size_t r = 0; r < x.size(); ++r)
      for (std::size_t i = 0; i < x[r].size(); ++i) x[r][i] += places[r * x[r].size() + i];
    return is(MistakeOfTower::no_first_norm) ? x : normed("v.pre_ln", x);
  }

  void turn(Row& x, std::int64_t row) const {
    const std::int64_t d = s_.head_dim(), pairs = d / 2, half = pairs / 2, patches = s_.patches();
    std::int64_t patch = is(MistakeOfTower::class_row_first) ? row - 1 : row;
    const bool is_class = patch < 0 || patch >= patches;
    if (is_class && !is(MistakeOfTower::class_row_turned)) return;
    if (is_class) patch = 0;
    const std::int64_t first = is(MistakeOfTower::places_from_zero) ? 0 : 1;
    std::int64_t column = patch % s_.grid() + first, line = patch / s_.grid() + first;
    if (is(MistakeOfTower::row_before_column)) std::swap(column, line);
    for (std::int64_t h = 0; h < s_.heads; ++h)
      for (std::int64_t i = 0; i < pairs; ++i) {
        const double angle = static_cast<double>(i < half ? column : line) * std::pow(10000.0, -static_cast<double>(i % half) / static_cast<double>(half));
        const bool apart = is(MistakeOfTower::pairs_half_a_head_apart);
        double& a = x[static_cast<std::size_t>(h * d + (apart ? i : 2 * i))];
        double& b = x[static_cast<std::size_t>(h * d + (apart ? i + pairs : 2 * i + 1))];
        const double u = a * std::cos(angle) - b * std::sin(angle), v = a * std::sin(angle) + b * std::cos(angle);
        a = u;
        b = v;
      }
  }

  std::vector<Row> attention(const std::string& p, const std::vector<Row>& z) {
    std::vector<Row> q = linear(p + "attn_q", z), k = linear(p + "attn_k", z), v = linear(p + "attn_v", z), out = v;
    const std::size_t n = z.size(), d = static_cast<std::size_t>(s_.head_dim());
    for (std::size_t r = 0; r < n; ++r) turn(q[r], static_cast<std::int64_t>(r)), turn(k[r], static_cast<std::int64_t>(r));
    Row score(n);
    for (std::size_t h = 0; h < static_cast<std::size_t>(s_.heads); ++h)
      for (std::size_t r = 0; r < n; ++r) {
        const std::size_t seen = is(MistakeOfTower::causal) ? r + 1 : n;
        double most = -1e300, sum = 0;
        for (std::size_t j = 0; j < seen; ++j) {
          double dot = 0;
          for (std::size_t i = 0; i < d; ++i) dot += q[r][h * d + i] * k[j][h * d + i];
          most = std::max(most, score[j] = dot / std::sqrt(static_cast<double>(d)));
        }
        for (std::size_t j = 0; j < seen; ++j) sum += score[j] = std::exp(score[j] - most);
        for (std::size_t i = 0; i < d; ++i) {
          out[r][h * d + i] = 0;
          for (std::size_t j = 0; j < seen; ++j) out[r][h * d + i] += score[j] / sum * v[j][h * d + i];
        }
      }
    return linear(p + "attn_out", out);
  }

  std::vector<Row> merged(const std::vector<Row>& x) const {
    const std::int64_t across = s_.grid() / s_.merge;
    std::vector<Row> out;
    for (std::int64_t y = 0; y < across; ++y)
      for (std::int64_t z = 0; z < across; ++z) {
        const std::int64_t line = is(MistakeOfTower::merge_transposed) ? z : y, column = is(MistakeOfTower::merge_transposed) ? y : z;
        Row row;
        for (std::int64_t dy = 0; dy < s_.merge; ++dy)
          for (std::int64_t dx = 0; dx < s_.merge; ++dx) {
            const Row& patch = x[static_cast<std::size_t>((line * s_.merge + dy) * s_.grid() + column * s_.merge + dx)];
            row.insert(row.end(), patch.begin(), patch.end());
          }
        out.push_back(std::move(row));
      }
    return out;
  }

  const ModelFile& file_;
  const VisionShape& s_;
  MistakeOfTower mistake_;
  std::map<std::string, Row> cache_;
};

}  // namespace dossier
