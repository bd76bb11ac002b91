// What a reader may do, taken away in two steps: the template loads its libraries and data and locks itself; each reader forked
// from it gives up the rest before it sees a byte of a file. docs/security.md says what each layer holds back.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace dossier::reader {

struct Locked {
  std::string report;                // one line a layer: "landlock: yes (version 7)", "landlock: no (Function not implemented)"
  uint64_t address_space_bytes = 0;  // of the template
};

// The template's step. `readable`: folders and files that stay readable (models, fonts); what is missing is passed over. A layer
// that the kernel lacks is named in the report, never passed over in silence; an error only if a layer that the kernel has cannot be
// put in force. REQUIRES: one thread.
Result<Locked> lock_template(const std::vector<std::string>& readable);

struct ChildLimits {
  uint64_t address_space_bytes = 0;  // the template's, as lock_template saw it
  uint64_t memory_bytes = 0;         // above that
  uint32_t cpu_seconds = 0;
};
// The reader's step, before it maps its file.
Status lock_child(const ChildLimits& limits);

// Tries in a locked reader what must not work, and says how each attempt ended, one a line: "open a file: refused (Permission denied)".
std::string probe_protections();

}  // namespace dossier::reader
