#include "ingest/reader/layout/running.h"

#include <cmath>

#include "ingest/reader/layout/tables_continue.h"

namespace dossier::reader {
namespace {

constexpr size_t kHeld = 2;            // pages behind the one at hand
constexpr float kEdge = 0.125f;        // part of the height
constexpr size_t kLongestEdge = 240;   // bytes
constexpr float kSamePlace_pt = 8;

bool digit(char c) { return c >= '0' && c <= '9'; }
bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }

bool is_roman(std::string_view s) {
  if (s.empty() || s.size() > 8) return false;
  for (char c : s)
    if (std::string_view("ivxlc").find(c) == std::string_view::npos) return false;
  return true;
}

// Every number, and a roman one that stands alone, becomes #.
std::string pattern_of(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    if (digit(text[i])) {
      while (i < text.size() && digit(text[i])) ++i;
      out += '#';
      continue;
    }
    if (lower(text[i]) && (i == 0 || !(lower(text[i - 1]) || upper(text[i - 1])))) {
      size_t end = i;
      while (end < text.size() && lower(text[end])) ++end;
      if (is_roman(text.substr(i, end - i)) && text.size() < 12) {
        out += '#';
        i = end;
        continue;
      }
    }
    char c = text[i++];
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

// The page number a line consists of: "12", "- iv -", "Page 3 of 10", "F-12", "3/10".
std::string page_number_in(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '-' || text.front() == '[' || text.front() == '|')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '-' || text.back() == ']' || text.back() == '|' || text.back() == '.')) text.remove_suffix(1);
  if (text.starts_with("\xE2\x80\x93") || text.starts_with("\xE2\x80\x94")) {  // dashes
    text.remove_prefix(3);
    if (text.ends_with("\xE2\x80\x93") || text.ends_with("\xE2\x80\x94")) text.remove_suffix(3);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  }
  for (std::string_view word : {"Page ", "page ", "PAGE ", "Seite ", "P. ", "p. ", "Pg. "})
    if (text.starts_with(word)) text.remove_prefix(word.size());
  size_t end = 0;
  while (end < text.size() && text[end] != ' ' && text[end] != '/') ++end;
  std::string_view number = text.substr(0, end), rest = text.substr(end);
  if (!rest.empty()) {
    bool of = false;
    for (std::string_view word : {" of ", "/", " / ", " von ", " de "})
      if (rest.starts_with(word)) of = of || rest.find_first_not_of("0123456789", word.size()) == std::string_view::npos;  // "3/6/2020" is a day
    if (!of || !digit(rest.back())) return {};
  }
  if (number.empty() || number.size() > 8) return {};
  size_t i = 0;
  if (upper(number[0]) && number.size() > 2 && number[1] == '-') i = 2;  // appendices: "F-12"
  bool figures = i < number.size();
  for (size_t k = i; k < number.size(); ++k) figures = figures && digit(number[k]);
  if ((figures && number.size() - i <= 4) || is_roman(number)) return std::string(number);
  return {};
}

// "ABC0001234", "ABC-DEF-000123": capitals, then at least five figures that end the word.
bool split_bates(std::string_view word, std::string& prefix, uint64_t& number) {
  size_t at = word.size();
  while (at > 0 && digit(word[at - 1])) --at;
  size_t figures = word.size() - at;
  if (figures < 4 || figures > 10 || at < 2 || word.size() > 32) return false;
  size_t capitals = 0;
  for (size_t i = 0; i < at; ++i) {
    if (upper(word[i]))
      ++capitals;
    else if (!digit(word[i]) && word[i] != '-' && word[i] != '_' && word[i] != '.')
      return false;
  }
  if (capitals < 2 || !upper(word[0])) return false;
  prefix = std::string(word.substr(0, at)) + ":" + std::to_string(figures);
  number = 0;
  for (char c : word.substr(at)) number = number * 10 + static_cast<uint64_t>(c - '0');
  return true;
}

// Same text but for numbers that count the pages.
bool counts_pages(std::string_view a, std::string_view b, uint32_t pages_between) {
  auto next = [](std::string_view text, size_t& at) -> long {
    while (at < text.size() && !digit(text[at])) ++at;
    if (at == text.size()) return -1;
    long value = 0;
    for (; at < text.size() && digit(text[at]); ++at) value = std::min(value * 10 + (text[at] - '0'), 1'000'000'000L);
    return value;
  };
  for (size_t i = 0, k = 0;;) {
    long x = next(a, i), y = next(b, k);
    if (x < 0 || y < 0) return x == y;
    if (x != y && y - x != static_cast<long>(pages_between)) return false;
  }
}

bool is_edge_kind(BlockKind kind) { return kind != BlockKind::table && kind != BlockKind::form_field && kind != BlockKind::footnote && kind != BlockKind::caption; }

}  // namespace

