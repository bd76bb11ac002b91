#include "ingest/reader/layout/columns.h"

#include <cmath>
#include <optional>

namespace dossier::reader {
namespace {

constexpr float kLeastRiver_pt = 7.0f;     // narrowest white between two columns
constexpr float kLeastRiver_em = 0.85f;    // and in font sizes
constexpr size_t kLeastLines = 3;          // lines a column must have on both sides of a river
constexpr double kWordsPerLine = 2.6;      // below: labels and figures, not columns of text
constexpr int kDeepest = 8;
constexpr size_t kMostDeckLines = 4;       // of a heading's lead-in that stands in a column
constexpr float kDeckGap = 2.5f;           // white over it, in heights of its lines

struct Item {  // a piece of a row, or a table
  Box box;
  size_t row = 0;
  int piece = -1;      // index in its row
  int obstacle = -1;
  size_t words = 0;
};

struct Strip {  // items in rows, top down
  std::vector<std::vector<Item>> rows;
};

struct River {
  float x0 = 0, x1 = 0;
  size_t first = 0, last = 0;  // rows, inclusive
};

// Lines at a column's foot that stand away from its text and near to the heading which crosses the river below lead into that heading.
// Takes them from the column; nothing if there are none.
std::vector<std::vector<Item>> take_lead_in(Strip& column, const std::vector<Item>& below, const River& river) {
  bool crosses = std::any_of(below.begin(), below.end(), [&](const Item& item) { return item.box.x0 < river.x0 && item.box.x1 > river.x1; });
  std::vector<std::vector<Item>>& rows = column.rows;
  std::erase_if(rows, [](const std::vector<Item>& row) { return row.empty(); });
  if (!crosses || rows.size() < 2) return {};
  float to_heading = below.front().box.y0 - rows.back().front().box.y1;
  for (size_t i = rows.size() - 1; i > 0 && rows.size() - i <= kMostDeckLines && rows[i].front().obstacle < 0; --i) {
    const Box& box = rows[i].front().box;
    float gap = box.y0 - rows[i - 1].front().box.y1;
    if (gap < 1.5f * box.height()) continue;
    if (gap < kDeckGap * box.height() || gap < 2 * to_heading) return {};
    std::vector<std::vector<Item>> taken(std::make_move_iterator(rows.begin() + static_cast<long>(i)), std::make_move_iterator(rows.end()));
    rows.resize(i);
    return taken;
  }
  return {};
}

class RegionSorter {
 public:
  RegionSorter(const std::vector<Row>& rows, bool right_to_left) : rows_(rows), right_to_left_(right_to_left) {}

  std::vector<Region> run(Strip strip) {
    split(std::move(strip), 0, false);
    return std::move(out_);
  }

 private:
  void split(Strip strip, int depth, bool beside);
  std::optional<River> best_river(const Strip& strip) const;
  std::optional<River> grow(const Strip& strip, size_t row, float x0, float x1) const;
  bool separates_columns(const Strip& strip, const River& river) const;
  float size_of(const std::vector<Item>& row) const {
    for (const Item& item : row)
      if (item.piece >= 0) return std::max(rows_[item.row].size_pt, 4.f);
    return 8;
  }
  void emit(const Strip& strip, bool beside);

