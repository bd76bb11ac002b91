// What this machine takes for the parts of a model's work, measured by running them: products of the model's own types and row lengths,
// attention in its format, the rest by the value. CPU seconds of all threads together, so another load on the machine hardly shows.
#pragma once

#include <array>
#include <map>

#include "base/cancel.h"
#include "engine/plan/model_matrices.h"
#include "engine/threads/thread_pool.h"

namespace dossier {

struct ProductRate {
  // Rows multiplied together; the time between two of them is taken as a line.
  static constexpr std::array<std::int64_t, 5> kRows{1, 4, 16, 48, 128};
  std::array<double, 5> seconds{};  // a weight, for so many rows together
  double of(std::int64_t rows) const;
};

struct MachineRates {
  int threads = 1;
  std::map<dk_type, ProductRate> product;
  double attention_many = 0, attention_one = 0;  // one query row of one KV head's group against one key: many rows together, or one
  std::array<double, 3> round{};                 // a value, by dk_activation
  double norm = 0, rotate = 0, silu = 0, add = 0, store = 0;  // a value
  double angle = 0;  // a pair's sine and cosine
  double row = 0;    // a value of an embedding's row
  double run = 0;    // sending the threads to work once
  double pack = 0, hash = 0;  // a byte of a model file
};

struct CalibrationOptions {
  int threads = 1;
  double seconds = 10;  // about as long as it takes
  dk_kv_format kv_format = DK_KV_INT8;
  CancelToken cancel;
};

// Takes memory: at most 256 MiB of made-up weights and 64 MiB of made-up keys. Errors: cancelled.
Result<MachineRates> measure_rates(const ModelShape& shape, const ModelMatrices& matrices, const dk_table& table, const CalibrationOptions& options);

// Bytes a second that FILE is read with past the page cache, over about `seconds`; 0: it cannot be read so. Reads the first GiB at most.
double measure_disk(const std::string& path, double seconds);

}  // namespace dossier
