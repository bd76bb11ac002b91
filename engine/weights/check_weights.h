// Every block of a model file looked at once: what in it is no finite number. The file's own structure was checked when it was opened.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/progress.h"
#include "base/result.h"

namespace dossier {

class ModelFile;

struct BadWeights {
  std::string tensor;
  std::int64_t expert = 0, row = 0;  // of the first
  std::int64_t values = 0;           // how many in the tensor are NaN or infinite
};

struct WeightCheck {
  std::int64_t values = 0;
  std::vector<BadWeights> bad;  // one a tensor, in the order of the file
};

struct WeightCheckOptions {
  int threads = 1;
  CancelToken cancel;
  Progress progress;
};

// Errors: cancelled.
Result<WeightCheck> check_weights(const ModelFile& file, const WeightCheckOptions& options);

}  // namespace dossier
