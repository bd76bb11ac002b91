// Poppler makes every font of a page anew from its dictionary, width table and map to Unicode, though most pages of a document have the
// same ones: a fifteenth of the time of a filing of 150 pages. Here the fonts of a document are made once and lent to its pages.
#pragma once

#include <cstdint>
#include <memory>

class PDFDoc;

namespace dossier::reader {

class SharedFonts {
 public:
  // Fonts of this document are shared from now on, until this object ends. It must end before the document does. `repaired`: set when Poppler
  // has rebuilt the table of objects; numbers may mean other objects then, so nothing is shared any more.
  SharedFonts(PDFDoc& document, std::shared_ptr<bool> repaired);
  SharedFonts(const SharedFonts&) = delete;
  SharedFonts& operator=(const SharedFonts&) = delete;
  ~SharedFonts();

  // How many fonts were made, and how often one that was made before was lent. Both 0 where the library at hand is of another version than
  // the one this was written for: fonts are made for each page then.
  uint64_t made() const;
  uint64_t lent() const;

 private:
  const void* table_;
};

}  // namespace dossier::reader
