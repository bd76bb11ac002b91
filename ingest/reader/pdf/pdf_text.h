// Small translations between Poppler's values and ours.
#pragma once

#include <string>

#include "base/geometry.h"

class GooString;
class Page;

namespace dossier::reader {

// A PDF text string (UTF-16, UTF-8 or PDFDocEncoding) as NFC; control characters but newline and tab dropped. Empty for null.
std::string text_of(const GooString* string);
// "D:20230830121500-04'00'" -> "2023-08-30T12:15:00-04:00"; as much of it as is there; empty if it is no date.
std::string iso_date(const std::string& pdf_date);
// Points on the page as shown per unit of its user space: 1, but less for pages so large that their coordinates would leave
// the range a Page may have.
double shown_scale(const ::Page& page);
// A rectangle of the page's user space on the page as shown.
Box shown_box(const ::Page& page, double x0, double y0, double x1, double y1);

}  // namespace dossier::reader
