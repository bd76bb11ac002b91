#include "ingest/reader/layout/tables_areas.h"

#include <algorithm>
#include <cmath>

namespace dossier::reader {
namespace {

constexpr float kProseFill = 0.82f;   // a line of prose reaches this far into its column
constexpr float kNarrowestFrame = 60;  // points
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
    int n = static_cast<int>(s.phrases.size()), full = 0, textual = 0, figures = 0;
    for (float end : s.ends) full += end - s.left >= kProseFill * (s.right - s.left);
    for (auto [i, k] : s.phrases) {
      textual += worded(page, lines[i].phrases[k]);
      figures += k + 1 < lines[i].phrases.size() && lines[i].phrases[k + 1].figure;
    }
    if (figures * 3 >= n * 2) continue;  // labels of rows
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

// True if within two lines after `i`, without a wider gap, comes a line whose phrases stand under those of row `last`.
bool goes_on_below(const std::vector<Row>& rows, size_t i, size_t last) {
  float usual = 0.9f * rows[i].line.size_pt;
  if (rows[i].line.top - rows[i - 1].line.bottom > usual) return false;
  for (size_t k = i + 1; k < rows.size() && k <= i + 2; ++k) {
    if (rows[k].line.top - rows[k - 1].line.bottom > usual) return false;
    if (rows[k].strong) return std::min(aligned(rows[k].line, rows[last].line), aligned(rows[last].line, rows[k].line)) > 0.6f;
  }
  return false;
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
      if ((gap > 1.2f * size || silent > 0) && std::max(aligned(line, rows[last].line), aligned(rows[last].line, line)) < 0.5f) break;
      last = i;
      silent = 0;
      box = united(box, here);
      continue;
    }
    // A long label of a row in the middle of the table: the rows go on below as they stood above.
    if (rows[i].sentence && here.x1 < box.x1 + 2 && here.x0 > box.x0 - 2 && goes_on_below(rows, i, last)) {
      ++silent;
      continue;
    }
    // The labels of the rows may begin left of headings that stand over the figures only.
    bool outside = here.x0 < box.x0 - 2 * size && (here.x1 > box.x1 || last > first);
    bool beyond = here.x1 > box.x1 + 2 * size || outside;
    if (rows[i].sentence && (here.width() > 0.55f * box.width() || beyond)) break;
    if (beyond || ++silent > 4) break;
    box.x0 = std::min(box.x0, here.x0);
  }
  return last;
}

// Horizontal rules one under the other from the same left to the same right end: the frame of a table without vertical rules.
struct Frame {
  float x0, x1;
  std::vector<float> ys;
};

std::vector<Frame> frames_of(const std::vector<Rule>& horizontal) {
  std::vector<Frame> frames;
  for (const Rule& r : horizontal) {
    if (r.x1 - r.x0 < kNarrowestFrame) continue;
    auto same = std::find_if(frames.begin(), frames.end(), [&](const Frame& f) { return std::fabs(f.x0 - r.x0) < 3 && std::fabs(f.x1 - r.x1) < 3; });
    if (same == frames.end()) frames.push_back({r.x0, r.x1, {r.y0}});
    else same->ys.push_back(r.y0);
    if (frames.size() > 100) return {};
  }
  std::erase_if(frames, [](const Frame& f) { return f.ys.size() < 2; });
  return frames;
}

// Runs of rules of a frame with tabular lines in every strip between them: from the top rule to the bottom rule of one table.
std::vector<std::pair<float, float>> tables_in(const Frame& frame, const std::vector<Row>& rows) {
  std::vector<std::pair<float, float>> out;
  bool open = false;
  for (size_t k = 0; k + 1 < frame.ys.size(); ++k) {
    int tabular = 0, all = 0, sentences = 0;
    for (const Row& row : rows) {
      float y = (row.line.top + row.line.bottom) / 2;
      if (y <= frame.ys[k] || y >= frame.ys[k + 1]) continue;
      ++all;
      tabular += row.tabular;
      sentences += row.sentence;
    }
    bool holds = tabular > 0 && tabular * 3 >= all && sentences * 4 <= all;
    bool empty = all == 0 && frame.ys[k + 1] - frame.ys[k] < 16;
    bool section = all >= 1 && all <= 2 && !sentences && open && frame.ys[k + 1] - frame.ys[k] < 36;
    if (holds && !open) out.emplace_back(frame.ys[k], frame.ys[k + 1]);
    else if ((holds || empty || section) && open) out.back().second = frame.ys[k + 1];
    open = holds || ((empty || section) && open);
  }
  return out;
}

