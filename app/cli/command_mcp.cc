// `dossier mcp`: the archive as tools of the Model Context Protocol, over standard input and output. No socket.
#include <iostream>

#include "app/cli/commands.h"
#include "app/service/mcp_session.h"

namespace dossier::cli {
namespace {

constexpr size_t kMostLineBytes = size_t{4} << 20;

// One line, without its end; false at the end of input. A line that is too long is read to its end and given as `too_long`.
bool read_line(std::istream& in, std::string& line, bool& too_long) {
  line.clear();
  too_long = false;
  for (int c; (c = in.get()) != EOF;) {
    if (c == '\n') return true;
    if (line.size() < kMostLineBytes) line += static_cast<char>(c);
    else too_long = true;
  }
  return !line.empty();
}

int run_mcp(const Invocation& call) {
  Result<ArchiveService> service = ArchiveService::open(call.archive_path());
  if (!service.ok()) return report_error(service.error());
  McpSession session(*service);
  std::string line;
  for (bool too_long; !call.cancel().cancelled() && read_line(std::cin, line, too_long);) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    std::optional<std::string> answer = session.answer(too_long ? "" : line);
    if (!answer) continue;
    std::puts(answer->c_str());
    std::fflush(stdout);
  }
  return call.cancel().cancelled() ? kInterrupted : kDone;
}

}  // namespace

CommandSpec mcp_command() {
  return {"mcp", "", "offer the archive to a program that speaks the Model Context Protocol",
          "Speaks the protocol on standard input and output: the tools documents, search, read_page, ask and verify. Nothing is written and nothing is sent anywhere by Dossier; "
          "what the calling program does with the text it reads is its own.",
          {}, 0, 0, run_mcp};
}

}  // namespace dossier::cli
