#include "app/cli/commands.h"
#include "app/cli/help.h"

namespace dossier::cli {
namespace {

int run_completion(const Invocation& call) {
  std::string out = call.arguments()[0] == "man" ? man_page(command_table()) : bash_completion(command_table());
  std::fputs(out.c_str(), stdout);
  return kDone;
}

int checked(const Invocation& call) {
  const std::string& what = call.arguments()[0];
  if (what != "bash" && what != "man") return report_error({ErrorKind::usage, "no completion for " + what, "", "one of: bash, man"});
  return run_completion(call);
}

}  // namespace

CommandSpec completion_command() {
  return {"completion", "bash|man", "print a completion script or the man page",
          "dossier completion bash > /etc/bash_completion.d/dossier installs the completions; dossier completion man prints the manual page.",
          {}, 1, 1, checked};
}

}  // namespace dossier::cli
