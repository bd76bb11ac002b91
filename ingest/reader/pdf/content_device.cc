#include "ingest/reader/pdf/content_device.h"

#include <GfxFont.h>
#include <GfxState.h>
#include <Stream.h>
#include <UTF.h>
#include <goo/gmem.h>

#include <cmath>

#include "ingest/reader/pdf/render.h"

namespace dossier::reader {
namespace {

uint64_t key_of(Ref ref) { return static_cast<uint64_t>(static_cast<uint32_t>(ref.num)) << 32 | static_cast<uint32_t>(ref.gen); }

bool contains_any(std::string name, std::initializer_list<std::string_view> parts) {
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  for (std::string_view part : parts)
    if (name.find(part) != std::string::npos) return true;
  return false;
}

uint16_t style_of(const GfxFont& font) {
  std::string name = font.getNameWithoutSubsetTag();
  uint16_t style = 0;
  if (font.isBold() || font.getWeight() >= GfxFont::W600 || contains_any(name, {"bold", "black", "heavy", "semibold", "demi", ",b"}))
    style |= style::kBold;
  if (font.isItalic() || contains_any(name, {"italic", "oblique", "slanted", "kursiv"})) style |= style::kItalic;
  if (font.isFixedWidth() || contains_any(name, {"courier", "mono", "consolas", "typewriter"})) style |= style::kMonospaced;
  return style;
}

// A quarter turn within a degree and a half is one.
void snap(float& ux, float& uy) {
  float length = std::hypot(ux, uy);
  if (!(length > 0) || !std::isfinite(length)) {
    ux = 1;
    uy = 0;
    return;
  }
  ux /= length;
  uy /= length;
  if (std::abs(uy) < 0.026f) {
    ux = ux > 0 ? 1.f : -1.f;
    uy = 0;
  } else if (std::abs(ux) < 0.026f) {
    uy = uy > 0 ? 1.f : -1.f;
    ux = 0;
  }
}

uint32_t rgb_of(const GfxRGB& rgb) {
  return static_cast<uint32_t>(colToByte(rgb.r)) << 16 | static_cast<uint32_t>(colToByte(rgb.g)) << 8 | colToByte(rgb.b);
}

Box clip_of(GfxState* state) {
  double x0, y0, x1, y1;
  state->getClipBBox(&x0, &y0, &x1, &y1);
  return {static_cast<float>(x0), static_cast<float>(y0), static_cast<float>(x1), static_cast<float>(y1)};
}

// Colours so close that no eye tells them apart.
bool same_colour(uint32_t a, uint32_t b) {
  for (int shift : {0, 8, 16})
    if (std::abs(static_cast<int>(a >> shift & 255) - static_cast<int>(b >> shift & 255)) > 10) return false;
  return true;
}

uint32_t colour_of(const Fill& fill) { return static_cast<uint32_t>(fill.red) << 16 | static_cast<uint32_t>(fill.green) << 8 | fill.blue; }

}  // namespace

const DocumentCaches::FontTraits& ContentDevice::traits_of(GfxFont& font) {
  auto [it, fresh] = caches_.fonts.try_emplace(key_of(*font.getID()));
  DocumentCaches::FontTraits& traits = it->second;
  if (!fresh) return traits;
  traits.id = static_cast<int>(caches_.fonts.size()) - 1;
  traits.style = style_of(font);
  traits.symbols = symbol_font(font.getNameWithoutSubsetTag());
  double ascent = font.getAscent(), descent = font.getDescent();
  if (font.getType() == fontType3) {
    // A Type 3 font defines its own units: its box says how tall its glyphs are.
    const double* box = font.getFontBBox();
    const double* matrix = font.getFontMatrix();
    double scale = std::abs(matrix[3]), top = std::max(box[1], box[3]) * scale, bottom = std::min(box[1], box[3]) * scale;
    if (top - bottom > 1e-6 && top - bottom < 1e4) {
      traits.size_factor = static_cast<float>(top - bottom);
      ascent = top / (top - bottom);
      descent = bottom / (top - bottom);
    } else if (scale > 0) {
      traits.size_factor = static_cast<float>(scale * 1000) > 50 ? 1.f : std::max(0.01f, static_cast<float>(scale * 1000));
    }
  }
  if (!(ascent > 0.3 && ascent < 1.3)) ascent = 0.8;
  if (!(descent < 0 && descent > -0.7)) descent = descent == 0 ? 0 : -0.2;
  traits.ascent = static_cast<float>(ascent);
  traits.descent = static_cast<float>(descent);
  return traits;
}

void ContentDevice::update_font(GfxState* state) {
  font_dirty_ = false;
  GlyphStyle style;
  double m11, m12, m21, m22;
  state->getFontTransMat(&m11, &m12, &m21, &m22);
  style.ux = static_cast<float>(m11);
  style.uy = static_cast<float>(m12);  // the transform ends in device coordinates, y down
  style.size_pt = static_cast<float>(std::abs(state->getTransformedFontSize()));
  GfxFont* font = state->getFont().get();
  if (font) {
    const DocumentCaches::FontTraits& traits = traits_of(*font);
    style.font = traits.id;
    style.style = traits.style;
    style.symbols = traits.symbols;
    style.ascent = traits.ascent;
    style.descent = traits.descent;
    style.size_pt *= traits.size_factor;
    if (font->getType() == fontType3 && font->getFontMatrix()[0] < 0) {
      style.ux = -style.ux;
      style.uy = -style.uy;
    }
    if (font->getWMode()) {
      style.upright_column = true;
      style.ux = static_cast<float>(-m21);
      style.uy = static_cast<float>(-m22);
    }
  }
  snap(style.ux, style.uy);
  if (!std::isfinite(style.size_pt)) style.size_pt = 0;
  style.size_pt = std::min(style.size_pt, 5000.f);
  if ((state->getRender() & 7) == 3) style.style |= style::kInvisible;
  style.colour = colour_;
  glyph_style_ = style;
}

void ContentDevice::note_lost_text() {
  if (const uint32_t now = texts_without_font(); now != without_font_) {
    without_font_ = now;
    words_.lose();
  }
}

void ContentDevice::drawChar(GfxState* state, double x, double y, double dx, double dy, double, double, CharCode code, int bytes,
                             const Unicode* unicode, int count) {
  if (ignoring()) return;
  tally(1);
  note_lost_text();
  if (colour_dirty_) {
    colour_dirty_ = false;
    GfxRGB rgb;
    state->getFillRGB(&rgb);
    colour_ = rgb_of(rgb);
    transparent_ = state->getFillOpacity() < 0.03;
    font_dirty_ = true;
  }
  if (font_dirty_) update_font(state);
  words_.set_style(glyph_style_);
  double tx, ty;
  state->transform(x, y, &tx, &ty);
  double spacing = state->getCharSpace();
  if (code == 0x20 && bytes == 1) spacing += state->getWordSpace();
  double sx = 0, sy = 0;
  bool column = glyph_style_.upright_column;
  if (spacing != 0) {
    if (column)
      state->textTransformDelta(0, spacing, &sx, &sy);
    else
      state->textTransformDelta(spacing * state->getHorizScaling(), 0, &sx, &sy);
  }
  double full_x, full_y, own_x, own_y;
  state->transformDelta(dx, dy, &full_x, &full_y);
  state->transformDelta(dx - sx, dy - sy, &own_x, &own_y);
  Glyph glyph;
  glyph.x = static_cast<float>(tx);
  glyph.y = static_cast<float>(ty);
  glyph.advance = static_cast<float>(own_x) * glyph_style_.ux + static_cast<float>(own_y) * glyph_style_.uy;
  glyph.pen_advance = static_cast<float>(full_x) * glyph_style_.ux + static_cast<float>(full_y) * glyph_style_.uy;
  if (!std::isfinite(glyph.x) || !std::isfinite(glyph.y) || !std::isfinite(glyph.advance) || !std::isfinite(glyph.pen_advance)) return;
  // What lies off the page is not on it.
  float middle_x = glyph.x + glyph.advance * glyph_style_.ux / 2, middle_y = glyph.y + glyph.advance * glyph_style_.uy / 2;
  if (middle_x < 0 || middle_y < 0 || middle_x > width_pt_ || middle_y > height_pt_ + glyph_style_.size_pt / 2) return;
  Box clip = clip_of(state);
  float up = 0.3f * glyph_style_.size_pt;
  float cx = middle_x + up * glyph_style_.uy, cy = middle_y - up * glyph_style_.ux;
  glyph.hidden = transparent_ || cx < clip.x0 - up || cx > clip.x1 + up || cy < clip.y0 - up || cy > clip.y1 + up;
  glyph.unicode = unicode;
  glyph.count = unicode ? count : 0;
  words_.add(glyph, sequence_);
}

void ContentDevice::beginActualText(GfxState*, const GooString* text) {
  if (ignoring() || !text) return;
  Unicode* decoded = nullptr;
  int n = TextStringToUCS4(text->toStr(), &decoded);
  std::u32string replacement;
  for (int i = 0; i < n && i < 10'000; ++i) replacement += static_cast<char32_t>(decoded[i]);
  gfree(decoded);
  words_.begin_actual_text(std::move(replacement));
}

void ContentDevice::endActualText(GfxState*) {
  if (!ignoring()) words_.end_actual_text();
}

Paint ContentDevice::paint_of(GfxState* state, bool stroked) {
  Paint paint;
  paint.clip = clip_of(state);
  GfxRGB rgb;
  if (stroked)
    state->getStrokeRGB(&rgb);
  else
    state->getFillRGB(&rgb);
  paint.red = colToByte(rgb.r);
  paint.green = colToByte(rgb.g);
  paint.blue = colToByte(rgb.b);
  paint.opacity = static_cast<float>(stroked ? state->getStrokeOpacity() : state->getFillOpacity());
  GfxColorSpace* space = stroked ? state->getStrokeColorSpace() : state->getFillColorSpace();
  paint.plain = state->getBlendMode() == gfxBlendNormal && space && space->getMode() != csPattern;
  paint.sequence = ++sequence_;
  paint.words_before = static_cast<uint32_t>(words_.words().size());
  return paint;
}

std::vector<Subpath>& ContentDevice::points_of(GfxState* state) {
  const GfxPath* path = state->getPath();
  size_t n = static_cast<size_t>(std::max(0, path->getNumSubpaths()));
  path_.resize(n);
  for (size_t i = 0; i < n; ++i) {
    const GfxSubpath* sub = path->getSubpath(static_cast<int>(i));
    Subpath& out = path_[i];
    out.points.clear();
    out.curved = false;
    out.closed = sub->isClosed();
    tally(static_cast<uint64_t>(sub->getNumPoints()));
    for (int k = 0; k < sub->getNumPoints(); ++k) {
      double x, y;
      state->transform(sub->getX(k), sub->getY(k), &x, &y);
      if (!std::isfinite(x) || !std::isfinite(y)) continue;
      out.curved = out.curved || sub->getCurve(k);
      out.points.push_back({static_cast<float>(x), static_cast<float>(y)});
    }
  }
  return path_;
}

void ContentDevice::stroke(GfxState* state) {
  if (ignoring()) return;
  words_.flush();
  paths_.stroke(points_of(state), paint_of(state, true), static_cast<float>(state->getTransformedLineWidth()));
}

void ContentDevice::fill(GfxState* state) {
  if (ignoring()) return;
  words_.flush();
  paths_.fill(points_of(state), paint_of(state, false));
}

void ContentDevice::note_size(int width, int height, GfxImageColorMap* map) {
  picture_too_large_ |= is_picture_too_large(width, height, map ? map->getNumPixelComps() * map->getBits() : 1);
}

void ContentDevice::add_image(GfxState* state, Object* ref, Stream* stream, bool opaque) {
  if (ignoring() || images_.size() >= kMostImages) return;
  words_.flush();
  double x[4], y[4];
  for (int i = 0; i < 4; ++i) state->transform(i & 1, i >> 1, &x[i], &y[i]);
  Box box{static_cast<float>(*std::min_element(x, x + 4)), static_cast<float>(*std::min_element(y, y + 4)),
          static_cast<float>(*std::max_element(x, x + 4)), static_cast<float>(*std::max_element(y, y + 4))};
  box = intersection(box, clip_of(state));
  box = intersection(box, {0, 0, width_pt_, height_pt_});
  if (box.empty()) return;
  PageImage image;
  image.box = box;
  if (ref && ref->isRef()) {
    auto [it, fresh] = caches_.images.try_emplace(key_of(ref->getRef()));
    if (fresh && stream) {
      Sha256Hasher hasher;
      Stream* raw = stream->getUndecodedStream();
      raw->reset();
      unsigned char buffer[16384];
      for (int n; (n = raw->doGetChars(sizeof buffer, buffer)) > 0;)
        hasher.add({reinterpret_cast<const char*>(buffer), static_cast<size_t>(n)});
      it->second = hasher.finish();
    }
    image.hash = it->second;
  }
  if (box.area() > 0.8f * width_pt_ * height_pt_) image.kind = ImageKind::scan;
  images_.push_back(image);
  bool covers = opaque && state->getFillOpacity() > 0.9 && state->getBlendMode() == gfxBlendNormal;
  ++sequence_;
  image_cover_.push_back(covers ? sequence_ : 0);
}

void ContentDevice::drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert, bool interpolate, bool inline_image) {
  if (width <= 1 && height <= 1 && !ignoring()) {  // a box painted as a stencil
    words_.flush();
    double x[4], y[4];
    for (int i = 0; i < 4; ++i) state->transform(i & 1, i >> 1, &x[i], &y[i]);
    paths_.fill_box({static_cast<float>(*std::min_element(x, x + 4)), static_cast<float>(*std::min_element(y, y + 4)),
                     static_cast<float>(*std::max_element(x, x + 4)), static_cast<float>(*std::max_element(y, y + 4))},
                    paint_of(state, false));
  } else {
    note_size(width, height, nullptr);
    add_image(state, inline_image ? nullptr : ref, stream, false);
  }
  if (inline_image) OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, inline_image);
}

