// The OutputDev that turns Poppler's drawing calls into words, rules, fills and images.
#pragma once

#include <OutputDev.h>

#include <chrono>
#include <optional>
#include <unordered_map>
#include <vector>

#include "ingest/reader/pdf/content_pass.h"
#include "ingest/reader/pdf/page_errors.h"
#include "ingest/reader/pdf/path_sorter.h"
#include "ingest/reader/pdf/word_builder.h"

class Annot;
class GfxFont;
class GooString;

namespace dossier::reader {

// What does not change between the pages of a document.
struct DocumentCaches {
  struct FontTraits {
    int id = 0;
    uint16_t style = 0;
    SymbolFont symbols = SymbolFont::none;
    float ascent = 0.8f, descent = -0.2f;
    float size_factor = 1;  // Type 3 fonts: how large a glyph is when the font size says 1
  };
  std::unordered_map<uint64_t, FontTraits> fonts;  // by object number and generation
  std::unordered_map<uint64_t, Sha256> images;
  std::unordered_map<uint64_t, bool> opaque;
};

class ContentDevice final : public OutputDev {
 public:
  using Clock = std::chrono::steady_clock;
  ContentDevice(DocumentCaches& caches, float width_pt, float height_pt, Clock::time_point deadline)
      : caches_(caches), width_pt_(width_pt), height_pt_(height_pt), deadline_(deadline) {}

  void begin_annotation(bool widget);
  PdfContent finish(bool cut_off);
  // More operations than a page may have, or no time left. Poppler's own question whether to abort is asked too rarely to end forms
  // that call forms that call forms, so the device throws this through it; ContentPass catches it.
  struct CutOff {};

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int) override { return true; }
  bool useFillColorStop() override { return true; }

  void saveState(GfxState*) override { tally(1); }
  // A form costs as much as many operators, and forms that call forms are the cheapest bomb.
  void beginForm(Ref) override { tally(15); }
  void restoreState(GfxState*) override { font_dirty_ = colour_dirty_ = true; }
  void updateAll(GfxState*) override { font_dirty_ = colour_dirty_ = true; }
  void updateCTM(GfxState*, double, double, double, double, double, double) override { font_dirty_ = true; }
  void updateFont(GfxState*) override { font_dirty_ = true; }
  void updateTextMat(GfxState*) override { font_dirty_ = true; }
  void updateHorizScaling(GfxState*) override { font_dirty_ = true; }
  void updateFillColorSpace(GfxState*) override { colour_dirty_ = true; }
  void updateFillColor(GfxState*) override { colour_dirty_ = true; }
  void updateFillOpacity(GfxState*) override { colour_dirty_ = true; }
  void updateRender(GfxState*) override { font_dirty_ = true; }

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y, CharCode code, int bytes,
                const Unicode* unicode, int count) override;
  void beginActualText(GfxState* state, const GooString* text) override;
  void endActualText(GfxState* state) override;

  void stroke(GfxState* state) override;
  void fill(GfxState* state) override;
  void eoFill(GfxState* state) override { fill(state); }
  bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int, int, double, double) override { return true; }
  bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return true; }
  bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return true; }
  bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return true; }
  bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return true; }
  bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return true; }

  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert, bool interpolate, bool inline_image) override;
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* map, bool interpolate, const int* mask,
                 bool inline_image) override;
  void drawMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* map, bool interpolate, Stream* mask,
                       int mask_width, int mask_height, bool mask_invert, bool mask_interpolate) override;
  void drawSoftMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* map, bool interpolate, Stream* mask,
                           int mask_width, int mask_height, GfxImageColorMap* mask_map, bool mask_interpolate) override;

  void beginTransparencyGroup(GfxState* state, const double* bbox, GfxColorSpace* space, bool isolated, bool knockout, bool for_soft_mask) override;
  void endTransparencyGroup(GfxState* state) override;

 private:
  static constexpr uint64_t kMostOperations = 3'000'000;
  static constexpr size_t kMostImages = 4'000;

  void tally(uint64_t operations) {
    operations_ += operations;
    if (++asked_ % 64 == 0 && Clock::now() > deadline_) operations_ = kMostOperations + 1;
    if (operations_ > kMostOperations) throw CutOff{};
  }
  void update_font(GfxState* state);
  const DocumentCaches::FontTraits& traits_of(GfxFont& font);
  Paint paint_of(GfxState* state, bool stroked);
  std::vector<Subpath>& points_of(GfxState* state);
  void note_size(int width, int height, GfxImageColorMap* map);
  void add_image(GfxState* state, Object* ref, Stream* stream, bool opaque);
  void mark_hidden();
  void note_lost_text();
  bool ignoring() const { return soft_mask_depth_ > 0; }

  DocumentCaches& caches_;
  float width_pt_, height_pt_;
  Clock::time_point deadline_;
  uint64_t asked_ = 0;
  WordBuilder words_;
  PathSorter paths_;
  std::vector<PageImage> images_;
  std::vector<uint32_t> image_cover_;  // paint order of each image, 0 if it covers nothing
  std::vector<AnnotationWords> annotations_;
  std::vector<Subpath> path_;
  std::vector<bool> groups_;  // per open group: is it the shape of a soft mask
  int soft_mask_depth_ = 0;
  uint32_t sequence_ = 1;
  uint64_t operations_ = 0;
  uint32_t without_font_ = texts_without_font();  // so many were known of when the last glyph was drawn
  bool font_dirty_ = true, colour_dirty_ = true;
  uint32_t colour_ = 0;
  bool transparent_ = false, picture_too_large_ = false;
  GlyphStyle glyph_style_;
};

}  // namespace dossier::reader
