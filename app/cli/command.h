// One table of commands and options yields the parser, the help, the completions and the man page.
#pragma once

#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/cancel.h"
#include "base/result.h"

namespace dossier::cli {

// Exit codes of the program.
inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;        // failed, or a check failed
inline constexpr int kUsage = 2;
inline constexpr int kSomeNotRead = 3;   // done, but some documents were not read
inline constexpr int kInterrupted = 130;

struct OptionSpec {
  std::string_view name;       // long name without dashes
  char letter = 0;             // short form, 0 if none
  std::string_view value;      // what it takes ("FILE"), empty for a flag
  std::string_view help;       // one line
  bool repeatable = false;
  std::vector<std::string_view> choices = {};  // allowed values; empty: any
};

// What a command was called with, and where it may write.
class Invocation {
 public:
  bool has(std::string_view option) const { return values_.count(std::string(option)) > 0; }
  // The last value given, or `otherwise`.
  std::string value(std::string_view option, std::string_view otherwise = "") const;
  std::vector<std::string> values(std::string_view option) const;
  // usage if it is given and not a whole number within [least, most].
  Result<long long> number(std::string_view option, long long otherwise, long long least, long long most) const;
  const std::vector<std::string>& arguments() const { return arguments_; }
  bool json() const { return has("json"); }
  bool quiet() const { return has("quiet"); }
  // --archive FILE, else $DOSSIER_ARCHIVE, else the user's own in $XDG_DATA_HOME.
  std::string archive_path() const;
  const CancelToken& cancel() const { return cancel_; }

  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> arguments_;
  CancelToken cancel_;
};

struct CommandSpec {
  std::string_view name;       // "ingest", "archive check"
  std::string_view arguments;  // "PATH...", "" if none
  std::string_view summary;    // one line, no full stop
  std::string_view description;  // paragraphs for --help and the man page
  std::vector<OptionSpec> options;
  int least_arguments = 0;
  int most_arguments = 0;      // -1: any number
  int (*run)(const Invocation& call) = nullptr;
};

// All commands, in the order of the help.
const std::vector<CommandSpec>& command_table();
// Options that every command takes.
const std::vector<OptionSpec>& common_options();

// Prints "dossier: ERROR" with control characters made visible to stderr; returns the exit code for its kind.
int report_error(const Error& error);
// Untrusted text for a terminal or a plain-text line.
void print_line(std::FILE* out, std::string_view text);

// The whole program.
int run(int argc, char** argv);

}  // namespace dossier::cli
