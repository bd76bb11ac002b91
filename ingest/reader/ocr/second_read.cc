#include "ingest/reader/ocr/second_read.h"

#include <algorithm>

#include "ingest/reader/ocr/picture.h"

namespace dossier::reader {

namespace {

// A page above the first is left alone; in others, lines below the second are read again.
constexpr float kGoodPage = .82f;
constexpr float kGoodLine = .80f;
constexpr int kBorderPx = 12;
constexpr size_t kMostLines = 400;

struct Span {
  size_t begin, end;
};

struct Crop {
  PixPtr picture;
  int x = 0, y = 0;  // where the border's inner corner lies on the page
};

Crop cut_out(Pix* picture, const std::vector<ReadWord>& words, Span line) {
  float x0 = 1e9f, y0 = 1e9f, x1 = 0, y1 = 0;
  for (size_t i = line.begin; i < line.end; ++i) {
    x0 = std::min(x0, words[i].x0), y0 = std::min(y0, words[i].y0);
    x1 = std::max(x1, words[i].x1), y1 = std::max(y1, words[i].y1);
  }
  float pad = std::max(3.f, (y1 - y0) * .12f);
  Crop crop;
  crop.x = std::max(0, int(x0 - 2 * pad)), crop.y = std::max(0, int(y0 - pad));
  int right = std::min(pixGetWidth(picture), int(x1 + 2 * pad)), bottom = std::min(pixGetHeight(picture), int(y1 + pad));
  if (right - crop.x < 4 || bottom - crop.y < 4) return crop;
  ::BOX* box = boxCreate(crop.x, crop.y, right - crop.x, bottom - crop.y);
  PixPtr part(pixClipRectangle(picture, box, nullptr));
  boxDestroy(&box);
  if (part) part = smoothed(part);
  if (part) crop.picture.reset(pixAddBorder(part.get(), kBorderPx, 255));
  return crop;
}

float confidence_of(const std::vector<ReadWord>& words, Span line) {
  ReadResult part;
  part.words.assign(words.begin() + static_cast<long>(line.begin), words.begin() + static_cast<long>(line.end));
  return part.mean_confidence();
}

}  // namespace

Status read_again(TesseractSession& session, Pix* picture, const std::string& language, ReadResult& result) {
  if (result.words.empty() || result.mean_confidence() >= kGoodPage) return {};
  const std::vector<ReadWord>& words = result.words;
  std::vector<ReadWord> out;
  size_t tried = 0;
  for (Span line{0, 0}; line.begin < words.size(); line.begin = line.end) {
    while (line.end < words.size() && words[line.end].line == words[line.begin].line) ++line.end;
    const ReadWord& first = words[line.begin];
    float confidence = confidence_of(words, line);
    bool better = false;
    if (confidence < kGoodLine && first.turn == 0 && tried < kMostLines) {
      Crop crop = cut_out(picture, words, line);
      if (crop.picture) {
        ++tried;
        DOSSIER_ASSIGN(ReadResult again, session.read(crop.picture.get(), language, Segmentation::line, 0));
        better = again.mean_confidence() > confidence;
        for (ReadWord& word : again.words) {
          if (!better) break;
          float dx = static_cast<float>(crop.x - kBorderPx), dy = static_cast<float>(crop.y - kBorderPx);
          word.x0 += dx, word.x1 += dx, word.y0 += dy, word.y1 += dy, word.baseline += dy;
          word.block = first.block, word.paragraph = first.paragraph, word.line = first.line;
          out.push_back(std::move(word));
        }
      }
    }
    if (!better) out.insert(out.end(), words.begin() + static_cast<long>(line.begin), words.begin() + static_cast<long>(line.end));
  }
  result.words = std::move(out);
  return {};
}

}  // namespace dossier::reader
