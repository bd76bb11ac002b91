// Help, man page and completions, all from the table.
#pragma once

#include <string>
#include <vector>

#include "app/cli/command.h"

namespace dossier::cli {

std::string program_help(const std::vector<CommandSpec>& table);
std::string command_help(const CommandSpec& command);
// roff source of dossier(1).
std::string man_page(const std::vector<CommandSpec>& table);
// A completion script for bash.
std::string bash_completion(const std::vector<CommandSpec>& table);

}  // namespace dossier::cli
