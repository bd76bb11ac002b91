// Completion scripts of the shells, from the table of commands.
#pragma once

#include <string>
#include <vector>

#include "app/cli/command.h"

namespace dossier::cli {

std::string bash_completion(const std::vector<CommandSpec>& table);
std::string zsh_completion(const std::vector<CommandSpec>& table);
std::string fish_completion(const std::vector<CommandSpec>& table);

}  // namespace dossier::cli
