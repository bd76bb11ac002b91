#include "ingest/reader/layout/line_marks.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace dossier::reader {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }
bool upper(char c) { return c >= 'A' && c <= 'Z'; }

bool is_roman(std::string_view s) {
  if (s.empty() || s.size() > 7) return false;
  bool small = lower(s[0]);
  for (char c : s)
    if (std::string_view(small ? "ivxlcdm" : "IVXLCDM").find(c) == std::string_view::npos) return false;
  return true;
}

bool starts_with_word(std::string_view line, std::string_view folded) {
  if (line.size() <= folded.size()) return false;
  for (size_t i = 0; i < folded.size(); ++i) {
    char c = line[i];
    if (upper(c)) c = static_cast<char>(c + 32);
    if (c != folded[i]) return false;
  }
  return line[folded.size()] == ' ';
}

// The word behind the first `skip` bytes and the space.
std::string_view word_after(std::string_view line, size_t skip) {
  std::string_view rest = line.substr(skip);
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  return rest.substr(0, rest.find(' '));
}

bool is_number_word(std::string_view word) {
  if (word.empty()) return false;
  while (!word.empty() && (word.back() == '.' || word.back() == ':' || word.back() == '-')) word.remove_suffix(1);
  if (word.empty()) return false;
  if (is_roman(word)) return true;
  if (word.size() == 1 && upper(word[0])) return true;
  if (!digit(word[0]) && !(upper(word[0]) && word.size() > 1 && (digit(word[1]) || word[1] == '-' || word[1] == '.'))) return false;
  return word.size() <= 8;
}

}  // namespace

bool is_bullet(std::string_view word) {
  static constexpr std::array<std::string_view, 28> kBullets = {"☐", "☑", "☒", "✗", "•", "‣", "▪", "■", "□", "●", "○", "◦", "·", "–",
                                                                "—", "-", "*", "➢", "➤", "✓", "✔", "►", "▶", "◆", "❖", "§", "o", "\u2219"};
  for (std::string_view bullet : kBullets)
    if (word == bullet) return true;
  // Private glyphs of symbol fonts that stand alone.
  size_t at = 0;
  if (word.empty()) return false;
  char32_t c = next_code_point(word, at);
  return at == word.size() && c >= 0xF000 && c <= 0xF0FF;
}

bool is_enumerator(std::string_view word) {
  if (word.size() < 2 || word.size() > 8) return false;
  std::string_view inner = word;
  bool open = inner.front() == '(';
  if (open) inner.remove_prefix(1);
  char close = inner.back();
  if (close != ')' && (open || close != '.')) return false;
  inner.remove_suffix(1);
  if (inner.empty() || inner.size() > 5) return false;
  if (is_roman(inner)) return true;
  if (inner.size() == 1) return lower(inner[0]) || upper(inner[0]) || digit(inner[0]);
  if (inner.size() == 2 && lower(inner[0]) && inner[0] == inner[1]) return true;  // (aa)
  bool figures = inner.size() <= 3;
  for (char c : inner) figures = figures && digit(c);
  return figures;
}

bool starts_caption(std::string_view line) {
  static constexpr std::array<std::string_view, 16> kWords = {"figure", "fig.", "table", "chart", "exhibit", "graph", "abbildung", "abb.", "tabelle", "tab.",
                                                              "tableau", "figura", "tabla", "tabela", "tabella", "gráfico"};
  for (std::string_view word : kWords)
    if (starts_with_word(line, word)) {
      std::string_view number = word_after(line, word.size());
      if (number.empty() || !is_number_word(number)) return false;
      // "Table 3 shows ..." is a sentence; a caption goes on with a sign, a capital letter or not at all.
      std::string_view rest = line.substr(static_cast<size_t>(number.data() - line.data()) + number.size());
      while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
      if (rest.empty() || number.back() == '.' || number.back() == ':') return true;
      size_t at = 0;
      char32_t c = next_code_point(rest, at);
      return !is_letter(c) || is_upper(c);
    }
  return false;
}

