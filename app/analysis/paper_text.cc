#include "app/analysis/paper_text.h"

#include <algorithm>
#include <cctype>

#include "app/retrieval/terms.h"
#include "base/sentences.h"

namespace dossier {
namespace {

constexpr size_t kLongLine = 60;  // a line that prose fills

std::vector<TextRange> lines_in(const std::string& text, TextRange range) {
  std::vector<TextRange> out;
  for (uint32_t at = range.begin; at < range.end;) {
    const uint32_t end = static_cast<uint32_t>(std::min<size_t>(text.find('\n', at), range.end));
    uint32_t from = at, to = end;
    while (from < to && std::isspace(static_cast<unsigned char>(text[from]))) ++from;
    while (to > from && std::isspace(static_cast<unsigned char>(text[to - 1]))) --to;
    if (from < to) out.push_back({from, to});
    at = end + 1;
  }
  return out;
}

// Prose goes on in the next line with a small letter now and then, and fills its lines; a list begins each line anew.
bool is_list(const std::string& text, const std::vector<TextRange>& lines) {
  if (lines.size() < 2) return false;
  size_t small = 0, full = 0, cells = 0;
  for (size_t k = 0; k < lines.size(); ++k) {
    if (k > 0) small += std::islower(static_cast<unsigned char>(text[lines[k].begin])) != 0;
    full += k + 1 < lines.size() && lines[k].end - lines[k].begin >= kLongLine;
    const std::string_view line = std::string_view(text).substr(lines[k].begin, lines[k].end - lines[k].begin);
    cells += line.find('\t') != std::string_view::npos || line.find("  ") != std::string_view::npos;
  }
  if (2 * cells >= lines.size()) return true;
  return 3 * small < lines.size() && 2 * full < lines.size();
}

}  // namespace

std::vector<PaperUnit> paper_units(const Page& page) {
  std::vector<PaperUnit> out;
  auto add = [&](TextRange r, bool line) {
    std::string text = single_spaced(page.slice(r.begin, r.end));
    if (!text.empty()) out.push_back({r.begin, r.end, std::move(text), line});
  };
  for (TextRange sentence : split_sentences(page.text)) {
    const std::vector<TextRange> lines = lines_in(page.text, sentence);
    if (!is_list(page.text, lines)) {
      add(sentence, lines.size() == 1 && page.slice(sentence.begin, sentence.end).find('\t') != std::string_view::npos);
      continue;
    }
    for (TextRange line : lines) add(line, true);
  }
  return out;
}

}  // namespace dossier
