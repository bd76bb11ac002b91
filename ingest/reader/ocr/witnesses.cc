#include "ingest/reader/ocr/witnesses.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/utf8.h"
#include "ingest/reader/ocr/picture.h"

namespace dossier::reader {

namespace {

constexpr float kLargeLinePx = 48;  // height of the piece in the enlarged reading
constexpr int kBorderPx = 10;
constexpr float kSettled = .75f;
// Of words: a known one counts so much more, and the chosen reading's own stays unless another is borne out by so much more.
constexpr float kKnownWord = 1.2f, kSurelyBetter = 1.05f;
constexpr float kSamePlace = .6f;     // of the longer word's width
constexpr size_t kLongestText = 400;  // bytes compared; the distance of two texts costs their product

struct Cut {
  PixPtr picture;
  float x = 0, y = 0, scale = 1;  // pixel (u, v) of the cut is (x + u / scale, y + v / scale) of the picture
};

// Room beside and over the letters in heights of the piece.
Cut cut_out(Pix* gray, const Box& piece, float beside, float over, float height_px, bool soft, int border) {
  float h = piece.height();
  int x0 = std::max(0, int(piece.x0 - beside * h)), y0 = std::max(0, int(piece.y0 - over * h));
  int x1 = std::min(pixGetWidth(gray), int(std::ceil(piece.x1 + beside * h))), y1 = std::min(pixGetHeight(gray), int(std::ceil(piece.y1 + over * h)));
  Cut cut;
  if (x1 - x0 < 4 || y1 - y0 < 4) return cut;
  ::BOX* box = boxCreate(x0, y0, x1 - x0, y1 - y0);
  PixPtr part(pixClipRectangle(gray, box, nullptr));
  boxDestroy(&box);
  if (part && height_px > 0 && std::abs(height_px / h - 1) >= .05f) {
    cut.scale = height_px / h;
    part = scaled(part, cut.scale);
  }
  if (part && soft) part = smoothed(part);
  if (part && border) part.reset(pixAddBorder(part.get(), border, 255));
  cut.picture = std::move(part);
  cut.x = float(x0) - float(border) / cut.scale, cut.y = float(y0) - float(border) / cut.scale;
  return cut;
}

struct Saying {
  ReadResult result;
  std::string text;
  float confidence = 0;
};

Result<Saying> hear(TesseractSession& session, const Cut& cut, const std::string& language, Segmentation segmentation, const Box& piece) {
  Saying saying;
  if (!cut.picture) return saying;
  DOSSIER_ASSIGN(saying.result, session.read(cut.picture.get(), language, segmentation, 0));
  for (ReadWord& word : saying.result.words) {
    word.x0 = cut.x + word.x0 / cut.scale, word.x1 = cut.x + word.x1 / cut.scale;
    word.y0 = cut.y + word.y0 / cut.scale, word.y1 = cut.y + word.y1 / cut.scale;
    word.baseline = cut.y + word.baseline / cut.scale;
    word.line_height /= cut.scale;
    if (segmentation == Segmentation::raw_line) word.y0 = piece.y0, word.y1 = piece.y1, word.line_height = piece.height();
    word.baseline = std::clamp(word.baseline, word.y0, word.y1);
    word.block = word.paragraph = word.line = 0;
    if (!saying.text.empty()) saying.text += ' ';
    saying.text += word.text;
  }
  saying.confidence = saying.result.mean_confidence();
  return saying;
}

std::u32string characters_of(const std::string& text) {
  std::u32string out;
  for (size_t at = 0; at < text.size() && at < kLongestText;) out += next_code_point(text, at);
  return out;
}

// 1: equal; 0: nothing in common. By Levenshtein's distance.
float likeness(const std::u32string& a, const std::u32string& b) {
  if (a.empty() && b.empty()) return 1;
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 0; i < a.size(); ++i) {
    size_t corner = row[0];
    row[0] = i + 1;
    for (size_t j = 0; j < b.size(); ++j) {
      size_t changed = corner + (a[i] != b[j]);
      corner = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, corner + 1});
    }
  }
  return 1 - float(row.back()) / float(std::max(a.size(), b.size()));
}

// The one word of a reading that stands where `word` does; null if there is none or several.
const ReadWord* counterpart(const ReadWord& word, const std::vector<ReadWord>& reading) {
  const ReadWord* found = nullptr;
  for (const ReadWord& other : reading) {
    float shared = std::min(word.x1, other.x1) - std::max(word.x0, other.x0);
    if (shared <= kSamePlace * std::max(word.x1 - word.x0, other.x1 - other.x0)) continue;
    if (found) return nullptr;
    found = &other;
  }
  return found;
}

