#include "app/cli/progress_line.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>

#include "base/utf8.h"

namespace dossier::cli {
namespace {

constexpr auto kPause = std::chrono::milliseconds(250);

size_t terminal_columns() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 10 ? size.ws_col : 80;
}

std::string two_digits(long n) { return (n < 10 ? "0" : "") + std::to_string(n); }

}  // namespace

ProgressLine::ProgressLine(bool quiet) : wanted_(!quiet && isatty(STDERR_FILENO)) {}

bool ProgressLine::due() {
  if (!wanted_) return false;
  auto now = std::chrono::steady_clock::now();
  if (shown_ && now - last_ < kPause) return false;
  last_ = now;
  return true;
}

void ProgressLine::show(const std::string& line) {
  if (!wanted_) return;
  // Cut by characters, which is near enough for what is shown here.
  std::string clean = visible(line), cut;
  size_t most = terminal_columns() - 1, count = 0;
  for (size_t at = 0; at < clean.size() && count < most; ++count) {
    size_t next = at;
    next_code_point(clean, next);
    cut.append(clean, at, next - at);
    at = next;
  }
  std::fprintf(stderr, "\r%s\x1b[K", cut.c_str());
  std::fflush(stderr);
  shown_ = true;
}

void ProgressLine::clear() {
  if (!shown_) return;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
  shown_ = false;
}

std::string duration_text(double seconds) {
  long whole = static_cast<long>(seconds + 0.5);
  if (whole < 60) return std::to_string(whole) + " s";
  if (whole < 3600) return std::to_string(whole / 60) + ":" + two_digits(whole % 60) + " min";
  return std::to_string(whole / 3600) + ":" + two_digits(whole / 60 % 60) + " h";
}

}  // namespace dossier::cli
