// Files that a command is given by name, where - is standard input.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "base/result.h"

namespace dossier::cli {

// "standard input" for -, else the path: for messages.
std::string input_name(const std::string& path);
// Whole content. too_large above limit_bytes; otherwise as read_file.
Result<std::string> read_input(const std::string& path, uint64_t limit_bytes);
// The values of an option that names folders. not_found if one of them is none.
Result<std::vector<std::string>> folders_given(const Invocation& call, std::string_view option);

}  // namespace dossier::cli
