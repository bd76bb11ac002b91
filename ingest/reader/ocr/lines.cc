#include "ingest/reader/ocr/lines.h"

#include <algorithm>
#include <cmath>

namespace dossier::reader {

namespace {

// Sum over strips of the squared jumps between neighbouring rows, each strip divided by its ink, so that a picture or a ruling
// line does not outweigh the writing.
double jumps_across_rows(Pix* binary, int strips) {
  int width = pixGetWidth(binary), height = pixGetHeight(binary), step = width / strips;
  if (step < 8 || height < 8) return 0;
  double total = 0;
  std::vector<int> rows(height);
  for (int s = 0; s < strips; ++s) {
    int x0 = s * step;
    long ink = 0;
    for (int y = 0; y < height; ++y) {
      const l_uint32* line = pixGetData(binary) + size_t(y) * pixGetWpl(binary);
      int count = 0;
      for (int x = x0; x < x0 + step; ++x) count += GET_DATA_BIT(line, x);
      rows[y] = count > step * 9 / 10 ? 0 : count;  // a ruling line or a black edge
      ink += rows[y];
    }
    if (ink < step) continue;
    double sum = 0;
    for (int y = 1; y < height; ++y) sum += double(rows[y] - rows[y - 1]) * (rows[y] - rows[y - 1]);
    total += sum / ink;
  }
  return total;
}

constexpr float kLongestSample = 45;  // letter heights

struct TextLine {
  int x, y, w, h;
  float ink;  // share of black
};

std::vector<TextLine> find_lines(Pix* binary, float letter) {
  // Letters of a line grow together; a gap wider than about two letters (a column) stays.
  int reach = std::max(3, int(letter * 1.8f)) | 1;
  PixPtr joined(pixCloseBrick(nullptr, binary, reach, 1));
  if (!joined) return {};
  joined.reset(pixOpenBrick(nullptr, joined.get(), std::max(3, int(letter)), std::max(1, int(letter / 4))));
  BoxaPtr boxes(joined ? pixConnCompBB(joined.get(), 8) : nullptr);
  std::vector<TextLine> lines;
  if (!boxes) return lines;
  for (int i = 0, n = boxaGetCount(boxes.get()); i < n; ++i) {
    TextLine line{};
    boxaGetBoxGeometry(boxes.get(), i, &line.x, &line.y, &line.w, &line.h);
    if (line.h < letter * .6f || line.h > letter * 3.2f || line.w < letter * 6) continue;
    ::BOX* box = boxCreate(line.x, line.y, line.w, line.h);
    l_float32 share = 0;
    PixPtr part(pixClipRectangle(binary, box, nullptr));
    boxDestroy(&box);
    if (!part || pixForegroundFraction(part.get(), &share) || share < .06f || share > .6f) continue;
    line.ink = share;
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

float line_direction(Pix* binary) {
  PixPtr small(pixGetWidth(binary) > 1600 || pixGetHeight(binary) > 1600 ? pixReduceRankBinaryCascade(binary, 1, 0, 0, 0) : pixClone(binary));
  if (!small) return 0;
  PixPtr upright(pixRotateOrth(small.get(), 1));
  if (!upright) return 0;
  double rows = jumps_across_rows(small.get(), 10), columns = jumps_across_rows(upright.get(), 10);
  return rows + columns > 0 ? static_cast<float>((rows - columns) / (rows + columns)) : 0;
}

PixPtr sample_of_lines(Pix* gray, Pix* binary, float letter, int most) {
  if (letter < 4) return nullptr;
  std::vector<TextLine> lines = find_lines(binary, letter);
  if (lines.empty()) return nullptr;
  std::sort(lines.begin(), lines.end(), [](const TextLine& a, const TextLine& b) { return a.w * a.ink > b.w * b.ink; });
  if (lines.size() > size_t(most)) lines.resize(most);
  for (TextLine& line : lines) line.w = std::min(line.w, int(kLongestSample * letter));
  std::sort(lines.begin(), lines.end(), [](const TextLine& a, const TextLine& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; });
  int margin = std::max(4, int(letter * .8f)), width = 0, height = margin;
  for (const TextLine& line : lines) {
    width = std::max(width, line.w + 4 * margin);
    height += line.h + 2 * margin;
  }
  PixPtr sample(pixCreate(width, height, 8));
  if (!sample) return nullptr;
  pixSetAll(sample.get());
  int y = margin;
  for (const TextLine& line : lines) {
    int pad = margin / 2;
    pixRasterop(sample.get(), 2 * margin - pad, y - pad, line.w + 2 * pad, line.h + 2 * pad, PIX_SRC, gray, line.x - pad, line.y - pad);
    y += line.h + 2 * margin;
  }
  return sample;
}

}  // namespace dossier::reader
