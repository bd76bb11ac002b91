#include "ingest/wire/channel.h"

#include <sys/socket.h>

#include <cerrno>
#include <cstring>

#include "base/file.h"

namespace dossier {
namespace {
constexpr size_t kMaxFds = 4;
}

Status send_with_fds(int socket, std::string_view bytes, const std::vector<int>& fds) {
  if (fds.size() > kMaxFds) return Error{ErrorKind::usage, "too many descriptors", "", ""};
  bool first = true;
  while (!bytes.empty()) {
    iovec part{const_cast<char*>(bytes.data()), bytes.size()};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int) * kMaxFds)] = {};
    if (first && !fds.empty()) {
      message.msg_control = control;
      message.msg_controllen = CMSG_SPACE(sizeof(int) * fds.size());
      cmsghdr* header = CMSG_FIRSTHDR(&message);
      header->cmsg_level = SOL_SOCKET;
      header->cmsg_type = SCM_RIGHTS;
      header->cmsg_len = CMSG_LEN(sizeof(int) * fds.size());
      std::memcpy(CMSG_DATA(header), fds.data(), sizeof(int) * fds.size());
    }
    ssize_t n = ::sendmsg(socket, &message, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return os_error("cannot talk to the reader", "", errno);
    bytes.remove_prefix(static_cast<size_t>(n));
    first = false;
  }
  return {};
}

Result<size_t> receive_with_fds(int socket, char* bytes, size_t size, std::vector<Fd>& fds) {
  iovec part{bytes, size};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int) * kMaxFds)];
  message.msg_control = control;
  message.msg_controllen = sizeof control;
  ssize_t n;
  do n = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  while (n < 0 && errno == EINTR);
  if (n < 0) return os_error("cannot listen", "", errno);
  for (cmsghdr* header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
    size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (size_t i = 0; i < count; ++i) {
      int fd;
      std::memcpy(&fd, CMSG_DATA(header) + i * sizeof(int), sizeof fd);
      fds.emplace_back(fd);
    }
  }
  return static_cast<size_t>(n);
}

Result<FrameKind> receive_frame(int socket, std::string& payload, std::vector<Fd>& fds) {
  FrameCutter cutter;
  for (;;) {
    Frame frame;
    bool found = false;
    DOSSIER_TRY(cutter.next(frame, found));
    if (found) {
      payload.assign(frame.payload);
      return frame.kind;
    }
    size_t available = 0;
    char* room = cutter.room(4096, available);
    DOSSIER_ASSIGN(size_t got, receive_with_fds(socket, room, available, fds));
    if (got == 0) return Error{ErrorKind::io, "the other side is gone", "", ""};
    cutter.filled(got);
  }
}

}  // namespace dossier
