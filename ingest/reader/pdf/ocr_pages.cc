#include "ingest/reader/pdf/ocr_pages.h"

#include <algorithm>
#include <cmath>

#include "ingest/reader/ocr/language.h"
#include "ingest/reader/ocr/ocr.h"
#include "ingest/reader/ocr/ocr_page.h"
#include "ingest/reader/ocr/picture.h"
#include "ingest/reader/pdf/layer_check.h"
#include "ingest/reader/pdf/render.h"

namespace dossier::reader {

namespace {

constexpr float kOcrDpi = 300;
constexpr float kMostPixels = 40e6f;
constexpr float kAgreeing = .75f;
constexpr float kUsableConfidence = .55f;
constexpr size_t kUsableWords = 3;
// Smaller pictures are icons, logos and lines.
constexpr float kLeastRegionPt2 = 3'000, kLeastRegionSidePt = 18;
constexpr size_t kMostRegions = 24;
constexpr float kRegionConfidence = .70f;

struct Read {
  OcrPage ocr;
  ContentPage given;  // the words on the page as shown
};

Result<Read> read_region(PDFDoc& document, uint32_t number, const ContentPage& page, const Box& region, const std::string& languages, const FormatContext& context) {
  RenderSettings settings;
  Box area = region.empty() ? Box{0, 0, page.width_pt, page.height_pt} : region;
  settings.region = region;
  settings.dpi = std::min(kOcrDpi, 72 * std::sqrt(kMostPixels / std::max(1.f, area.area())));
  DOSSIER_ASSIGN(Bitmap bitmap, render_gray(document, number, settings));
  OcrSettings ocr_settings;
  ocr_settings.languages = languages;
  ocr_settings.page_width_pt = area.width();
  ocr_settings.page_height_pt = area.height();
  ocr_settings.may_be_picture = !region.empty();
  Read read;
  DOSSIER_ASSIGN(read.ocr, context.ocr.read(bitmap, ocr_settings));
  read.given = content_as_given(read.ocr);
  return read;
}

bool usable(const OcrPage& read) { return read.content.words.size() >= kUsableWords && read.mean_confidence >= kUsableConfidence; }

Page page_of_pixels(const Read& read, const PdfContent& content, const FormatContext& context) {
  Page page = page_from(read.ocr);
  page.images = content.content.images;
  if (context.request.languages.empty() && !page.words.empty()) page.findings.push_back({FindingKind::language_guessed, read.ocr.language, {}});
  return page;
}

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

// A picture speaks the language of the text around it: finding it anew would load a model for every script. Empty, if the text does
// not tell.
std::string language_of_layer(const ContentPage& content) {
  constexpr size_t kWordsToTell = 40;
  static const std::vector<std::string> kLatin = {"eng", "deu", "fra", "ita", "por", "spa", "ind", "fil", "vie"};
  if (content.words.size() < kWordsToTell) return "";
  std::string text;
  for (const ContentWord& word : content.words) text += word.text + " ";
  LanguageGuess guess = guess_language(text, kLatin);
  return guess.score > .06f ? guess.language : "";
}

// A small rendering tells whether a picture shows lines of letters at all: reading it costs a hundred times as much.
bool shows_letters(PDFDoc& document, uint32_t number, const Box& region) {
  constexpr float kLookDpi = 120;
  constexpr int kLeastLetters = 40;
  RenderSettings settings;
  settings.region = region;
  settings.dpi = kLookDpi;
  Result<Bitmap> bitmap = render_gray(document, number, settings);
  if (!bitmap.ok()) return false;
  PixPtr gray = gray_from(*bitmap);
  if (!gray) return false;
  PixPtr binary = binary_from(evenly_lit(std::move(gray)).get());
  return binary && letters_in_lines(binary.get()) >= kLeastLetters;
}

// Words in pictures beside a sound layer. What the layer says already is left out.
void add_regions(PDFDoc& document, uint32_t number, PdfContent& content, const FormatContext& context, PixelReading& out) {
  std::vector<Box> regions = regions_of(content.content);
  if (regions.empty()) return;
  const std::string languages = context.request.languages.empty() ? language_of_layer(content.content) : context.request.languages;
  for (const Box& region : regions) {
    if (!shows_letters(document, number, region)) continue;
    Result<Read> read = read_region(document, number, content.content, region, languages, context);
    if (!read.ok()) continue;  // pictures need not hold text
    size_t sure = 0, letters = 0;
    std::vector<ContentWord> fresh;
    for (ContentWord word : read->given.words) {
      word.box = {word.box.x0 + region.x0, word.box.y0 + region.y0, word.box.x1 + region.x0, word.box.y1 + region.y0};
      word.baseline += region.y0;
      bool said = std::any_of(content.content.words.begin(), content.content.words.end(), [&](const ContentWord& other) {
        return !(other.style & style::kInvisible) && intersection(other.box, word.box).area() > .3f * std::min(other.box.area(), word.box.area());
      });
      if (said) continue;
      sure += word.confidence >= kRegionConfidence;
      letters += word.text.size();
      fresh.push_back(std::move(word));
    }
    // Photographs and charts give a few unsure scraps: they are not text.
    if (fresh.empty() || sure * 2 < fresh.size() || letters < 4) continue;
    out.added_words = true;
    for (ContentWord& word : fresh) content.content.words.push_back(std::move(word));
  }
}

void settle(const Read& read, LayerState state, PdfContent& content, const FormatContext& context, PixelReading& out) {
  Comparison comparison = compare_layers(content.content, read.given);
  if (usable(read.ocr) && (comparison.agreement < kAgreeing || comparison.contradicted > 0)) {
    out.page = page_of_pixels(read, content, context);
    std::string detail = std::to_string(std::lround(comparison.agreement * 100)) + "% of the words agree";
    if (!comparison.example.empty()) detail += "; " + comparison.example;
    out.findings.push_back({FindingKind::layer_contradicted, std::move(detail), {}});
    return;
  }
  // The pixels say the same: what the layer hides is on the page after all.
  if (state == LayerState::invisible && comparison.agreement >= kAgreeing)
    for (ContentWord& word : content.content.words) word.style &= static_cast<uint16_t>(~style::kInvisible);
}

}  // namespace

Result<PixelReading> read_pixels(PDFDoc& document, uint32_t number, PdfContent& content, const FormatContext& context) {
  PixelReading out;
  if (context.request.ocr == OcrMode::never) return out;
  LayerState state = judge_layer(content.content);
  bool all = context.request.ocr == OcrMode::always;
  if (state == LayerState::trusted && !all) {
    add_regions(document, number, content, context, out);
    return out;
  }
  Result<Read> read = read_region(document, number, content.content, {}, context.request.languages, context);
  if (!read.ok()) {
    if (state == LayerState::absent) return read.error();
    out.findings.push_back({FindingKind::limit_reached, "the text layer could not be checked: " + read.error().message, {}});
    return out;
  }
  if (state == LayerState::absent || (all && usable(read->ocr))) out.page = page_of_pixels(*read, content, context);
  else settle(*read, state, content, context, out);
  return out;
}

}  // namespace dossier::reader
