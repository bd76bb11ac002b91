#include "ingest/reader/text/text_blocks.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "ingest/reader/layout/line_marks.h"

namespace dossier::reader {
namespace {

constexpr unsigned kWidest = 110;         // columns; nobody breaks lines later than that
constexpr size_t kHabitBytes = 64 << 10;  // of a text, for its habit
constexpr unsigned kTab = 8;

struct Line {
  size_t begin = 0, end = 0;  // bytes, without the line's end
  std::string_view text;      // without margins and quote marks
  unsigned indent = 0;        // columns before the text
  unsigned edge = 0;          // column behind it
  unsigned first = 0;         // columns of its first word
  unsigned quotes = 0;        // ">" before it
  bool ends = false;          // with the end of a sentence or a clause of it
  bool rule = false;          // "-----", "* * *"
  bool caps = false;          // a line in capitals
  bool marked = false;        // begins with the mark of an item or the number of a section
  bool mark_only = false;
  bool gaps = false;     // white space within it parts columns
  bool columns = false;  // belongs to a run of such lines
};

bool blank_byte(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && blank_byte(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank_byte(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find_first_of(" \t")); }

unsigned columns_of(std::string_view text, unsigned at = 0) {
  for (size_t i = 0; i < text.size();) {
    char32_t c = next_code_point(text, i);
    at = c == U'\t' ? (at / kTab + 1) * kTab : at + 1;
  }
  return at;
}

bool ends_sentence(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kClosing = {"\"", "'", ")", "]", "”", "’", "»", "“", "*"};
  static constexpr std::array<std::string_view, 12> kStops = {".", "!", "?", ":", ";", "…", "。", "！", "？", "।", "۔", "؟"};
  for (bool again = true; again;) {
    again = false;
    for (std::string_view mark : kClosing)
      if (text.ends_with(mark)) text.remove_suffix(mark.size()), again = true;
  }
  return std::any_of(kStops.begin(), kStops.end(), [&](std::string_view stop) { return text.ends_with(stop); });
}

bool is_rule(std::string_view text) {
  size_t signs = 0;
  for (char c : text) {
    if (c == ' ' || c == '+' || c == '|') continue;
    if (std::string_view("-=_*~#.").find(c) == std::string_view::npos) return false;
    ++signs;
  }
  return signs >= 3;
}

bool in_capitals(std::string_view text) {
  size_t capitals = 0, digits = 0;
  for (size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    if (is_upper(c))
      ++capitals;
    else if (is_letter(c))
      return false;
    digits += is_digit(c);
  }
  return capitals >= 3 && digits * 2 < capitals;
}

// How many bytes at the start of a line are the mark of an item or the number of a section; 0 if it has none.
size_t mark_of(std::string_view text, unsigned indent) {
  std::string_view word = first_word(text);
  if (is_bullet(word)) return (word == "o" && indent == 0) || word == "§" ? 0 : word.size();
  if (is_enumerator(word) || decimal_depth(word) >= 2) return word.size();
  if (section_rank(text) > 0) return std::min(text.find(' ', word.size() + 1), text.size());
  return 0;
}

// Three spaces or a tab between words, two bars: what stands on its sides are columns. The space behind a mark parts none.
bool has_gaps(std::string_view text, size_t mark) {
  if (std::count(text.begin(), text.end(), '|') >= 2) return true;
  for (size_t at = std::min(text.find_first_not_of(" \t", mark), text.size()); at < text.size(); ++at)
    if (text[at] == '\t' || text.substr(at).starts_with("   ")) return true;
  return false;
}

Line line_at(std::string_view all, size_t begin, size_t end) {
  Line line;
  line.begin = begin, line.end = end;
  std::string_view raw = all.substr(begin, end - begin);
  line.text = trimmed(raw);
  if (line.text.empty()) return line;
  while (line.text.starts_with('>')) {
    ++line.quotes;
    line.text = trimmed(line.text.substr(1));
  }
  if (line.text.empty()) return line;
  line.indent = columns_of(raw.substr(0, static_cast<size_t>(line.text.data() - raw.data())));
  line.edge = columns_of(line.text, line.indent);
  line.first = columns_of(first_word(line.text));
  line.rule = is_rule(line.text);
  line.ends = !line.rule && ends_sentence(line.text);
  line.caps = in_capitals(line.text);
  const size_t mark = line.rule ? 0 : mark_of(line.text, line.indent);
  line.marked = mark > 0;
  line.mark_only = mark > 0 && mark == line.text.size();
  line.gaps = !line.rule && has_gaps(line.text, mark);
  return line;
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(line_at(text, at, end));
    at = end + 1;
  }
  return lines;
}

// Whether the line had room for the word that begins the next one.
bool has_room(const Line& line, const Line& next, unsigned width, unsigned slack = 0) { return line.edge + 1 + next.first + slack <= width; }

// "rate: 5", "DTSTART;TZID=X:2026": settings of programs; people write names before a colon with a capital and a space behind.
bool is_setting(std::string_view line) {
  auto letter = [](char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; };
  auto in_name = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'; };
  size_t end = 0;
  while (end < line.size() && in_name(line[end])) ++end;
  if (end == 0 || end == line.size() || !letter(line[0])) return false;
  const bool small = line[0] >= 'a';
  if (line[end] == ':') return end + 1 == line.size() ? small : line[end + 1] == ' ' ? small : line[end + 1] != '/';
  return line[end] == ';' && end + 1 < line.size() && line[end + 1] != ' ' && line.find(':', end) != std::string_view::npos;
}

bool looks_like_code(std::string_view line) {
  static constexpr std::array<std::string_view, 12> kStarts = {"#include", "import ", "def ", "class ", "function ", "return ",
                                                               "//",       "/*",      "#!",   "<",      "}",         "{"};
  static constexpr std::array<std::string_view, 8> kSigns = {"()", " = ", "==", "->", "::", "</", "\":", "&&"};
  for (std::string_view start : kStarts)
    if (line.starts_with(start)) return true;
  for (std::string_view sign : kSigns)
    if (line.find(sign) != std::string_view::npos) return true;
  return is_setting(line) || line.ends_with('{') || line.ends_with('}') || line.ends_with(");") || line.ends_with("],");
}

// A line that reads like a title: few words, most of them with a capital, and no end of a sentence.
bool is_title(std::string_view text) {
  size_t words = 0, small = 0, at = 0;
  if (text.size() > 90 || text.empty() || !is_upper(next_code_point(text, at))) return false;
  if (text.ends_with(':')) text.remove_suffix(1);
  if (text.empty() || ends_sentence(text) || text.ends_with(',')) return false;
  for (at = 0; at < text.size();) {
    size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) {
      ++words;
      size_t letter = at;
      char32_t c = next_code_point(text, letter);
      small += is_letter(c) && !is_upper(c) && end - at > 3;
    }
    at = end + 1;
  }
  return words <= 6 || (words <= 10 && small * 3 <= words);
}

// Blocks of a stretch of lines between two blank ones.
class GroupCutter {
 public:
  GroupCutter(const std::vector<Line>& lines, size_t begin, size_t end, LineHabit habit, std::vector<TextBlock>& out)
      : group_(lines.begin() + static_cast<std::ptrdiff_t>(begin), lines.begin() + static_cast<std::ptrdiff_t>(end)), habit_(habit), out_(out) {
    while (end < lines.size() && lines[end].text.empty()) ++end;
    if (end < lines.size()) follower_ = &lines[end];
    while (begin > 0 && lines[begin - 1].text.empty()) --begin;
    if (begin > 0) leader_ = &lines[begin - 1];
  }

