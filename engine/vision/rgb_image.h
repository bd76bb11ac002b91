// Pixels as the vision encoder takes them, and the one file form of them that is read here: binary PPM. Everything else that holds a
// picture is opened by dossier-reader, in a process of its own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/result.h"

namespace dossier {

// A side no image may pass: above it nothing is left to see after it is shrunk to 1,344 pixels.
inline constexpr std::int64_t kLongestImageSide = 32768;
inline constexpr std::int64_t kMostImagePixels = std::int64_t{1} << 28;

// 8-bit RGB, rows from the top. width * height * 3 bytes.
struct RgbImage {
  std::int64_t width = 0, height = 0;
  std::vector<std::uint8_t> rgb;

  const std::uint8_t* row(std::int64_t y) const { return rgb.data() + y * width * 3; }
  std::uint8_t* row(std::int64_t y) { return rgb.data() + y * width * 3; }
  // Of size and pixels.
  Sha256 hash() const;
};

// Checks sides and the number of bytes. Errors: usage, too_large.
Status check_image(const RgbImage& image);

// P6 with 255 as its largest value; comments in the head are allowed. WHERE names the source in errors. Errors: damaged, unsupported
// (another kind of PNM), too_large.
Result<RgbImage> parse_ppm(std::string_view bytes, const std::string& where);

}  // namespace dossier
