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

}  // namespace dossier::reader
