// Reads the project's word lists: lines of words, "#" comments, "[section]" heads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace dossier::grounding {

// Calls section("name") at "[name]" and line(row) for every other line that is neither empty nor a comment.
template <typename Section, typename Line>
void read_lines(std::string_view text, Section section, Line line) {
  while (!text.empty()) {
    size_t end = text.find('\n');
    std::string_view row = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (row.empty() || row[0] == '#') continue;
    if (row[0] == '[') section(row.substr(1, row.find(']') - 1));
    else line(row);
  }
}

// The folded words of a line.
inline std::vector<std::string> words_of(std::string_view row) {
  std::vector<std::string> out;
  while (!row.empty()) {
    size_t end = row.find(' ');
    if (end != 0) out.push_back(fold(row.substr(0, end)));
    row.remove_prefix(end == std::string_view::npos ? row.size() : end + 1);
  }
  return out;
}

}  // namespace dossier::grounding
