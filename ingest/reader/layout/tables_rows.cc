#include "ingest/reader/layout/tables_rows.h"


#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "base/utf8.h"
#include "ingest/reader/layout/tables_columns.h"

namespace dossier::reader {
namespace {

// Words that never end a label: what follows them is its other half.
constexpr std::array<std::string_view, 26> kOpenEnds = {"and", "of", "or", "the", "to", "in", "for", "on", "by", "with", "from", "a", "an",
                                                       "at", "as", "per", "de", "la", "und", "der", "die", "et", "des", "du", "than", "&"};

bool open_end(std::string_view word) {
  if (word.empty()) return false;
  char last = word.back();
  if (last == ',' || last == '/' || last == '&' || last == '-') return word.size() > 1 || last == '&';
  std::string folded = fold(word);
  return std::find(kOpenEnds.begin(), kOpenEnds.end(), folded) != kOpenEnds.end();
}

bool starts_lower(std::string_view word) {
  size_t at = 0;
  char32_t c = 0;
  while (at < word.size()) {
    c = next_code_point(word, at);
    if (is_letter(c)) return !is_upper(c) && c < 0x530;
    if (c != U'(' && c != U'"') return false;
  }
  return false;
}

// A digit or bracket: no label begins so after a line that ran full.
bool starts_within(std::string_view word) {
  return !word.empty() && ((word.front() >= '0' && word.front() <= '9') || word.front() == '(' || word.front() == '$');
}

// The row that is being built.
struct Open {
  size_t line = 0;                 // its last line
  std::vector<const Entry*> last;  // by column: the lowest entry so far
  const Entry* label = nullptr;    // the first entry of the first column
  bool figures = false;
};

class RowReader {
 public:
  RowReader(const ContentPage& page, const std::vector<GridLine>& lines, size_t first, const std::vector<Column>& columns, const std::vector<bool>& ruled)
      : page_(page), lines_(lines), first_(first), columns_(columns), ruled_(ruled) {
    limit_.assign(columns.size(), 0);
    std::vector<float> pitches;
    for (size_t i = first; i < lines.size(); ++i) {
      for (const Entry& e : lines[i].entries) {
        if (e.first == e.last) limit_[static_cast<size_t>(e.first)] = std::max(limit_[static_cast<size_t>(e.first)], e.box.x1);
      }
      if (i > first) pitches.push_back(lines[i].baseline - lines[i - 1].baseline);
      size_t ruled_lines = ruled[i];
      ruled_count_ += ruled_lines;
      figure_lines_ += has_figure(lines[i]);
    }
    std::sort(pitches.begin(), pitches.end());
    std::vector<float> certain;  // from a line with figures to the next one
    for (size_t i = first + 1; i < lines.size(); ++i) {
      if (has_figure(lines[i]) && has_figure(lines[i - 1])) certain.push_back(lines[i].baseline - lines[i - 1].baseline);
    }
    std::sort(certain.begin(), certain.end());
    if (certain.size() >= 2) row_pitch_ = certain[certain.size() / 4];
    tight_ = pitches.empty() ? 12 : pitches[pitches.size() / 5];
    fully_ruled_ = ruled_count_ >= 2 && ruled_count_ * 10 >= figure_lines_ * 7;
  }

  std::vector<bool> read() {
    std::vector<bool> starts(lines_.size(), false);
    for (size_t i = first_; i < lines_.size(); ++i) {
      bool fresh = i == first_ || begins(i);
      starts[i] = fresh;
      if (fresh) {
        open_ = Open{};
        open_.last.assign(columns_.size(), nullptr);
      }
      open_.line = i;
      for (const Entry& e : lines_[i].entries) {
        for (int c = e.first; c <= e.last; ++c) open_.last[static_cast<size_t>(c)] = &e;
        if (e.first == 0 && !open_.label) open_.label = &e;
        open_.figures = open_.figures || (e.figure && e.first > 0);
      }
    }
    return starts;
  }

