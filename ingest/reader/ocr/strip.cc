#include "ingest/reader/ocr/strip.h"

#include <algorithm>
#include <cmath>

#include "ingest/reader/ocr/picture.h"
#include "ingest/reader/ocr/segments.h"
#include "ingest/reader/ocr/strip_pieces.h"
#include "ingest/reader/ocr/unread.h"
#include "ingest/reader/ocr/witnesses.h"

namespace dossier::reader {

namespace {

constexpr float kGoodStrip = .95f;  // reads well enough as a whole
constexpr size_t kMostPieces = 600;
constexpr float kTallest = 3.5f;  // in usual letters' heights; what is taller is several lines, or an edge that was taken for a letter
constexpr float kLeastConfidence = .20f, kLeastAgreement = .50f;  // less is a logo, a stamp, a shadow
constexpr float kOverlap = .25f;  // of the smaller piece: both are readings of the same place
constexpr float kFirstAgreement = .70f, kLeastFirst = .60f;  // of what only the first reading says
constexpr float kNearlyEqual = .90f;  // of the area of both: read once
constexpr float kNotMuchLess = .60f;  // of the first reading's sure characters, much of which is noise

float worth_of(const Testimony& said) { return said.confidence * said.agreement * std::sqrt(static_cast<float>(said.text.size())); }

std::vector<Box> rows_read(const ReadResult& result) {
  std::vector<Box> rows;
  int line = -1;
  for (const ReadWord& word : result.words) {
    if (rows.empty() || word.line != line) rows.emplace_back();
    line = word.line;
    rows.back() = united(rows.back(), {word.x0, word.y0, word.x1, word.y1});
  }
  return rows;
}

// What the first reading said, divided at its gaps: a rival like the others, with no witness. It stays where blurred or pale print
// leaves the pieces only fragments.
void add_first_read(const ReadResult& result, std::vector<PieceRead>& read) {
  std::vector<PieceRead> said;
  const ReadWord* last = nullptr;
  for (const ReadWord& word : result.words) {
    if (!last || word.line != last->line || word.x0 - last->x1 > word.line_height) said.emplace_back();
    PieceRead& piece = said.back();
    piece.box = united(piece.box, {word.x0, word.y0, word.x1, word.y1});
    piece.said.text += (piece.said.text.empty() ? "" : " ") + word.text;
    piece.said.words.push_back(word);
    last = &word;
  }
  for (PieceRead& piece : said) {
    ReadResult part;
    part.words = piece.said.words;
    piece.said.confidence = part.mean_confidence();
    piece.said.agreement = kFirstAgreement;
    piece.worth = worth_of(piece.said);
    if (piece.said.confidence >= kLeastFirst) read.push_back(std::move(piece));
  }
}

bool same_place(const Box& a, const Box& b) {
  Box both = intersection(a, b);
  return !both.empty() && both.area() > kOverlap * std::min(a.area(), b.area());
}

bool nearly_equal(const Box& a, const Box& b) { return intersection(a, b).area() > kNearlyEqual * united(a, b).area(); }

// What is borne out best comes first; what overlaps it is another reading of the same writing.
std::vector<PieceRead> without_rivals(std::vector<PieceRead> read) {
  std::stable_sort(read.begin(), read.end(), [](const PieceRead& a, const PieceRead& b) { return a.worth > b.worth; });
  std::vector<PieceRead> kept;
  for (PieceRead& piece : read)
    if (std::none_of(kept.begin(), kept.end(), [&](const PieceRead& k) { return same_place(k.box, piece.box); })) kept.push_back(std::move(piece));
  return kept;
}

}  // namespace

Status read_strip(TesseractSession& session, Pix* picture, const std::string& language, const std::vector<std::string>& sisters, ReadResult& result) {
  if (result.words.empty() || result.mean_confidence() >= kGoodStrip) return {};
  PixPtr white = on_white(picture), binary = white ? ink_of(white.get()) : nullptr;
  float letter = binary ? letter_height(binary.get()) : 0;
  if (letter <= 0) return {};
  std::vector<Box> pieces;
  for (const Box& row : rows_read(result))
    for (const Box& piece : segments_of_row(binary.get(), row)) pieces.push_back(piece);
  for (const Box& piece : find_segments(binary.get(), letter))
    if (std::none_of(pieces.begin(), pieces.end(), [&](const Box& p) { return nearly_equal(p, piece); })) pieces.push_back(piece);
  std::erase_if(pieces, [&](const Box& piece) { return piece.height() > kTallest * letter; });
  if (pieces.size() > kMostPieces) return {};
  std::vector<PieceRead> read;
  for (const Box& box : pieces) {
    DOSSIER_ASSIGN(Testimony said, read_piece(session, white.get(), box, language, sisters));
    if (said.words.empty() || said.confidence < kLeastConfidence || said.agreement < kLeastAgreement) continue;
    float worth = worth_of(said);
    read.push_back({box, std::move(said), worth});
  }
  add_first_read(result, read);
  std::vector<PieceRead> kept = without_rivals(std::move(read));
  add_colons(kept, find_colons(binary.get(), letter), letter);
  ReadResult rows = in_rows(std::move(kept));
  if (sure_characters(rows) > kNotMuchLess * sure_characters(result)) result = std::move(rows);
  return {};
}

}  // namespace dossier::reader
