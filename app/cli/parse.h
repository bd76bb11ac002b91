// Words of a command line -> a command and an Invocation, by the table.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/cli/command.h"

namespace dossier::cli {

struct Parsed {
  const CommandSpec* command = nullptr;  // null: help or version of the whole program
  bool help = false, version = false;
  std::string topic;                     // `dossier help TOPIC`
  Invocation call;
};

// `words` without the program's name. usage with a hint ("did you mean --jobs?") if they fit nothing in `table`.
Result<Parsed> parse(const std::vector<std::string>& words, const std::vector<CommandSpec>& table);

// The known name nearest to a mistyped one, if near enough to be meant.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace dossier::cli
