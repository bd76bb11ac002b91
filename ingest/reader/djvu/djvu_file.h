// A DjVu file as pages: their size, the words of their text layer, their pixels. Nothing is opened by name and no thread is made.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "ingest/reader/layout/content.h"
#include "ingest/reader/ocr/ocr.h"
#include "ingest/wire/reading_sink.h"

namespace dossier::reader {

class DjvuFile {
 public:
  // `bytes` must outlive it. damaged: no page can be found; unsupported: its pages lie in other files.
  static Result<DjvuFile> open(std::string_view bytes);
  DjvuFile(DjvuFile&&) noexcept;
  ~DjvuFile();

  uint32_t pages() const;
  std::vector<OutlineEntry> outline() const;
  // Title, author and the like, as the file names them in lower case.
  std::vector<std::pair<std::string, std::string>> metadata() const;

  // Size in points and the words of the text layer, as the page is shown. `page` from 1.
  Result<ContentPage> content(uint32_t page) const;
  // `region`: points of the page as shown; empty: all of it. too_large: the page itself or the picture has more than `most_pixels`.
  Result<Bitmap> draw(uint32_t page, float dpi, const Box& region, bool colour, uint64_t most_pixels) const;

 private:
  struct State;
  explicit DjvuFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dossier::reader