int section_rank(std::string_view line) {
  struct Rank {
    std::string_view word;
    int rank;
  };
  static constexpr std::array<Rank, 14> kRanks = {{{"part", 1}, {"chapter", 1}, {"article", 1}, {"title", 1}, {"item", 2}, {"section", 2}, {"note", 3}, {"exhibit", 1},
                                                    {"schedule", 1}, {"annex", 1}, {"appendix", 1}, {"anlage", 1}, {"artikel", 2}, {"attachment", 1}}};
  for (const Rank& rank : kRanks)
    if (starts_with_word(line, rank.word) && is_number_word(word_after(line, rank.word.size()))) return rank.rank;
  return 0;
}

int decimal_depth(std::string_view word) {
  if (word.empty() || !digit(word[0]) || word.size() > 12) return 0;
  int depth = 1;
  for (size_t i = 0; i < word.size(); ++i) {
    if (word[i] == '.') {
      if (i + 1 == word.size()) break;
      if (!digit(word[i + 1])) return 0;
      ++depth;
    } else if (!digit(word[i])) {
      return 0;
    }
  }
  // A year or an amount is no section number.
  return depth == 1 && word.size() > 3 ? 0 : depth > 5 ? 0 : depth;
}

bool is_footnote_mark(std::string_view word) {
  if (word.empty()) return false;
  if (word == "*" || word == "**" || word == "***" || word == "†" || word == "‡" || word == "§" || word == "¶") return true;
  if (word.front() == '(' && word.back() == ')' && word.size() <= 5) word = word.substr(1, word.size() - 2);
  if (!word.empty() && (word.back() == '.' || word.back() == ')')) word.remove_suffix(1);
  if (word.empty() || word.size() > 3) return false;
  if (word.size() == 1 && lower(word[0])) return true;
  for (char c : word)
    if (!digit(c)) return false;
  return true;
}

bool is_note_mark(std::string_view word, std::string_view mark) {
  while (!mark.empty() && (mark.back() == ',' || mark.back() == '.' || mark.back() == ';')) mark.remove_suffix(1);
  const bool closed = mark.size() >= 3 && mark.front() == '(' && mark.back() == ')';
  std::string_view name = closed ? mark.substr(1, mark.size() - 2) : mark;
  const bool letter = name.size() == 1 && (lower(name[0]) || upper(name[0]));
  bool figures = !name.empty() && digit(name.front()) && digit(name.back()) && name.size() <= 7;
  size_t run = 0;
  for (char c : name) {  // "12", "1,2", "3-5"
    run = digit(c) ? run + 1 : 0;
    figures = figures && run <= 3 && (digit(c) || c == ',' || c == '-');
  }
  if (word.empty() || !(letter || figures)) return false;
  if (closed) return word.back() != '(';

  size_t letters = 0, capitals = 0;
  for (size_t at = word.size(); at > 0 && (lower(word[at - 1]) || upper(word[at - 1]) || static_cast<unsigned char>(word[at - 1]) >= 0x80); --at)
    ++letters, capitals += upper(word[at - 1]);
  if (letters >= 3) return true;
  if (letters > 0) {  // units and variables are short
    static constexpr std::array<std::string_view, 6> kUnits = {"KM", "CM", "MM", "FT", "IN", "YD"};
    const std::string_view end = word.substr(word.size() - letters);
    return figures && capitals == 2 && std::find(kUnits.begin(), kUnits.end(), end) == kUnits.end();
  }
  if (digit(word.back())) {
    const bool ten =
        word.ends_with("10") && (word.size() == 2 || !(digit(word[word.size() - 3]) || word[word.size() - 3] == '.' || word[word.size() - 3] == ','));
    return !(ten && figures && name != "1");
  }
  if (word.back() == ')' || word.back() == ']') {  // "(1+r)" is raised to a power
    size_t inside = 0;
    for (char c : word) {
      inside = lower(c) || upper(c) ? inside + 1 : 0;
      if (inside >= 3) return true;
    }
    return figures && word.find_first_of("+-*/^") == std::string_view::npos;
  }
  return word.back() != '(' && word.back() != '[' && word.back() != '/' && word.back() != '-';
}

}  // namespace dossier::reader
