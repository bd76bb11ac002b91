#include "ingest/reader/layout/compose.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "ingest/reader/layout/blocks.h"
#include "ingest/reader/layout/columns.h"
#include "ingest/reader/layout/line_numbers.h"
#include "ingest/reader/layout/lines.h"
#include "ingest/reader/layout/page_writer.h"
#include "ingest/reader/layout/tables.h"
#include "ingest/reader/layout/turn.h"

namespace dossier::reader {
namespace {

constexpr float kMargin = 0.115f;     // running headers and footers stand within this part of the height
constexpr size_t kMostMarginRows = 4;
constexpr uint16_t kAside = 1;  // an angle that no word of the flow has: what has it is laid aside

// What each word is laid out as.
struct Sorted {
  std::vector<uint32_t> upright;                        // the flow of the page
  std::map<uint16_t, std::vector<uint32_t>> otherwise;  // by angle
  std::vector<uint32_t> hidden;
};

Sorted sort_words(const ContentPage& page, const std::vector<FoundTable>& tables) {
  std::vector<bool> taken(page.words.size(), false);
  for (const FoundTable& table : tables)
    for (const FoundCell& cell : table.cells)
      for (uint32_t index : cell.words)
        if (index < taken.size()) taken[index] = true;
  size_t invisible = 0;
  for (const ContentWord& word : page.words)
    if (word.style & style::kInvisible) ++invisible;
  bool few_invisible = invisible * 2 < page.words.size();
  Sorted out;
  for (uint32_t i = 0; i < page.words.size(); ++i) {
    const ContentWord& word = page.words[i];
    if (taken[i] || word.text.empty()) continue;
    if (few_invisible && (word.style & style::kInvisible))
      out.hidden.push_back(i);
    else if (word.angle == 0)
      out.upright.push_back(i);
    else
      out.otherwise[word.angle].push_back(i);
  }
  return out;
}

float median(std::vector<float> values) {
  auto middle = values.begin() + static_cast<long>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

float width_of(const Row& row) { return row.pieces.empty() ? 0 : row.pieces.back().box.x1 - row.pieces.front().box.x0; }

// The white between the rows of a page: of text set with one and a half or two lines' distance it is as wide as white below a header.
struct UsualWhite {
  float gap = 0, width = 0;  // between two rows; of a full row
};
UsualWhite usual_white(const std::vector<Row>& rows) {
  UsualWhite usual;
  std::vector<float> gaps;
  for (size_t i = 0; i < rows.size(); ++i) {
    usual.width = std::max(usual.width, width_of(rows[i]));
    if (i > 0) gaps.push_back(std::max(0.f, rows[i].y0 - rows[i - 1].y1));
  }
  if (gaps.size() >= 6) usual.gap = median(std::move(gaps));
  return usual;
}

// Rows at the top (or bottom) edge that white sets apart from the rest. A full row needs more white than lies between others.
size_t margin_rows(const std::vector<Row>& rows, float height, bool top) {
  const UsualWhite usual = usual_white(rows);
  size_t n = rows.size(), best = 0;
  for (size_t k = 1; k <= std::min(kMostMarginRows, n); ++k) {
    const Row& row = top ? rows[k - 1] : rows[n - k];
    if (top ? row.y1 > kMargin * height : row.y0 < (1 - kMargin) * height) break;
    if (k == n) return k;
    const Row& next = top ? rows[k] : rows[n - k - 1];
    float gap = top ? next.y0 - row.y1 : row.y0 - next.y1;
    const bool full = width_of(row) > 0.8f * usual.width;
    if (gap > std::max(0.75f * std::max(row.size_pt, 6.f), full ? 1.3f * usual.gap : 0.f)) best = k;
  }
  return best;
}

Region margin_region(const std::vector<Row>& rows, size_t begin, size_t end) {
  Region region;
  for (size_t i = begin; i < end; ++i) {
    RegionLine line;
    line.baseline = rows[i].baseline;
    line.size_pt = rows[i].size_pt;
    for (const LinePiece& piece : rows[i].pieces) {
      line.words.insert(line.words.end(), piece.words.begin(), piece.words.end());
      line.box = united(line.box, piece.box);
    }
    region.box = united(region.box, line.box);
    region.lines.push_back(std::move(line));
  }
  return region;
}

// A cell that took words of two rows, or a row that goes on outside the table, shows that the columns are none.
bool made_of_rows(const FoundTable& table, const std::vector<int>& row_of) {
  std::map<int, size_t> inside;
  for (const FoundCell& cell : table.cells)
    for (uint32_t index : cell.words) {
      if (row_of[index] != row_of[cell.words.front()]) return false;
      ++inside[row_of[index]];
    }
  for (int row : row_of)
    if (auto at = inside.find(row); at != inside.end() && at->second-- == 0) return false;
  return true;
}

RegionLine line_of_row(const ContentPage& page, std::vector<uint32_t> words) {
  std::stable_sort(words.begin(), words.end(), [&](uint32_t a, uint32_t b) { return page.words[a].box.x0 < page.words[b].box.x0; });
  RegionLine line;
  std::vector<float> baselines, sizes;
  for (uint32_t index : words) {
    line.box = united(line.box, page.words[index].box);
    baselines.push_back(page.words[index].baseline);
    sizes.push_back(page.words[index].size_pt);
  }
  line.baseline = median(std::move(baselines));
  line.size_pt = median(std::move(sizes));
  line.words = std::move(words);
  return line;
}

class Composition {
 public:
  Composition(const ContentPage& content, const ComposeHints& hints) : page_(content), hints_(hints), writer_(page_) {}

  Page run_rows(const std::vector<int>& row_of) {
    std::vector<FoundTable> tables = find_tables(page_);
    std::erase_if(tables, [&](const FoundTable& table) { return !made_of_rows(table, row_of); });
    lay_rows(row_of, tables);
    return std::move(writer_.page());
  }

  Page run() {
    for (uint32_t index : find_line_numbers(page_)) page_.words[index].angle = kAside;
    std::vector<FoundTable> tables = find_tables(page_);
    Sorted sorted = sort_words(page_, tables);
    lay_out(sorted.upright, tables);
    for (auto& [angle, words] : sorted.otherwise) lay_aside(words, angle);
    if (!sorted.hidden.empty()) lay_hidden(sorted.hidden);
    Page out = std::move(writer_.page());
    out.images = page_.images;
    return out;
  }

 private:
  void lay_out(const std::vector<uint32_t>& words, const std::vector<FoundTable>& tables);
  void lay_rows(const std::vector<int>& row_of, const std::vector<FoundTable>& tables);
  void lay_aside(const std::vector<uint32_t>& words, uint16_t angle);
  void lay_hidden(const std::vector<uint32_t>& words);
  void write(const std::vector<LaidBlock>& blocks, const std::vector<FoundTable>& tables);
  void write_table(const FoundTable& table);

  ContentPage page_;  // a copy: superscripts are marked, letter spacing closed
  const ComposeHints& hints_;
  PageWriter writer_;
};

void Composition::lay_out(const std::vector<uint32_t>& words, const std::vector<FoundTable>& tables) {
  std::vector<Row> rows = make_rows(page_, words);
  std::vector<Box> obstacles;
  for (const FoundTable& table : tables) obstacles.push_back(table.box);
  float first_table = page_.height_pt, last_table = 0;
  for (const Box& box : obstacles) {
    first_table = std::min(first_table, box.y0);
    last_table = std::max(last_table, box.y1);
  }
  size_t head = margin_rows(rows, page_.height_pt, true), foot = margin_rows(rows, page_.height_pt, false);
  while (head > 0 && rows[head - 1].y1 > first_table + 1) --head;
  while (foot > 0 && rows[rows.size() - foot].y0 < last_table - 1) --foot;
  if (head + foot > rows.size()) foot = rows.size() - head;
  PageMeasures measures;
  measures.page_width_pt = page_.width_pt;
  measures.page_height_pt = page_.height_pt;
  measures.body_size_pt = hints_.body_size_pt > 0 ? hints_.body_size_pt : body_size(page_, words);
  bool rtl = runs_right_to_left(page_, words);
  if (rtl) turn_signs_behind_numbers(page_, words);
  write(make_blocks(page_, margin_region(rows, 0, head), measures), tables);
  std::vector<Row> body(std::make_move_iterator(rows.begin() + static_cast<long>(head)), std::make_move_iterator(rows.end() - static_cast<long>(foot)));
  for (Region& region : order_regions(body, obstacles, rtl)) write(make_blocks(page_, std::move(region), measures), tables);
  write(make_blocks(page_, margin_region(rows, rows.size() - foot, rows.size()), measures), tables);
}

void Composition::lay_rows(const std::vector<int>& row_of, const std::vector<FoundTable>& tables) {
  std::vector<int> table_of(page_.words.size(), -1);
  for (size_t t = 0; t < tables.size(); ++t)
    for (const FoundCell& cell : tables[t].cells)
      for (uint32_t index : cell.words) table_of[index] = static_cast<int>(t);
  std::map<int, std::vector<uint32_t>> rows;
  for (uint32_t i = 0; i < page_.words.size(); ++i) rows[row_of[i]].push_back(i);
  PageMeasures measures;
  measures.page_width_pt = page_.width_pt;
  measures.page_height_pt = page_.height_pt;
  Region region;
  std::vector<uint32_t> flow;
  int last_table = -1;
  for (auto& [row, words] : rows) {
    RegionLine line;
    const int table = table_of[words.front()];
    if (table >= 0 && table == last_table) continue;
    last_table = table;
    if (table >= 0) {
      line.obstacle = table;
      line.box = tables[static_cast<size_t>(table)].box;
    } else {
      flow.insert(flow.end(), words.begin(), words.end());
      line = line_of_row(page_, std::move(words));
    }
    region.box = united(region.box, line.box);
    region.lines.push_back(std::move(line));
  }
  measures.body_size_pt = body_size(page_, flow);
  if (runs_right_to_left(page_, flow)) turn_signs_behind_numbers(page_, flow);
  write(make_blocks(page_, std::move(region), measures), tables);
}

// Text that runs another way than the page (labels of axes, stamps in the margin, watermarks): after the flow, each run of drawing
// order on one line a line.
void Composition::lay_aside(const std::vector<uint32_t>& words, uint16_t angle) {
  std::vector<uint32_t> line;
  const ContentWord* last = nullptr;
  auto end_line = [&] {
    if (line.empty()) return;
    writer_.begin_block(BlockKind::side_note);
    writer_.add_line(line);
    writer_.end_block();
    line.clear();
  };
  for (uint32_t index : words) {
    const ContentWord& word = page_.words[index];
    if (last) {
      float dx = word.box.center_x() - last->box.center_x(), dy = word.box.center_y() - last->box.center_y();
      float reach = 2 * word.size_pt + (word.box.width() + word.box.height() + last->box.width() + last->box.height()) / 2;
      bool same_line = angle % 90 != 0 || std::abs(word.baseline - last->baseline) < 0.5f * word.size_pt;
      if (!same_line || std::hypot(dx, dy) > reach) end_line();
    }
    line.push_back(index);
    last = &word;
  }
  end_line();
}

void Composition::lay_hidden(const std::vector<uint32_t>& words) {
  writer_.begin_block(BlockKind::paragraph);
  for (const Row& row : make_rows(page_, words)) {
    std::vector<uint32_t> line;
    for (const LinePiece& piece : row.pieces) line.insert(line.end(), piece.words.begin(), piece.words.end());
    put_in_reading_order(page_, line, runs_right_to_left(page_, line));
    writer_.add_line(line);
  }
  writer_.end_block();
}

void Composition::write(const std::vector<LaidBlock>& blocks, const std::vector<FoundTable>& tables) {
  for (size_t i = 0; i < blocks.size(); ++i) {
    const LaidBlock& block = blocks[i];
    if (block.obstacle >= 0) {
      write_table(tables[static_cast<size_t>(block.obstacle)]);
      continue;
    }
    writer_.begin_block(block.kind, block.level);
    for (const RegionLine& line : block.lines) writer_.add_line(line.words);
    writer_.end_block();
  }
}

void Composition::write_table(const FoundTable& found) {
  Page& page = writer_.page();
  Table table;
  table.box = found.box;
  table.rows = found.rows;
  table.columns = found.columns;
  table.ruled = found.ruled;
  // A caption or heading right above is its title.
  if (!page.blocks.empty()) {
    const Block& above = page.blocks.back();
    float gap = found.box.y0 - above.box.y1;
    bool title = above.kind == BlockKind::caption || (above.kind == BlockKind::heading && gap < 40);
    if (title && gap > -4 && gap < 60) {
      table.title_begin = above.begin;
      table.title_end = above.end;
    }
  }
  writer_.begin_table();
  int row = -1;
  for (const FoundCell& cell : found.cells) {
    if (cell.row != row) writer_.begin_row();
    row = cell.row;
    Cell out;
    out.row = cell.row;
    out.column = cell.column;
    out.row_span = cell.row_span;
    out.column_span = cell.column_span;
    out.column_header = cell.column_header;
    out.row_header = cell.row_header;
    out.box = cell.box;
    mark_raised(page_, cell.words);
    std::tie(out.begin, out.end) = writer_.add_cell(cell.words);
    table.cells.push_back(std::move(out));
  }
  page.blocks.back().box = united(page.blocks.back().box, found.box);
  std::tie(table.begin, table.end) = writer_.end_table();
  if (table.begin == table.end) return;  // nothing in it
  page.tables.push_back(std::move(table));
}

}  // namespace

Page compose_rows(const ContentPage& content, const std::vector<int>& rows) {
  Page page = Composition(content, {}).run_rows(rows);
  page.width_pt = content.width_pt;
  page.height_pt = content.height_pt;
  return page;
}

Page compose(const ContentPage& content, const ComposeHints& hints) {
  uint16_t angle = main_angle(content);
  Page page = angle ? Composition(turned_upright(content, angle), hints).run() : Composition(content, hints).run();
  page.width_pt = content.width_pt;
  page.height_pt = content.height_pt;
  if (!angle) return page;
  auto back = [&](Box& box) { box = turned_back(box, angle, content.width_pt, content.height_pt); };
  for (Word& word : page.words) back(word.box);
  for (Block& block : page.blocks) back(block.box);
  for (Table& table : page.tables) {
    back(table.box);
    for (Cell& cell : table.cells) back(cell.box);
  }
  page.images = content.images;
  return page;
}

}  // namespace dossier::reader
