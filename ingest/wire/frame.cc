#include "ingest/wire/frame.h"

#include <sys/socket.h>
#include <sys/uio.h>

#include <cerrno>
#include <cstring>

#include "base/file.h"

namespace dossier {
namespace {

void put_header(char* out, FrameKind kind, size_t size) {
  uint32_t length = static_cast<uint32_t>(size);
  std::memcpy(out, &length, 4);
  out[4] = static_cast<char>(kind);
  out[5] = out[6] = 0;
  out[7] = 'D';  // a stream that lost its place is noticed at once
}

}  // namespace

std::string frame_bytes(FrameKind kind, std::string_view payload) {
  std::string out(kFrameHeaderBytes, '\0');
  put_header(out.data(), kind, payload.size());
  out.append(payload);
  return out;
}

Status write_frame(int fd, FrameKind kind, std::string_view payload) {
  if (payload.size() > kMaxFrameBytes) return Error{ErrorKind::too_large, "a page needs more than " + std::to_string(kMaxFrameBytes >> 20) + " MiB", "", ""};
  char header[kFrameHeaderBytes];
  put_header(header, kind, payload.size());
  iovec parts[2] = {{header, sizeof header}, {const_cast<char*>(payload.data()), payload.size()}};
  size_t first = 0;
  while (first < 2) {
    // sendmsg for MSG_NOSIGNAL: a peer that is gone is an error, not a signal. Tests write to pipes.
    msghdr message{};
    message.msg_iov = parts + first;
    message.msg_iovlen = 2 - first;
    ssize_t n = ::sendmsg(fd, &message, MSG_NOSIGNAL);
    if (n < 0 && errno == ENOTSOCK) n = ::writev(fd, parts + first, static_cast<int>(2 - first));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return os_error("cannot send a frame", "", errno);
    size_t sent = static_cast<size_t>(n);
    while (first < 2 && sent >= parts[first].iov_len) sent -= parts[first++].iov_len;
    if (first < 2) {
      parts[first].iov_base = static_cast<char*>(parts[first].iov_base) + sent;
      parts[first].iov_len -= sent;
    }
  }
  return {};
}

char* FrameCutter::room(size_t at_least, size_t& available) {
  if (begin_ == end_) begin_ = end_ = 0;
  if (buffer_.size() - end_ < at_least && begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() - end_ < at_least) buffer_.resize(std::max(buffer_.size() * 2, end_ + at_least));
  available = buffer_.size() - end_;
  return buffer_.data() + end_;
}

void FrameCutter::add(std::string_view bytes) {
  size_t available = 0;
  std::memcpy(room(bytes.size(), available), bytes.data(), bytes.size());
  filled(bytes.size());
}

Status FrameCutter::next(Frame& frame, bool& found) {
  found = false;
  if (end_ - begin_ < kFrameHeaderBytes) return {};
  const char* header = buffer_.data() + begin_;
  uint32_t length;
  std::memcpy(&length, header, 4);
  uint8_t kind = static_cast<uint8_t>(header[4]);
  if (header[5] != 0 || header[6] != 0 || header[7] != 'D' || kind < 1 || kind > static_cast<uint8_t>(FrameKind::page_count) || length > kMaxFrameBytes)
    return Error{ErrorKind::damaged, "a reader sent something that is no frame", "", ""};
  if (end_ - begin_ - kFrameHeaderBytes < length) return {};
  frame = {static_cast<FrameKind>(kind), std::string_view(header + kFrameHeaderBytes, length)};
  begin_ += kFrameHeaderBytes + length;
  found = true;
  return {};
}

}  // namespace dossier
