// For tests: how long single events keep the GUI thread, time spent waiting for a processor left out, so that a busy machine is no fault.
#pragma once

#include <fcntl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <QApplication>
#include <QEvent>
#include <cstdlib>
#include <string>

namespace dossier::ui {

class WatchedApplication : public QApplication {
 public:
  WatchedApplication(int& argc, char** argv) : QApplication(argc, argv) {
    const std::string path = "/proc/self/task/" + std::to_string(syscall(SYS_gettid)) + "/schedstat";
    schedstat_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  }
  ~WatchedApplication() override { ::close(schedstat_); }

  bool notify(QObject* receiver, QEvent* event) override {
    if (depth_++ > 0 || !watching_) {
      bool out = QApplication::notify(receiver, event);
      --depth_;
      return out;
    }
    const QEvent::Type type = event->type();
    const std::string name = receiver->metaObject()->className();
    const long long began = own_ns();
    bool out = QApplication::notify(receiver, event);
    const double ms = static_cast<double>(own_ns() - began) / 1e6;
    --depth_;
    if (ms > longest_ms_) {
      longest_ms_ = ms;
      where_ = name + ", event " + std::to_string(type);
    }
    return out;
  }

  void watch(bool on) {
    watching_ = on;
    if (on) longest_ms_ = 0, where_.clear();
  }
  double longest_ms() const { return longest_ms_; }
  const std::string& where() const { return where_; }

 private:
  // Wall time less the time this thread was ready and had no processor.
  long long own_ns() const {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    char text[128] = {};
    long long waited = 0;
    if (schedstat_ >= 0 && pread(schedstat_, text, sizeof text - 1, 0) > 0) {
      char* after = nullptr;
      (void)std::strtoll(text, &after, 10);
      waited = std::strtoll(after, nullptr, 10);
    }
    return now.tv_sec * 1'000'000'000LL + now.tv_nsec - waited;
  }

  int schedstat_ = -1, depth_ = 0;
  bool watching_ = false;
  double longest_ms_ = 0;
  std::string where_;
};

}  // namespace dossier::ui
