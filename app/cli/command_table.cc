#include "app/cli/commands.h"

namespace dossier::cli {

const std::vector<CommandSpec>& command_table() {
  static const std::vector<CommandSpec> table = {
      text_command(),
      export_command(),
      completion_command(),
  };
  return table;
}

}  // namespace dossier::cli
