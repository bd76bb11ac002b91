#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "app/cli/command.h"
#include "app/cli/help.h"
#include "app/cli/parse.h"
#include "base/utf8.h"

namespace dossier::cli {
namespace {

// The only global state: a signal handler can reach nothing else.
const CancelToken* interrupted = nullptr;

void on_interrupt(int) {
  // A second Ctrl-C ends the program at once: the archive is consistent at any moment.
  if (interrupted->cancelled()) std::_Exit(kInterrupted);
  interrupted->cancel();
}

void watch_signals(const CancelToken& token) {
  static CancelToken held;
  held = token;
  interrupted = &held;
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error that is reported
}

int show_help(const Parsed& parsed) {
  if (parsed.command) {
    std::fputs(command_help(*parsed.command).c_str(), stdout);
    return kDone;
  }
  if (parsed.topic.empty()) {
    std::fputs(program_help(command_table()).c_str(), stdout);
    return kDone;
  }
  std::string out;
  for (const CommandSpec& command : command_table())
    if (command.name == parsed.topic || command.name.substr(0, parsed.topic.size() + 1) == parsed.topic + " ") out += (out.empty() ? "" : "\n") + command_help(command);
  if (out.empty()) return report_error({ErrorKind::usage, "no help on " + parsed.topic, "", "see dossier --help"});
  std::fputs(out.c_str(), stdout);
  return kDone;
}

}  // namespace

std::string Invocation::value(std::string_view option, std::string_view otherwise) const {
  auto found = values_.find(option);
  return found == values_.end() ? std::string(otherwise) : found->second.back();
}

std::vector<std::string> Invocation::values(std::string_view option) const {
  auto found = values_.find(option);
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

Result<long long> Invocation::number(std::string_view option, long long otherwise, long long least, long long most) const {
  if (!has(option)) return otherwise;
  std::string text = value(option);
  char* end = nullptr;
  errno = 0;
  long long n = std::strtoll(text.c_str(), &end, 10);
  if (text.empty() || *end || errno || n < least || n > most)
    return Error{ErrorKind::usage, "bad value " + text + " for --" + std::string(option), "",
                 "a whole number from " + std::to_string(least) + " to " + std::to_string(most)};
  return n;
}

std::string Invocation::archive_path() const {
  if (has("archive")) return value("archive");
  if (const char* path = std::getenv("DOSSIER_ARCHIVE"); path && *path) return path;
  if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data == '/') return std::string(data) + "/dossier/archive.dossier";
  const char* home = std::getenv("HOME");
  return std::string(home && *home ? home : ".") + "/.local/share/dossier/archive.dossier";
}

const std::vector<OptionSpec>& common_options() {
  static const std::vector<OptionSpec> options = {
      {"archive", 'a', "FILE", "the archive (else $DOSSIER_ARCHIVE, else your own)"},
      {"json", 0, "", "JSON on standard output"},
      {"quiet", 'q', "", "no progress and no remarks"},
      {"help", 'h', "", "explain the command"},
      {"version", 'V', "", "print the version"},
  };
  return options;
}

void print_line(std::FILE* out, std::string_view text) {
  std::string line = visible(text) + "\n";
  std::fwrite(line.data(), 1, line.size(), out);
}

int report_error(const Error& error) {
  print_line(stderr, "dossier: " + error.describe());
  if (error.kind == ErrorKind::usage) return kUsage;
  return error.kind == ErrorKind::cancelled ? kInterrupted : kFailed;
}

int run(int argc, char** argv) {
  std::setlocale(LC_ALL, "C.UTF-8");
  Result<Parsed> parsed = parse({argv + std::min(argc, 1), argv + argc}, command_table());
  if (!parsed.ok()) return report_error(parsed.error());
  int code = kDone;
  if (parsed->help) {
    code = show_help(*parsed);
  } else if (parsed->version) {
    std::puts("dossier " DOSSIER_VERSION);
  } else {
    watch_signals(parsed->call.cancel());
    code = parsed->command->run(parsed->call);
  }
  if (std::fflush(stdout) != 0) {
    if (errno == EPIPE) return kFailed;  // whoever read it had enough
    std::fprintf(stderr, "dossier: cannot write to standard output: %s\n", std::strerror(errno));
    return kFailed;
  }
  return code;
}

}  // namespace dossier::cli