 private:
  static bool has_figure(const GridLine& line) {
    return std::any_of(line.entries.begin(), line.entries.end(), [](const Entry& e) { return e.figure && e.first > 0; });
  }
  // "3 March 2026", "03.04.2026": two of them never share a cell either.
  bool is_date(const Entry& e) const {
    if (e.words.empty() || e.words.size() > 3) return false;
    auto digits = [](std::string_view text) { return std::count_if(text.begin(), text.end(), [](unsigned char c) { return c >= '0' && c <= '9'; }); };
    const std::string &first = page_.words[e.words.front()].text, &last = page_.words[e.words.back()].text;
    if (e.words.size() == 1)
      return digits(first) >= 6 && first.size() <= 10 && first.find_first_not_of("0123456789./-") == std::string::npos &&
             first.find_first_of("./-") != std::string::npos;
    return e.words.size() == 3 && last.size() == 4 && digits(last) == 4 && (digits(first) > 0 || digits(page_.words[e.words[1]].text) > 0);
  }
  bool begins(size_t i) const {
    const GridLine &line = lines_[i], &above = lines_[i - 1];
    if (ruled_[i]) return true;
    // Figure under figure: two rows, always.
    for (const Entry& e : line.entries) {
      const Entry* over = open_.last[static_cast<size_t>(e.first)];
      // Words under a figure begin something new: headings of a second part.
      if (!e.figure && e.first > 0 && over && over->figure) return true;
      if (over && is_date(e) && is_date(*over)) return true;
      if (e.figure && over && over->figure && !(e.first == 0 && columns_.size() > 1 && !has_figure(line))) return true;
    }
    float overlap = std::min(line.bottom, above.bottom) - std::max(line.top, above.top);
    bool disjoint = std::none_of(line.entries.begin(), line.entries.end(), [&](const Entry& e) { return open_.last[static_cast<size_t>(e.first)] != nullptr; });
    // Text set between the lines of its neighbour: one row, its cells centred in height.
    if (disjoint && overlap > 0.25f * std::min(line.bottom - line.top, above.bottom - above.top)) return false;
    if (fully_ruled_ && (row_pitch_ == 0 || closer(line.baseline - above.baseline))) return false;
    const Entry* label = line.at(0);
    bool figures = has_figure(line);
    float gap = line.baseline - above.baseline;
    if (gap > 2.2f * line.size_pt && gap > 1.3f * tight_) return true;
    if (!label) {
      // No label of its own: the figures of a label above that has none yet, or wrapped text.
      if (figures) return open_.figures || !disjoint;
      return gap > 1.6f * std::max(tight_, line.size_pt * 1.05f);
    }
    const Entry* over = open_.last[0];
    if (!over) return true;
    bool only_label = line.entries.size() == 1;
    if (figures && open_.figures) return true;
    if (figures || only_label) return !goes_on(*over, *label, gap, i);
    // Text in several columns without figures: a new row if the label begins one.
    return !goes_on(*over, *label, gap, i);
  }
  // Does `label` look like the next line of `over`? It must not have fitted behind it, and the words must read on.
  bool goes_on(const Entry& over, const Entry& label, float gap, size_t i) const {
    const GridLine& line = lines_[i];
    if (gap > 1.45f * std::max(tight_, line.size_pt)) return false;
    if (open_.label && label.box.x0 < open_.label->box.x0 - 0.2f * line.size_pt) return false;  // set out: another row
    const ContentWord& last = page_.words[over.words.back()];
    const ContentWord& next = page_.words[label.words.front()];
    bool bold_changes = (last.style & style::kBold) != (next.style & style::kBold);
    if (bold_changes) return false;
    float room = limit_[0] - over.box.x1;
    bool fits = next.box.width() + 0.3f * line.size_pt < room;
    if (starts_lower(next.text)) return true;
    if (!has_figure(line) && open_.figures && hangs(over, label, i, fits ? 0.4f : 0.15f)) return true;
    if (!fits && (open_end(last.text) || (!open_.figures && over.words.size() >= 4 && starts_within(next.text)))) return true;
    // Lines of one cell are set closer than rows are.
    return !fits && closer(gap) && (!open_.figures || !has_figure(line));
  }
  bool closer(float gap) const { return row_pitch_ > 0 && gap < 0.88f * row_pitch_; }
  // A line of its own, set in deeper than the row with figures above and deeper than the next row: a hanging second line.
  bool hangs(const Entry& over, const Entry& label, size_t i, float least_em) const {
    float step = least_em * lines_[i].size_pt;
    if (label.box.x0 < over.box.x0 + step) return false;
    for (size_t k = i + 1; k < lines_.size() && k < i + 4; ++k) {
      const Entry* next = lines_[k].at(0);
      if (!next) return false;
      if (next->box.x0 < label.box.x0 - step) return true;
      if (next->box.x0 > label.box.x0 + step || has_figure(lines_[k])) return false;
    }
    return true;
  }

