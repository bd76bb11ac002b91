#include "ingest/reader/layout/tables_areas.h"

#include <algorithm>
#include <cmath>

#include "ingest/reader/layout/tables_frames.h"
#include "ingest/reader/layout/tables_parts.h"
#include "ingest/reader/layout/tables_prose.h"

namespace dossier::reader {
namespace {

bool rule_in(const std::vector<Rule>& horizontal, float y0, float y1, float x0, float x1, float share) {
  for (const Rule& r : horizontal) {
    if (r.y0 > y0 && r.y0 < y1 && std::min(r.x1, x1) - std::max(r.x0, x0) >= share * (x1 - x0)) return true;
  }
  return false;
}

Box box_of(const std::vector<AreaLine>& rows, size_t first, size_t last) {
  Box b;
  for (size_t i = first; i <= last; ++i) b = united(b, rows[i].line.box());
  return b;
}

// True if within two lines after `i`, without a wider gap, comes a line whose phrases stand under those of row `last`.
bool goes_on_below(const std::vector<AreaLine>& rows, size_t i, size_t last) {
  float usual = 0.9f * rows[i].line.size_pt;
  if (rows[i].line.top - rows[i - 1].line.bottom > usual) return false;
  for (size_t k = i + 1; k < rows.size() && k <= i + 2; ++k) {
    if (rows[k].line.top - rows[k - 1].line.bottom > usual) return false;
    if (rows[k].strong) return std::min(aligned(rows[k].line, rows[last].line), aligned(rows[last].line, rows[k].line)) > 0.6f;
  }
  return false;
}

// The last row of the run that begins at `first`.
size_t run_end(const std::vector<AreaLine>& rows, size_t first) {
  size_t last = first, silent = 0;
  bool data = rows[first].data;
  Box box = rows[first].line.box();
  for (size_t i = first + 1; i < rows.size(); ++i) {
    const TextLine &line = rows[i].line, &above = rows[i - 1].line;
    float gap = line.top - above.bottom, size = std::max(line.size_pt, 1.f);
    if (gap > 2.6f * size) break;
    Box here = line.box();
    if (rows[i].tabular) {
      if ((gap > 1.2f * size || silent > 0) && std::max(aligned(line, rows[last].line), aligned(rows[last].line, line)) < 0.5f) break;
      last = i;
      silent = 0;
      data = data || rows[i].data;
      box = united(box, here);
      continue;
    }
    // A long label of a row in the middle of the table: the rows go on below as they stood above.
    if (rows[i].sentence && here.x1 < box.x1 + 2 && here.x0 > box.x0 - 2 && goes_on_below(rows, i, last)) {
      ++silent;
      continue;
    }
    // The labels of the rows may begin left of headings that stand over the figures only.
    bool outside = here.x0 < box.x0 - 2 * size && (here.x1 > box.x1 || (data && here.x0 < box.x0 - 6 * size));
    bool beyond = here.x1 > box.x1 + 2 * size || outside;
    if (rows[i].sentence && (here.width() > 0.55f * box.width() || beyond)) break;
    // Second and third lines of labels stay clear of the figures; there may be many.
    const TextLine& figures = rows[last].line;
    bool beside = figures.phrases.size() >= 2 && here.x1 < figures.phrases[1].core.x0 && gap < 0.7f * size;
    if (beyond || ++silent > (beside ? 10u : 4u)) break;
    box.x0 = std::min(box.x0, here.x0);
  }
  return last;
}

}  // namespace

TableArea make_area(const std::vector<AreaLine>& rows, size_t first, size_t last, const RuleSet& rules, float x0, float x1) {
  TableArea area;
  for (size_t k = first; k <= last; ++k) area.lines.push_back(rows[k].line);
  area.box = box_of(rows, first, last);
  area.box.x0 = std::min(area.box.x0, x0);
  area.box.x1 = std::max(area.box.x1, x1);
  for (const Rule& r : rules.horizontal) {
    if (r.y0 > area.box.y0 - 8 && r.y0 < area.box.y1 + 8 && r.x1 > area.box.x0 && r.x0 < area.box.x1) area.horizontal.push_back(r);
  }
  for (const Rule& r : rules.vertical) {
    if (std::min(r.y1, area.box.y1) - std::max(r.y0, area.box.y0) > 0.4f * area.box.height() && r.x0 > area.box.x0 && r.x0 < area.box.x1) area.vertical.push_back(r);
  }
  return area;
}

std::vector<TableArea> find_areas(const ContentPage& page, const std::vector<uint32_t>& words, const RuleSet& rules) {
  const PageLines all = page_lines(page, words, rules.vertical);
  std::vector<bool> taken(page.words.size(), false);
  std::vector<TableArea> out = framed_areas(page, all, rules, taken);
  std::vector<AreaLine> rows = area_lines(page, all, [&](const Phrase& p) { return !taken[p.words[0]]; });
  size_t free_from = 0;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].tabular) continue;
    size_t last = run_end(rows, i);
    size_t tabular = 0, strong = 0;
    for (size_t k = i; k <= last; ++k) {
      tabular += rows[k].tabular;
      strong += rows[k].strong;
    }
    if (tabular < 2 || strong < 1) {
      i = last;
      free_from = last + 1;
      continue;
    }
    size_t first = i;
    Box box = box_of(rows, first, last);
    // Headings above: up to a rule over the width, a few lines away at most, and no sentence between.
    for (size_t up = first, steps = 0; up > free_from && steps < 8; --up, ++steps) {
      const TextLine& line = rows[up].line;
      float above = rows[up - 1].line.bottom - 0.3f * (rows[up - 1].line.bottom - rows[up - 1].line.top);
      if (rule_in(rules.horizontal, above, line.top + 0.3f * (line.bottom - line.top), box.x0, box.x1, 0.6f)) {
        first = up;  // and on: levels of headings have rules between them
      }
      Box over = rows[up - 1].line.box();
      if (line.top - rows[up - 1].line.bottom > 1.5f * line.size_pt || rows[up - 1].sentence) break;
      // Directly above and clear of the row labels: a heading, no title; it may be wider than its figures.
      bool right_of_labels = over.x0 > box.x0 + 0.2f * box.width() && line.top - rows[up - 1].line.bottom < 0.9f * line.size_pt;
      if (over.x1 > box.x1 + (right_of_labels ? 4 * line.size_pt : 6) || over.x0 < box.x0 - 6) break;
      if (right_of_labels && steps < 3 && first == up) first = up - 1;
    }
    // Below the last rule over the width stand notes, unless figures go on there.
    for (size_t k = last; k > first + 1; --k) {
      if (rows[k].strong) break;
      float from = (rows[k - 1].line.top + rows[k - 1].line.bottom) / 2, to = (rows[k].line.top + rows[k].line.bottom) / 2;
      if (rule_in(rules.horizontal, from, to, box.x0, box.x1, 0.6f)) {
        last = k - 1;
        break;
      }
    }
    out.push_back(make_area(rows, first, last, rules, box.x0, box.x1));
    i = last;
    free_from = last + 1;
  }
  std::vector<TableArea> parts;
  for (TableArea& area : out) split_at_headings(page, std::move(area), rules, parts);
  return parts;
}

}  // namespace dossier::reader
