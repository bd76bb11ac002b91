#include "ingest/reader/layout/compose.h"

#include <cmath>

#include "ingest/reader/layout/page_writer.h"

namespace dossier::reader {

Page compose(const ContentPage& content) {
  std::vector<uint32_t> order(content.words.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return content.words[a].baseline < content.words[b].baseline; });
  PageWriter writer(content);
  float last_base = 0;
  bool open = false;
  for (size_t i = 0; i < order.size();) {
    size_t end = i + 1;
    float size = std::max(content.words[order[i]].size_pt, 4.f), base = content.words[order[i]].baseline;
    while (end < order.size() && content.words[order[end]].baseline - base < 0.3f * size) ++end;
    std::vector<uint32_t> line(order.begin() + static_cast<long>(i), order.begin() + static_cast<long>(end));
    std::stable_sort(line.begin(), line.end(), [&](uint32_t a, uint32_t b) { return content.words[a].box.x0 < content.words[b].box.x0; });
    if (!open || base - last_base > 1.8f * size) {
      if (open) writer.end_block();
      writer.begin_block(BlockKind::paragraph);
      open = true;
    }
    writer.add_line(line);
    last_base = base;
    i = end;
  }
  if (open) writer.end_block();
  Page page = std::move(writer.page());
  page.width_pt = content.width_pt;
  page.height_pt = content.height_pt;
  page.images = content.images;
  return page;
}

}  // namespace dossier::reader
