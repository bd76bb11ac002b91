#include "app/images/page_pictures.h"

#include <algorithm>

#include "app/images/image_file.h"
#include "app/images/page_renderer.h"

namespace dossier {
namespace {

// Below this no picture holds print: rules, bullets, signs.
constexpr float kLeastSidePt = 36;
// A picture that covers so much of the page is the page.
constexpr float kPageShare = 0.8f;
constexpr float kLeastDpi = 12, kMostDpi = 300;

class FilePictures : public PictureSource {
 public:
  explicit FilePictures(std::unique_ptr<PageRenderer> renderer) : renderer_(std::move(renderer)) {}

  Result<std::shared_ptr<const RgbImage>> picture(const SourceDocument& document, uint32_t page, const Box& box, const CancelToken& cancel) override {
    const float longest = std::max({box.x1 - box.x0, box.y1 - box.y0, 1.0f});
    DOSSIER_ASSIGN(DeskPicture drawn, renderer_->render(document, page, box, std::clamp(72 * kPagePixels / longest, kLeastDpi, kMostDpi), cancel));
    auto out = std::make_shared<RgbImage>();
    out->width = drawn.width;
    out->height = drawn.height;
    out->rgb.assign(drawn.rgb.begin(), drawn.rgb.end());
    DOSSIER_TRY(check_image(*out));
    return std::shared_ptr<const RgbImage>(std::move(out));
  }

 private:
  std::unique_ptr<PageRenderer> renderer_;
};

}  // namespace

std::optional<PictureChoice> picture_choice_from(std::string_view name) {
  if (name == "none") return PictureChoice::none;
  if (name == "figures") return PictureChoice::figures;
  if (name == "scans") return PictureChoice::scans;
  if (name == "pages") return PictureChoice::pages;
  return std::nullopt;
}

std::vector<Box> pictures_of(const Page& page, PictureChoice choice) {
  const Box whole{0, 0, page.width_pt, page.height_pt};
  const float area = page.width_pt * page.height_pt;
  auto share = [&](const Box& b) { return area > 0 ? (b.x1 - b.x0) * (b.y1 - b.y0) / area : 0; };
  const bool scanned = std::any_of(page.images.begin(), page.images.end(), [&](const PageImage& i) { return i.kind == ImageKind::scan && share(i.box) >= kPageShare; });
  std::vector<Box> out;
  if (choice == PictureChoice::pages || (choice == PictureChoice::scans && scanned)) out.push_back(whole);
  if (choice == PictureChoice::figures)
    for (const PageImage& image : page.images)
      if (image.kind == ImageKind::figure && image.box.x1 - image.box.x0 >= kLeastSidePt && image.box.y1 - image.box.y0 >= kLeastSidePt) out.push_back(image.box);
  std::stable_sort(out.begin(), out.end(), [](const Box& a, const Box& b) { return std::pair(a.y0, a.x0) < std::pair(b.y0, b.x0); });
  return out;
}

Result<std::unique_ptr<PictureSource>> pictures_from_files() {
  DOSSIER_ASSIGN(std::unique_ptr<PageRenderer> renderer, PageRenderer::start());
  return std::unique_ptr<PictureSource>(std::make_unique<FilePictures>(std::move(renderer)));
}

}  // namespace dossier
