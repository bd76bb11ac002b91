// How long work tells how far it is. The receiver decides what to show and how often.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace dossier {

struct ProgressStep {
  std::string what;      // "Reading", "Merging"
  uint64_t done = 0, total = 0;  // total 0: not known yet
  std::string unit;      // "pages"
  std::string detail;    // the file at hand
};

// Called from the thread that does the work; must return quickly. Empty: nobody listens.
using Progress = std::function<void(const ProgressStep&)>;

}  // namespace dossier
