#include "ingest/reader/ocr/picture.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

namespace dossier::reader {

namespace {

constexpr float kDegree = 3.14159265f / 180;

constexpr float kLeastInk = .008f, kMostInk = .5f;
constexpr int kInkBelow = 160;

struct Light {
  int median = 255;   // of the brightness of the ground
  int spread = 0;     // between its dark and its bright parts
};

// The brightness of the ground, tile by tile: in each tile the value that most of its brighter pixels have.
Light light_of(Pix* gray) {
  int width = pixGetWidth(gray), height = pixGetHeight(gray);
  int tile = std::max(16, std::min(width, height) / 12);
  std::vector<int> ground;
  for (int y = 0; y + tile <= height; y += tile)
    for (int x = 0; x + tile <= width; x += tile) {
      int histogram[256] = {}, seen = 0;
      for (int row = y; row < y + tile; row += 3) {
        const l_uint32* line = pixGetData(gray) + size_t(row) * pixGetWpl(gray);
        for (int column = x; column < x + tile; column += 3, ++seen) ++histogram[GET_DATA_BYTE(line, column)];
      }
      int left = seen / 4, value = 255;  // the brightest quarter is left out: glare, halos
      while (value > 0 && (left -= histogram[value]) > 0) --value;
      ground.push_back(value);
    }
  if (ground.empty()) return {};
  std::sort(ground.begin(), ground.end());
  auto at = [&](double share) { return ground[size_t(share * (ground.size() - 1))]; };
  return {at(.5), at(.95) - at(.1)};
}

// Where the variance between the darker and the brighter pixels is largest (Otsu 1979).
int otsu_threshold(Pix* gray) {
  double histogram[256] = {}, all = 0, sum = 0;
  for (int y = 0, height = pixGetHeight(gray), width = pixGetWidth(gray); y < height; ++y) {
    const l_uint32* line = pixGetData(gray) + size_t(y) * static_cast<size_t>(pixGetWpl(gray));
    for (int x = 0; x < width; ++x) ++histogram[GET_DATA_BYTE(line, x)];
  }
  for (int value = 0; value < 256; ++value) all += histogram[value], sum += value * histogram[value];
  double below = 0, sum_below = 0, most = -1;
  int best = kInkBelow;
  for (int value = 0; value < 255; ++value) {
    below += histogram[value], sum_below += value * histogram[value];
    if (below == 0 || below == all) continue;
    double apart = sum_below / below - (sum - sum_below) / (all - below), variance = below * (all - below) * apart * apart;
    if (variance > most) most = variance, best = value + 1;
  }
  return best;
}

double mean_of(Pix* gray) {
  l_float32 mean = 255;
  pixGetAverageMasked(gray, nullptr, 0, 0, 4, L_MEAN_ABSVAL, &mean);
  return mean;
}

}  // namespace

PixPtr gray_from(const Bitmap& bitmap) {
  if (bitmap.width == 0 || bitmap.height == 0 || (bitmap.channels != 1 && bitmap.channels != 3)) return nullptr;
  if (bitmap.pixels.size() != size_t(bitmap.width) * bitmap.height * bitmap.channels) return nullptr;
  PixPtr pix(pixCreateNoInit(bitmap.width, bitmap.height, 8));
  if (!pix) return nullptr;
  auto* from = reinterpret_cast<const uint8_t*>(bitmap.pixels.data());
  for (uint32_t y = 0; y < bitmap.height; ++y) {
    l_uint32* line = pixGetData(pix.get()) + size_t(y) * pixGetWpl(pix.get());
    for (uint32_t x = 0; x < bitmap.width; ++x, from += bitmap.channels) {
      uint32_t v = bitmap.channels == 1 ? from[0] : (from[0] * 77u + from[1] * 150u + from[2] * 29u) >> 8;
      SET_DATA_BYTE(line, x, v);
    }
  }
  return pix;
}

PixPtr gray_from(Pix* any) {
  PixPtr plain(pixGetDepth(any) == 32 && pixGetSpp(any) == 4 ? pixAlphaBlendUniform(any, 0xFFFFFF00) : pixClone(any));
  if (plain && pixGetDepth(plain.get()) == 16) plain.reset(pixConvert16To8(plain.get(), L_MS_BYTE));
  return plain ? PixPtr(pixConvertTo8(plain.get(), 0)) : nullptr;
}

PixPtr evenly_lit(PixPtr gray) {
  if (mean_of(gray.get()) < 100) gray.reset(pixInvert(nullptr, gray.get()));
  Light light = light_of(gray.get());
  if (light.spread < 24 && light.median > 200) return gray;
  PixPtr even(pixBackgroundNorm(gray.get(), nullptr, nullptr, 16, 16, 60, 60, 235, 2, 2));
  return even ? std::move(even) : std::move(gray);
}

PixPtr binary_from(Pix* gray) {
  if (pixGetDepth(gray) == 1) return PixPtr(pixClone(gray));
  PixPtr out;
  if (pixGetWidth(gray) > 100 && pixGetHeight(gray) > 100)
    out.reset(pixOtsuThreshOnBackgroundNorm(gray, nullptr, 20, 30, 60, 40, 230, 2, 2, .1f, nullptr));
  // Where dark edges fill much of the picture, the threshold falls between them and everything else, and the writing is lost.
  l_float32 ink = 0;
  if (out && !pixForegroundFraction(out.get(), &ink) && ink > kLeastInk && ink < kMostInk) return out;
  return PixPtr(pixConvertTo1(gray, kInkBelow));
}

PixPtr on_white(Pix* gray) {
  PixPtr even(pixBackgroundNorm(gray, nullptr, nullptr, 16, 16, 60, 60, 235, 2, 2));
  return even ? std::move(even) : PixPtr(pixCopy(nullptr, gray));
}

PixPtr ink_of(Pix* white) {
  // One threshold for the whole picture, but never one that loses gray strokes or takes the ground for them.
  return PixPtr(pixConvertTo1(white, std::clamp(otsu_threshold(white), 120, 190)));
}

float letter_height(Pix* binary) {
  BoxaPtr boxes(pixConnCompBB(binary, 8));
  if (!boxes) return 0;
  int count = boxaGetCount(boxes.get()), limit = std::max(24, pixGetHeight(binary) / 12);
  std::vector<double> histogram(limit + 1);
  double total = 0;
  size_t letters = 0;
  for (int i = 0; i < count; ++i) {
    int x, y, w, h;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    if (h < 5 || h > limit || w < 2 || w > 3 * h || h > 6 * w) continue;
    histogram[h] += double(h) * h;
    total += double(h) * h;
    ++letters;
  }
  if (letters < 12) return 0;
  double passed = 0;
  for (int h = 0; h <= limit; ++h)
    if ((passed += histogram[h]) * 2 >= total) return static_cast<float>(h);
  return 0;
}

float skew_degrees(Pix* binary) {
  l_float32 angle = 0, confidence = 0;
  // Leptonica gives the clockwise rotation that makes the lines level.
  if (pixFindSkewSweepAndSearch(binary, &angle, &confidence, 4, 2, 7, 1, .01f)) return 0;
  return confidence < 2 ? 0 : -angle;
}

Box Placement::straight(const Box& read) const {
  float right = upright_width(), bottom = upright_height();
  return {std::clamp(read.x0 / scale, 0.f, right), std::clamp(read.y0 / scale, 0.f, bottom), std::clamp(read.x1 / scale, 0.f, right),
          std::clamp(read.y1 / scale, 0.f, bottom)};
}

float grain(Pix* binary) {
  BoxaPtr boxes(pixConnCompBB(binary, 8));
  if (!boxes) return 0;
  size_t specks = 0, letters = 0;
  for (int i = 0, n = boxaGetCount(boxes.get()); i < n; ++i) {
    int x, y, w, h;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    if (w <= 2 && h <= 2) ++specks;
    else if (h >= 6) ++letters;
  }
  return letters ? float(specks) / letters : 0;
}

PixPtr smoothed(const PixPtr& gray) {
  PixPtr out(pixBlockconvGray(gray.get(), nullptr, 1, 1));
  return out ? std::move(out) : share(gray);
}

PixPtr without_specks(const PixPtr& gray, Pix* binary, float letter) {
  int small = std::max(2, int(letter * .22f)), reach = std::max(3, int(letter * 1.2f)) | 1;
  PixPtr large(pixSelectBySize(binary, small, small, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GT, nullptr));
  PixPtr specks(large ? pixXor(nullptr, binary, large.get()) : nullptr);
  PixPtr near(specks ? pixDilateBrick(nullptr, large.get(), reach, reach) : nullptr);
  if (!near) return share(gray);
  pixSubtract(specks.get(), specks.get(), near.get());
  l_int32 none = 1;
  pixZero(specks.get(), &none);
  if (none) return share(gray);
  PixPtr wide(pixDilateBrick(nullptr, specks.get(), 5, 5)), out(pixCopy(nullptr, gray.get()));
  if (!wide || !out) return share(gray);
  pixSetMasked(out.get(), wide.get(), 255);
  return out;
}

PixPtr turned(const PixPtr& pix, int quarter_turns) {
  return quarter_turns % 4 ? PixPtr(pixRotateOrth(pix.get(), quarter_turns % 4)) : share(pix);
}

PixPtr scaled(const PixPtr& gray, float factor) {
  if (std::abs(factor - 1) < .05f) return share(gray);
  if (factor == 2) return PixPtr(pixScaleGray2xLI(gray.get()));
  return PixPtr(factor > 1 ? pixScaleGrayLI(gray.get(), factor, factor) : pixScale(gray.get(), factor, factor));
}

PixPtr straightened(const PixPtr& gray, float skew) {
  if (skew == 0) return share(gray);
  return PixPtr(pixRotate(gray.get(), -skew * kDegree, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
}

}  // namespace dossier::reader