  void cut() {
    if (habit_.code) return put(BlockKind::paragraph, 0, 0, group_.size());
    find_columns();
    width_ = own_width();
    for (size_t i = 0; i < group_.size();) i = next_block(i);
  }

 private:
  void put(BlockKind kind, uint8_t level, size_t first, size_t end) { out_.push_back({kind, level, group_[first].begin, group_[end - 1].end, group_[first].quotes > 0}); }

  // Runs of lines with gaps, with the rules and the one line without a gap that stand between them.
  void find_columns() {
    const size_t n = group_.size();
    for (size_t i = 0; i < n;) {
      if (!group_[i].gaps) {
        ++i;
        continue;
      }
      size_t last = i, with_gaps = 1;
      for (size_t k = i + 1; k < n && k <= last + 2; ++k)
        if (group_[k].gaps) last = k, ++with_gaps;
      size_t first = i;
      if (with_gaps >= 2) {
        while (first > 0 && group_[first - 1].rule) --first;
        while (last + 1 < n && group_[last + 1].rule) ++last;
        for (size_t k = first; k <= last; ++k) group_[k].columns = true;
      }
      i = last + 1;
    }
  }

  // The group's own width, where all its lines but the last are full at it; else the text's.
  unsigned own_width() const {
    unsigned widest = 0;
    for (const Line& line : group_) widest = std::max(widest, line.edge);
    bool full = group_.size() >= 3 && widest <= kWidest;
    for (size_t i = 0; full && i + 1 < group_.size(); ++i) full = !has_room(group_[i], group_[i + 1], widest);
    return full ? widest : habit_.width;
  }

