// One line on a terminal that tells how far long work is: rewritten at most four times a second, gone when the work is done.
#pragma once

#include <chrono>
#include <string>

namespace dossier::cli {

class ProgressLine {
 public:
  // Shows nothing if stderr is no terminal or `quiet`.
  explicit ProgressLine(bool quiet);
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  bool wanted() const { return wanted_; }
  // Whether it is time for another line: ask before making one.
  bool due();
  void show(const std::string& line);
  void clear();

 private:
  bool wanted_, shown_ = false;
  std::chrono::steady_clock::time_point last_{};
};

// "3 s", "2:05 min", "1:10 h".
std::string duration_text(double seconds);

}  // namespace dossier::cli
