#include "ingest/reader/layout/tables_areas.h"

#include <algorithm>
#include <cmath>

namespace dossier::reader {
namespace {

constexpr float kProseFill = 0.82f;   // a line of prose reaches this far into its column
constexpr int kProseLines = 4;        // fewer lines of running text are not told from wrapped cells

bool worded(const ContentPage& page, const Phrase& p) {
  int words = 0;
  for (uint32_t w : p.words) words += kind_of(page.words[w].text) == TokenKind::word;
  return words >= 3 && words * 3 >= static_cast<int>(p.words.size()) * 2;
}

struct Strand {
  float left, right, baseline, size, pitch = 0;
  std::vector<std::pair<size_t, size_t>> phrases;  // line, phrase
  std::vector<float> ends;
  float words = 0;
};

// Running text: phrases under each other, left edges alike, most of them reaching the right edge. Marks them in `prose`.
void mark_prose(const ContentPage& page, const std::vector<TextLine>& lines, std::vector<std::vector<bool>>& prose) {
  std::vector<Strand> open, done;
  for (size_t i = 0; i < lines.size(); ++i) {
    for (size_t k = 0; k < lines[i].phrases.size(); ++k) {
      const Phrase& p = lines[i].phrases[k];
      Strand* on = nullptr;
      for (Strand& s : open) {
        float pitch = lines[i].baseline - s.baseline;
        bool left = std::fabs(p.box.x0 - s.left) < 2.5f || (s.phrases.size() < 2 && std::fabs(p.box.x0 - s.left) < 40);
        bool follows = pitch > 0.5f * s.size && pitch < 2.2f * s.size && (s.pitch == 0 || std::fabs(pitch - s.pitch) < 0.35f * s.size);
        if (left && follows && std::fabs(lines[i].size_pt - s.size) < 1) on = &s;
      }
      if (!on) {
        open.push_back({p.box.x0, p.box.x1, lines[i].baseline, lines[i].size_pt, 0, {}, {}, 0});
        on = &open.back();
      } else {
        if (on->pitch == 0) on->pitch = lines[i].baseline - on->baseline;
        if (on->phrases.size() == 1) on->left = p.box.x0;
        on->right = std::max(on->right, p.box.x1);
        on->baseline = lines[i].baseline;
      }
      on->phrases.emplace_back(i, k);
      on->ends.push_back(p.box.x1);
      on->words += static_cast<float>(p.words.size());
    }
    for (size_t s = 0; s < open.size();) {
      if (lines[i].baseline - open[s].baseline > 2.2f * open[s].size) {
        done.push_back(std::move(open[s]));
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(s));
      } else {
        ++s;
      }
    }
    if (open.size() > 200) open.clear();
  }
  for (Strand& s : open) done.push_back(std::move(s));
  for (const Strand& s : done) {
    int n = static_cast<int>(s.phrases.size()), full = 0, textual = 0;
    for (float end : s.ends) full += end - s.left >= kProseFill * (s.right - s.left);
    for (auto [i, k] : s.phrases) textual += worded(page, lines[i].phrases[k]);
    bool wide = s.right - s.left > 9 * s.size;
    if (n >= kProseLines && wide && full * 5 >= n * 3 && textual * 4 >= n * 3 && s.words >= 3.6f * static_cast<float>(n)) {
      for (auto [i, k] : s.phrases) prose[i][k] = true;
    }
  }
}

// A line as far as it may be part of a table.
struct Row {
  TextLine line;
  bool tabular = false;  // two phrases or more
  bool strong = false;   // with figures, or three phrases or more
  bool sentence = false; // one long phrase of words
};

std::vector<Row> rows_of(const ContentPage& page, const std::vector<TextLine>& lines, const std::vector<std::vector<bool>>& prose) {
  std::vector<Row> out;
  for (size_t i = 0; i < lines.size(); ++i) {
    Row row;
    row.line = lines[i];
    row.line.phrases.clear();
    for (size_t k = 0; k < lines[i].phrases.size(); ++k) {
      if (!prose[i][k]) row.line.phrases.push_back(lines[i].phrases[k]);
    }
    if (row.line.phrases.empty()) continue;
    int figures = 0;
    for (size_t k = 1; k < row.line.phrases.size(); ++k) figures += row.line.phrases[k].figure;
    row.tabular = row.line.phrases.size() >= 2;
    row.strong = row.tabular && (figures > 0 || row.line.phrases.size() >= 3);
    row.sentence = row.line.phrases.size() == 1 && worded(page, row.line.phrases[0]) && row.line.phrases[0].words.size() >= 9;
    out.push_back(std::move(row));
  }
  return out;
}

bool rule_in(const std::vector<Rule>& horizontal, float y0, float y1, float x0, float x1, float share) {
  for (const Rule& r : horizontal) {
    if (r.y0 > y0 && r.y0 < y1 && std::min(r.x1, x1) - std::max(r.x0, x0) >= share * (x1 - x0)) return true;
  }
  return false;
}

// Share of the phrases of `line` that stand under or over some phrase of `others`.
float aligned(const TextLine& line, const TextLine& other) {
  int hits = 0;
  for (const Phrase& p : line.phrases) {
    for (const Phrase& q : other.phrases) {
      if (std::min(p.box.x1, q.box.x1) - std::max(p.box.x0, q.box.x0) > 0) {
        ++hits;
        break;
      }
    }
  }
  return line.phrases.empty() ? 0 : static_cast<float>(hits) / static_cast<float>(line.phrases.size());
}

Box box_of(const std::vector<Row>& rows, size_t first, size_t last) {
  Box b;
  for (size_t i = first; i <= last; ++i) b = united(b, rows[i].line.box());
  return b;
}

// The last row of the run that begins at `first`.
size_t run_end(const std::vector<Row>& rows, size_t first) {
  size_t last = first, silent = 0;
  Box box = rows[first].line.box();
  for (size_t i = first + 1; i < rows.size(); ++i) {
    const TextLine &line = rows[i].line, &above = rows[i - 1].line;
    float gap = line.top - above.bottom, size = std::max(line.size_pt, 1.f);
    if (gap > 2.6f * size) break;
    Box here = line.box();
    if (rows[i].tabular) {
      if ((gap > 1.2f * size || silent > 0) && aligned(line, rows[last].line) < 0.5f) break;
      last = i;
      silent = 0;
      box = united(box, here);
      continue;
    }
    bool beyond = here.x1 > box.x1 + 2 * size || here.x0 < box.x0 - 2 * size;
    if (rows[i].sentence && (here.width() > 0.55f * box.width() || beyond)) break;
    if (beyond || ++silent > 4) break;
  }
  return last;
}

}  // namespace

