#include "app/report/class_shape.h"

#include <cstdio>

#include "app/report/exporters.h"

namespace dossier {

uint32_t colour_of(ClaimClass c) {
  switch (c) {
    case ClaimClass::verbatim: return kInk;
    case ClaimClass::computed: return 0x5A3A94;
    case ClaimClass::supported: return 0x14633F;
    case ClaimClass::judged: return 0x7D4E00;
    case ClaimClass::unsupported: return kMuted;
    case ClaimClass::failed: return 0xA3201A;
  }
  return kInk;
}

const std::vector<ShapeStep>& shape_of(ClaimClass c) {
  using Kind = ShapeStep::Kind;
  auto fill = [](std::string_view path, bool paper = false) { return ShapeStep{Kind::path, path, 0, 0, 0, !paper, paper}; };
  auto line = [](std::string_view path, double width, bool paper = false, std::vector<double> dashes = {}) {
    return ShapeStep{Kind::path, path, 0, 0, 0, false, false, !paper, paper, width, std::move(dashes)};
  };
  auto hollow = [](std::string_view path, double width) { return ShapeStep{Kind::path, path, 0, 0, 0, false, true, true, false, width}; };
  static const std::vector<ShapeStep> shapes[] = {
      {fill("M1 1 L15 1 L15 15 L1 15 Z"),
       fill("M4 10.5 L4 8.2 C4 6.4 4.9 5.2 6.6 4.7 L7 5.7 C6.1 6 5.7 6.6 5.7 7.4 L7.1 7.4 L7.1 10.5 Z M8.9 10.5 L8.9 8.2 C8.9 6.4 9.8 5.2 11.5 4.7 L11.9 5.7 C11 6 10.6 6.6 10.6 7.4 L12 7.4 L12 10.5 Z", true)},
      {ShapeStep{Kind::circle, "", 8, 8, 7.2, true}, line("M4.5 6.4 L11.5 6.4 M4.5 9.6 L11.5 9.6", 1.8, true)},
      {fill("M1.5 1 L14.5 1 L14.5 8 C14.5 11.4 11.8 13.7 8 15.2 C4.2 13.7 1.5 11.4 1.5 8 Z"), line("M4.6 7.3 L7.1 9.8 L11.5 4.8", 1.8, true)},
      {hollow("M8 1.2 L14.8 8 L8 14.8 L1.2 8 Z", 1.7), line("M5.2 8 L10.8 8", 1.8, false, {1.6, 0.4})},
      {ShapeStep{Kind::circle, "", 8, 8, 6.7, false, true, true, false, 1.6, {3, 2.26}},
       line("M6 6.4 C6 3.8 10 4 10 6.2 C10 7.7 8 7.7 8 9.2 M8 10.6 L8 12", 1.5)},
      {hollow("M5 1.2 L11 1.2 L14.8 5 L14.8 11 L11 14.8 L5 14.8 L1.2 11 L1.2 5 Z", 2), line("M5.2 5.2 L10.8 10.8 M10.8 5.2 L5.2 10.8", 2)},
  };
  return shapes[static_cast<size_t>(c)];
}

std::string class_shape_svg(ClaimClass c) {
  char colour[8];
  std::snprintf(colour, sizeof colour, "#%06X", colour_of(c));
  auto number = [](double v) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", v);
    return std::string(text);
  };
  std::string out;
  for (const ShapeStep& s : shape_of(c)) {
    out += s.kind == ShapeStep::Kind::circle ? "<circle cx=\"" + number(s.cx) + "\" cy=\"" + number(s.cy) + "\" r=\"" + number(s.r) + "\"" : "<path d=\"" + std::string(s.path) + "\"";
    out += std::string(" fill=\"") + (s.fill ? colour : s.fill_paper ? "#FFFFFF" : "none") + "\"";
    if (s.stroke || s.stroke_paper) out += std::string(" stroke=\"") + (s.stroke ? colour : "#FFFFFF") + "\" stroke-width=\"" + number(s.width) + "\"";
    if (!s.dashes.empty()) out += " stroke-dasharray=\"" + number(s.dashes[0]) + " " + number(s.dashes[1]) + "\"";
    out += "/>";
  }
  return out;
}

}  // namespace dossier
