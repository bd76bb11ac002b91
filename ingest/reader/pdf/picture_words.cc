#include "ingest/reader/pdf/picture_words.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/utf8.h"
#include "ingest/reader/ocr/language.h"
#include "ingest/reader/ocr/ocr.h"
#include "ingest/reader/ocr/ocr_page.h"
#include "ingest/reader/ocr/picture.h"
#include "ingest/reader/ocr/print_lines.h"
#include "ingest/reader/pdf/render.h"

namespace dossier::reader {

namespace {

// Smaller pictures are icons, logos and lines.
constexpr float kLeastRegionPt2 = 3'000, kLeastRegionSidePt = 18;
constexpr size_t kMostRegions = 24;
constexpr float kMostPixels = 40e6f;

constexpr float kLookDpi = 120;
constexpr int kInkBelow = 165;  // thresholds found from the picture lose thin print where bold print or bars stand beside it
constexpr int kLeastLetters = 40;
// So many letters are a page of print and are read as one, with all that cleans and orders it.
constexpr int kPageOfPrint = 700;
constexpr float kPageDpi = 300;
// Lines are drawn so large that their letters have this height; Tesseract brings lines to 36 pixels with their room.
constexpr float kLetterPx = 22, kLeastDpi = 150, kMostDpi = 300;
constexpr float kSure = .70f;  // of words of a page of print

std::vector<Box> regions_of(const ContentPage& content) {
  std::vector<Box> regions;
  Box page{0, 0, content.width_pt, content.height_pt};
  for (const PageImage& image : content.images) {
    Box box = intersection(image.box, page);
    if (box.area() < kLeastRegionPt2 || std::min(box.width(), box.height()) < kLeastRegionSidePt) continue;
    bool merged = false;
    for (Box& other : regions)
      if (!intersection(other, box).empty()) other = united(other, box), merged = true;
    if (!merged) regions.push_back(box);
  }
  if (content.evidence.outline_shapes >= 30) regions.push_back(intersection(content.evidence.outlines, page));
  if (regions.size() > kMostRegions) regions.clear();  // a page of small pictures: none of them is a scan
  return regions;
}

// A picture speaks the language of the text around it: finding it anew would load a model for every script.
struct PictureLanguage {
  std::string code;
  bool known = true;  // the text around told, or there was no choice
};

Script script_of_layer(const ContentPage& content) {
  size_t arabic = 0, devanagari = 0, thai = 0, others = 0;
  for (const ContentWord& word : content.words)
    for (size_t at = 0; at < word.text.size();) {
      char32_t c = next_code_point(word.text, at);
      if (!is_letter(c)) continue;
      if (c >= 0x600 && c < 0x780) ++arabic;
      else if (c >= 0x900 && c < 0x980) ++devanagari;
      else if (c >= 0xE00 && c < 0xE80) ++thai;
      else ++others;
    }
  size_t most = std::max({arabic, devanagari, thai});
  if (most <= others) return Script::latin;
  return most == arabic ? Script::arabic : most == thai ? Script::thai : Script::devanagari;
}

PictureLanguage language_of(const ContentPage& content, const std::string& asked) {
  constexpr size_t kWordsToTell = 40;
  static const std::vector<std::string> kLatin = {"eng", "deu", "fra", "ita", "por", "spa", "ind", "fil", "vie"};
  if (!asked.empty() && asked.find('+') == std::string::npos) return {asked, true};
  switch (script_of_layer(content)) {
    case Script::arabic: return {"ara", false};
    case Script::devanagari: return {"hin", false};
    case Script::thai: return {"tha", false};
    default: break;
  }
  std::vector<std::string> among;
  for (const std::string& code : kLatin)
    if (asked.empty() || ("+" + asked + "+").find("+" + code + "+") != std::string::npos) among.push_back(code);
  if (among.empty()) return {asked.substr(0, asked.find('+')), false};
  std::string text;
  for (const ContentWord& word : content.words) text += word.text + " ";
  LanguageGuess guess = guess_language(text, among);
  if (content.words.size() < kWordsToTell || guess.score <= .06f) return {among.front(), false};
  return {guess.language, true};
}

// One picture of the page, and how its pixels lie on it.
struct Drawn {
  Bitmap bitmap;
  float dpi = 0;
  Box region;  // points; its upper left corner is rounded down to whole pixels when drawn

  float left_px() const { return std::floor(region.x0 * dpi / 72); }
  float top_px() const { return std::floor(region.y0 * dpi / 72); }
  Box on_page(const Box& px) const {
    float s = 72 / dpi;
    return {(px.x0 + left_px()) * s, (px.y0 + top_px()) * s, (px.x1 + left_px()) * s, (px.y1 + top_px()) * s};
  }
  Box in_picture(const Box& pt) const {
    float s = dpi / 72;
    return {pt.x0 * s - left_px(), pt.y0 * s - top_px(), pt.x1 * s - left_px(), pt.y1 * s - top_px()};
  }
};

class PictureReading {
 public:
  PictureReading(PDFDoc& document, uint32_t number, ContentPage& content, const FormatContext& context, PicturesWithoutPrint& without_print)
      : document_(document), number_(number), content_(content), context_(context), without_print_(without_print) {}

  bool read() {
    size_t before = content_.words.size();
    for (const Box& region : regions_of(content_)) read(region);
    return content_.words.size() > before;
  }

