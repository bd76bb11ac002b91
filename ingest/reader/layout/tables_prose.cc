#include "ingest/reader/layout/tables_prose.h"

#include <algorithm>
#include <cmath>

namespace dossier::reader {
namespace {

constexpr float kProseFill = 0.82f;  // a line of prose reaches this far into its column
constexpr int kProseLines = 4;       // fewer lines of running text are not told from wrapped cells
constexpr size_t kMostStrands = 200;

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
    if (open.size() > kMostStrands) open.clear();
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

}  // namespace

PageLines page_lines(const ContentPage& page, const std::vector<uint32_t>& words, const std::vector<Rule>& separators) {
  PageLines out;
  out.lines = make_lines(page, words, separators);
  for (const TextLine& line : out.lines) out.prose.emplace_back(line.phrases.size(), false);
  mark_prose(page, out.lines, out.prose);
  return out;
}

AreaLine graded(const ContentPage& page, TextLine line) {
  AreaLine row;
  int figures = 0;
  for (size_t k = 1; k < line.phrases.size(); ++k) figures += line.phrases[k].figure;
  row.tabular = line.phrases.size() >= 2;
  row.strong = row.tabular && (figures > 0 || line.phrases.size() >= 3);
  row.sentence = line.phrases.size() == 1 && worded(page, line.phrases[0]) && line.phrases[0].words.size() >= 9;
  for (const Phrase& p : line.phrases) {
    row.data = row.data || (p.figure && !std::all_of(p.words.begin(), p.words.end(), [&](uint32_t w) { return is_period(page.words[w].text); }));
  }
  row.line = std::move(line);
  return row;
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

}  // namespace dossier::reader
