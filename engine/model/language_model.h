// A model ready to run: its shape, its weights in the layout of a kernel table, and the threads that work on it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/files/model_file.h"
#include "engine/kv/kv_store.h"
#include "engine/shape/model_shape.h"
#include "engine/threads/thread_pool.h"
#include "engine/weights/weight_store.h"
#include "kernels/kernel_api.h"

namespace dossier {

struct ModelLoad {
  int threads = 1;
  std::string kernels = "auto";
  std::vector<ShapeOverride> overrides;
  WeightOptions weights;
};

// Gate, up and down of one gated feed-forward block that is always in memory.
struct GatedWeights {
  WeightPin gate, up, down;
};

struct LayerWeights {
  std::span<const float> attention_norm, feed_forward_norm;
  std::span<const float> q_norm, k_norm;  // empty: none
  WeightPin q, k, v, output;
  WeightPin router;             // of expert layers
  GatedWeights dense;           // of dense layers; the shared expert of expert layers
  bool has_shared = false;
  std::string gate_stack, up_stack, down_stack;  // names of the experts' tensors
};

// usage for a kernel table that is unknown or does not run here.
Result<const dk_table*> find_kernels(const std::string& name);

// What the rows of keys and values of such a model are.
KvShape kv_shape_of(const ModelShape& shape, dk_kv_format format);

class LanguageModel {
 public:
  // Errors: those of ModelFile, read_shape and WeightStore; usage for a kernel table that is unknown or does not run here.
  static Result<std::unique_ptr<LanguageModel>> load(const std::string& path, const ModelLoad& options);

  const ModelFile& file() const { return *file_; }
  const ModelShape& shape() const { return shape_; }
  const dk_table& table() const { return *table_; }
  const WeightStore& weights() const { return *weights_; }
  ThreadPool& pool() const { return *pool_; }
  const LayerWeights& layer(std::size_t l) const { return layers_[l]; }
  const WeightPin& head() const { return head_; }
  std::span<const float> output_norm() const { return output_norm_; }
  // Turns of each pair a position: base^(-2i/d), divided by rope_freqs where the file has them.
  const std::vector<double>& frequencies() const { return frequencies_; }

  KvShape kv_shape(dk_kv_format format) const { return kv_shape_of(shape_, format); }
  // `named`: with the SHA-256 of the weights, which is taken now if it is not known. Needed where rows outlive the process.
  KvIdentity kv_identity(bool named) const;

 private:
  LanguageModel() = default;
  Status pin_layer(std::size_t l);
  Status set_frequencies();
  std::unique_ptr<ModelFile> file_;
  ModelShape shape_;
  const dk_table* table_ = nullptr;
  std::unique_ptr<WeightStore> weights_;
  std::unique_ptr<ThreadPool> pool_;
  std::vector<LayerWeights> layers_;
  WeightPin head_;
  std::span<const float> output_norm_;
  std::vector<double> frequencies_;
};

}  // namespace dossier
