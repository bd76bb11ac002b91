#include "app/report/drawing.h"

#include <cmath>
#include <memory>

#include "app/report/class_shape.h"

namespace dossier {
namespace {

// M, L, C, Z with absolute coordinates.
void trace(cairo_t* cr, std::string_view path) {
  const char* at = path.data();
  const char* end = at + path.size();
  auto number = [&] {
    while (at < end && (*at == ' ' || *at == ',')) ++at;
    char* stop = nullptr;
    double v = std::strtod(at, &stop);
    at = stop;
    return v;
  };
  while (at < end) {
    char c = *at++;
    double v[6];
    int wanted = c == 'C' ? 6 : c == 'M' || c == 'L' ? 2 : 0;
    for (int i = 0; i < wanted; ++i) v[i] = number();
    if (c == 'M') cairo_move_to(cr, v[0], v[1]);
    if (c == 'L') cairo_line_to(cr, v[0], v[1]);
    if (c == 'C') cairo_curve_to(cr, v[0], v[1], v[2], v[3], v[4], v[5]);
    if (c == 'Z') cairo_close_path(cr);
  }
}

cairo_status_t append(void* to, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

template <typename F>
Result<std::string> png_of(int width, int height, double scale, F draw) {
  std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)> surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height), cairo_surface_destroy);
  std::unique_ptr<cairo_t, void (*)(cairo_t*)> cr(cairo_create(surface.get()), cairo_destroy);
  cairo_scale(cr.get(), scale, scale);
  draw(cr.get());
  std::string out;
  if (cairo_surface_write_to_png_stream(surface.get(), append, &out) != CAIRO_STATUS_SUCCESS) return Error{ErrorKind::memory, "no memory for a picture", "", ""};
  return out;
}

}  // namespace

void set_colour(cairo_t* cr, uint32_t rgb) { cairo_set_source_rgb(cr, (rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0); }

void draw_shape(cairo_t* cr, ClaimClass c, double x, double y, double size) {
  cairo_save(cr);
  cairo_translate(cr, x, y);
  cairo_scale(cr, size / 16, size / 16);
  for (const ShapeStep& s : shape_of(c)) {
    cairo_new_path(cr);
    if (s.kind == ShapeStep::Kind::circle) {
      cairo_arc(cr, s.cx, s.cy, s.r, 0, 6.283185307179586);
      cairo_close_path(cr);
    } else {
      trace(cr, s.path);
    }
    if (s.fill || s.fill_paper) {
      set_colour(cr, s.fill ? colour_of(c) : 0xFFFFFF);
      cairo_fill_preserve(cr);
    }
    if (s.stroke || s.stroke_paper) {
      set_colour(cr, s.stroke ? colour_of(c) : 0xFFFFFF);
      cairo_set_line_width(cr, s.width);
      cairo_set_dash(cr, s.dashes.data(), static_cast<int>(s.dashes.size()), 0);
      cairo_stroke_preserve(cr);
    }
    cairo_new_path(cr);
  }
  cairo_restore(cr);
}

void draw_swatch(cairo_t* cr, ReadHow how, double x, double y, double width, double height) {
  cairo_save(cr);
  set_colour(cr, kText2);
  cairo_rectangle(cr, x, y, width, height);
  if (how == ReadHow::text) {
    cairo_fill(cr);
    return cairo_restore(cr);
  }
  if (how == ReadHow::empty) {
    cairo_new_path(cr);
    cairo_set_line_width(cr, 0.75);
    cairo_rectangle(cr, x + 0.375, y + 0.375, width - 0.75, height - 0.75);
    cairo_stroke(cr);
    return cairo_restore(cr);
  }
  if (how == ReadHow::ocr) {
    cairo_save(cr);
    cairo_clip(cr);
    cairo_set_line_width(cr, 1.5);
    for (double at = x - height; at < x + width; at += 3.75) {
      cairo_move_to(cr, at, y);
      cairo_line_to(cr, at + height, y + height);
    }
    cairo_stroke(cr);
    cairo_restore(cr);
  } else {
    const double dashes[] = {2, 1.5};
    cairo_set_dash(cr, dashes, 2, 0);
  }
  cairo_new_path(cr);
  cairo_set_line_width(cr, 0.75);
  cairo_rectangle(cr, x + 0.375, y + 0.375, width - 0.75, height - 0.75);
  cairo_stroke(cr);
  cairo_restore(cr);
}

void draw_coverage(cairo_t* cr, const std::vector<CoverageLine>& lines, double x, double y, double width, double height) {
  uint64_t all = 0;
  size_t parts = 0;
  for (const CoverageLine& l : lines) all += l.pages, parts += l.pages ? 1 : 0;
  if (!all) return;
  double spare = width - static_cast<double>(parts) * 6 - static_cast<double>(parts - 1) * 1.5;
  for (const CoverageLine& l : lines) {
    if (!l.pages) continue;
    double w = 6 + spare * static_cast<double>(l.pages) / static_cast<double>(all);
    draw_swatch(cr, l.how, x, y, w, height);
    x += w + 1.5;
  }
}

Result<std::string> shape_png(ClaimClass c, int pixels) {
  return png_of(pixels, pixels, 1, [&](cairo_t* cr) { draw_shape(cr, c, 0, 0, pixels); });
}

Result<std::string> coverage_png(const std::vector<CoverageLine>& lines, double width, double height, double scale) {
  return png_of(static_cast<int>(std::ceil(width * scale)), static_cast<int>(std::ceil(height * scale)), scale, [&](cairo_t* cr) { draw_coverage(cr, lines, 0, 0, width, height); });
}

Result<std::string> swatch_png(ReadHow how, int pixels) {
  return png_of(pixels, pixels, pixels / 9.0, [&](cairo_t* cr) { draw_swatch(cr, how, 0, 0, 9, 9); });
}

Result<std::map<std::string, std::string>> report_pictures(const ReportView& view) {
  std::map<std::string, std::string> out;
  for (ClaimClass c : {ClaimClass::verbatim, ClaimClass::computed, ClaimClass::supported, ClaimClass::judged, ClaimClass::unsupported, ClaimClass::failed}) {
    DOSSIER_ASSIGN(out[std::string(name_of(c))], shape_png(c, 96));
  }
  DOSSIER_ASSIGN(out["coverage"], coverage_png(view.coverage, 470, 7.5, 3));
  int i = 0;
  for (ReadHow how : {ReadHow::text, ReadHow::ocr, ReadHow::empty, ReadHow::unread}) {
    DOSSIER_ASSIGN(out["swatch" + std::to_string(i++)], swatch_png(how, 54));
  }
  return out;
}

}  // namespace dossier
