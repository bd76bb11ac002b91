#include "app/desk/find_in_document.h"

#include <algorithm>

#include "base/utf8.h"

namespace dossier {
namespace {

constexpr size_t kAround = 6;  // words shown on each side of a hit

// Words folded and joined by one space, with the word each byte belongs to.
struct FoldedPage {
  std::string text;
  std::vector<uint32_t> word_at;  // by byte of text
};

std::string folded_words(std::string_view text) {
  std::string out;
  for (char c : fold(text)) {
    bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

FoldedPage fold_page(const Page& page) {
  FoldedPage out;
  for (uint32_t i = 0; i < page.words.size(); ++i) {
    const Word& word = page.words[i];
    if (word.begin >= word.end || word.end > page.text.size()) continue;
    // The second part of a word broken over two lines goes on where the first ended.
    if (!out.text.empty() && !(word.style & style::kContinues)) {
      out.text += ' ';
      out.word_at.push_back(i);
    }
    const std::string folded = fold(page.slice(word.begin, word.end));
    out.text += folded;
    out.word_at.resize(out.text.size(), i);
  }
  return out;
}

std::string words_between(const Page& page, size_t first, size_t last) {
  std::string out;
  for (size_t i = first; i < last && i < page.words.size(); ++i) out += (out.empty() ? "" : " ") + std::string(page.slice(page.words[i].begin, page.words[i].end));
  return out;
}

}  // namespace

std::vector<PageHit> find_on_page(const Page& page, std::string_view query) {
  const std::string wanted = folded_words(query);
  std::vector<PageHit> out;
  if (wanted.empty()) return out;
  const FoldedPage folded = fold_page(page);
  for (size_t at = folded.text.find(wanted); at != std::string::npos; at = folded.text.find(wanted, at + wanted.size())) {
    const uint32_t first = folded.word_at[at], last = folded.word_at[at + wanted.size() - 1];
    PageHit hit;
    hit.page = page.number;
    hit.begin = page.words[first].begin;
    hit.end = std::max(page.words[first].end, page.words[last].end);
    hit.boxes = boxes_of(page, hit.begin, hit.end);
    hit.before = words_between(page, first > kAround ? first - kAround : 0, first);
    hit.words = words_between(page, first, last + 1);
    hit.after = words_between(page, last + 1, last + 1 + kAround);
    out.push_back(std::move(hit));
  }
  return out;
}

}  // namespace dossier
