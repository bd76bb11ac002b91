// Matrices of a checkpoint into those of a model file: a few rows in memory at a time, rounded on several threads.
#pragma once

#include <mutex>

#include "engine/convert/checkpoint_tensors.h"
#include "engine/convert/convert_model.h"
#include "engine/files/gguf_writer.h"
#include "engine/threads/thread_pool.h"

namespace dossier {

class TensorConversion {
 public:
  // Both outlive it.
  TensorConversion(const Checkpoint& checkpoint, const ConvertOptions& options) : checkpoint_(checkpoint), options_(options), pool_(options.threads) {}

  // MATRICES [rows][cols] one after another, as TYPE. Errors: damaged (a value that is not finite or too large for TYPE, with its tensor and
  // row), cancelled, those of the sink.
  Status send(const std::vector<SourceMatrix>& matrices, std::int64_t rows, std::int64_t cols, std::uint32_t type, const GgufWriter::Sink& sink);

 private:
  Status send_matrix(const SourceMatrix& m, std::int64_t rows, std::int64_t cols, std::uint32_t type, const GgufWriter::Sink& sink);
  void convert_rows(const SourceMatrix& m, std::int64_t rows, std::int64_t cols, std::uint32_t type, std::int64_t row, std::int64_t count, std::byte* out);
  void fail(const SafeTensor& t, std::int64_t row, float value, std::uint32_t type);

  const Checkpoint& checkpoint_;
  const ConvertOptions& options_;
  ThreadPool pool_;
  std::mutex lock_;
  Status failure_;
};

}  // namespace dossier
