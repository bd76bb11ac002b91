// The shapes of the claim classes: one description in a 16 x 16 box, y down, drawn by the PDF, the HTML (as SVG) and the pictures of
// the DOCX. Filled: code checked it and it held. Hollow: it did not or could not.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/grounding/claim.h"

namespace dossier {

inline constexpr uint32_t kInk = 0x15181C, kText2 = 0x434A52, kMuted = 0x59616A, kAccent = 0x17508F, kLine = 0xD0D5DA, kEdge = 0x7C848C, kMark = 0xFFE27A, kMarkEdge = 0x805600,
                          kDesk = 0xD5D9DD, kRaised = 0xF7F8F9;

struct ShapeStep {
  enum class Kind : uint8_t { path, circle } kind = Kind::path;
  std::string_view path;               // M L H V C Z with absolute coordinates, as in SVG
  double cx = 0, cy = 0, r = 0;        // circle
  bool fill = false, fill_paper = false;  // filled with the class's colour, or with the paper's
  bool stroke = false, stroke_paper = false;
  double width = 0;                    // of the stroke
  std::vector<double> dashes = {};
};

uint32_t colour_of(ClaimClass c);  // 0xRRGGBB
const std::vector<ShapeStep>& shape_of(ClaimClass c);

}  // namespace dossier
