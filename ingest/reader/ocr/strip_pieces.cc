#include "ingest/reader/ocr/strip_pieces.h"

#include <algorithm>

#include "ingest/reader/ocr/segments.h"

namespace dossier::reader {

namespace {

constexpr float kColonReach = 8;        // in letters' heights: colons may stand in a column of their own
constexpr float kColonConfidence = .70f;

}  // namespace

void add_colons(std::vector<PieceRead>& kept, const std::vector<Box>& colons, float letter) {
  for (const Box& colon : colons) {
    auto over = [&](const ReadWord& w) { return w.x0 < colon.x1 && w.x1 > colon.x0 && w.y0 < colon.y1 && w.y1 > colon.y0; };
    PieceRead* beside = nullptr;
    bool taken = false;
    for (PieceRead& piece : kept) {
      if (std::min(piece.box.y1, colon.y1) - std::max(piece.box.y0, colon.y0) < .7f * colon.height()) continue;
      if (std::max(piece.box.x0 - colon.x1, colon.x0 - piece.box.x1) < kColonReach * letter) beside = &piece;
      taken = taken || std::any_of(piece.said.words.begin(), piece.said.words.end(), over);
    }
    if (taken || !beside) continue;
    ReadWord word;
    word.text = ":";
    word.x0 = colon.x0, word.y0 = colon.y0, word.x1 = colon.x1, word.y1 = word.baseline = colon.y1;
    word.line_height = beside->said.words.front().line_height;
    word.confidence = kColonConfidence;
    if (auto in = std::find_if(kept.begin(), kept.end(), [&](const PieceRead& p) { return p.box.contains(colon.center_x(), colon.center_y()); }); in != kept.end()) {
      // Its shape tells it, whatever the witnesses make of the letters beside it.
      word.confidence = kColonConfidence / in->said.agreement;
      auto& words = in->said.words;
      words.insert(std::find_if(words.begin(), words.end(), [&](const ReadWord& w) { return w.x0 > colon.x0; }), word);
    } else {
      PieceRead piece;
      piece.box = colon;
      piece.said.words = {word};
      piece.said.text = ":";
      piece.said.agreement = 1;
      kept.push_back(std::move(piece));
    }
  }
}

ReadResult in_rows(std::vector<PieceRead> kept) {
  std::vector<Box> boxes;
  for (const PieceRead& piece : kept) boxes.push_back(piece.box);
  ReadResult out;
  int line = 0;
  for (const std::vector<size_t>& row : rows_of_segments(boxes)) {
    for (size_t index : row)
      for (ReadWord& word : kept[index].said.words) {
        word.line = line;
        word.confidence *= kept[index].said.agreement;  // witnesses that differ make a word doubtful
        out.words.push_back(std::move(word));
      }
    ++line;
  }
  return out;
}

}  // namespace dossier::reader
