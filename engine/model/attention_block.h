// Attention of one layer: norm, QKV, head norm and rotation, append, attend over pinned pages, output product. Private to engine/model.
#pragma once

#include "engine/model/step_rows.h"

namespace dossier {

class AttentionBlock {
 public:
  // Prepares what all layers of a step share: the angles of its positions.
  void begin_step(const StepRows& step);
  Status run(StepRows& step, std::size_t layer);
  // The rows of queries, free once run() has returned; [rows][max(heads * head_dim, hidden)].
  float* spare() { return q_.data(); }
  std::size_t bytes() const;

 private:
  struct RowRange {
    std::int64_t first, end;
  };
  void project(StepRows& step, const LayerWeights& w, RowRange rows);
  void prepare_heads(const StepRows& step, const LayerWeights& w, const LayerShape& shape, std::int64_t row);
  Status attend(StepRows& step, std::size_t layer, RowRange rows);
  void add_output(StepRows& step, const LayerWeights& w, RowRange rows);

  std::int64_t q_stride_ = 0;
  dk_kv_format format_ = DK_KV_INT8;
  StepBuffer<float> cos_, sin_;          // [rows][head_dim / 2]
  StepBuffer<float> q_, k_, v_;          // [rows][...]; q turns into the heads' outputs
  StepBuffer<float> states_, product_, normed_;
  StepBuffer<std::byte> scratch_;        // one piece a worker
  RoundedRows rounded_;
};

}  // namespace dossier
