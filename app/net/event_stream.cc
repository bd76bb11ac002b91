#include "app/net/event_stream.h"

namespace dossier {

std::vector<std::string> EventStream::add(std::string_view piece) {
  std::vector<std::string> out;
  for (char c : piece) {
    if (overflowed_) break;
    // A line ends at LF, CR or CR LF.
    if (c == '\n' && after_return_) {
      after_return_ = false;
      continue;
    }
    after_return_ = c == '\r';
    if (c != '\n' && c != '\r') {
      line_ += c;
      overflowed_ = line_.size() + data_.size() > kMostEventBytes;
      continue;
    }
    if (line_.empty()) {
      if (has_data_) out.push_back(std::move(data_));
      data_.clear();
      has_data_ = false;
    } else if (line_.starts_with("data:")) {
      std::string_view value = std::string_view(line_).substr(5);
      if (value.starts_with(" ")) value.remove_prefix(1);
      if (has_data_) data_ += '\n';
      data_ += value;
      has_data_ = true;
    }
    line_.clear();
  }
  return out;
}

}  // namespace dossier