  const ContentPage& page_;
  const std::vector<GridLine>& lines_;
  size_t first_;
  const std::vector<Column>& columns_;
  const std::vector<bool>& ruled_;
  std::vector<float> limit_;  // right end of the widest text of each column
  float tight_ = 12;      // small pitch between lines
  float row_pitch_ = 0;   // small pitch between rows for certain, 0 if not known
  size_t ruled_count_ = 0, figure_lines_ = 0;
  bool fully_ruled_ = false;
  Open open_;
};

}  // namespace

std::vector<bool> row_starts(const ContentPage& page, const std::vector<GridLine>& lines, size_t first, const std::vector<Column>& columns,
                             const std::vector<bool>& ruled_above) {
  return RowReader(page, lines, first, columns, ruled_above).read();
}

namespace {

// Columns of the grid in which nearly every line holds one figure, two lines at least.
int figure_stacks(const std::vector<GridLine>& lines, int columns, int& deepest) {
  int stacks = 0;
  deepest = 0;
  for (int c = 0; c < columns; ++c) {
    int figures = 0, others = 0;
    for (const GridLine& line : lines) {
      const Entry* e = line.at(c);
      if (e) (e->figure ? figures : others) += 1;
    }
    if (figures >= 2 && others <= figures / 4) {
      ++stacks;
      deepest = std::max(deepest, figures);
    }
  }
  return stacks;
}

}  // namespace

void split_unruled_rows(const ContentPage& page, DraftTable& table, const std::vector<float>& xs, const std::vector<float>& ys) {
  std::vector<Column> columns;
  for (size_t i = 0; i + 1 < xs.size(); ++i) columns.push_back({xs[i], xs[i + 1]});
  std::vector<Rule> separators;
  for (size_t i = 1; i + 1 < xs.size(); ++i) separators.push_back({xs[i], ys.front(), xs[i], ys.back(), 0});
  int added = 0;
  for (int r = 0, rows = table.rows; r < rows; ++r) {
    int row = r + added;
    std::vector<uint32_t> words;
    bool plain = true;
    for (const DraftCell& cell : table.cells) {
      if (cell.row == row && cell.row_span == 1 && cell.column_span == 1) words.insert(words.end(), cell.words.begin(), cell.words.end());
      else if (cell.row <= row && row < cell.row + cell.row_span && cell.column_span > 1 && !cell.words.empty()) plain = false;
    }
    if (words.size() < 4 || !plain) continue;
    std::vector<GridLine> lines = place(page, make_lines(page, words, separators), columns);
    int deepest = 0, stacks = figure_stacks(lines, table.columns, deepest);
    bool labels = std::count_if(lines.begin(), lines.end(), [](const GridLine& l) { return l.at(0) != nullptr; }) >= 2;
    if (!(stacks >= 2 || (stacks == 1 && (deepest >= 3 || labels)))) continue;
    std::vector<bool> starts = row_starts(page, lines, 0, columns, std::vector<bool>(lines.size(), false));
    int parts = static_cast<int>(std::count(starts.begin(), starts.end(), true));
    if (parts < 2) continue;
    std::map<uint32_t, int> part_of;
    int part = -1;
    for (size_t i = 0; i < lines.size(); ++i) {
      part += starts[i];
      for (const Entry& e : lines[i].entries) {
        for (uint32_t w : e.words) part_of[w] = part;
      }
    }
    std::vector<DraftCell> fresh;
    for (DraftCell& cell : table.cells) {
      if (cell.row > row) cell.row += parts - 1;
      else if (cell.row + cell.row_span > row && (cell.row_span > 1 || cell.column_span > 1)) cell.row_span += parts - 1;
      else if (cell.row == row) {
        std::vector<DraftCell> split(static_cast<size_t>(parts));
        for (int k = 0; k < parts; ++k) split[static_cast<size_t>(k)] = {row + k, cell.column, 1, 1, {}};
        for (uint32_t w : cell.words) split[static_cast<size_t>(part_of[w])].words.push_back(w);
        cell = std::move(split[0]);
        for (size_t k = 1; k < split.size(); ++k) fresh.push_back(std::move(split[k]));
      }
    }
    table.cells.insert(table.cells.end(), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
    table.rows += parts - 1;
    added += parts - 1;
  }
}

}  // namespace dossier::reader
