// Help and man page, both from the table.
#pragma once

#include <string>
#include <vector>

#include "app/cli/command.h"

namespace dossier::cli {

std::string program_help(const std::vector<CommandSpec>& table);
std::string command_help(const CommandSpec& command);
// roff source of dossier(1).
std::string man_page(const std::vector<CommandSpec>& table);

}  // namespace dossier::cli
