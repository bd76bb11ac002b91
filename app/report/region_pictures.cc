#include "app/report/region_pictures.h"

#include <cairo.h>

#include <cmath>

#include "app/report/class_shape.h"
#include "app/report/drawing.h"
#include "app/report/part_place.h"

namespace dossier {
namespace {

constexpr float kDpi = 110;
constexpr float kAround_pt = 54;  // above and below the words: some four lines
constexpr uint32_t kMaxHeight = 1600;

cairo_status_t append(void* to, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

struct SurfaceEnd {
  void operator()(cairo_surface_t* s) const { cairo_surface_destroy(s); }
};
struct ContextEnd {
  void operator()(cairo_t* c) const { cairo_destroy(c); }
};

// All pixels of the row are alike: a cut there goes through no line of text.
bool blank(const Picture& page, uint32_t y) {
  const char* row = page.rgb.data() + size_t{y} * page.width * 3;
  for (size_t i = 3; i < size_t{page.width} * 3; ++i)
    if (row[i] != row[i - 3]) return false;
  return true;
}

// The nearest blank row at or beyond y in the given direction, within a line's height; else y.
uint32_t quiet_row(const Picture& page, uint32_t y, int step) {
  for (int i = 0; i < 24; ++i) {
    int64_t at = int64_t{y} + int64_t{step} * i;
    if (at < 0 || at >= page.height) break;
    if (blank(page, static_cast<uint32_t>(at))) return static_cast<uint32_t>(at);
  }
  return y;
}

}  // namespace

Result<RegionPicture> mark_region(const Picture& page, float dpi, const std::vector<Box>& boxes) {
  if (!page.width || !page.height || page.width > 30000 || page.height > 30000 || page.rgb.size() != size_t{page.width} * page.height * 3)
    return Error{ErrorKind::unreadable, "the page gave no picture", "", ""};
  float scale = dpi / 72;
  Box all;
  for (const Box& b : boxes) all = united(all, b);
  auto row_of = [&](float y_pt) { return static_cast<uint32_t>(std::clamp(std::floor(y_pt * scale), 0.f, static_cast<float>(page.height))); };
  uint32_t top = all.empty() ? 0 : row_of(all.y0 - kAround_pt), bottom = all.empty() ? page.height : row_of(all.y1 + kAround_pt);
  if (!all.empty() && top > 0) top = quiet_row(page, top, -1);
  if (!all.empty() && bottom < page.height) bottom = quiet_row(page, bottom, 1);
  if (bottom <= top) return Error{ErrorKind::unreadable, "the words lie outside the page's picture", "", ""};
  if (bottom - top > kMaxHeight) bottom = top + kMaxHeight;
  std::unique_ptr<cairo_surface_t, SurfaceEnd> surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(page.width), static_cast<int>(bottom - top)));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return Error{ErrorKind::memory, "no memory for a picture", "", ""};
  unsigned char* data = cairo_image_surface_get_data(surface.get());
  int stride = cairo_image_surface_get_stride(surface.get());
  for (uint32_t y = top; y < bottom; ++y) {
    auto* line = reinterpret_cast<uint32_t*>(data + static_cast<ptrdiff_t>(y - top) * stride);
    const auto* from = reinterpret_cast<const uint8_t*>(page.rgb.data()) + size_t{y} * page.width * 3;
    for (uint32_t x = 0; x < page.width; ++x) line[x] = uint32_t{from[3 * x]} << 16 | uint32_t{from[3 * x + 1]} << 8 | from[3 * x + 2];
  }
  cairo_surface_mark_dirty(surface.get());
  std::unique_ptr<cairo_t, ContextEnd> cr(cairo_create(surface.get()));
  for (const Box& b : boxes) {
    double x = std::floor(b.x0 * scale) - 1, y = std::floor(b.y0 * scale) - top - 1, width = std::ceil(b.width() * scale) + 2, height = std::ceil(b.height() * scale) + 2;
    cairo_set_operator(cr.get(), CAIRO_OPERATOR_MULTIPLY);
    set_colour(cr.get(), kMark);
    cairo_rectangle(cr.get(), x, y, width, height);
    cairo_fill(cr.get());
    cairo_set_operator(cr.get(), CAIRO_OPERATOR_OVER);
    set_colour(cr.get(), kMarkEdge);
    cairo_rectangle(cr.get(), x, y + height, width, 2);
    cairo_fill(cr.get());
  }
  RegionPicture out{"", page.width, bottom - top};
  if (cairo_surface_write_to_png_stream(surface.get(), append, &out.png) != CAIRO_STATUS_SUCCESS) return Error{ErrorKind::memory, "the picture could not be packed", "", ""};
  return out;
}

// Reports made from an archive know a part by its hash alone.
Result<std::vector<uint32_t>> RenderedRegions::place_of(const SourceDocument& document, int fd) {
  Sha256 file = document.file_sha256.value_or(document.sha256);
  if (!document.part.empty() || file == document.sha256) return document.part;
  if (auto known = places_.find(document.sha256); known != places_.end()) return known->second;
  const std::string& path = document.file_path.empty() ? document.path : document.file_path;
  DocumentHead head;
  head.name = path.substr(path.rfind('/') + 1);
  head.sha256 = file;
  DOSSIER_ASSIGN(std::vector<uint32_t> place, find_part(reader_, fd, head, document.sha256, cancel_));
  return places_[document.sha256] = place;
}

Result<RegionPicture> RenderedRegions::picture(const ShownNote& note) {
  if (!held_ || held_document_ != note.document || held_page_ != note.page) {
    const SourceDocument* document = report_.find(note.document);
    if (!document) return Error{ErrorKind::not_found, "the report does not list this document", "", ""};
    DOSSIER_ASSIGN(Fd fd, files_.open(*document));
    RenderRequest request;
    DOSSIER_ASSIGN(request.part, place_of(*document, fd.get()));
    request.page = note.page;
    request.dpi = kDpi;
    request.passwords = passwords_;
    held_.reset();
    DOSSIER_ASSIGN(Picture page, reader_.render(fd.get(), request, cancel_));
    held_ = std::make_shared<const Picture>(std::move(page));
    held_document_ = note.document;
    held_page_ = note.page;
  }
  return mark_region(*held_, kDpi, note.boxes);
}

}  // namespace dossier
