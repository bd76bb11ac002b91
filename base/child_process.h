// A program of ours that runs beside this one and speaks in lines: what is written to it is its standard input, what it prints is read line by line.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/cancel.h"
#include "base/fd.h"
#include "base/result.h"

namespace dossier {

// The path of a program of ours: the one that `variable` of the environment names, else NAME in the first of `places` (relative to the folder of the
// running program) that holds it. not_found.
Result<std::string> find_own_program(const std::string& name, const char* variable, const std::vector<std::string>& places);

class ChildProcess {
 public:
  static constexpr size_t kMostLineBytes = size_t{64} << 20;

  // io if it cannot be started. Its standard error is ours.
  static Result<ChildProcess> start(const std::string& program, const std::vector<std::string>& arguments);
  ChildProcess(ChildProcess&&) noexcept = default;
  ChildProcess& operator=(ChildProcess&& other) noexcept;
  // Ends the child: its input is closed, then it is killed if it does not go within a second.
  ~ChildProcess();

  // REQUIRES: the line has no line break. crash if the child is gone.
  Status write_line(std::string_view line);
  // The next line without its end; nothing at the end of its output. timeout, cancelled, too_large.
  Result<std::optional<std::string>> read_line(std::chrono::milliseconds most, const CancelToken& cancel);
  // What came behind the last line's end.
  const std::string& unfinished() const { return read_; }
  pid_t pid() const { return pid_; }

 private:
  ChildProcess() = default;
  void end();

  struct Owned {  // so that a moved-from child ends nobody
    pid_t pid;
  };
  pid_t pid_ = -1;
  std::unique_ptr<Owned> owned_;
  Fd stream_;  // both ways
  std::string read_;
  size_t searched_ = 0;
};

}  // namespace dossier