// Of the voices for one place, the first one its own.
const ReadWord* most_borne_out(const std::vector<const ReadWord*>& voices) {
  std::vector<std::u32string> said;
  for (const ReadWord* voice : voices) said.push_back(characters_of(voice->text));
  size_t best = 0;
  float best_weight = 0;
  for (size_t i = 0; i < voices.size(); ++i) {
    float weight = 0;
    for (size_t j = 0; j < voices.size(); ++j) weight += voices[j]->confidence * voices[j]->confidence * likeness(said[i], said[j]);
    if (voices[i]->in_dictionary) weight *= kKnownWord;
    if (i == 0) weight *= kSurelyBetter;
    if (weight > best_weight) best = i, best_weight = weight;
  }
  return voices[best];
}

}  // namespace

std::vector<ReadWord> word_by_word(const std::vector<std::vector<ReadWord>>& readings, size_t chosen) {
  std::vector<ReadWord> words = readings[chosen];
  for (ReadWord& word : words) {
    std::vector<const ReadWord*> voices = {&word};
    for (size_t i = 0; i < readings.size(); ++i)
      if (const ReadWord* other = i == chosen ? nullptr : counterpart(word, readings[i])) voices.push_back(other);
    if (voices.size() < 3) continue;
    const ReadWord* best = most_borne_out(voices);
    if (best == &word) continue;
    word.text = best->text, word.confidence = best->confidence, word.in_dictionary = best->in_dictionary;
  }
  return words;
}

size_t most_borne_out(const std::vector<std::string>& texts, const std::vector<float>& confidences, float& agreement) {
  std::vector<std::u32string> said;
  for (const std::string& text : texts) said.push_back(characters_of(text));
  size_t best = 0;
  float best_weight = -1;
  for (size_t i = 0; i < said.size(); ++i) {
    float weight = 0, shared = 0;
    for (size_t j = 0; j < said.size(); ++j) {
      float like = i == j ? 1 : likeness(said[i], said[j]);
      weight += std::pow(confidences[j], 4.f) * like;
      shared += like;
    }
    if (weight <= best_weight) continue;
    best = i, best_weight = weight;
    agreement = shared / static_cast<float>(said.size());
  }
  return best;
}

Result<Testimony> read_piece(TesseractSession& session, Pix* gray, const Box& piece, const std::string& language, const std::vector<std::string>& sisters) {
  std::vector<Saying> sayings;
  DOSSIER_ASSIGN(Saying large, hear(session, cut_out(gray, piece, .24f, .12f, kLargeLinePx, true, kBorderPx), language, Segmentation::line, piece));
  sayings.push_back(std::move(large));
  DOSSIER_ASSIGN(Saying raw, hear(session, cut_out(gray, piece, .15f, .10f, 0, true, 0), language, Segmentation::raw_line, piece));
  sayings.push_back(std::move(raw));
  Cut plain = cut_out(gray, piece, .24f, .12f, 0, false, kBorderPx);
  // Two that are sure of the same need no third.
  const bool settled = sayings[0].text == sayings[1].text && std::min(sayings[0].confidence, sayings[1].confidence) >= kSettled;
  if (settled) return Testimony{std::move(sayings[0].result.words), std::move(sayings[0].text), sayings[0].confidence, 1};
  for (const std::string& sister : sisters.empty() ? std::vector<std::string>{language} : sisters) {
    DOSSIER_ASSIGN(Saying saying, hear(session, plain, sister, Segmentation::line, piece));
    sayings.push_back(std::move(saying));
  }
  std::vector<std::string> texts;
  std::vector<float> confidences;
  for (const Saying& saying : sayings) texts.push_back(saying.text), confidences.push_back(saying.confidence);
  Testimony out;
  size_t best = most_borne_out(texts, confidences, out.agreement);
  out.confidence = sayings[best].confidence;
  std::vector<std::vector<ReadWord>> readings;
  for (Saying& saying : sayings) readings.push_back(std::move(saying.result.words));
  out.words = word_by_word(readings, best);
  for (const ReadWord& word : out.words) out.text += (out.text.empty() ? "" : " ") + word.text;
  return out;
}

}  // namespace dossier::reader
