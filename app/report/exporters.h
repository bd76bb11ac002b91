// From a view of a report to the bytes of one file. The same view (and pictures) give the same bytes. Text of documents is put
// in as text: no exporter makes links, formulas, fields or references of it.
#pragma once

#include <string>

#include "app/report/report_view.h"
#include "base/result.h"

namespace dossier {

// The part of a page around a citation, its words marked, as PNG.
struct RegionPicture {
  std::string png;
  uint32_t width = 0, height = 0;  // pixels
};

// Where pictures come from. The reader renders them (region_pictures.h); tests have their own.
class RegionPictures {
 public:
  virtual ~RegionPictures() = default;
  // An error is a sentence for the report: "the file is not at its place".
  virtual Result<RegionPicture> picture(const ShownNote& note) = 0;
};

// One file, no script, closed content policy, nothing loaded from anywhere. `pictures` may be null: then every note says so.
std::string html_of(const ReportView& view, RegionPictures* pictures);
// CommonMark with footnotes and tables as GitHub writes them.
std::string markdown_of(const ReportView& view);
// RFC 4180 with a head line; one line a citation of a claim or figure.
std::string csv_of(const ReportView& view);
Result<std::string> xlsx_of(const ReportView& view);
enum class Paper : uint8_t { a4, letter };
Result<std::string> pdf_of(const ReportView& view, Paper paper);
Result<std::string> docx_of(const ReportView& view, Paper paper);
Result<std::string> odt_of(const ReportView& view, Paper paper);

// The shape of a class as an SVG of its own or as the inside of one, in a 16 x 16 box; colours light.
std::string class_shape_svg(ClaimClass c);
std::string base64(std::string_view bytes);

}  // namespace dossier
