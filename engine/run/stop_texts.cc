#include "engine/run/stop_texts.h"

#include <algorithm>

namespace dossier {

StopTexts::StopTexts(std::vector<std::string> texts) : texts_(std::move(texts)) {
  std::erase_if(texts_, [](const std::string& t) { return t.empty(); });
}

std::string StopTexts::push(std::string_view text) {
  if (found_) return {};
  held_ += text;
  std::size_t first = std::string::npos, keep = 0;
  for (const std::string& stop : texts_) {
    first = std::min(first, held_.find(stop));
    for (std::size_t n = std::min(stop.size() - 1, held_.size()); n > keep; --n)
      if (held_.compare(held_.size() - n, n, stop, 0, n) == 0) keep = n;
  }
  found_ = first != std::string::npos;
  std::string out = held_.substr(0, found_ ? first : held_.size() - keep);
  held_.erase(0, found_ ? held_.size() : out.size());
  return out;
}

std::string StopTexts::finish() { return std::exchange(held_, {}); }

}  // namespace dossier
