#include "ui/background/single_instance.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <QDir>
#include <cstring>

namespace dossier::ui {
namespace {

constexpr int kMostBytes = 1 << 20;
constexpr int kPatience_ms = 2000;
const QString kReport = QStringLiteral("--report=");  // paths are absolute, so that none of them begins so

// Over the socket: paths, and the report, with zeros between them.
QByteArray message_of(const StartRequest& request) {
  QStringList parts = request.paths;
  if (!request.report.isEmpty()) parts.prepend(kReport + request.report);
  return parts.join(QChar(0)).toUtf8();
}

StartRequest request_of(const QByteArray& message) {
  StartRequest out{QString::fromUtf8(message).split(QChar(0), Qt::SkipEmptyParts), {}};
  if (!out.paths.isEmpty() && out.paths.front().startsWith(kReport)) out.report = out.paths.takeFirst().mid(kReport.size());
  return out;
}

bool fill_address(const QString& path, sockaddr_un& address) {
  const QByteArray bytes = path.toLocal8Bit();
  std::memset(&address, 0, sizeof address);
  address.sun_family = AF_UNIX;
  if (static_cast<size_t>(bytes.size()) >= sizeof address.sun_path) return false;
  std::memcpy(address.sun_path, bytes.constData(), static_cast<size_t>(bytes.size()));
  return true;
}

void set_patience(int fd) {
  const timeval patience{kPatience_ms / 1000, 0};
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

}  // namespace

SingleInstance::SingleInstance(const QString& folder, const QString& name, QObject* parent) : QObject(parent), path_(QDir(folder).filePath(name)) {}

SingleInstance::~SingleInstance() {
  if (socket_ >= 0) {
    ::close(socket_);
    ::unlink(path_.toLocal8Bit().constData());
  }
  if (lock_ >= 0) ::close(lock_);
}

bool SingleInstance::hand_over(const StartRequest& request) {
  lock_ = ::open((path_ + QStringLiteral(".lock")).toLocal8Bit().constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0) return false;  // no such folder: then every start is a window of its own
  if (flock(lock_, LOCK_EX | LOCK_NB) == 0) {
    listen();
    return false;
  }
  ::close(lock_);
  lock_ = -1;
  sockaddr_un address;
  if (!fill_address(path_, address)) return false;
  const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return false;
  set_patience(fd);
  bool done = ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  const QByteArray message = message_of(request);
  for (qsizetype at = 0; done && at < message.size();) {
    const ssize_t n = send(fd, message.constData() + at, static_cast<size_t>(message.size() - at), MSG_NOSIGNAL);
    done = n > 0;
    at += std::max<ssize_t>(n, 0);
  }
  ::close(fd);
  return done;
}

void SingleInstance::listen() {
  sockaddr_un address;
  if (!fill_address(path_, address)) return;
  ::unlink(address.sun_path);  // left by a program that was killed: the lock says that none runs
  socket_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (socket_ < 0) return;
  if (bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 || chmod(address.sun_path, 0600) != 0 || ::listen(socket_, 8) != 0) {
    ::close(socket_);
    socket_ = -1;
    return;
  }
  notifier_ = new QSocketNotifier(socket_, QSocketNotifier::Read, this);
  connect(notifier_, &QSocketNotifier::activated, this, &SingleInstance::accept_one);
}

void SingleInstance::accept_one() {
  const int fd = accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
  if (fd < 0) return;
  set_patience(fd);
  QByteArray message;
  char piece[4096];
  for (ssize_t n; message.size() < kMostBytes && (n = recv(fd, piece, sizeof piece, 0)) > 0;) message.append(piece, n);
  ::close(fd);
  emit received(request_of(message));
}

}  // namespace dossier::ui
