#include "ingest/reader/ocr/image_file.h"
#include "tests/places.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace dossier::reader {
namespace {

std::string encoded(Pix* pix, int format) {
  l_uint8* data = nullptr;
  size_t size = 0;
  EXPECT_EQ(pixWriteMem(&data, &size, pix, format), 0);
  std::string out(reinterpret_cast<char*>(data), size);
  lept_free(data);
  return out;
}

// 40 x 20, its left half black.
PixPtr half_black() {
  PixPtr pix(pixCreate(40, 20, 8));
  for (int y = 0; y < 20; ++y)
    for (int x = 20; x < 40; ++x) pixSetPixel(pix.get(), x, y, 255);
  return pix;
}

uint32_t pixel(const PixPtr& pix, int x, int y) {
  l_uint32 value = 0;
  PixPtr gray(pixConvertTo8(pix.get(), 0));
  pixGetPixel(gray.get(), x, y, &value);
  return value;
}

// The marks that a camera puts in front of its picture.
std::string with_orientation(const std::string& jpeg, int orientation) {
  std::string exif("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 25);
  exif += static_cast<char>(orientation);
  exif += std::string("\0\0\0\0\0\0", 6);
  std::string segment("\xFF\xE1\0", 3);
  segment += static_cast<char>(exif.size() + 2);
  return jpeg.substr(0, 2) + segment + exif + jpeg.substr(2);
}

TEST(ImageFile, DecodesEachKind) {
  for (int format : {IFF_PNG, IFF_JFIF_JPEG, IFF_TIFF_LZW, IFF_BMP, IFF_GIF, IFF_WEBP, IFF_PNM}) {
    std::string bytes = encoded(half_black().get(), format);
    Result<ImageFile> file = ImageFile::open(bytes, 10'000);
    ASSERT_TRUE(file.ok()) << format << file.error().describe();
    EXPECT_EQ(file->pages(), 1u);
    Result<ImagePage> page = file->decode(1);
    ASSERT_TRUE(page.ok()) << format << page.error().describe();
    EXPECT_EQ(pixGetWidth(page->pixels.get()), 40);
    EXPECT_LT(pixel(page->pixels, 5, 10), 40u) << format;
    EXPECT_GT(pixel(page->pixels, 35, 10), 215u) << format;
  }
}

std::string little(uint64_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> 8 * i);
  return out;
}

// 40 x 20, its left half black and its upper left quarter red in pictures with colours; `head`: bytes of it.
std::string bmp(uint32_t head, uint32_t bits, bool from_above, uint32_t packing) {
  const uint32_t colours = bits == 8 ? 256 : 0;
  std::string out = "BM" + little(0, 4) + little(0, 4) + little(14 + head + 4 * colours, 4) + little(head, 4) + little(40, 4) + little(from_above ? static_cast<uint32_t>(-20) : 20, 4) + little(1, 2) +
                    little(bits, 2) + little(packing, 4) + std::string(12, '\0') + little(colours, 4) + little(0, 4) + little(0xFF0000, 4) + little(0xFF00, 4) + little(0xFF, 4);
  out.resize(14 + head, '\0');
  for (uint32_t i = 0; i < colours; ++i) out += little(i * 0x10101, 4);
  for (int row = 0; row < 20; ++row) {
    const int y = from_above ? row : 19 - row;
    for (int x = 0; x < 40; ++x) out += x >= 20 ? little(0xFFFFFF, static_cast<int>(bits / 8)) : bits > 8 && y < 10 ? little(0xFF0000, static_cast<int>(bits / 8)) : little(0, static_cast<int>(bits / 8));
  }
  return out;
}

TEST(ImageFile, BitmapsOfEveryHeadAreDecoded) {
  struct Kind {
    uint32_t head, bits;
    bool from_above;
    uint32_t packing;
  };
  for (const Kind& kind : {Kind{40, 24, false, 0}, Kind{108, 8, false, 0}, Kind{124, 24, false, 0}, Kind{124, 32, false, 3}, Kind{40, 24, true, 0}, Kind{108, 32, true, 3}, Kind{40, 32, false, 0}}) {
    const std::string bytes = bmp(kind.head, kind.bits, kind.from_above, kind.packing);
    Result<ImageFile> file = ImageFile::open(bytes, 10'000);
    ASSERT_TRUE(file.ok()) << kind.head << " " << kind.bits << file.error().describe();
    Result<ImagePage> page = file->decode(1);
    ASSERT_TRUE(page.ok()) << kind.head << " " << kind.bits << page.error().describe();
    EXPECT_EQ(pixGetHeight(page->pixels.get()), 20);
    EXPECT_LT(pixel(page->pixels, 5, 15), 40u) << kind.head << " " << kind.bits;
    EXPECT_GT(pixel(page->pixels, 35, 5), 215u) << kind.head << " " << kind.bits;
    if (kind.bits > 8) EXPECT_GT(pixel(page->pixels, 5, 3), 40u) << kind.head << " " << kind.bits << ": rows the right way up";
    for (size_t cut = 0; cut < bytes.size(); cut += 31) (void)ImageFile::open(std::string_view(bytes).substr(0, cut), 10'000);
  }
  // The same in runs: a row of 20 black pixels, one of which stands as it is with three of its neighbours, and 20 white ones; row 1 is jumped over.
  std::string packed = bmp(108, 8, false, 1);
  packed.resize(14 + 108 + 4 * 256);
  for (int row = 0; row < 20; ++row)
    packed += row == 1 ? std::string("\0\2\0\1", 4) : std::string("\x10\0\0\4\0\0\0\0\x14\xFF", 10) + std::string(row == 0 ? "" : "\0\0", row == 0 ? 0 : 2);
  packed.insert(14 + 108 + 4 * 256 + 10, std::string("\0\0", 2));
  packed += std::string("\0\1", 2);
  Result<ImageFile> file = ImageFile::open(packed, 10'000);
  ASSERT_TRUE(file.ok()) << file.error().describe();
  Result<ImagePage> page = file->decode(1);
  ASSERT_TRUE(page.ok()) << page.error().describe();
  EXPECT_LT(pixel(page->pixels, 19, 10), 40u);
  EXPECT_GT(pixel(page->pixels, 20, 10), 215u);
  EXPECT_GT(pixel(page->pixels, 39, 0), 215u);
  EXPECT_LT(pixel(page->pixels, 39, 18), 40u) << "the row that was jumped over";
  for (size_t cut = 0; cut < packed.size(); cut += 3) (void)ImageFile::open(std::string_view(packed).substr(0, cut), 10'000);
  EXPECT_EQ(ImageFile::open(bmp(124, 24, true, 0), 700).error().kind, ErrorKind::too_large);
}

TEST(ImageFile, TurnsAsTheCameraSays) {
  std::string jpeg = encoded(half_black().get(), IFF_JFIF_JPEG);
  EXPECT_EQ(exif_orientation(jpeg), 1);
  std::string turned = with_orientation(jpeg, 6);  // to be turned clockwise: what was left comes to the top
  EXPECT_EQ(exif_orientation(turned), 6);
  Result<ImageFile> file = ImageFile::open(turned, 10'000);
  ASSERT_TRUE(file.ok());
  Result<ImagePage> page = file->decode(1);
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(pixGetWidth(page->pixels.get()), 20);
  EXPECT_LT(pixel(page->pixels, 10, 5), 40u);
  EXPECT_GT(pixel(page->pixels, 10, 35), 215u);
  for (size_t cut = 0; cut < turned.size(); cut += 7) exif_orientation(std::string_view(turned).substr(0, cut));  // bounds
}

TEST(ImageFile, LaysWhatIsSeenThroughOnWhite) {
  PixPtr pix(pixCreate(30, 20, 32));
  pixSetSpp(pix.get(), 4);  // all black, and all of it transparent
  Result<ImageFile> file = ImageFile::open(encoded(pix.get(), IFF_PNG), 10'000);
  std::string bytes = encoded(pix.get(), IFF_PNG);
  file = ImageFile::open(bytes, 10'000);
  ASSERT_TRUE(file.ok());
  Result<ImagePage> page = file->decode(1);
  ASSERT_TRUE(page.ok());
  EXPECT_GT(pixel(page->pixels, 10, 10), 250u);
}

TEST(ImageFile, CountsThePagesOfATiff) {
  std::string path = testing::TempDir() + "ocr_pages.tif";
  PixPtr first = half_black(), second(pixCreate(10, 12, 1));
  ASSERT_EQ(pixWriteTiff(path.c_str(), first.get(), IFF_TIFF_LZW, "w"), 0);
  ASSERT_EQ(pixWriteTiff(path.c_str(), second.get(), IFF_TIFF_G4, "a"), 0);
  std::stringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  std::string bytes = content.str();
  Result<ImageFile> file = ImageFile::open(bytes, 10'000);
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(file->pages(), 2u);
  Result<ImagePage> page = file->decode(2);
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(pixGetWidth(page->pixels.get()), 10);
  EXPECT_FALSE(file->decode(3).ok());
}

TEST(ImageFile, RefusesTooManyPixelsBeforeDecoding) {
  std::string bytes = encoded(half_black().get(), IFF_PNG);
  bytes[18] = '\x7F';  // a width of thirty thousand
  Result<ImageFile> file = ImageFile::open(bytes, 100'000);
  ASSERT_FALSE(file.ok());
  EXPECT_EQ(file.error().kind, ErrorKind::too_large);
}

TEST(ImageFile, RefusesWhatIsNoPicture) {
  EXPECT_EQ(ImageFile::open("plain text, and enough of it", 1000).error().kind, ErrorKind::unsupported);
  EXPECT_FALSE(ImageFile::open("", 1000).ok());
  std::string bytes = encoded(half_black().get(), IFF_PNG);
  for (size_t cut = 1; cut < bytes.size(); cut += 5) {
    Result<ImageFile> file = ImageFile::open(std::string_view(bytes).substr(0, cut), 10'000);
    if (file.ok()) (void)file->decode(1);  // an error or a picture, but never a crash
  }
}

TEST(ImageFile, Jpeg2000) {
  std::string bytes = encoded(half_black().get(), IFF_JP2);
  auto opened = ImageFile::open(bytes, 1'000'000);
  ASSERT_TRUE(opened.ok()) << opened.error().describe();
  auto page = opened->decode(1);
  ASSERT_TRUE(page.ok()) << page.error().describe();
  EXPECT_LT(pixel(page->pixels, 5, 10), 60u);
  EXPECT_GT(pixel(page->pixels, 35, 10), 200u);
  EXPECT_EQ(ImageFile::open(bytes, 100).error().kind, ErrorKind::too_large);
}

TEST(ImageFile, HeifIsDecodedWithoutThreadsOfItsOwn) {
  std::ifstream in(source_dir() + "/tests/data/formats/invoice.heic", std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), {});
  auto file = ImageFile::open(bytes, 1'000'000);
  ASSERT_TRUE(file.ok()) << file.error().describe();
  EXPECT_EQ(file->pages(), 1u);
  auto page = file->decode(1);
  ASSERT_TRUE(page.ok()) << page.error().describe();
  EXPECT_EQ(pixGetWidth(page->pixels.get()), 600);
  EXPECT_EQ(pixGetHeight(page->pixels.get()), 200);
  EXPECT_GT(pixel(page->pixels, 590, 5), 250u);
  EXPECT_EQ(ImageFile::open(bytes, 1000).error().kind, ErrorKind::too_large);
  EXPECT_EQ(ImageFile::open(bytes.substr(0, 200), 1'000'000).ok(), false);
  auto cut = ImageFile::open(bytes.substr(0, bytes.size() - 500), 1'000'000);
  if (cut.ok()) EXPECT_FALSE(cut->decode(1).ok());
}

}  // namespace
}  // namespace dossier::reader