  size_t next_block(size_t first) {
    if (size_t end = underlined_heading(first)) return end;
    if (size_t end = heading_in_capitals(first)) return end;
    if (uint8_t level = numbered_heading(first)) {
      put(BlockKind::heading, level, first, first + 1);
      return first + 1;
    }
    size_t end = first + 1;
    while (end < group_.size() && !breaks_before(end, first)) ++end;
    const Line& line = group_[first];
    const bool item = line.marked && !line.columns && section_rank(line.text) == 0 && decimal_depth(first_word(line.text)) < 2;
    put(item ? BlockKind::list_item : BlockKind::paragraph, item ? static_cast<uint8_t>(std::min(1 + line.indent / 4, 6u)) : uint8_t{0}, first, end);
    return end;
  }

  // "Results" above "=======". The signs are not kept.
  size_t underlined_heading(size_t i) {
    if (i + 1 >= group_.size() || group_[i].rule || group_[i].columns || group_[i].gaps || group_[i].ends) return 0;
    const Line &title = group_[i], &line = group_[i + 1];
    if (!line.rule || line.columns || title.text.size() > 90 || line.text.find_first_not_of(line.text[0]) != std::string_view::npos) return 0;
    if (std::string_view("=-~#").find(line.text[0]) == std::string_view::npos) return 0;
    const unsigned a = title.edge - title.indent, b = line.edge - line.indent;
    if (a > b + b / 4 + 2 || b > a + a / 4 + 2) return 0;
    put(BlockKind::heading, line.text[0] == '=' ? 1 : 2, i, i + 1);
    return i + 2;
  }

  bool may_be_heading(size_t i) const {
    const Line& line = group_[i];
    return !line.columns && !line.gaps && !line.rule && line.quotes == 0 && !line.mark_only && line.text.size() <= 90 &&
           line.text.find("__") == std::string_view::npos;
  }

  // Up to three lines in capitals that no small letters follow as their sentence.
  size_t heading_in_capitals(size_t i) {
    size_t end = i;
    while (end < group_.size() && end - i <= 3 && group_[end].caps && may_be_heading(end) &&
           !(end > i && (group_[end].marked || group_[end - 1].ends)))
      ++end;
    if (end == i || end - i > 3) return 0;
    const Line& last = group_[end - 1];
    const bool stops = last.text.ends_with('.') && !(end - i == 1 && last.marked && last.edge - last.indent < 60);
    if (stops || last.text.ends_with(',') || last.text.ends_with(';')) return 0;
    put(BlockKind::heading, level_of(group_[i]), i, end);
    return end;
  }

  static uint8_t level_of(const Line& line) {
    if (int rank = section_rank(line.text)) return static_cast<uint8_t>(rank);
    const int depth = decimal_depth(first_word(line.text));
    return static_cast<uint8_t>(depth > 0 ? std::min(depth + 1, 6) : 2);
  }

  // "1. Premises", "Section 4  Working time" above a text that is no further item; 0 if it is none.
  uint8_t numbered_heading(size_t i) const {
    const Line& line = group_[i];
    if (!line.marked || line.ends || !may_be_heading(i) || is_bullet(first_word(line.text))) return 0;
    const Line* next = i + 1 < group_.size() ? &group_[i + 1] : follower_;
    if (!next || next->rule || next->columns) return 0;
    if (i + 1 < group_.size() && width_ > 0 && !has_room(line, *next, width_)) return 0;  // the sentence goes on
    const std::string_view number = first_word(line.text);
    const int rank = section_rank(line.text), depth = decimal_depth(number);
    if (rank == 0 && depth == 0) return 0;
    const bool deeper = decimal_depth(first_word(next->text)) > depth || first_word(next->text).starts_with('(');
    const Line* before = i > 0 ? &group_[i - 1] : leader_;
    if (rank == 0 && before && before->marked && !before->ends && decimal_depth(first_word(before->text)) == depth) return 0;  // the last of a list
    if (next->marked && (rank > 0 ? section_rank(next->text) == rank : !deeper)) return 0;
    std::string_view title = trimmed(line.text.substr(mark_of(line.text, line.indent)));
    while (title.starts_with('.') || title.starts_with(':') || title.starts_with('-')) title = trimmed(title.substr(1));
    if (rank > 0 && title.empty()) return level_of(line);
    return is_title(title) ? level_of(line) : uint8_t{0};
  }

  bool breaks_before(size_t i, size_t first) const {
    const Line &p = group_[i - 1], &n = group_[i], &f = group_[first];
    if (p.columns != n.columns) return true;
    if (p.columns) return false;
    if (p.rule || n.rule || p.quotes != n.quotes) return true;
    if (p.mark_only) return false;
    const bool room = width_ == 0 || has_room(p, n, width_);
    if (n.marked && (p.ends || room || (f.marked && n.indent == f.indent))) return true;
    if ((p.ends || room) && n.caps && may_be_heading(i) && !p.caps) return true;
    if (width_ == 0 && (p.ends || p.edge > kWidest || n.edge > kWidest || is_spoken(n.text))) return true;
    if (!p.ends) return false;
    if (p.edge > kWidest || is_spoken(n.text)) return true;
    if (n.indent > p.indent + 1 && (i - 1 > first || (!f.marked && room))) return true;  // a first line set in
    if (n.indent + 1 < p.indent && i - 1 > first) return true;                           // what hung below a first line is over
    return has_room(p, n, width_, width_ / 8);
  }

