// `dossier completion SHELL`: what the shells and man read, from the table of commands.
#include "app/cli/commands.h"
#include "app/cli/completion.h"
#include "app/cli/help.h"

namespace dossier::cli {
namespace {

int run_completion(const Invocation& call) {
  using Script = std::string (*)(const std::vector<CommandSpec>& table);
  static constexpr std::pair<std::string_view, Script> kScripts[] = {{"bash", bash_completion}, {"zsh", zsh_completion}, {"fish", fish_completion}, {"man", man_page}};
  const std::string& what = call.arguments()[0];
  for (const auto& [name, script] : kScripts) {
    if (name != what) continue;
    std::fputs(script(command_table()).c_str(), stdout);
    return kDone;
  }
  return report_error({ErrorKind::usage, "no completion for " + what, "", "one of: bash, zsh, fish, man"});
}

}  // namespace

CommandSpec completion_command() {
  return {"completion", "bash|zsh|fish|man", "print a completion script or the man page",
          "dossier completion bash > /etc/bash_completion.d/dossier installs the completions for all; for one user: dossier completion zsh > a file _dossier in a folder of $fpath, "
          "dossier completion fish > ~/.config/fish/completions/dossier.fish. dossier completion man prints the manual page.",
          {}, 1, 1, run_completion};
}

}  // namespace dossier::cli
