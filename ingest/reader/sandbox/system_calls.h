// seccomp: which system calls remain.
#pragma once

#include <string>

#include "base/result.h"

namespace dossier::reader {

// The template: what reading needs, and forking. Anything else fails with EPERM. No sockets are made, nothing is run, nothing is
// opened for writing. `why` says why there is no filter, if the kernel has none: then false.
// A build with UndefinedBehaviorSanitizer may also make pipes: it writes an object's table into one, to learn whether it can be
// read, and takes every object for a broken one where it may not. No other build has that call.
Result<bool> filter_template(std::string& why);
// The reader: no forking, no signals to others, no limits raised.
Result<bool> filter_child();

}  // namespace dossier::reader
