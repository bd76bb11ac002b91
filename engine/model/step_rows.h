// What the blocks of a step share: its rows, where they belong, and buffers. Private to engine/model.
#pragma once

#include <span>
#include <vector>

#include "engine/model/forward_pass.h"
#include "engine/model/products.h"

namespace dossier {

struct StepRows {
  const LanguageModel& model;
  Compute compute;
  std::span<const StepItem> items;
  const StepOptions& options;
  std::int64_t rows = 0;                      // of all items
  std::vector<std::int64_t> first = {};       // [items + 1]: an item's first row
  std::vector<std::int64_t> position = {};    // [rows]: absolute
  float* x = nullptr;                         // [rows][hidden]: the residual stream

  const ModelShape& shape() const { return model.shape(); }
  Status check_cancel() const {
    if (options.cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
    return {};
  }
};

}  // namespace dossier
