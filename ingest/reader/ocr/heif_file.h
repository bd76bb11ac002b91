// HEIF pictures (phones' photographs) through libheif: sizes are checked before anything is decoded; what the file says of turning and
// cropping is applied.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "ingest/reader/ocr/pix.h"

namespace dossier::reader {

bool is_heif(std::string_view bytes);
// How many pictures stand side by side in the file. damaged: its boxes cannot be read; too_large: one of them has more than `most_pixels`.
Result<uint32_t> count_heif_pages(std::string_view bytes, uint64_t most_pixels);
// `page` from 1; 32 bit RGB.
Result<PixPtr> decode_heif(std::string_view bytes, uint32_t page, uint64_t most_pixels);

}  // namespace dossier::reader
