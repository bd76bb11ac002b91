// What reports draw, on any cairo surface: class shapes and the bar of coverage; and the same as PNG for formats that take pictures.
#pragma once

#include <cairo.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "app/report/report_view.h"
#include "base/result.h"

namespace dossier {

void set_colour(cairo_t* cr, uint32_t rgb);
void draw_shape(cairo_t* cr, ClaimClass c, double x, double y, double size);
// Solid: from the text layer; hatched: by OCR; outline: read, no words; dashed outline: not read.
void draw_swatch(cairo_t* cr, ReadHow how, double x, double y, double width, double height);
// Each part that is there is at least 6 pt wide, so that two unread pages of a thousand are seen.
void draw_coverage(cairo_t* cr, const std::vector<CoverageLine>& lines, double x, double y, double width, double height);

Result<std::string> shape_png(ClaimClass c, int pixels);
Result<std::string> coverage_png(const std::vector<CoverageLine>& lines, double width, double height, double scale);
Result<std::string> swatch_png(ReadHow how, int pixels);
// All that a report shows, by the names that office formats give them: a class each, "coverage", "swatch0" to "swatch3" for text, OCR, empty, unread.
Result<std::map<std::string, std::string>> report_pictures(const ReportView& view);

}  // namespace dossier