std::vector<TableArea> find_areas(const ContentPage& page, const std::vector<uint32_t>& words, const RuleSet& rules) {
  std::vector<TableArea> out;
  std::vector<TextLine> lines = make_lines(page, words, rules.vertical);
  std::vector<std::vector<bool>> prose;
  for (const TextLine& line : lines) prose.emplace_back(line.phrases.size(), false);
  mark_prose(page, lines, prose);
  std::vector<Row> rows = rows_of(page, lines, prose);
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
        first = up;
        break;
      }
      Box over = rows[up - 1].line.box();
      if (line.top - rows[up - 1].line.bottom > 1.5f * line.size_pt || rows[up - 1].sentence) break;
      if (over.x1 > box.x1 + 6 || over.x0 < box.x0 - 6) break;
      if (steps == 7) break;
      // One step further is looked at; it counts only if a rule is met.
    }
    TableArea area;
    for (size_t k = first; k <= last; ++k) area.lines.push_back(rows[k].line);
    area.box = box_of(rows, first, last);
    for (const Rule& r : rules.horizontal) {
      if (r.y0 > area.box.y0 - 8 && r.y0 < area.box.y1 + 8 && r.x1 > area.box.x0 && r.x0 < area.box.x1) area.horizontal.push_back(r);
    }
    for (const Rule& r : rules.vertical) {
      if (std::min(r.y1, area.box.y1) - std::max(r.y0, area.box.y0) > 0.4f * area.box.height() && r.x0 > area.box.x0 && r.x0 < area.box.x1) area.vertical.push_back(r);
    }
    out.push_back(std::move(area));
    i = last;
    free_from = last + 1;
  }
  return out;
}

}  // namespace dossier::reader
