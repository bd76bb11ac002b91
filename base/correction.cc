#include "base/correction.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace dossier {
namespace {

struct WordRange {
  size_t first = 0, last = 0;
};

// The words that a place begins and ends with; nothing if it cuts one.
std::optional<WordRange> words_of(const Page& page, uint32_t begin, uint32_t end) {
  auto first = std::lower_bound(page.words.begin(), page.words.end(), begin, [](const Word& w, uint32_t at) { return w.begin < at; });
  if (first == page.words.end() || first->begin != begin) return {};
  auto last = first;
  while (std::next(last) != page.words.end() && std::next(last)->begin < end) ++last;
  if (last->end != end) return {};
  return WordRange{static_cast<size_t>(first - page.words.begin()), static_cast<size_t>(last - page.words.begin())};
}

bool on_one_line(const Word& a, const Word& b) {
  return a.box.center_y() > b.box.y0 && a.box.center_y() < b.box.y1 && b.box.center_y() > a.box.y0 && b.box.center_y() < a.box.y1;
}

bool is_line(const std::string& text) {
  if (text.empty() || text.size() > kMaxCorrectionBytes || !is_utf8(text) || to_nfc(text) != text || text.front() == ' ' || text.back() == ' ') return false;
  // What is shown as another sign than it is (controls, overrides) belongs on no page.
  return visible(text) == text && text.find("  ") == std::string::npos;
}

bool overlap(const Correction& a, const Correction& b) { return a.begin < b.end && b.begin < a.end; }

// Where a place of the page as it was read lies on the corrected one.
uint32_t place_as_corrected(const std::vector<Correction>& in_force, uint32_t at) {
  int64_t moved = 0;
  for (const Correction& c : in_force) {
    if (at <= c.begin) break;
    if (at >= c.end)
      moved += static_cast<int64_t>(c.text.size()) - static_cast<int64_t>(c.end - c.begin);
    else
      return static_cast<uint32_t>(c.begin + moved + static_cast<int64_t>(c.text.size()));  // within: a block ends behind the whole word
  }
  return static_cast<uint32_t>(at + moved);
}

}  // namespace

Status check_correction(const Page& page, const Correction& c) {
  const std::string where = "page " + std::to_string(page.number);
  if (!is_line(c.text)) return Error{ErrorKind::usage, "a correction is a word or a few on one line", where, ""};
  if (c.page != page.number || c.begin >= c.end || c.end > page.text.size()) return Error{ErrorKind::not_found, "there is no such word", where, ""};
  if (page.slice(c.begin, c.end) != c.was) return Error{ErrorKind::conflict, "the page was read otherwise since", where, "look at the page again"};
  const auto range = words_of(page, c.begin, c.end);
  if (!range) return Error{ErrorKind::not_found, "the place is no whole word", where, ""};
  for (size_t i = range->first; i <= range->last; ++i) {
    if (!(page.words[i].style & style::kOcr)) return Error{ErrorKind::conflict, "only words that were read from a picture can be corrected", where, "what the file itself says is not changed"};
    if (!on_one_line(page.words[range->first], page.words[i])) return Error{ErrorKind::conflict, "the words stand on two lines", where, "correct one after the other"};
  }
  return {};
}

std::vector<Correction> corrections_in_force(const Page& page, const std::vector<Correction>& history) {
  std::vector<Correction> out;
  for (auto c = history.rbegin(); c != history.rend(); ++c) {
    if (!check_correction(page, *c).ok()) continue;
    if (std::none_of(out.begin(), out.end(), [&](const Correction& newer) { return overlap(newer, *c); })) out.push_back(*c);
  }
  std::erase_if(out, [](const Correction& c) { return c.text == c.was; });
  std::sort(out.begin(), out.end(), [](const Correction& a, const Correction& b) { return a.begin < b.begin; });
  return out;
}

Page corrected_page(const Page& page, const std::vector<Correction>& in_force) {
  if (in_force.empty()) return page;
  Page out = page;
  for (auto c = in_force.rbegin(); c != in_force.rend(); ++c) out.text.replace(c->begin, c->end - c->begin, c->text);
  out.words.clear();
  auto next = in_force.begin();
  for (size_t i = 0; i < page.words.size(); ++i) {
    Word word = page.words[i];
    while (next != in_force.end() && next->end <= word.begin) ++next;
    const bool here = next != in_force.end() && word.begin >= next->begin;
    if (here && word.begin > next->begin) {  // the words of a place become one
      out.words.back().box = united(out.words.back().box, word.box);
      continue;
    }
    const uint32_t end = here ? next->end : word.end;
    word.begin = place_as_corrected(in_force, word.begin);
    word.end = place_as_corrected(in_force, end);
    if (here) {
      word.style = static_cast<uint16_t>((word.style & ~style::kDoubtful) | style::kCorrected);
      word.confidence = 1;
    }
    out.words.push_back(word);
  }
  auto move = [&](uint32_t& begin, uint32_t& end) {
    begin = place_as_corrected(in_force, begin);
    end = std::max(begin, place_as_corrected(in_force, end));
  };
  for (Block& block : out.blocks) move(block.begin, block.end);
  for (Table& table : out.tables) {
    move(table.begin, table.end);
    move(table.title_begin, table.title_end);
    for (Cell& cell : table.cells) move(cell.begin, cell.end);
  }
  return out;
}

uint32_t place_as_read(const std::vector<Correction>& in_force, uint32_t at, bool is_end) {
  int64_t moved = 0;  // of the corrected page against the one that was read
  for (const Correction& c : in_force) {
    const int64_t begin = c.begin + moved, end = begin + static_cast<int64_t>(c.text.size());
    if (at < begin || (at == begin && !is_end)) break;
    if (at < end) return is_end ? c.end : c.begin;
    if (at == end && is_end) return c.end;
    moved += static_cast<int64_t>(c.text.size()) - static_cast<int64_t>(c.end - c.begin);
  }
  return static_cast<uint32_t>(at - moved);
}

}  // namespace dossier
