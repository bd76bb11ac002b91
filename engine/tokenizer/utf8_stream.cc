#include "base/utf8.h"
#include "engine/tokenizer/tokenizer.h"

namespace dossier {
namespace {

// How many bytes at the end of TEXT may be the beginning of a character that is not whole: 0 to 3.
std::size_t open_end(std::string_view text) {
  for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
    auto b = static_cast<unsigned char>(text[text.size() - back]);
    if ((b & 0xc0) == 0x80) continue;
    std::size_t needs = b >= 0xf0 && b < 0xf5 ? 4 : b >= 0xe0 && b < 0xf0 ? 3 : b >= 0xc2 && b < 0xe0 ? 2 : 1;
    return needs > back ? back : 0;
  }
  return 0;
}

}  // namespace

std::string Utf8Stream::push(std::string_view bytes) {
  pending_ += bytes;
  std::size_t keep = open_end(pending_);
  std::string out = scrub_utf8(std::string_view(pending_).substr(0, pending_.size() - keep));
  pending_.erase(0, pending_.size() - keep);
  return out;
}

std::string Utf8Stream::finish() {
  std::string out = scrub_utf8(pending_);
  pending_.clear();
  return out;
}

}  // namespace dossier
