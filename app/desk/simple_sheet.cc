#include "app/desk/simple_sheet.h"

#include <algorithm>
#include <array>

namespace dossier {
namespace {

constexpr float kMargin_pt = 36, kLeastWidth_pt = 2 * kMargin_pt + 60 * 6, kLeastHeight_pt = 150;

}  // namespace

bool has_page_pictures(std::string_view type) {
  static constexpr std::array<std::string_view, 10> kTypes = {"pdf", "png", "jpeg", "tiff", "webp", "bmp", "gif", "jp2", "heif", "pnm"};
  return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

SheetSize simple_sheet(const Page& page) {
  float right = 0, bottom = 0;
  auto take = [&](const Box& box) {
    if (box.empty()) return;
    right = std::max(right, box.x1);
    bottom = std::max(bottom, box.y1);
  };
  for (const Word& word : page.words) take(word.box);
  for (const Table& table : page.tables) take(table.box);
  for (const PageImage& image : page.images) take(image.box);
  if (right <= 0) return {page.width_pt, page.height_pt};
  return {std::min(page.width_pt, std::max(kLeastWidth_pt, right + kMargin_pt)),
          kSimpleStretch * std::min(page.height_pt, std::max(kLeastHeight_pt, bottom + kMargin_pt))};
}

Page shown_page(const Page& page) {
  Page out = page;
  const SheetSize size = simple_sheet(page);
  out.width_pt = size.width_pt;
  out.height_pt = size.height_pt;
  auto stretch = [](Box& box) { box.y0 *= kSimpleStretch, box.y1 *= kSimpleStretch; };
  for (Word& word : out.words) stretch(word.box), word.size_pt *= kSimpleStretch;
  for (Block& block : out.blocks) stretch(block.box);
  for (Table& table : out.tables) {
    stretch(table.box);
    for (Cell& cell : table.cells) stretch(cell.box);
  }
  for (PageImage& image : out.images) stretch(image.box);
  return out;
}

}  // namespace dossier