TableArea make_area(const std::vector<Row>& rows, size_t first, size_t last, const RuleSet& rules, float x0, float x1) {
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

// A line beside the frame that goes on with its columns: the headings over a first rule under them, rows after the last rule.
bool goes_with(const Row& row, const std::vector<Row>& rows, size_t first, size_t last) {
  if (!row.tabular) return false;
  float best = 0;
  for (size_t k = first; k <= last && k < first + 6; ++k) best = std::max(best, aligned(row.line, rows[k].line));
  return best > 0.6f;
}

bool near(const Row& above, const Row& below) { return below.line.top - above.line.bottom < 1.3f * below.line.size_pt; }

// A frame around some columns only (rules under the figures of a statement) is no frame of a table: on many of its lines a label
// stands to its left or a figure to its right.
bool flanked(const Frame& frame, float y0, float y1, const std::vector<TextLine>& lines, const std::vector<std::vector<bool>>& prose) {
  size_t inside = 0, labelled = 0, figures = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    float y = (lines[i].top + lines[i].bottom) / 2;
    if (y < y0 || y > y1) continue;
    const Phrase *left = nullptr, *right = nullptr;
    bool within = false;
    for (size_t k = 0; k < lines[i].phrases.size(); ++k) {
      const Phrase& p = lines[i].phrases[k];
      if (prose[i][k]) continue;
      if (p.box.center_x() < frame.x0 - 4) left = &p;
      else if (p.box.center_x() <= frame.x1 + 4) within = true;
      else if (!right) right = &p;
    }
    if (!within) continue;
    ++inside;
    labelled += left != nullptr;
    figures += right != nullptr && right->figure;
  }
  return inside == 0 || labelled * 10 > inside * 4 || figures * 10 > inside * 4;
}

// Tables between the rules of frames. Takes their words out of `words`.
std::vector<TableArea> framed_areas(const ContentPage& page, std::vector<uint32_t>& words, const RuleSet& rules) {
  std::vector<TableArea> out;
  for (const Frame& frame : frames_of(rules.horizontal)) {
    std::vector<TextLine> across = make_lines(page, words, rules.vertical);
    std::vector<std::vector<bool>> running;
    for (const TextLine& line : across) running.emplace_back(line.phrases.size(), false);
    mark_prose(page, across, running);
    std::vector<uint32_t> within;
    for (uint32_t w : words) {
      float x = page.words[w].box.center_x();
      if (x > frame.x0 - 4 && x < frame.x1 + 4) within.push_back(w);
    }
    if (within.size() < 6) continue;
    std::vector<TextLine> lines = make_lines(page, within, rules.vertical);
    std::vector<std::vector<bool>> none;
    for (const TextLine& line : lines) none.emplace_back(line.phrases.size(), false);
    std::vector<std::vector<bool>> prose = none;
    mark_prose(page, lines, prose);
    std::vector<Row> rows = rows_of(page, lines, prose);
    std::vector<bool> gone(page.words.size(), false);
    size_t free_from = 0;
    for (auto [top, bottom] : tables_in(frame, rows)) {
      auto below = [&](float y) {
        return static_cast<size_t>(std::partition_point(rows.begin(), rows.end(), [&](const Row& r) { return (r.line.top + r.line.bottom) / 2 < y; }) - rows.begin());
      };
      size_t first = below(top), end = below(bottom);
      if (first >= end || first < free_from) continue;
      size_t last = end - 1;
      const size_t inner = first;
      for (size_t up = first, labels = 0; up > free_from && labels < 4 && near(rows[up - 1], rows[up]); --up) {
        if (goes_with(rows[up - 1], rows, inner, last)) first = up - 1;
        else if (rows[up - 1].tabular || rows[up - 1].sentence) break;
        else ++labels;
      }
      for (size_t down = last, labels = 0; down + 1 < rows.size() && labels < 4 && near(rows[down], rows[down + 1]); ++down) {
        if (goes_with(rows[down + 1], rows, inner, last)) last = down + 1;
        else if (rows[down + 1].tabular || rows[down + 1].sentence) break;
        else ++labels;
      }
      size_t tabular = 0;
      for (size_t k = first; k <= last; ++k) tabular += rows[k].tabular;
      if (tabular < 2 || flanked(frame, rows[first].line.top, rows[last].line.bottom, across, running)) continue;
      out.push_back(make_area(rows, first, last, rules, frame.x0, frame.x1));
      for (const TextLine& line : out.back().lines) {
        for (const Phrase& p : line.phrases) {
          for (uint32_t w : p.words) gone[w] = true;
        }
      }
      free_from = last + 1;
    }
    std::erase_if(words, [&](uint32_t w) { return gone[w]; });
  }
  return out;
}

}  // namespace

std::vector<TableArea> find_areas(const ContentPage& page, std::vector<uint32_t> words, const RuleSet& rules) {
  std::vector<TableArea> out = framed_areas(page, words, rules);
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
        first = up;  // and on: levels of headings have rules between them
      }
      Box over = rows[up - 1].line.box();
      if (line.top - rows[up - 1].line.bottom > 1.5f * line.size_pt || rows[up - 1].sentence) break;
      if (over.x1 > box.x1 + 6 || over.x0 < box.x0 - 6) break;
      // Directly above and clear of the row labels: a heading over several columns, no title.
      bool right_of_labels = over.x0 > box.x0 + 0.2f * box.width() && line.top - rows[up - 1].line.bottom < 0.9f * line.size_pt;
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
  return out;
}

}  // namespace dossier::reader