  // "Ms. Vandermeer: ...": who speaks.
  static bool is_spoken(std::string_view text) {
    const size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon > 40 || colon + 2 >= text.size() || text[colon + 1] != ' ') return false;
    for (size_t at = 0; at < colon;) {
      size_t here = at, end = std::min(text.find(' ', at), colon);
      if (end > at && !is_upper(next_code_point(text, here))) return false;
      at = end + 1;
    }
    return true;
  }

  std::vector<Line> group_;
  const LineHabit habit_;
  std::vector<TextBlock>& out_;
  const Line *leader_ = nullptr, *follower_ = nullptr;  // the nearest lines beyond the blank ones
  unsigned width_ = 0;
};

// Nearly every line has one blank line below it.
bool is_double_spaced(const std::vector<Line>& lines) {
  size_t filled = 0, spaced = 0;
  for (size_t i = 0; i + 2 < lines.size(); ++i) {
    if (lines[i].text.empty()) continue;
    ++filled;
    spaced += lines[i + 1].text.empty() && !lines[i + 2].text.empty();
  }
  return filled >= 6 && spaced * 10 >= filled * 8;
}

// Without the blank lines that double spacing makes.
std::vector<Line> closed_up(const std::vector<Line>& lines) {
  std::vector<Line> out;
  for (size_t i = 0; i < lines.size(); ++i) {
    const bool between = lines[i].text.empty() && i > 0 && i + 1 < lines.size() && !lines[i - 1].text.empty() && !lines[i + 1].text.empty();
    if (!between) out.push_back(lines[i]);
  }
  return out;
}

}  // namespace

LineHabit line_habit(std::string_view text) {
  std::vector<Line> lines = lines_of(text.substr(0, kHabitBytes));
  if (text.size() > kHabitBytes && lines.size() > 1) lines.pop_back();
  LineHabit habit;
  std::vector<unsigned> edges;
  size_t filled = 0, code = 0, wide = 0;
  for (const Line& line : lines) {
    if (line.text.empty()) continue;
    ++filled;
    code += looks_like_code(line.text);
    if (line.edge > kWidest)
      ++wide;
    else if (!line.gaps && !line.rule)
      edges.push_back(line.edge);
  }
  habit.code = filled >= 5 && code * 4 >= filled;
  if (habit.code || edges.size() < 3 || wide * 10 > filled) return habit;
  habit.spaced = is_double_spaced(lines);
  if (habit.spaced) std::erase_if(lines, [](const Line& line) { return line.text.empty(); });
  std::sort(edges.begin(), edges.end());
  const unsigned width = edges[edges.size() - 1 - edges.size() / 50];
  size_t pairs = 0, full = 0;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    const Line &line = lines[i], &next = lines[i + 1];
    if (line.edge < width / 2 || next.text.empty() || line.gaps || next.gaps || next.rule) continue;
    ++pairs;
    full += !has_room(line, next, width, width / 8);
  }
  if (width >= 30 && pairs > 0 && full * 2 >= pairs) habit.width = width;
  habit.spaced = habit.spaced && habit.width > 0;  // else each line is a paragraph
  return habit;
}

std::vector<TextBlock> text_blocks(std::string_view text, LineHabit habit) {
  std::vector<Line> lines = lines_of(text);
  if (habit.spaced) lines = closed_up(lines);
  std::vector<LinedTable> tables;
  if (!habit.spaced && !habit.code) tables = find_lined_tables(text);
  auto table = tables.begin();
  std::vector<TextBlock> out;
  for (size_t i = 0; i < lines.size();) {
    if (table != tables.end() && lines[i].begin >= table->begin) {
      const size_t end = table->end;
      out.push_back({BlockKind::table, 0, table->begin, end, lines[i].quotes > 0, std::make_shared<const LinedTable>(std::move(*table))});
      ++table;
      while (i < lines.size() && lines[i].begin < end) ++i;
      continue;
    }
    if (lines[i].text.empty()) {
      ++i;
      continue;
    }
    size_t end = i + 1;
    while (end < lines.size() && !lines[end].text.empty() && !(table != tables.end() && lines[end].begin >= table->begin)) ++end;
    GroupCutter(lines, i, end, habit, out).cut();
    i = end;
  }
  return out;
}

}  // namespace dossier::reader
