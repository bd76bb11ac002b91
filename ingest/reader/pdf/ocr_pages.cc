#include "ingest/reader/pdf/ocr_pages.h"

#include <algorithm>
#include <cmath>

#include "ingest/reader/ocr/ocr.h"
#include "ingest/reader/ocr/ocr_page.h"
#include "ingest/reader/pdf/layer_check.h"
#include "ingest/reader/pdf/render.h"

namespace dossier::reader {

namespace {

constexpr float kOcrDpi = 300;
constexpr float kMostPixels = 40e6f;
constexpr float kAgreeing = .75f;
constexpr float kUsableConfidence = .55f;
constexpr size_t kUsableWords = 3;

struct Read {
  OcrPage ocr;
  ContentPage given;  // the words on the page as shown
};

Result<Read> read_whole(const ContentPage& page, const FormatContext& context, const DrawPage& draw) {
  Box area{0, 0, page.width_pt, page.height_pt};
  DOSSIER_ASSIGN(Bitmap bitmap, draw(std::min(kOcrDpi, 72 * std::sqrt(kMostPixels / std::max(1.f, area.area())))));
  OcrSettings ocr_settings;
  ocr_settings.languages = context.request.languages;
  ocr_settings.page_width_pt = area.width();
  ocr_settings.page_height_pt = area.height();
  Read read;
  DOSSIER_ASSIGN(read.ocr, context.ocr.read(bitmap, ocr_settings));
  read.given = content_as_given(read.ocr);
  return read;
}

bool usable(const OcrPage& read) { return read.content.words.size() >= kUsableWords && read.mean_confidence >= kUsableConfidence; }

Page page_of_pixels(const Read& read, const ContentPage& content, const FormatContext& context) {
  Page page = page_from(read.ocr);
  page.images = content.images;
  if (context.request.languages.empty() && !page.words.empty()) page.findings.push_back({FindingKind::language_guessed, read.ocr.language, {}});
  return page;
}

void settle(const Read& read, LayerState state, ContentPage& content, const FormatContext& context, PixelReading& out) {
  Comparison comparison = compare_layers(content, read.given);
  if (usable(read.ocr) && (comparison.agreement < kAgreeing || comparison.contradicted > 0)) {
    out.page = page_of_pixels(read, content, context);
    std::string detail = std::to_string(std::lround(comparison.agreement * 100)) + "% of the words agree";
    if (!comparison.example.empty()) detail += "; " + comparison.example;
    out.findings.push_back({FindingKind::layer_contradicted, std::move(detail), {}});
    return;
  }
  // The pixels say the same: what the layer hides is on the page after all.
  if (state == LayerState::invisible && comparison.agreement >= kAgreeing)
    for (ContentWord& word : content.words) word.style &= static_cast<uint16_t>(~style::kInvisible);
}

}  // namespace

Result<PixelReading> read_against_pixels(LayerState state, ContentPage& content, const FormatContext& context, const DrawPage& draw) {
  PixelReading out;
  const bool all = context.request.ocr == OcrMode::always;
  Result<Read> read = read_whole(content, context, draw);
  if (!read.ok()) {
    if (state == LayerState::absent) return read.error();
    out.findings.push_back({FindingKind::limit_reached, "the text layer could not be checked: " + read.error().message, {}});
    return out;
  }
  if (state == LayerState::absent || (all && usable(read->ocr))) out.page = page_of_pixels(*read, content, context);
  else settle(*read, state, content, context, out);
  return out;
}

Result<PixelReading> read_pixels(PDFDoc& document, uint32_t number, PdfContent& content, const FormatContext& context,
                                 PicturesWithoutPrint& without_print) {
  PixelReading out;
  if (context.request.ocr == OcrMode::never) return out;
  LayerState state = judge_layer(content.content);
  if (state == LayerState::trusted && context.request.ocr != OcrMode::always) {
    out.added_words = add_picture_words(document, number, content.content, context, without_print);
    return out;
  }
  return read_against_pixels(state, content.content, context, [&](float dpi) {
    RenderSettings settings;
    settings.dpi = dpi;
    return render_gray(document, number, settings);
  });
}

}  // namespace dossier::reader
