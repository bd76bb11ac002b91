#include "ingest/reader/layout/tables_parts.h"

#include <algorithm>

#include "ingest/reader/layout/tables_prose.h"

namespace dossier::reader {
namespace {

bool periods(const ContentPage& page, const Phrase& p) {
  return std::all_of(p.words.begin(), p.words.end(), [&](uint32_t w) { return is_period(page.words[w].text); });
}

enum class Kind { data, headings, other };

// Headings: years or dates over two columns at least, or words over two columns with nothing where the row labels begin.
Kind kind_of_line(const ContentPage& page, const TextLine& line, float left) {
  int figures = 0, years = 0, texts = 0;
  bool label = line.phrases[0].box.x0 < left + 2 * line.size_pt;
  for (size_t k = label ? 1 : 0; k < line.phrases.size(); ++k) {
    if (periods(page, line.phrases[k])) ++years;
    else if (line.phrases[k].figure) ++figures;
    else ++texts;
  }
  if (figures > 0 && figures >= texts) return Kind::data;
  if (years >= 2 && figures == 0) return Kind::headings;
  if (!label && texts >= 2 && figures == 0) return Kind::headings;
  return Kind::other;
}

}  // namespace

void split_at_headings(const ContentPage& page, TableArea area, const RuleSet& rules, std::vector<TableArea>& out) {
  std::vector<Kind> kinds;
  for (const TextLine& line : area.lines) kinds.push_back(kind_of_line(page, line, area.box.x0));
  std::vector<size_t> begins{0};
  size_t data = 0, last_data = 0;
  for (size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i] == Kind::data) {
      ++data;
      last_data = i;
    } else if (kinds[i] == Kind::headings && data >= 2) {
      bool more = std::count(kinds.begin() + static_cast<std::ptrdiff_t>(i), kinds.end(), Kind::data) >= 1;
      if (!more) break;
      begins.push_back(last_data + 1);
      data = 0;
    }
  }
  if (begins.size() == 1) {
    out.push_back(std::move(area));
    return;
  }
  begins.push_back(area.lines.size());
  for (size_t k = 0; k + 1 < begins.size(); ++k) {
    size_t first = begins[k], last = begins[k + 1] - 1;
    std::vector<AreaLine> rows;
    for (size_t i = first; i <= last; ++i) rows.push_back(graded(page, area.lines[i]));
    // Notes to the part above and the title of this one.
    size_t skip = 0;
    while (k > 0 && skip + 2 < rows.size() && !rows[skip].tabular && rows[skip].line.phrases[0].box.x0 < area.box.x0 + 2 * rows[skip].line.size_pt) ++skip;
    if (rows.size() < skip + 2) continue;
    out.push_back(make_area(rows, skip, rows.size() - 1, rules, rows[skip].line.box().x0, rows[skip].line.box().x1));
  }
}

}  // namespace dossier::reader
