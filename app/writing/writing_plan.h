// What writing about documents will take, document by document, before any of it starts; and how much of it is left while it runs.
#pragma once

#include <string>
#include <vector>

#include "base/hash.h"

namespace dossier {

struct PlannedWriting {
  Sha256 document;
  size_t tokens = 0;     // of the prompt; 0: the model writes nothing about it
  bool whole = false;    // else by chosen passages
  bool written = false;  // its answer is kept from an earlier run
  double seconds = 0;    // 0: not known, or nothing to do
};

struct WritingPlan {
  std::vector<PlannedWriting> documents;  // in the order of the work

  size_t written() const;
  // "12 documents: 9 read whole, 2 by chosen passages, 1 in its own words alone; 84000 tokens, about 14 min. 2 are written already."
  std::string in_words() const;
  // For those from `first` on, as the plan has it; 0: not known.
  double seconds_from(size_t first) const;
};

}  // namespace dossier
