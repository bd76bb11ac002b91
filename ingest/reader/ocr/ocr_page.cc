#include "ingest/reader/ocr/ocr_page.h"

#include <algorithm>
#include <cmath>

#include "ingest/reader/layout/compose.h"
#include "ingest/reader/ocr/print_columns.h"

namespace dossier::reader {

namespace {

// From the page as it was read (upright, level) to the page as it was given.
class WayBack {
 public:
  explicit WayBack(const OcrPage& read)
      : width_(read.content.width_pt), height_(read.content.height_pt), rotation_(read.rotation),
        sine_(std::sin(read.skew_degrees * 3.14159265f / 180)), cosine_(std::cos(read.skew_degrees * 3.14159265f / 180)) {}

  float width() const { return rotation_ % 180 ? height_ : width_; }
  float height() const { return rotation_ % 180 ? width_ : height_; }

  // A wide box of a skewed page grows: it becomes the box around its turned corners, but for single words, which keep their size.
  Box word(const Box& box) const {
    auto [x, y] = skewed(box.center_x(), box.center_y());
    float w = box.width() / 2, h = box.height() / 2;
    return given({x - w, y - h, x + w, y + h});
  }
  Box area(const Box& box) const {
    if (box.empty()) return box;
    Box out;
    bool first = true;
    for (float cx : {box.x0, box.x1})
      for (float cy : {box.y0, box.y1}) {
        auto [x, y] = skewed(cx, cy);
        out = first ? Box{x, y, x, y} : Box{std::min(out.x0, x), std::min(out.y0, y), std::max(out.x1, x), std::max(out.y1, y)};
        first = false;
      }
    return given(out);
  }

 private:
  std::pair<float, float> skewed(float x, float y) const {
    x -= width_ / 2, y -= height_ / 2;
    return {cosine_ * x - sine_ * y + width_ / 2, sine_ * x + cosine_ * y + height_ / 2};
  }
  Box given(const Box& b) const {
    Box out = b;
    if (rotation_ == 90) out = {b.y0, width_ - b.x1, b.y1, width_ - b.x0};
    if (rotation_ == 180) out = {width_ - b.x1, height_ - b.y1, width_ - b.x0, height_ - b.y0};
    if (rotation_ == 270) out = {height_ - b.y1, b.x0, height_ - b.y0, b.x1};
    return {std::clamp(out.x0, 0.f, width()), std::clamp(out.y0, 0.f, height()), std::clamp(out.x1, 0.f, width()), std::clamp(out.y1, 0.f, height())};
  }

  float width_, height_;
  int rotation_;
  float sine_, cosine_;
};

// Puts `part` behind what `page` has.
void append(Page& page, Page part) {
  if (part.text.empty()) return;
  if (!page.text.empty()) page.text += "\n\n";
  auto shift = static_cast<uint32_t>(page.text.size());
  page.text += part.text;
  for (Word& word : part.words) word.begin += shift, word.end += shift;
  for (Block& block : part.blocks) block.begin += shift, block.end += shift;
  for (Table& table : part.tables) {
    table.begin += shift, table.end += shift, table.title_begin += shift, table.title_end += shift;
    for (Cell& cell : table.cells) cell.begin += shift, cell.end += shift;
  }
  page.words.insert(page.words.end(), part.words.begin(), part.words.end());
  page.blocks.insert(page.blocks.end(), part.blocks.begin(), part.blocks.end());
  page.tables.insert(page.tables.end(), std::make_move_iterator(part.tables.begin()), std::make_move_iterator(part.tables.end()));
}

// Columns of running text one after the other, each put in order by itself.
Page composed(const OcrPage& read) {
  if (!read.rows.empty()) return compose_rows(read.content, read.rows);
  std::vector<std::vector<uint32_t>> columns = print_columns(read);
  if (columns.size() < 2) return compose(read.content);
  Page page;
  for (const std::vector<uint32_t>& column : columns) {
    ContentPage part;
    part.width_pt = read.content.width_pt;
    part.height_pt = read.content.height_pt;
    for (uint32_t index : column) part.words.push_back(read.content.words[index]);
    append(page, compose(part));
  }
  return page;
}

}  // namespace

Page page_from(const OcrPage& read) {
  Page page = composed(read);
  WayBack back(read);
  page.width_pt = back.width();
  page.height_pt = back.height();
  for (Word& word : page.words) word.box = back.word(word.box);
  for (Block& block : page.blocks) block.box = back.area(block.box);
  for (PageImage& image : page.images) image.box = back.area(image.box);
  for (Table& table : page.tables) {
    table.box = back.area(table.box);
    for (Cell& cell : table.cells) cell.box = back.area(cell.box);
  }
  page.source = page.words.empty() ? TextSource::none : TextSource::ocr;
  page.language = read.language;
  size_t doubtful = 0;
  for (const Word& word : page.words) doubtful += (word.style & style::kDoubtful) != 0;
  if (doubtful > 0) {
    std::string detail = std::to_string(doubtful) + " of " + std::to_string(page.words.size()) + " words";
    page.findings.push_back({FindingKind::doubtful_words, std::move(detail), {}});
  }
  return page;
}

ContentPage content_as_given(const OcrPage& read) {
  ContentPage content = read.content;
  WayBack back(read);
  content.width_pt = back.width();
  content.height_pt = back.height();
  for (ContentWord& word : content.words) {
    Box box = back.word(word.box);
    word.baseline = box.y1 - (word.box.y1 - word.baseline);
    word.box = box;
    word.angle = static_cast<uint16_t>((word.angle + 360 - read.rotation) % 360);
  }
  return content;
}

}  // namespace dossier::reader