RunningMatter::Held RunningMatter::look_at(Page page) const {
  Held held;
  float height = page.height_pt;
  size_t lowest = 0;
  for (size_t i = 0; i < page.blocks.size(); ++i)
    if (page.blocks[i].box.y1 > page.blocks[lowest].box.y1) lowest = i;
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    const Block& block = page.blocks[i];
    if (!is_edge_kind(block.kind) || block.end - block.begin > kLongestEdge || block.begin == block.end) continue;
    bool top = block.box.y1 < kEdge * height, bottom = block.box.y0 > (1 - kEdge) * height;
    bool loose = !top && !bottom && i == lowest && !page_number_in(page.slice(block.begin, block.end)).empty();
    if (!top && !bottom && !loose) continue;
    Edge edge;
    edge.loose = loose;
    edge.block = i;
    edge.top = top;
    edge.y = block.box.center_y();
    edge.text = std::string(page.slice(block.begin, block.end));
    edge.pattern = pattern_of(edge.text);
    edge.running = !loose && !page_number_in(edge.text).empty();
    held.edges.push_back(std::move(edge));
  }
  for (const Word& word : page.words) {
    if (word.box.y1 > 0.1f * height && word.box.y0 < 0.9f * height) continue;
    std::string prefix;
    uint64_t number;
    std::string_view text = page.slice(word.begin, word.end);
    if (!split_bates(text, prefix, number)) continue;
    held.bates_prefix = prefix;
    held.bates_number = number;
    page.bates = std::string(text);
    // Zeros in front: nothing else is written so.
    size_t figures = static_cast<size_t>(std::stoi(prefix.substr(prefix.rfind(':') + 1)));
    held.bates_sure = figures >= 6 && text[text.size() - figures] == '0';
  }
  held.page = std::move(page);
  return held;
}

void RunningMatter::compare(Held& a, Held& b) const {
  for (Edge& x : a.edges)
    for (Edge& y : b.edges) {
      if (x.top != y.top || !(x.loose || y.loose || std::abs(x.y - y.y) < kSamePlace_pt) || x.pattern != y.pattern) continue;
      const bool same = x.text == y.text;
      if (same ? x.loose : !counts_pages(x.text, y.text, b.page.number - a.page.number)) continue;
      x.running = y.running = true;
      if (!same) x.counts = y.counts = true;
    }
  if (!a.bates_prefix.empty() && a.bates_prefix == b.bates_prefix && b.bates_number - a.bates_number == b.page.number - a.page.number)
    a.bates_sure = b.bates_sure = true;
}

void RunningMatter::name_page(Held& held) const {
  Page& page = held.page;
  std::string printed;
  for (const Edge& edge : held.edges) {
    if (!edge.running) continue;
    Block& block = page.blocks[edge.block];
    block.kind = edge.top ? BlockKind::running_header : BlockKind::running_footer;
    block.level = 0;
    std::string number = page_number_in(edge.text);
    // What other words stand beside is the page's number only where it goes on with the pages: "Annex 3", "10-K, 3/6/2020".
    for (size_t at = 0; number.empty() && edge.counts && at < edge.text.size();) {  // one line of several
      size_t end = std::min(edge.text.find('\n', at), edge.text.size());
      number = page_number_in(std::string_view(edge.text).substr(at, end - at));
      at = end + 1;
    }
    // "12 Annual Report" or "Annual Report 12": a number at either end that goes with the page's own.
    if (number.empty() && edge.counts) {
      size_t first = edge.text.find_first_of(" \n"), last = edge.text.find_last_of(" \n");
      for (std::string_view end : {std::string_view(edge.text).substr(0, first), std::string_view(edge.text).substr(last == std::string::npos ? 0 : last + 1)}) {
        std::string candidate = page_number_in(end);
        if (!candidate.empty() && digit(candidate[0]) && candidate.size() <= 4 && std::abs(std::stol(candidate) - static_cast<long>(page.number)) <= 60) number = candidate;
      }
    }
    if (!number.empty() && (printed.empty() || !edge.top)) printed = number;
  }
  if (page.label.empty()) page.label = printed;
  if (!held.bates_sure) page.bates.clear();
}

Status RunningMatter::let_go() {
  // Two pages that were sent stay for comparison.
  size_t waiting = 0;
  for (const Held& held : held_)
    if (held.wanted) ++waiting;
  while (waiting > kHeld) {
    for (Held& held : held_) {
      if (!held.wanted) continue;
      name_page(held);
      held.wanted = false;
      --waiting;
      Page out = held.page;
      held.page.text.clear();
      held.page.words.clear();
      held.page.tables.clear();
      DOSSIER_TRY(send_(std::move(out)));
      break;
    }
  }
  while (held_.size() > 2 * kHeld && !held_.front().wanted) held_.pop_front();
  return {};
}

Status RunningMatter::add(Page page) {
  Held held = look_at(std::move(page));
  if (!held_.empty() && held_.back().page.number + 1 == held.page.number) mark_continuation(held_.back().page, held.page);
  for (Held& before : held_)
    if (held.page.number - before.page.number <= kHeld) compare(before, held);
  held_.push_back(std::move(held));
  return let_go();
}

void RunningMatter::prime(Page page) {
  Held held = look_at(std::move(page));
  held.wanted = false;
  for (Held& before : held_) compare(before, held);
  held_.push_back(std::move(held));
}

Status RunningMatter::finish() {
  for (Held& held : held_) {
    if (!held.wanted) continue;
    name_page(held);
    held.wanted = false;
    DOSSIER_TRY(send_(std::move(held.page)));
  }
  held_.clear();
  return {};
}

void mark_continuation(const Page& before, Page& page) {
  if (before.tables.empty() || page.tables.empty()) return;
  const Table& last = before.tables.back();
  Table& first = page.tables.front();
  // Only short matter at the edges may stand below the one and above the other.
  for (const Block& block : before.blocks)
    if (block.begin >= last.end && block.end > block.begin && block.box.y0 < (1 - kEdge) * before.height_pt) return;
  for (const Block& block : page.blocks)
    if (block.end <= first.begin && block.end > block.begin && block.box.y1 > kEdge * page.height_pt) return;
  first.continues_previous_page = continues(last, before, first, page);
}

}  // namespace dossier::reader
