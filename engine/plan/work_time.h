// CPU seconds of a model's work: how often each part is done, times what this machine takes for it. The counts follow the blocks of the
// forward pass: products by rows that share a weight, attention by keys that rows see, the rest by the value.
#pragma once

#include "engine/plan/machine_rates.h"
#include "engine/plan/step_memory.h"

namespace dossier {

struct WorkTime {
  double products = 0, experts = 0, attention = 0, values = 0, threads = 0;  // CPU seconds; threads: sending them to work
  double cpu_seconds() const { return products + experts + attention + values + threads; }
  WorkTime& operator+=(const WorkTime& other);
};

// How many different experts of `experts` are met by `choices` even ones.
double distinct_experts(std::int64_t experts, double choices);

class WorkClock {
 public:
  WorkClock(const ModelShape& shape, const ModelMatrices& matrices, const MachineRates& rates) : shape_(shape), matrices_(matrices), rates_(rates) {}

  // One step over positions [first, first + size.rows) of one sequence.
  WorkTime step(std::int64_t first, const StepSize& size) const;
  // All of [first, end) in steps of size.rows that stay within chunks and nodes; logits of the last row only.
  WorkTime prefill(std::int64_t first, std::int64_t end, const StepSize& size, std::int64_t node_tokens) const;
  // `tokens` steps of one row each, from depth `first` on.
  WorkTime decode(std::int64_t first, std::int64_t tokens, const StepSize& size) const;

 private:
  double product(const ModelMatrix& m, double rows) const;  // all `rows` with one matrix, in batches
  WorkTime layer(std::size_t l, std::int64_t first, const StepSize& size) const;
  void add_feed_forward(const LayerMatrices& l, const StepSize& size, WorkTime& to) const;
  double round(const ModelMatrix& m, double values) const;

  const ModelShape& shape_;
  const ModelMatrices& matrices_;
  const MachineRates& rates_;
  mutable std::int64_t batch_ = 512;
};

}  // namespace dossier
