// Pixels -> words. Tesseract is given pixels, never a name; models stay loaded for the life of the reader.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "ingest/reader/layout/content.h"

namespace dossier::reader {

struct Bitmap {
  uint32_t width = 0, height = 0;
  uint32_t channels = 1;  // 1 gray, 3 RGB
  std::string pixels;     // rows from the top, no padding
  float dpi = 0;          // 0: unknown
};

struct OcrSettings {
  std::string languages;  // codes joined by +: exactly one is chosen per page; empty: any installed
  float page_width_pt = 0, page_height_pt = 0;  // size of the page that the bitmap shows
  bool may_be_picture = false;  // what shows no lines of writing is a picture: not read, no words
};

struct OcrPage {
  ContentPage content;     // boxes in points of the page as a person reads it: upright, its lines level
  uint16_t rotation = 0;   // that was undone: 0, 90, 180, 270, clockwise
  float skew_degrees = 0;  // that was undone after it: lines fell to the right by so much
  std::string language;  // the one used
  std::vector<int> blocks;  // beside content.words: which of Tesseract's blocks of writing each stands in, in its reading order
  std::vector<int> rows;    // of a strip of paper, which is read row by row: which row each word stands in; else empty
  float mean_confidence = 0;
};

class Ocr {
 public:
  virtual ~Ocr() = default;
  // Finds orientation, skew, script and language, cleans the picture, reads it.
  virtual Result<OcrPage> read(const Bitmap& bitmap, const OcrSettings& settings) = 0;
  // Upright lines whose places are known (pixels of the bitmap), in one language. Words of what reads surely, boxes in pixels.
  virtual Result<std::vector<ContentWord>> read_lines(const Bitmap& bitmap, const std::vector<Box>& lines, const std::string& language) = 0;
  // Loads what readers forked from this process had to load, so that the next need not.
  virtual void load_wanted() {}
};

// `tessdata`: folder of the models; empty: Debian's. The reader makes one, before lock-down.
std::unique_ptr<Ocr> make_tesseract_ocr(const std::string& tessdata);

}  // namespace dossier::reader
