// What a reader may do, taken away in two steps: the template loads its libraries and data and locks itself; each reader forked
// from it gives up the rest before it sees a byte of a file. docs/security.md says what each layer holds back.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace dossier::reader {

struct ChildLimits {
  uint64_t memory_bytes = 0;  // address space above what the process has now
  uint32_t cpu_seconds = 0;
};

// Steps of the template. `readable`: folders and files that stay readable (models, fonts). Returns one line a layer, "landlock: yes",
// "landlock: no (kernel says ...)": a layer that the kernel lacks is named, never passed over in silence.
Result<std::string> lock_template(const std::vector<std::string>& readable);

// The last step, in the reader itself.
Status limit_child(const ChildLimits& limits);

// Tries what must not work (open a file, make a socket, run a program, fork) and says how each attempt ended, one a line.
std::string probe_protections();

}  // namespace dossier::reader
