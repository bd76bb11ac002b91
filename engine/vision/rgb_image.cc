#include "engine/vision/rgb_image.h"

#include "base/bytes.h"

namespace dossier {
namespace {

Status check_sides(std::int64_t width, std::int64_t height, const std::string& where) {
  const std::string size = std::to_string(width) + " x " + std::to_string(height);
  if (width < 1 || height < 1) return Error{ErrorKind::damaged, "an image of " + size + " pixels", where, ""};
  if (width > kLongestImageSide || height > kLongestImageSide || width * height > kMostImagePixels)
    return Error{ErrorKind::too_large, "an image of " + size + " pixels", where, "at most " + std::to_string(kLongestImageSide) + " a side"};
  return {};
}

// The numbers of a PPM's head, with white space and comments between them.
class HeadReader {
 public:
  explicit HeadReader(std::string_view bytes) : bytes_(bytes) {}

  // -1: no number here, or one too long.
  std::int64_t number() {
    skip();
    std::int64_t n = -1;
    for (int digits = 0; at_ < bytes_.size() && bytes_[at_] >= '0' && bytes_[at_] <= '9'; ++at_, ++digits) {
      if (digits == 9) return -1;
      n = (n < 0 ? 0 : n * 10) + (bytes_[at_] - '0');
    }
    return n;
  }
  // One white space ends the head.
  bool finish() { return at_ < bytes_.size() && is_space(bytes_[at_]) && ++at_; }
  std::size_t at() const { return at_; }

 private:
  static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
  void skip() {
    while (at_ < bytes_.size() && (is_space(bytes_[at_]) || bytes_[at_] == '#')) {
      if (bytes_[at_] == '#') at_ = std::min(bytes_.find('\n', at_), bytes_.size() - 1);
      ++at_;
    }
  }
  std::string_view bytes_;
  std::size_t at_ = 2;
};

}  // namespace

Sha256 RgbImage::hash() const {
  ByteWriter size;
  size.u64(static_cast<std::uint64_t>(width));
  size.u64(static_cast<std::uint64_t>(height));
  Sha256Hasher out;
  out.add(size.bytes());
  out.add({reinterpret_cast<const char*>(rgb.data()), rgb.size()});
  return out.finish();
}

Status check_image(const RgbImage& image) {
  DOSSIER_TRY(check_sides(image.width, image.height, ""));
  if (image.rgb.size() != static_cast<std::size_t>(image.width * image.height * 3))
    return Error{ErrorKind::usage, "an image of " + std::to_string(image.width) + " x " + std::to_string(image.height) + " pixels with " + std::to_string(image.rgb.size()) + " bytes", "", ""};
  return {};
}

Result<RgbImage> parse_ppm(std::string_view bytes, const std::string& where) {
  if (!bytes.starts_with("P6")) return Error{ErrorKind::unsupported, "this is no binary PPM image (P6)", where, ""};
  HeadReader head(bytes);
  RgbImage out;
  out.width = head.number();
  out.height = head.number();
  const std::int64_t top = head.number();
  if (out.width < 0 || out.height < 0 || top < 0 || !head.finish()) return Error{ErrorKind::damaged, "the head of the PPM image is broken", where, ""};
  if (top != 255) return Error{ErrorKind::unsupported, "a PPM image whose largest value is " + std::to_string(top) + ", not 255", where, ""};
  DOSSIER_TRY(check_sides(out.width, out.height, where));
  const std::size_t size = static_cast<std::size_t>(out.width * out.height * 3), left = bytes.size() - head.at();
  if (left != size) return Error{ErrorKind::damaged, "the PPM image has " + std::to_string(left) + " bytes of pixels, its head asks for " + std::to_string(size), where, ""};
  const auto* first = reinterpret_cast<const std::uint8_t*>(bytes.data()) + head.at();
  out.rgb.assign(first, first + size);
  return out;
}

}  // namespace dossier
