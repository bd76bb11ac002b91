// The images of one prompt and where they stand: each fills its run of patch tokens with rows of the vision encoder. Rows are made when a
// step first needs them, and let go when the prompt has gone past.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/kv/kv_store.h"
#include "engine/tokenizer/tokenizer.h"
#include "engine/vision/image_encoder.h"

namespace dossier {

// A sequence takes no more, as none had more when the models were trained; beyond the second number a person is warned.
inline constexpr std::size_t kMostImages = 48, kManyImages = 5;

class PromptImages {
 public:
  // Fills the patch tokens of TOKENS in order: the first image's rows, then the next one's. OWNERS as in KvPrompt. ENCODER outlives this. Errors:
  // usage (another number of patch tokens than the images have rows; more than kMostImages; an image that is none).
  static Result<PromptImages> place(std::span<const TokenId> tokens, TokenId patch, std::vector<std::shared_ptr<const RgbImage>> images, ImageEncoder& encoder,
                                    const std::vector<KvOwner>& owners = {});

  const std::vector<KvImage>& kv_images() const { return kv_images_; }
  // How many rows stand in a prompt at all.
  std::int64_t patches() const { return static_cast<std::int64_t>(positions_.size()); }
  // instead[i] for position first + i: the row that stands there, or null. Valid until the next call. Errors: those of ImageEncoder::rows.
  Status take(std::int64_t first, std::int64_t end, const CancelToken& cancel, const Progress& progress, std::vector<const float*>& instead);

 private:
  struct Image {
    std::shared_ptr<const RgbImage> pixels;
    std::size_t first_patch = 0, end_patch = 0;  // among positions_
    std::vector<std::string> tags;
    std::vector<float> rows;  // empty: not made yet, or let go
  };
  std::vector<std::int64_t> positions_;  // of all patch tokens
  std::vector<Image> images_;
  std::vector<KvImage> kv_images_;
  ImageEncoder* encoder_ = nullptr;
};

}  // namespace dossier
