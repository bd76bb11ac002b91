#include "ingest/reader/ocr/read_words.h"

#include <algorithm>

#include "base/utf8.h"

namespace dossier::reader {

namespace {

// Set by judgement; error against confidence has not been measured (docs/quality/ocr.md).
constexpr float kDoubtfulWord = .60f;
constexpr float kDoubtfulFigure = .80f;
constexpr float kCloseGap = .30f;  // of the height of the line
constexpr float kTornGap = .60f;    // of the height of the word: printers of receipts give a point the width of a letter
constexpr size_t kMajority = 4;       // amounts with one decimal sign for each with the other
constexpr float kMendedFigure = .70f;  // below kDoubtfulFigure
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

namespace {

bool all_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

bool is_figure(char c) { return c >= '0' && c <= '9'; }

// "39." before "90", "09:" before "04PM". Boxes of a torn figure may lie over each other.
bool torn_figure(const ReadWord& head, const ReadWord& tail) {
  if (head.line != tail.line || head.text.size() < 2 || tail.text.size() < 2) return false;
  char point = head.text.back(), before = head.text[head.text.size() - 2];
  if (!is_figure(before) || tail.x0 <= head.x0 || tail.x0 - head.x1 >= kTornGap * (head.y1 - head.y0)) return false;
  if (point == ':') return head.text.size() <= 3 && all_digits(tail.text.substr(0, 2)) && (tail.text.size() == 2 || !is_figure(tail.text[2]));
  return (point == '.' || point == ',') && tail.text.size() == 2 && all_digits(tail.text);
}

bool cut_at_begin(std::string& text, std::string_view sign) {
  if (text.size() <= sign.size() || !text.starts_with(sign)) return false;
  text.erase(0, sign.size());
  return true;
}

// Does anything in the rest of the line, from word `at` on, close a quote?
bool is_closed(const std::vector<ReadWord>& words, size_t at) {
  for (size_t i = at; i < words.size() && words[i].line == words[at].line; ++i) {
    const std::string_view text = i == at ? std::string_view(words[i].text).substr(1) : std::string_view(words[i].text);
    for (std::string_view close : {"\"", "'", "\u201D", "\u2019", "\u00BB"})
      if (text.ends_with(close)) return true;
  }
  return false;
}

// "SHO1" -> "SH01": at most two letters before it, which are not those of "No" and of formulas.
bool zero_in_code(std::string& text) {
  size_t letters = 0;
  while (letters < text.size() && ((text[letters] >= 'A' && text[letters] <= 'Z') || (text[letters] >= 'a' && text[letters] <= 'z')) && text[letters] != 'O' && text[letters] != 'o') ++letters;
  size_t end = letters;
  while (end < text.size() && (text[end] == 'O' || text[end] == 'o')) ++end;
  if (letters > 2 || end == letters || end >= text.size() || !is_figure(text[end])) return false;
  if (letters == 1 && std::string_view("NnCcSs").find(text[0]) != std::string_view::npos) return false;
  std::fill(text.begin() + static_cast<long>(letters), text.begin() + static_cast<long>(end), '0');
  return true;
}

// Where the decimal sign of an amount stands ("RM2,35", "0.87"), or npos: two digits behind it, one or more before it, no other sign.
size_t decimal_sign(std::string_view text) {
  size_t end = text.find_last_of("0123456789");
  if (end == std::string_view::npos || end < 3) return std::string_view::npos;
  size_t at = end - 2;
  if ((text[at] != '.' && text[at] != ',') || !all_digits(text.substr(end - 1, 2)) || !all_digits(text.substr(at - 1, 1))) return std::string_view::npos;
  std::string_view before = text.substr(0, at);
  return before.find_first_of(".,:/") == std::string_view::npos ? at : std::string_view::npos;
}

}  // namespace

std::vector<ReadWord> with_signs_of_slips(std::vector<ReadWord> words) {
  for (size_t i = 0; i < words.size(); ++i) {
    std::string& text = words[i].text;
    if (!is_closed(words, i))
      for (std::string_view quote : {"\"", "'", "\u201C", "\u2018", "\u201E", "\u00AB"})
        if (cut_at_begin(text, quote)) break;
    while (text.size() > 1 && text.back() == '_') text.pop_back();
    while (cut_at_begin(text, "_")) {}
    for (size_t at = text.find("\u00A7"); at != std::string::npos; at = text.find("\u00A7")) text.replace(at, std::string_view("\u00A7").size(), "S");
    if (zero_in_code(text)) words[i].confidence = std::min(words[i].confidence, kMendedFigure);
  }
  return words;
}

std::vector<ReadWord> with_one_decimal_sign(std::vector<ReadWord> words) {
  size_t points = 0, commas = 0;
  for (const ReadWord& word : words)
    if (size_t at = decimal_sign(word.text); at != std::string::npos) ++(word.text[at] == '.' ? points : commas);
  const char usual = points >= kMajority * commas ? '.' : commas >= kMajority * points ? ',' : '\0';
  for (ReadWord& word : words) {
    size_t at = usual ? decimal_sign(word.text) : std::string::npos;
    if (at == std::string::npos || word.text[at] == usual) continue;
    word.text[at] = usual;
    word.confidence = std::min(word.confidence, kMendedFigure);
  }
  return words;
}

std::vector<ReadWord> with_whole_figures(const std::vector<ReadWord>& words) {
  std::vector<ReadWord> out;
  for (const ReadWord& word : words) {
    if (out.empty() || !torn_figure(out.back(), word)) {
      out.push_back(word);
      continue;
    }
    ReadWord& head = out.back();
    head.text += word.text;
    head.confidence = std::min(head.confidence, word.confidence);
    head.x1 = std::max(head.x1, word.x1), head.y0 = std::min(head.y0, word.y0), head.y1 = std::max(head.y1, word.y1);
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
    page.rows.push_back(read.line);
  }
  return page;
}

}  // namespace dossier::reader
