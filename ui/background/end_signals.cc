#include "ui/background/end_signals.h"

#include <fcntl.h>
#include <unistd.h>

#include <QSocketNotifier>
#include <csignal>

namespace dossier::ui {
namespace {

constexpr int kEnding[] = {SIGTERM, SIGINT, SIGHUP};

// A handler may do next to nothing: it writes one byte, which the event loop hears.
int g_pipe[2] = {-1, -1};

void handle(int) {
  const char byte = 1;
  [[maybe_unused]] const ssize_t written = ::write(g_pipe[1], &byte, 1);
}

}  // namespace

EndSignals::EndSignals(QObject* parent) : QObject(parent) {
  if (::pipe2(g_pipe, O_CLOEXEC | O_NONBLOCK) != 0) return;  // then they end the program as before
  heard_ = new QSocketNotifier(g_pipe[0], QSocketNotifier::Read, this);
  connect(heard_, &QSocketNotifier::activated, this, [this] {
    char bytes[16];
    while (::read(g_pipe[0], bytes, sizeof bytes) > 0) {
    }
    emit asked_to_end();
  });
  struct sigaction action = {};
  action.sa_handler = handle;
  action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);  // the second one is not held back
  sigemptyset(&action.sa_mask);
  for (int signal : kEnding) ::sigaction(signal, &action, nullptr);
}

EndSignals::~EndSignals() {
  for (int signal : kEnding) std::signal(signal, SIG_DFL);
  delete heard_;
  for (int& end : g_pipe)
    if (end >= 0) ::close(end), end = -1;
}

}  // namespace dossier::ui