void ContentDevice::drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* map, bool interpolate,
                              const int* mask, bool inline_image) {
  note_size(width, height, map);
  add_image(state, inline_image ? nullptr : ref, stream, mask == nullptr);
  if (inline_image) OutputDev::drawImage(state, ref, stream, width, height, map, interpolate, mask, inline_image);
}

void ContentDevice::drawMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* map, bool, Stream*, int mask_width, int mask_height, bool,
                                    bool) {
  note_size(width, height, map);
  note_size(mask_width, mask_height, nullptr);
  add_image(state, ref, stream, false);
}

void ContentDevice::drawSoftMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* map, bool, Stream*, int mask_width, int mask_height,
                                        GfxImageColorMap* mask_map, bool) {
  note_size(width, height, map);
  note_size(mask_width, mask_height, mask_map);
  add_image(state, ref, stream, false);
}

void ContentDevice::beginTransparencyGroup(GfxState*, const double*, GfxColorSpace*, bool, bool, bool for_soft_mask) {
  groups_.push_back(for_soft_mask);
  if (for_soft_mask) ++soft_mask_depth_;
}

void ContentDevice::endTransparencyGroup(GfxState*) {
  if (groups_.empty()) return;
  if (groups_.back()) --soft_mask_depth_;
  groups_.pop_back();
}

