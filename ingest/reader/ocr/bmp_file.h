// Bitmaps of newer heads (BITMAPV2 to V5, as most programs write them), upside down, with four bytes a pixel or packed in runs, for a library that knows none of these.
#pragma once

#include <string>
#include <string_view>

namespace dossier::reader {

// The same picture with a head of 40 bytes, rows from below and at most three bytes a pixel. Empty if it has these already, is packed in
// another way or is broken.
std::string plain_bmp(std::string_view bytes);

}  // namespace dossier::reader
