// Products of rounded rows with packed matrices, cut into tasks for the pool. Results do not depend on how they are cut.
#pragma once

#include <vector>

#include "base/cancel.h"
#include "engine/model/step_buffer.h"
#include "engine/threads/thread_pool.h"
#include "engine/weights/weight_store.h"

namespace dossier {

struct Compute {
  const dk_table& table;
  ThreadPool& pool;
};

// Runs task(first, end) over [0, count) in pieces, each at least `least` long.
template <typename Task>
void for_pieces(ThreadPool& pool, std::int64_t count, std::int64_t least, const Task& task) {
  std::int64_t pieces = std::min<std::int64_t>((count + least - 1) / least, std::int64_t{pool.threads()} * 4);
  if (pieces <= 1) {
    if (count > 0) task(std::int64_t{0}, count);
    return;
  }
  pool.run(pieces, [&](std::int64_t n, int) { task(count * n / pieces, count * (n + 1) / pieces); });
}

// out[t * stride + r] = w[r] . rows[t]
struct Product {
  const WeightPin* weight;
  const void* rows;  // rounded as the weight asks, one after another
  std::int64_t tokens;
  float* out;
  std::int64_t stride;
};

void multiply_all(const Compute& compute, const std::vector<Product>& products);

// Rows of floats, and their rounded forms as products ask for them.
class RoundedRows {
 public:
  // Room for `rows` rows of `cols` values. Forgets everything.
  void set(const dk_table& table, std::int64_t rows, std::int64_t cols);
  // Marks rows [first, end) as needed by this weight; give() then rounds them, once a form.
  void want(const WeightPin& weight, std::int64_t first, std::int64_t end);
  // Calls fill(row, float* values) for each row in [0, rows) and rounds what is wanted. fill may write to the scratch it is given or
  // return another place.
  template <typename Fill>
  void give(const Compute& compute, const Fill& fill) {
    for_pieces(compute.pool, rows_, 4, [&](std::int64_t first, std::int64_t end) {
      for (std::int64_t r = first; r < end; ++r) round_row(compute.table, r, fill(r));
    });
  }
  const void* at(const WeightPin& weight, std::int64_t row) const;
  std::size_t bytes() const;

 private:
  struct Form {
    bool used = false;
    std::int64_t row_bytes = 0;
    StepBuffer<std::byte> rows;
    std::vector<bool> wanted;
  };
  void round_row(const dk_table& table, std::int64_t row, const float* values);
  const dk_table* table_ = nullptr;
  std::int64_t rows_ = 0, cols_ = 0;
  Form forms_[3];
};

}  // namespace dossier
