// Landlock: after it, only files below the given paths can be opened, for reading.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace dossier::reader {

// The version in force, or 0 if the kernel has no Landlock (`why` says so). An error if the kernel has it and refuses.
Result<int> restrict_files(const std::vector<std::string>& readable, std::string& why);

}  // namespace dossier::reader
