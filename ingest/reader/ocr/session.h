// Tesseract as we use it: one engine a language, loaded when first needed and kept; pixels in, words out. Knows nothing of
// orientation, cleaning or languages of documents.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "ingest/reader/ocr/pix.h"

namespace tesseract {
class TessBaseAPI;
}

namespace dossier::reader {

// How Tesseract divides the picture; the numbers are Tesseract's own (--psm).
// A raw line is the whole picture as it is; nothing is looked for in it.
enum class Segmentation { automatic = 3, column = 4, block = 6, line = 7, sparse = 11, raw_line = 13 };

// One word as Tesseract gives it. Pixels of the picture that was read, origin top left.
struct ReadWord {
  std::string text;  // UTF-8, logical order
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  float baseline = 0;      // y under the middle of the word
  float line_height = 0;   // of the row it stands in
  float confidence = 0;    // 0..1
  int block = 0, paragraph = 0, line = 0;  // running numbers over the page
  bool in_dictionary = false;
  int turn = 0;            // 0, 90, 180, 270: how its line runs, clockwise; seldom anything but 0
};

struct ReadResult {
  std::vector<ReadWord> words;  // in Tesseract's reading order
  // Mean over the characters of all words; 0 if nothing was read.
  float mean_confidence() const;
  std::string text() const;     // words joined by spaces, lines by newlines
};

class TesseractSession {
 public:
  // `tessdata`: folder of the models; empty: the system's.
  explicit TesseractSession(std::string tessdata);
  ~TesseractSession();
  TesseractSession(const TesseractSession&) = delete;
  TesseractSession& operator=(const TesseractSession&) = delete;

  // Languages with a model, sorted; without "osd".
  const std::vector<std::string>& languages() const { return languages_; }
  bool has(const std::string& language) const;
  // Loads the model now, so that it need not be read later.
  Status load(const std::string& language);
  // Loads the models that processes forked from this one have loaded: a few, for a hostile reader may ask for all.
  void load_wanted();

  // `pix`: 8 bit gray or 1 bit. `dpi`: what text sizes are judged by; 0: Tesseract guesses from the text.
  Result<ReadResult> read(Pix* pix, const std::string& language, Segmentation segmentation, int dpi);

 private:
  Result<tesseract::TessBaseAPI*> engine(const std::string& language);

  std::string tessdata_;
  std::vector<std::string> languages_;
  std::map<std::string, std::unique_ptr<tesseract::TessBaseAPI>> engines_;
  // One flag a language, shared with forked processes; null where the system gives none.
  std::atomic<uint8_t>* wanted_ = nullptr;
};

}  // namespace dossier::reader
