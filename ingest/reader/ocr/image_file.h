// A picture file as pages of pixels: PNG, JPEG, TIFF (many pages), WebP, BMP, GIF, PNM, JPEG 2000, HEIF. Sizes are checked before anything is decoded.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ingest/reader/ocr/pix.h"

namespace dossier::reader {

struct ImagePage {
  PixPtr pixels;           // 8 bit gray or 32 bit RGB without alpha, turned as the camera's mark says
  float dpi = 0;           // 0: the file does not say, or says what cameras and screens say without meaning it
  bool truncated = false;  // the data end early; what came before was decoded
};

class ImageFile {
 public:
  // `bytes` must outlive it. unsupported: no picture; damaged: not even its head can be read; too_large: more than `most_pixels`.
  static Result<ImageFile> open(std::string_view bytes, uint64_t most_pixels);

  uint32_t pages() const { return pages_; }
  // `page` from 1.
  Result<ImagePage> decode(uint32_t page) const;

 private:
  std::string_view source() const { return rewritten_.empty() ? bytes_ : std::string_view(rewritten_); }

  std::string_view bytes_;
  std::string rewritten_;  // where the library does not know the file's kind of head
  uint64_t most_pixels_ = 0;
  int format_ = 0;  // Leptonica's IFF_*, or -1 for HEIF
  uint32_t pages_ = 1;
};

// The orientation that a camera noted (EXIF, 1 to 8) in a JPEG, PNG or WebP; 1 if none.
int exif_orientation(std::string_view bytes);

}  // namespace dossier::reader
