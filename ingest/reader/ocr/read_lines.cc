#include "ingest/reader/ocr/read_lines.h"

#include <algorithm>
#include <cmath>

#include "ingest/reader/ocr/picture.h"
#include "ingest/reader/ocr/read_words.h"

namespace dossier::reader {

namespace {

constexpr size_t kMostLines = 150;
// Photographs and charts give unsure scraps: a line counts only if it reads so well, a picture only if so many of its first lines do.
constexpr float kSureLine = .70f;
constexpr size_t kTriedFirst = 5;
constexpr float kLeastSureShare = .34f;
constexpr int kBorderPx = 8;
constexpr int kInkBelow = 165;
// The picture is drawn so that its usual letters are 22 pixels high, or as large as print needs: rows of lower marks are ticks and hatching.
constexpr float kLeastLinePx = 13;

struct LineCrop {
  PixPtr picture;
  float x = 0, y = 0;  // of the given picture, where the crop's own corner lies
};

int ink_in(Pix* binary, const Box& box) {
  ::BOX* area = boxCreate(static_cast<int>(box.x0), static_cast<int>(box.y0), static_cast<int>(box.width()), static_cast<int>(box.height()));
  l_int32 count = 0;
  pixCountPixelsInRect(binary, area, &count, nullptr);
  boxDestroy(&area);
  return count;
}

// Whitens the frame around a label, the swatch before it, a neighbour's letters: what reaches in over the crop's edge. `line`: in the
// crop's pixels; if much of its own ink hangs together with that, all stays.
void clear_what_reaches_in(Pix* crop, const Box& line) {
  PixPtr ink(pixConvertTo1(crop, kInkBelow));
  PixPtr inside(ink ? pixRemoveBorderConnComps(ink.get(), 8) : nullptr);
  PixPtr reaching(inside ? pixXor(nullptr, ink.get(), inside.get()) : nullptr);
  l_int32 none = 1;
  if (!reaching || pixZero(reaching.get(), &none) || none) return;
  if (ink_in(reaching.get(), line) * 4 > ink_in(ink.get(), line)) return;
  PixPtr wide(pixDilateBrick(nullptr, reaching.get(), 3, 3));  // with its pale edges
  if (wide) pixSetMasked(crop, wide.get(), 255);
}

LineCrop cut(Pix* gray, const Box& line) {
  // Room for what hangs below the letters or stands over them, such as commas and accents.
  float pad = std::max(3.f, line.height() * .25f);
  int x0 = std::max(0, static_cast<int>(line.x0 - 2 * pad)), y0 = std::max(0, static_cast<int>(line.y0 - pad));
  int x1 = std::min(pixGetWidth(gray), static_cast<int>(std::ceil(line.x1 + 2 * pad))), y1 = std::min(pixGetHeight(gray), static_cast<int>(std::ceil(line.y1 + pad)));
  LineCrop crop;
  if (x1 - x0 < 8 || y1 - y0 < 8) return crop;
  ::BOX* box = boxCreate(x0, y0, x1 - x0, y1 - y0);
  PixPtr part(pixClipRectangle(gray, box, nullptr));
  boxDestroy(&box);
  if (part) clear_what_reaches_in(part.get(), {line.x0 - float(x0), line.y0 - float(y0), line.x1 - float(x0), line.y1 - float(y0)});
  if (part) crop.picture.reset(pixAddBorder(part.get(), kBorderPx, 255));
  crop.x = static_cast<float>(x0 - kBorderPx), crop.y = static_cast<float>(y0 - kBorderPx);
  return crop;
}

ContentWord word_from(const ReadWord& read, const LineCrop& crop) {
  ContentWord word;
  word.text = read.text;
  word.box = {read.x0 + crop.x, read.y0 + crop.y, read.x1 + crop.x, read.y1 + crop.y};
  word.baseline = std::clamp(read.baseline + crop.y, word.box.y0, word.box.y1);
  word.size_pt = read.line_height;
  word.confidence = read.confidence;
  word.style = style::kOcr | (is_doubtful(read) ? style::kDoubtful : 0);
  return word;
}

}  // namespace

Result<std::vector<ContentWord>> read_lines(TesseractSession& session, Pix* gray, const std::vector<Box>& lines, const std::string& language) {
  std::vector<size_t> order;
  for (size_t i = 0; i < lines.size(); ++i)
    if (lines[i].height() >= kLeastLinePx) order.push_back(i);
  auto length = [&](size_t i) { return lines[i].width() / std::max(1.f, lines[i].height()); };
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return length(a) > length(b); });
  if (order.size() > kMostLines) order.resize(kMostLines);
  std::vector<std::vector<ContentWord>> read(lines.size());
  size_t sure = 0;
  for (size_t tried = 0; tried < order.size(); ++tried) {
    if (tried >= kTriedFirst && static_cast<float>(sure) < kLeastSureShare * static_cast<float>(tried)) break;
    LineCrop crop = cut(gray, lines[order[tried]]);
    if (!crop.picture) continue;
    DOSSIER_ASSIGN(ReadResult result, session.read(crop.picture.get(), language, Segmentation::line, 0));
    if (result.mean_confidence() < kSureLine) continue;
    ++sure;
    for (const ReadWord& word : result.words)
      if (!is_noise(word)) read[order[tried]].push_back(word_from(word, crop));
  }
  std::vector<ContentWord> out;
  for (std::vector<ContentWord>& words : read) std::move(words.begin(), words.end(), std::back_inserter(out));
  return out;
}

}  // namespace dossier::reader
