#include "ingest/reader/ocr/unread.h"

#include <algorithm>

#include "ingest/reader/ocr/picture.h"

namespace dossier::reader {

namespace {
constexpr int kLeastLetters = 40;
constexpr int kInk = 150;  // darker is ink
}

float unread_share(Pix* gray, const ReadResult& result) {
  PixPtr binary(pixConvertTo1(gray, kInk));  // the picture is evenly lit
  float letter = binary ? letter_height(binary.get()) : 0;
  if (letter <= 0) return 0;
  BoxaPtr boxes(pixConnCompBB(binary.get(), 8));
  if (!boxes) return 0;
  int letters = 0, unread = 0;
  for (int i = 0, n = boxaGetCount(boxes.get()); i < n; ++i) {
    int x, y, w, h;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    float height = static_cast<float>(h), width = static_cast<float>(w);
    if (height < .6f * letter || height > 2 * letter || width > 3 * letter || width < .1f * letter) continue;
    ++letters;
    float cx = static_cast<float>(x) + width / 2, cy = static_cast<float>(y) + height / 2;
    unread += std::none_of(result.words.begin(), result.words.end(), [&](const ReadWord& word) { return cx >= word.x0 && cx <= word.x1 && cy >= word.y0 && cy <= word.y1; });
  }
  return letters < kLeastLetters ? 0 : static_cast<float>(unread) / static_cast<float>(letters);
}

float sure_characters(const ReadResult& result) {
  float sum = 0;
  for (const ReadWord& word : result.words) sum += word.confidence * static_cast<float>(word.text.size());
  return sum;
}

}  // namespace dossier::reader
