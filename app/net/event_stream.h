// Server-sent events, as endpoints stream them: the data of each event, out of bytes that arrive in pieces.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

class EventStream {
 public:
  static constexpr size_t kMostEventBytes = size_t{1} << 20;

  // The data of the events that the piece completes; lines of several data fields are joined by line breaks.
  std::vector<std::string> add(std::string_view piece);
  // An event was longer than it may be; nothing more comes out.
  bool overflowed() const { return overflowed_; }

 private:
  std::string line_, data_;
  bool has_data_ = false, after_return_ = false, overflowed_ = false;
};

}  // namespace dossier