  const std::vector<Row>& rows_;
  bool right_to_left_;
  std::vector<Region> out_;
};

std::optional<River> RegionSorter::grow(const Strip& strip, size_t row, float x0, float x1) const {
  // Narrows the river so that it passes the row; false where something crosses it or too little is left.
  auto pass = [&](size_t at, float& a, float& b) {
    float left = a, right = b, need = std::max(kLeastRiver_pt, kLeastRiver_em * size_of(strip.rows[at]));
    for (const Item& item : strip.rows[at]) {
      if (item.box.x1 <= left + 0.5f || item.box.x0 >= right - 0.5f) continue;
      // The item reaches into the river: it pushes one bank.
      if (item.box.x0 <= left && item.box.x1 < right)
        left = item.box.x1;
      else if (item.box.x1 >= right && item.box.x0 > left)
        right = item.box.x0;
      else
        return false;
    }
    if (right - left < need) return false;
    a = left;
    b = right;
    return true;
  };
  River river{x0, x1, row, row};
  if (!pass(row, river.x0, river.x1)) return {};
  while (river.first > 0 && pass(river.first - 1, river.x0, river.x1)) --river.first;
  while (river.last + 1 < strip.rows.size() && pass(river.last + 1, river.x0, river.x1)) ++river.last;
  return river;
}

// True if text runs down both banks: enough lines, of enough words, not one label and one figure a row.
bool RegionSorter::separates_columns(const Strip& strip, const River& river) const {
  size_t lines[2] = {0, 0}, words[2] = {0, 0}, both = 0;
  float top[2] = {1e9f, 1e9f}, bottom[2] = {-1e9f, -1e9f};
  for (size_t i = river.first; i <= river.last; ++i) {
    bool side[2] = {false, false};
    for (const Item& item : strip.rows[i]) {
      int s = item.box.center_x() < (river.x0 + river.x1) / 2 ? 0 : 1;
      side[s] = true;
      // A table counts as the lines it stands for.
      words[s] += item.obstacle >= 0 ? 40 : item.words;
      if (item.obstacle >= 0) lines[s] += 4;
      top[s] = std::min(top[s], item.box.y0);
      bottom[s] = std::max(bottom[s], item.box.y1);
    }
    for (int s : {0, 1})
      if (side[s]) ++lines[s];
    if (side[0] && side[1]) ++both;
  }
  size_t fewer = std::min(lines[0], lines[1]);
  if (fewer < kLeastLines) return false;
  double per_line[2] = {static_cast<double>(words[0]) / static_cast<double>(lines[0]), static_cast<double>(words[1]) / static_cast<double>(lines[1])};
  if (per_line[0] >= kWordsPerLine && per_line[1] >= kWordsPerLine) return true;
  // Lines that do not share baselines were not set as one row, however short they are.
  bool overlap = std::min(bottom[0], bottom[1]) > std::max(top[0], top[1]);
  return overlap && static_cast<double>(both) < 0.4 * static_cast<double>(fewer) && fewer >= 4;
}

std::optional<River> RegionSorter::best_river(const Strip& strip) const {
  std::optional<River> best;
  double best_score = 0;
  for (size_t i = 0; i < strip.rows.size(); ++i) {
    std::vector<const Item*> items;
    for (const Item& item : strip.rows[i]) items.push_back(&item);
    for (size_t k = 1; k < items.size(); ++k) {
      float x0 = items[k - 1]->box.x1, x1 = items[k]->box.x0;
      if (x1 - x0 < kLeastRiver_pt) continue;
      if (best && i >= best->first && i <= best->last && x0 <= best->x0 && x1 >= best->x1) continue;  // the same river
      std::optional<River> river = grow(strip, i, x0, x1);
      if (!river || river->last - river->first + 1 < kLeastLines) continue;
      double score = static_cast<double>(river->last - river->first + 1) + 0.02 * (river->x1 - river->x0);
      if (score > best_score && separates_columns(strip, *river)) {
        best = river;
        best_score = score;
      }
    }
  }
  return best;
}

void RegionSorter::split(Strip strip, int depth, bool beside) {
  std::erase_if(strip.rows, [](const std::vector<Item>& row) { return row.empty(); });
  if (strip.rows.empty()) return;
  std::optional<River> river = depth < kDeepest ? best_river(strip) : std::nullopt;
  if (!river) return emit(strip, beside);
  // Rows at the river's ends that stand on one bank only and apart from the others belong to what is above or below.
  auto one_sided = [&](size_t i) {
    bool left = false, right = false;
    for (const Item& item : strip.rows[i]) (item.box.center_x() < river->x0 + 1 ? left : right) = true;
    return left != right;
  };
  auto gap_after = [&](size_t i) { return strip.rows[i + 1].front().box.y0 - strip.rows[i].front().box.y1; };
  // Where something crosses the river below, lines on one bank alone that begin behind white at the foot of both columns lead to it: a heading
  // below two balanced columns stands over what is set in one.
  auto on_left = [&](size_t i) { return strip.rows[i].front().box.center_x() < river->x0 + 1; };
  if (river->last + 1 < strip.rows.size()) {
    constexpr size_t kUneven = 2;  // lines by which balanced columns differ
    size_t tail = river->last + 1;
    while (tail > river->first + 1 && one_sided(tail - 1) && on_left(tail - 1) == on_left(river->last)) --tail;
    for (size_t k = tail; k <= river->last && k <= tail + kUneven; ++k) {
      if (gap_after(k - 1) <= 0.7f * size_of(strip.rows[k - 1])) continue;
      river->last = k - 1;
      break;
    }
  }
  while (river->first < river->last && one_sided(river->first) && gap_after(river->first) > 0.7f * size_of(strip.rows[river->first])) ++river->first;
  while (river->last > river->first && one_sided(river->last) && gap_after(river->last - 1) > 0.7f * size_of(strip.rows[river->last])) --river->last;
  if (!separates_columns(strip, *river)) return emit(strip, beside);
  Strip above, left, right, below;
  Box left_box, right_box;
  for (size_t i = 0; i < strip.rows.size(); ++i) {
    if (i < river->first) {
      above.rows.push_back(std::move(strip.rows[i]));
    } else if (i > river->last) {
      below.rows.push_back(std::move(strip.rows[i]));
    } else {
      std::vector<Item> l, r;
      for (Item& item : strip.rows[i]) {
        bool is_left = item.box.center_x() < (river->x0 + river->x1) / 2;
        (is_left ? left_box : right_box) = united(is_left ? left_box : right_box, item.box);
        (is_left ? l : r).push_back(item);
      }
      left.rows.push_back(std::move(l));
      right.rows.push_back(std::move(r));
    }
  }
  if (!below.rows.empty()) {
    std::vector<Item> heading = below.rows.front();
    for (Strip* column : {&right, &left}) {
      std::vector<std::vector<Item>> lead_in = take_lead_in(*column, heading, *river);
      below.rows.insert(below.rows.begin(), std::make_move_iterator(lead_in.begin()), std::make_move_iterator(lead_in.end()));
    }
  }
  bool left_narrow = left_box.width() < 0.45f * right_box.width(), right_narrow = right_box.width() < 0.45f * left_box.width();
  split(std::move(above), depth + 1, beside);
  if (right_to_left_) {
    split(std::move(right), depth + 1, beside || right_narrow);
    split(std::move(left), depth + 1, beside || left_narrow);
  } else {
    split(std::move(left), depth + 1, beside || left_narrow);
    split(std::move(right), depth + 1, beside || right_narrow);
  }
  split(std::move(below), depth + 1, beside);
}

void RegionSorter::emit(const Strip& strip, bool beside) {
  Region region;
  region.beside_main = beside;
  for (const std::vector<Item>& row : strip.rows) {
    RegionLine line;
    for (const Item& item : row) {
      region.box = united(region.box, item.box);
      if (item.obstacle >= 0) {
        RegionLine table;
        table.obstacle = item.obstacle;
        table.box = item.box;
        region.lines.push_back(std::move(table));
        continue;
      }
      const Row& source = rows_[item.row];
      const LinePiece& piece = source.pieces[static_cast<size_t>(item.piece)];
      line.words.insert(line.words.end(), piece.words.begin(), piece.words.end());
      line.box = united(line.box, piece.box);
      line.baseline = source.baseline;
      line.size_pt = source.size_pt;
    }
    if (!line.words.empty()) region.lines.push_back(std::move(line));
  }
  out_.push_back(std::move(region));
}

}  // namespace

std::vector<Region> order_regions(const std::vector<Row>& rows, const std::vector<Box>& obstacles, bool right_to_left) {
  Strip strip;
  std::vector<size_t> by_top(obstacles.size());
  for (size_t i = 0; i < by_top.size(); ++i) by_top[i] = i;
  std::stable_sort(by_top.begin(), by_top.end(), [&](size_t a, size_t b) { return obstacles[a].y0 < obstacles[b].y0; });
  size_t next = 0;
  auto put_obstacles = [&](float before) {
    for (; next < by_top.size() && obstacles[by_top[next]].center_y() < before; ++next) {
      Item item;
      item.box = obstacles[by_top[next]];
      item.obstacle = static_cast<int>(by_top[next]);
      strip.rows.push_back({item});
    }
  };
  for (size_t i = 0; i < rows.size(); ++i) {
    put_obstacles((rows[i].y0 + rows[i].y1) / 2);
    std::vector<Item> items;
    for (size_t k = 0; k < rows[i].pieces.size(); ++k) {
      Item item;
      item.box = rows[i].pieces[k].box;
      item.row = i;
      item.piece = static_cast<int>(k);
      item.words = rows[i].pieces[k].words.size();
      items.push_back(item);
    }
    strip.rows.push_back(std::move(items));
  }
  put_obstacles(1e9f);
  return RegionSorter(rows, right_to_left).run(std::move(strip));
}

}  // namespace dossier::reader
