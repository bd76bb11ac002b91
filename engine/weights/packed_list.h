// Packed files as a person sees them: which there are, whether they still serve a model, whether their bytes are whole.
#pragma once

#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/progress.h"
#include "base/result.h"

namespace dossier {

struct PackedEntry {
  std::string path;
  std::uint64_t bytes = 0;
  std::string model;    // what it was made of; empty where the header cannot be read
  bool serves = false;  // that model is there, unchanged
  std::string why;      // where it does not: what is wrong
};

// Those of MODEL, beside it and in the cache folder; of all models in the cache folder where none is named. By path.
std::vector<PackedEntry> list_packed(const std::string& model, const std::string& cache_folder);

// Reads every slab and compares its checksum. Errors: damaged (names the matrix), io, cancelled.
Status check_packed(const std::string& path, const Progress& progress, const CancelToken& cancel);

}  // namespace dossier
