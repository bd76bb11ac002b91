#include "ingest/reader/ocr/image_file.h"

#include <algorithm>
#include <cstdlib>

#include "ingest/reader/ocr/bmp_file.h"
#include "ingest/reader/ocr/heif_file.h"

namespace dossier::reader {

namespace {

constexpr uint32_t kMostTiffPages = 10'000;
constexpr int kHeif = -1;  // no number of Leptonica's

const l_uint8* data_of(std::string_view bytes) { return reinterpret_cast<const l_uint8*>(bytes.data()); }

uint32_t u16(std::string_view b, size_t at, bool big) {
  if (at + 2 > b.size()) return 0;
  uint32_t a = static_cast<uint8_t>(b[at]), c = static_cast<uint8_t>(b[at + 1]);
  return big ? a << 8 | c : c << 8 | a;
}
uint32_t u32(std::string_view b, size_t at, bool big) {
  uint32_t a = u16(b, at, big), c = u16(b, at + 2, big);
  return big ? a << 16 | c : c << 16 | a;
}

// The EXIF block itself, which is laid out like a small TIFF; empty if there is none.
std::string_view exif_block(std::string_view b) {
  if (b.size() < 12) return {};
  if (b.substr(0, 2) == "\xFF\xD8") {
    for (size_t at = 2; at + 4 <= b.size() && static_cast<uint8_t>(b[at]) == 0xFF;) {
      uint8_t marker = static_cast<uint8_t>(b[at + 1]);
      size_t length = u16(b, at + 2, true);
      if (marker == 0xDA || length < 2 || at + 2 + length > b.size()) break;
      std::string_view segment = b.substr(at + 4, length - 2);
      if (marker == 0xE1 && segment.substr(0, 6) == std::string_view("Exif\0\0", 6)) return segment.substr(6);
      at += 2 + length;
    }
  } else if (b.substr(1, 3) == "PNG") {
    for (size_t at = 8; at + 12 <= b.size();) {
      size_t length = u32(b, at, true);
      if (length > b.size() - at - 12) break;
      if (b.substr(at + 4, 4) == "eXIf") return b.substr(at + 8, length);
      at += 12 + length;
    }
  } else if (b.substr(0, 4) == "RIFF" && b.substr(8, 4) == "WEBP") {
    for (size_t at = 12; at + 8 <= b.size();) {
      size_t length = u32(b, at + 4, false);
      if (length > b.size() - at - 8) break;
      if (b.substr(at, 4) == "EXIF") {
        std::string_view block = b.substr(at + 8, length);
        return block.substr(0, 4) == "Exif" && block.size() > 6 ? block.substr(6) : block;
      }
      at += 8 + length + length % 2;
    }
  }
  return {};
}

PixPtr oriented(PixPtr pix, int orientation) {
  if (orientation == 2 || orientation == 5 || orientation == 7) pix.reset(pixFlipLR(nullptr, pix.get()));
  if (pix && orientation == 4) pix.reset(pixFlipTB(nullptr, pix.get()));
  int quads = orientation == 3 ? 2 : orientation == 6 || orientation == 7 ? 1 : orientation == 8 || orientation == 5 ? 3 : 0;
  if (pix && quads) pix.reset(pixRotateOrth(pix.get(), quads));
  return pix;
}

// Gray or RGB; anything seen through lies on white paper.
PixPtr plain(PixPtr pix) {
  if (pix && pixGetColormap(pix.get())) pix.reset(pixRemoveColormap(pix.get(), REMOVE_CMAP_BASED_ON_SRC));
  if (pix && pixGetDepth(pix.get()) == 32 && pixGetSpp(pix.get()) == 4) pix.reset(pixAlphaBlendUniform(pix.get(), 0xFFFFFF00));
  if (pix && pixGetDepth(pix.get()) == 16) pix.reset(pixConvert16To8(pix.get(), L_MS_BYTE));
  if (pix && pixGetDepth(pix.get()) < 8) pix.reset(pixConvertTo8(pix.get(), 0));
  return pix;
}

struct Size {
  uint64_t width = 0, height = 0;
};

// Nothing is decoded for it. {0, 0} if the head is broken.
Size size_of(std::string_view bytes, int format, uint32_t page) {
  l_int32 w = 0, h = 0, bps = 0, spp = 0, cmap = 0, res = 0, found = 0;
  if (format == IFF_GIF) return {u16(bytes, 6, false), u16(bytes, 8, false)};
  bool failed = L_FORMAT_IS_TIFF(format) ? readHeaderMemTiff(data_of(bytes), bytes.size(), static_cast<l_int32>(page - 1), &w, &h, &bps, &spp, &res, &cmap, nullptr)
                                         : pixReadHeaderMem(data_of(bytes), bytes.size(), &found, &w, &h, &bps, &spp, &cmap);
  if (failed || w <= 0 || h <= 0) return {};
  return {static_cast<uint64_t>(w), static_cast<uint64_t>(h)};
}

Status check_size(Size size, uint64_t most_pixels) {
  if (size.width * size.height <= most_pixels) return {};
  return Error{ErrorKind::too_large, std::to_string(size.width) + " x " + std::to_string(size.height) + " pixels are more than the " + std::to_string(most_pixels) + " allowed", "", ""};
}

}  // namespace

int exif_orientation(std::string_view bytes) {
  std::string_view block = exif_block(bytes);
  if (block.size() < 8) return 1;
  bool big = block.substr(0, 2) == "MM";
  if (!big && block.substr(0, 2) != "II") return 1;
  size_t directory = u32(block, 4, big);
  if (directory > block.size()) return 1;
  for (uint32_t i = 0, n = u16(block, directory, big); i < n; ++i) {
    size_t entry = directory + 2 + size_t{12} * i;
    if (entry + 12 > block.size()) break;
    if (u16(block, entry, big) != 0x0112) continue;
    uint32_t value = u16(block, entry + 8, big);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

Result<ImageFile> ImageFile::open(std::string_view bytes, uint64_t most_pixels) {
  setMsgSeverity(L_SEVERITY_NONE);
  ImageFile file;
  file.bytes_ = bytes;
  file.most_pixels_ = most_pixels;
  if (is_heif(bytes)) {
    file.format_ = kHeif;
    DOSSIER_ASSIGN(file.pages_, count_heif_pages(bytes, most_pixels));
    return file;
  }
  if (bytes.size() < 12 || findFileFormatBuffer(data_of(bytes), &file.format_) || file.format_ == IFF_UNKNOWN)
    return Error{ErrorKind::unsupported, "not a picture of a kind that is read", "", ""};
  if (file.format_ == IFF_BMP) {
    const auto height = static_cast<int32_t>(u32(bytes, 22, false));  // below 0: rows from the top
    DOSSIER_TRY(check_size({u32(bytes, 18, false), static_cast<uint64_t>(std::abs(int64_t{height}))}, most_pixels));
    file.rewritten_ = plain_bmp(bytes);
  }
  Size size = size_of(file.source(), file.format_, 1);
  if (size.width == 0 || size.height == 0) return Error{ErrorKind::damaged, "the head of the picture is broken", "", ""};
  DOSSIER_TRY(check_size(size, most_pixels));
  if (L_FORMAT_IS_TIFF(file.format_))
    while (file.pages_ < kMostTiffPages && size_of(bytes, file.format_, file.pages_ + 1).width > 0) ++file.pages_;
  return file;
}

Result<ImagePage> ImageFile::decode(uint32_t page) const {
  ImagePage out;
  if (format_ == kHeif) {
    DOSSIER_ASSIGN(out.pixels, decode_heif(bytes_, page, most_pixels_));
    return out;
  }
  DOSSIER_TRY(check_size(size_of(source(), format_, page), most_pixels_));
  PixPtr pix;
  int orientation = 1;
  if (L_FORMAT_IS_TIFF(format_)) {
    pix.reset(pixReadMemTiff(data_of(bytes_), bytes_.size(), static_cast<l_int32>(page - 1)));  // Leptonica turns it by its tag
  } else if (format_ == IFF_JFIF_JPEG) {
    l_int32 warnings = 0;
    pix.reset(pixReadMemJpeg(data_of(bytes_), bytes_.size(), 0, 1, &warnings, 0));
    out.truncated = warnings > 0;
    orientation = exif_orientation(bytes_);
  } else {
    pix.reset(pixReadMem(data_of(source()), source().size()));
    orientation = exif_orientation(bytes_);
  }
  if (!pix) return Error{ErrorKind::damaged, "the picture cannot be decoded", "", ""};
  int resolution = pixGetXRes(pix.get());
  bool meant = resolution >= 50 && resolution <= 2400 && resolution != 72 && resolution != 96;
  pix = oriented(plain(std::move(pix)), orientation);
  if (!pix) return Error{ErrorKind::memory, "no memory for the picture", "", ""};
  out.dpi = meant ? static_cast<float>(resolution) : 0;
  out.pixels = std::move(pix);
  return out;
}

}  // namespace dossier::reader
