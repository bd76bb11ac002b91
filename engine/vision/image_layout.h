// The tokens an image takes in a prompt: marks around its tiles, and a patch token for each row of the vision encoder.
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "engine/tokenizer/tokenizer.h"

namespace dossier {

struct ImageTokenIds {
  TokenId image_start = 0, image_end = 0, tile_x = 0, tile_y = 0, image = 0, patch = 0;

  // By their text in the vocabulary. Errors: unsupported (names the token a vocabulary lacks: its model takes no images).
  static Result<ImageTokenIds> of(const Tokenizer& tokenizer);
};

// One tile: start, image, patches, end. More: start, each row of tiles with a mark between tiles and one behind every row, then image, the
// patches of the global tile, end.
std::vector<TokenId> image_layout(const ImageTokenIds& ids, std::int64_t rows, std::int64_t cols, std::int64_t rows_per_tile);

// Its length.
std::int64_t image_tokens(std::int64_t rows, std::int64_t cols, std::int64_t rows_per_tile);

}  // namespace dossier
