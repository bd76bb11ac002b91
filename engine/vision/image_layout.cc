#include "engine/vision/image_layout.h"

namespace dossier {

Result<ImageTokenIds> ImageTokenIds::of(const Tokenizer& tokenizer) {
  ImageTokenIds out;
  const std::pair<const char*, TokenId*> wanted[] = {{"<|image_start|>", &out.image_start}, {"<|image_end|>", &out.image_end}, {"<|tile_x_separator|>", &out.tile_x},
                                                     {"<|tile_y_separator|>", &out.tile_y}, {"<|image|>", &out.image},         {"<|patch|>", &out.patch}};
  for (auto [literal, id] : wanted) {
    auto found = tokenizer.special(literal);
    if (!found) return Error{ErrorKind::unsupported, std::string("the model's vocabulary has no token ") + literal + ", so it takes no images", "", ""};
    *id = *found;
  }
  return out;
}

std::vector<TokenId> image_layout(const ImageTokenIds& ids, std::int64_t rows, std::int64_t cols, std::int64_t rows_per_tile) {
  std::vector<TokenId> out;
  out.reserve(static_cast<std::size_t>(image_tokens(rows, cols, rows_per_tile)));
  auto patches = [&] { out.insert(out.end(), static_cast<std::size_t>(rows_per_tile), ids.patch); };
  out.push_back(ids.image_start);
  if (rows * cols > 1) {
    for (std::int64_t r = 0; r < rows; ++r) {
      for (std::int64_t c = 0; c < cols; ++c) {
        if (c > 0) out.push_back(ids.tile_x);
        patches();
      }
      out.push_back(ids.tile_y);
    }
  }
  out.push_back(ids.image);
  patches();
  out.push_back(ids.image_end);
  return out;
}

std::int64_t image_tokens(std::int64_t rows, std::int64_t cols, std::int64_t rows_per_tile) {
  const std::int64_t tiles = rows * cols;
  return (tiles > 1 ? (rows_per_tile + 1) * tiles : 0) + rows_per_tile + 3;
}

}  // namespace dossier