void ContentDevice::begin_annotation(bool widget) {
  words_.end_actual_text();
  words_.space();
  auto at = static_cast<uint32_t>(words_.words().size());
  if (!annotations_.empty()) annotations_.back().end = at;
  annotations_.push_back({at, at, widget});
}

// Words below what was painted later, and words in the colour of their ground.
void ContentDevice::mark_hidden() {
  std::vector<ContentWord>& words = words_.words();
  const std::vector<WordBuilder::Extra>& extras = words_.extras();
  const std::vector<Fill>& fills = paths_.fills();
  const std::vector<uint32_t>& cover = paths_.cover_sequence();
  uint32_t last_cover = 0;
  for (uint32_t sequence : cover) last_cover = std::max(last_cover, sequence);
  for (uint32_t sequence : image_cover_) last_cover = std::max(last_cover, sequence);
  float page_area = width_pt_ * height_pt_;
  auto mostly_in = [](const Box& word, const Box& over) { return intersection(word, over).area() > 0.6f * std::max(word.area(), 0.01f); };
  for (size_t i = 0; i < words.size(); ++i) {
    ContentWord& word = words[i];
    Box core = word.box;  // fills often leave out the room above the letters
    if (extras[i].sequence < last_cover) {
      for (size_t k = 0; k < fills.size(); ++k)
        if (cover[k] > extras[i].sequence && mostly_in(core, fills[k].box))
          word.style |= fills[k].box.area() > 0.8f * page_area ? style::kInvisible : style::kCovered;
      for (size_t k = 0; k < images_.size(); ++k)
        if (image_cover_[k] > extras[i].sequence && mostly_in(core, images_[k].box))
          word.style |= images_[k].box.area() > 0.4f * page_area ? style::kInvisible : style::kCovered;
    }
    if (word.style & (style::kInvisible | style::kCovered)) continue;
    // Only a word in the colour of some fill, or a white one, can drown in its ground.
    uint32_t ground = 0xFFFFFF;
    bool on_image = false;
    if (!same_colour(extras[i].colour, 0xFFFFFF)) {
      bool any = false;
      for (const Fill& fill : fills) any = any || same_colour(colour_of(fill), extras[i].colour);
      if (!any) continue;
    }
    for (size_t k = 0; k < fills.size(); ++k)
      if (mostly_in(core, fills[k].box)) {
        if (cover[k] == 0)
          on_image = true;  // a translucent or patterned ground: what is seen there is not known
        else if (cover[k] <= extras[i].sequence)
          ground = colour_of(fills[k]);
      }
    for (const PageImage& image : images_) on_image = on_image || !intersection(image.box, core).empty();
    if (!on_image && same_colour(ground, extras[i].colour)) word.style |= style::kInvisible;
  }
}

PdfContent ContentDevice::finish(bool cut_off) {
  note_lost_text();
  words_.end_actual_text();
  words_.flush();
  mark_hidden();
  PdfContent out;
  out.cut_off = cut_off;
  out.picture_too_large = picture_too_large_;
  if (!annotations_.empty()) annotations_.back().end = static_cast<uint32_t>(words_.words().size());
  out.annotations = std::move(annotations_);
  ContentPage& page = out.content;
  page.width_pt = width_pt_;
  page.height_pt = height_pt_;
  for (size_t i = 0; i < words_.words().size(); ++i)
    if (words_.words()[i].style & style::kInvisible) page.evidence.invisible_glyphs += words_.extras()[i].glyphs;
  page.evidence.glyphs = words_.glyphs();
  page.evidence.unmapped_glyphs = words_.unmapped_glyphs();
  page.evidence.outline_shapes = paths_.outline_shapes();
  page.evidence.outlines = paths_.outlines();
  page.words = std::move(words_.words());
  page.rules = std::move(paths_.rules());
  page.fills = std::move(paths_.fills());
  page.images = std::move(images_);
  return out;
}

}  // namespace dossier::reader
