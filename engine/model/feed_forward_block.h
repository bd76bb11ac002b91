// Feed-forward of one layer: norm, then a dense gated block, or a router with experts and a shared one. Private to engine/model.
#pragma once

#include "engine/model/step_rows.h"

namespace dossier {

class FeedForwardBlock {
 public:
  // spare: [rows][at least hidden], for the normed rows.
  Status run(StepRows& step, std::size_t layer, float* spare, std::int64_t spare_stride);
  std::size_t bytes() const;

 private:
  // One row that goes through one gated block: of the shared or dense one (expert -1) or of a routed expert.
  struct Entry {
    std::int64_t row;
    std::int32_t expert;
    std::int32_t rank;
    float input_scale;
  };
  // Neighbouring entries with the same weights.
  struct Unit {
    GatedWeights weights;
    std::int64_t first, end;  // within the piece of entries at hand
  };
  Status route(StepRows& step, std::size_t layer);
  void choose_experts(const ModelShape& s, std::int64_t row, const float* logits);
  Status run_entries(StepRows& step, std::size_t layer, std::size_t first, std::size_t end);
  Status collect_units(StepRows& step, const LayerWeights& w, std::size_t first, std::size_t end);
  void take_outputs(StepRows& step, std::size_t first, std::size_t end, const float* out);
  void add_ranked(StepRows& step);

  const float* normed_ = nullptr;
  std::int64_t normed_stride_ = 0;
  std::vector<Entry> entries_;
  std::vector<Unit> units_;
  std::vector<std::int32_t> chosen_;    // [rows][experts_used]
  std::vector<float> weight_;           // [rows][experts_used]: of inputs (sigmoid) or outputs (softmax)
  StepBuffer<float> logits_, gathered_, gate_, up_, down_, ranked_;
  RoundedRows rounded_in_, rounded_mid_;
};

}  // namespace dossier
