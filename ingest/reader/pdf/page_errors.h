// What Poppler complains of while it draws a page: a page that draws nothing and is full of complaints was not read.
#pragma once

#include <cstdint>

namespace dossier::reader {

// Counts Poppler's syntax errors from its making on. One at a time: Poppler has one callback for the whole process, and a reader
// reads one page at a time.
class PageErrors {
 public:
  PageErrors();
  ~PageErrors();
  PageErrors(const PageErrors&) = delete;
  PageErrors& operator=(const PageErrors&) = delete;
  uint32_t count() const;
};

// How often text was to be drawn in a font that the page does not have, as where a damaged file lost it, since the last PageErrors was made. Poppler
// draws nothing then and does not move the pen: what stands on both sides looks like one word.
uint32_t texts_without_font();

}  // namespace dossier::reader
