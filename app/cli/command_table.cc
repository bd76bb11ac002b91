#include "app/cli/commands.h"

namespace dossier::cli {

const std::vector<CommandSpec>& command_table() {
  static const std::vector<CommandSpec> table = {
      ingest_command(),
      list_command(),
      show_command(),
      text_command(),
      ask_command(),
      export_command(),
      completion_command(),
  };
  return table;
}

}  // namespace dossier::cli
