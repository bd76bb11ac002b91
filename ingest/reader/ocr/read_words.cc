#include "ingest/reader/ocr/read_words.h"

#include <algorithm>

#include "base/utf8.h"

namespace dossier::reader {

namespace {

// Set by judgement; error against confidence has not been measured (docs/quality/ocr.md).
constexpr float kDoubtfulWord = .60f;
constexpr float kDoubtfulFigure = .80f;
constexpr float kCloseGap = .30f;  // of the height of the line
constexpr float kNoise = .12f;
constexpr float kNoiseWithoutLetters = .50f;

bool has(std::string_view text, bool (*kind)(char32_t)) {
  for (size_t at = 0; at < text.size();)
    if (kind(next_code_point(text, at))) return true;
  return false;
}

}  // namespace

bool is_doubtful(const ReadWord& word) { return word.confidence < (has(word.text, is_digit) ? kDoubtfulFigure : kDoubtfulWord); }

bool is_noise(const ReadWord& word) {
  if (word.confidence < kNoise) return true;
  return word.confidence < kNoiseWithoutLetters && !has(word.text, is_letter) && !has(word.text, is_digit);
}

std::vector<ReadWord> joined_closely(const std::vector<ReadWord>& words) {
  std::vector<ReadWord> out;
  for (const ReadWord& word : words) {
    if (!out.empty() && out.back().line == word.line && word.x0 - out.back().x1 < kCloseGap * word.line_height && word.x0 > out.back().x0) {
      ReadWord& last = out.back();
      float n = static_cast<float>(last.text.size()), m = static_cast<float>(word.text.size());
      last.confidence = (last.confidence * n + word.confidence * m) / (n + m);
      last.text += word.text;
      last.x1 = std::max(last.x1, word.x1), last.y0 = std::min(last.y0, word.y0), last.y1 = std::max(last.y1, word.y1);
      continue;
    }
    out.push_back(word);
  }
  return out;
}

OcrPage page_of(const ReadResult& result, const std::string& language, const Placement& placement, const OcrSettings& settings) {
  OcrPage page;
  page.language = language;
  page.rotation = static_cast<uint16_t>(placement.quarter_turns * 90);
  page.skew_degrees = placement.skew;
  page.mean_confidence = result.mean_confidence();
  bool sideways = placement.quarter_turns % 2;
  ContentPage& content = page.content;
  content.width_pt = sideways ? settings.page_height_pt : settings.page_width_pt;
  content.height_pt = sideways ? settings.page_width_pt : settings.page_height_pt;
  float sx = content.width_pt / placement.upright_width(), sy = content.height_pt / placement.upright_height();
  for (const ReadWord& read : language == "tha" ? joined_closely(result.words) : result.words) {
    if (is_noise(read)) continue;
    Box box = placement.straight({read.x0, read.y0, read.x1, read.y1});
    // The baseline lies as far above the lower edge as it did in the picture that was read.
    float baseline = box.y1 - std::clamp((read.y1 - read.baseline) / placement.scale, 0.f, box.height());
    ContentWord word;
    word.text = read.text;
    word.box = {box.x0 * sx, box.y0 * sy, box.x1 * sx, box.y1 * sy};
    word.baseline = baseline * sy;
    word.size_pt = read.line_height / placement.scale * sy;
    word.confidence = read.confidence;
    word.style = style::kOcr | (is_doubtful(read) ? style::kDoubtful : 0);
    word.angle = static_cast<uint16_t>(read.turn);
    content.words.push_back(std::move(word));
    page.blocks.push_back(read.block);
  }
  return page;
}

}  // namespace dossier::reader
