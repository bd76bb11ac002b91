#include "engine/vision/prompt_images.h"

#include <algorithm>

namespace dossier {

Result<PromptImages> PromptImages::place(std::span<const TokenId> tokens, TokenId patch, std::vector<std::shared_ptr<const RgbImage>> images, ImageEncoder& encoder,
                                         const std::vector<KvOwner>& owners) {
  if (images.size() > kMostImages) return Error{ErrorKind::usage, std::to_string(images.size()) + " images in one prompt", "", "at most " + std::to_string(kMostImages)};
  PromptImages out;
  out.encoder_ = &encoder;
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (tokens[i] == patch) out.positions_.push_back(static_cast<std::int64_t>(i));
  std::size_t rows = 0;
  for (std::shared_ptr<const RgbImage>& pixels : images) {
    DOSSIER_TRY(check_image(*pixels));
    const std::size_t first = rows;
    rows += static_cast<std::size_t>(encoder.rows_of(*pixels));
    if (rows > out.positions_.size()) break;
    Image image{std::move(pixels), first, rows, {}, {}};
    const KvImage place{encoder.name_of(*image.pixels).hex(), out.positions_[first], out.positions_[rows - 1] + 1};
    for (const KvOwner& owner : owners)
      if (owner.first < place.end && owner.end > place.first) image.tags.push_back(owner.tag);
    out.kv_images_.push_back(place);
    out.images_.push_back(std::move(image));
  }
  if (rows != out.positions_.size())
    return Error{ErrorKind::usage, "the prompt has " + std::to_string(out.positions_.size()) + " patch tokens, its " + std::to_string(images.size()) + " images have " +
                                       (rows > out.positions_.size() ? "more" : std::to_string(rows)) + " rows", "", ""};
  return out;
}

Status PromptImages::take(std::int64_t first, std::int64_t end, const CancelToken& cancel, const Progress& progress, std::vector<const float*>& instead) {
  instead.assign(static_cast<std::size_t>(end - first), nullptr);
  const auto width = static_cast<std::size_t>(encoder_->shape().text_width);
  const auto begin_patch = static_cast<std::size_t>(std::lower_bound(positions_.begin(), positions_.end(), first) - positions_.begin());
  const auto end_patch = static_cast<std::size_t>(std::lower_bound(positions_.begin(), positions_.end(), end) - positions_.begin());
  for (Image& image : images_) {
    const std::size_t a = std::max(begin_patch, image.first_patch), b = std::min(end_patch, image.end_patch);
    if (a >= b) {
      std::vector<float>().swap(image.rows);
      continue;
    }
    if (image.rows.empty()) {
      DOSSIER_ASSIGN(image.rows, encoder_->rows(*image.pixels, image.tags, cancel, progress));
    }
    for (std::size_t p = a; p < b; ++p) instead[static_cast<std::size_t>(positions_[p] - first)] = image.rows.data() + (p - image.first_patch) * width;
  }
  return {};
}

}  // namespace dossier