 private:
  void read(const Box& region) {
    const auto picture = key_of(region);
    if (picture && without_print_.count(*picture) > 0) return;
    Result<Drawn> small = draw(region, kLookDpi);
    if (!small.ok()) return;
    std::vector<PrintLine> lines = lines_in(*small);
    if (letters_of(lines) < kLeastLetters && picture) without_print_.insert(*picture);
    std::erase_if(lines, [&](const PrintLine& line) { return said(line.box); });
    const int letters = letters_of(lines);
    if (letters < kLeastLetters) return;
    if (language_.code.empty()) language_ = language_of(content_, context_.request.languages);
    bool plain = script_of(language_.code) == Script::latin;
    if (plain && letters < kPageOfPrint) read_lines(*small, lines);
    else read_as_page(region);
  }

  static int letters_of(const std::vector<PrintLine>& lines) {
    int letters = 0;
    for (const PrintLine& line : lines) letters += line.letters;
    return letters;
  }

  // Of a region that is one picture, which has a stream that can be known again.
  std::optional<PicturesWithoutPrint::key_type> key_of(const Box& region) const {
    const PageImage* only = nullptr;
    for (const PageImage& image : content_.images) {
      if (intersection(image.box, region).empty()) continue;
      if (only || image.box != region) return std::nullopt;
      only = &image;
    }
    if (!only || only->hash == Sha256{}) return std::nullopt;
    return std::tuple{only->hash.hex(), static_cast<int>(std::lround(region.width())), static_cast<int>(std::lround(region.height())),
                      content_.evidence.outline_shapes};
  }

  Result<Drawn> draw(const Box& region, float dpi) {
    RenderSettings settings;
    settings.region = region;
    settings.dpi = std::min(dpi, 72 * std::sqrt(kMostPixels / std::max(1.f, region.area())));
    settings.fonts = false;
    DOSSIER_ASSIGN(Bitmap bitmap, render_gray(document_, number_, settings));
    return Drawn{std::move(bitmap), settings.dpi, region};
  }

  // Lines of print in the picture, in points of the page.
  std::vector<PrintLine> lines_in(const Drawn& drawn) {
    PixPtr gray = gray_from(drawn.bitmap);
    if (!gray) return {};
    PixPtr binary(pixConvertTo1(evenly_lit(std::move(gray)).get(), kInkBelow));
    if (!binary) return {};
    std::vector<PrintLine> lines = find_print_lines(binary.get());
    for (PrintLine& line : lines) line.box = drawn.on_page(line.box), line.letter_px /= drawn.dpi;
    return lines;
  }

  bool said(const Box& box) const {
    return std::any_of(content_.words.begin(), content_.words.end(), [&](const ContentWord& other) {
      return !(other.style & style::kInvisible) && intersection(other.box, box).area() > .3f * std::min(other.box.area(), box.area());
    });
  }

  void read_lines(const Drawn& small, const std::vector<PrintLine>& lines) {
    std::vector<float> heights;
    for (const PrintLine& line : lines) heights.push_back(line.letter_px);
    std::nth_element(heights.begin(), heights.begin() + static_cast<long>(heights.size() / 2), heights.end());
    float inches = heights[heights.size() / 2];
    Result<Drawn> large = draw(small.region, std::clamp(kLetterPx / inches, kLeastDpi, kMostDpi));
    if (!large.ok()) return;
    std::vector<Box> boxes;
    for (const PrintLine& line : lines) boxes.push_back(large->in_picture(line.box));
    Result<std::vector<ContentWord>> words = context_.ocr.read_lines(large->bitmap, boxes, language_.code);
    if (!words.ok()) return;
    for (ContentWord& word : *words) {
      float above = (word.box.y1 - word.baseline) * 72 / large->dpi;
      word.box = large->on_page(word.box);
      word.baseline = word.box.y1 - above;
      word.size_pt *= 72 / large->dpi;
      if (!said(word.box)) content_.words.push_back(std::move(word));
    }
  }

  void read_as_page(const Box& region) {
    Result<Drawn> drawn = draw(region, kPageDpi);
    if (!drawn.ok()) return;
    OcrSettings settings;
    settings.languages = language_.known || !context_.request.languages.empty() ? language_.code : "";
    settings.page_width_pt = region.width();
    settings.page_height_pt = region.height();
    settings.may_be_picture = true;
    Result<OcrPage> read = context_.ocr.read(drawn->bitmap, settings);
    if (!read.ok()) return;
    size_t sure = 0, letters = 0;
    std::vector<ContentWord> fresh;
    for (ContentWord word : content_as_given(*read).words) {
      word.box = {word.box.x0 + region.x0, word.box.y0 + region.y0, word.box.x1 + region.x0, word.box.y1 + region.y0};
      word.baseline += region.y0;
      if (said(word.box)) continue;
      sure += word.confidence >= kSure;
      letters += word.text.size();
      fresh.push_back(std::move(word));
    }
    // Photographs give a few unsure scraps: they are not text.
    if (sure * 2 < fresh.size() || letters < 4) return;
    std::move(fresh.begin(), fresh.end(), std::back_inserter(content_.words));
  }

  PDFDoc& document_;
  uint32_t number_;
  ContentPage& content_;
  const FormatContext& context_;
  PicturesWithoutPrint& without_print_;
  PictureLanguage language_;
};

}  // namespace

bool add_picture_words(PDFDoc& document, uint32_t number, ContentPage& content, const FormatContext& context, PicturesWithoutPrint& without_print) {
  return PictureReading(document, number, content, context, without_print).read();
}

}  // namespace dossier::reader
