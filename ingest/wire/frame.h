// Frames: what a reader and its parent say to each other over a stream. docs/formats/wire.md describes the bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dossier {

inline constexpr uint16_t kWireVersion = 1;
inline constexpr size_t kFrameHeaderBytes = 8;
inline constexpr size_t kMaxFrameBytes = size_t{192} << 20;  // a page of 64 MiB of text with its layout

enum class FrameKind : uint8_t {
  hello = 1,       // reader: wire version, reader version
  read = 2,        // parent: a ReadRequest
  render = 3,      // parent: a RenderRequest
  protections = 4, // parent: which protections hold? reader: the answer
  begin = 5,       // reader: a document begins
  page = 6,
  page_failed = 7,
  end = 8,         // the document that began last ends
  picture = 9,
  done = 10,       // reader: nothing more follows
  failed = 11,     // reader: an error about the request as a whole
  page_count = 12  // reader: how many pages the document that began last has
};

struct Frame {
  FrameKind kind = FrameKind::done;
  std::string_view payload;  // into the caller's buffer
};

// Header and payload as bytes.
std::string frame_bytes(FrameKind kind, std::string_view payload);
// Writes a whole frame. io if the other side is gone.
Status write_frame(int fd, FrameKind kind, std::string_view payload);

// Cuts a stream of bytes into frames.
class FrameCutter {
 public:
  // Where the next bytes may be read to: `at_least` bytes of room.
  char* room(size_t at_least, size_t& available);
  void filled(size_t bytes) { end_ += bytes; }
  // Appends, for callers that hold the bytes already.
  void add(std::string_view bytes);
  // The next whole frame; found = false if more bytes are needed. The payload is valid until room() or add(). damaged if what
  // stands there is no frame.
  Status next(Frame& frame, bool& found);
  bool empty() const { return begin_ == end_; }

 private:
  std::string buffer_;
  size_t begin_ = 0, end_ = 0;
};

}  // namespace dossier
