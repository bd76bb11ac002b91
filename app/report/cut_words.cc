#include "app/report/cut_words.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"

namespace dossier {
namespace {

constexpr const char* kCut = "\u2060…\u2060";  // no line may end here
constexpr size_t kMostOfExtension = 8;  // letters behind the last point that are still one
constexpr size_t kBeforeExtension = 3;  // letters of the name's end that are kept, too

// Where letters begin, and the end; a mark that belongs to the letter before it begins none.
std::vector<size_t> letters_of(const std::string& word) {
  std::vector<size_t> out;
  for (size_t at = 0; at < word.size();) {
    const size_t begin = at;
    const char32_t c = next_code_point(word, at);
    const bool mark = (c >= 0x300 && c <= 0x36F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0x2069;
    if (!mark || out.empty()) out.push_back(begin);
  }
  out.push_back(word.size());
  return out;
}

std::string cut(const std::string& word, double most, const std::function<double(const std::string&)>& width_of) {
  const std::vector<size_t> at = letters_of(word);
  const size_t letters = at.size() - 1, point = word.rfind('.');
  size_t extension = 0;
  while (extension < letters && point != std::string::npos && at[letters - extension] > point) ++extension;
  if (extension > kMostOfExtension) extension = 0;
  auto keeping = [&](size_t kept) {
    const size_t tail = std::min(kept, std::max(kept / 3, extension + kBeforeExtension)), head = kept - tail;
    return word.substr(0, at[head]) + kCut + word.substr(at[letters - tail]);
  };
  size_t fits = 1, beyond = letters;
  while (fits + 1 < beyond) {
    const size_t middle = (fits + beyond) / 2;
    (width_of(keeping(middle)) <= most ? fits : beyond) = middle;
  }
  return keeping(fits);
}

}  // namespace

std::string with_wide_words_cut(const std::string& text, double most, const std::function<double(const std::string&)>& width_of) {
  if (width_of(text) <= most) return text;
  std::string out;
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    out += width_of(word) <= most ? word : cut(word, most, width_of);
    if (end < text.size()) out += ' ';
    at = end + 1;
  }
  return out;
}

}  // namespace dossier
