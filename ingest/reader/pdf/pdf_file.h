// Opening a PDF from bytes in memory: passwords, repair, and why it cannot be opened.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "ingest/reader/core/source.h"

class GooFile;
class PDFDoc;

namespace dossier::reader {

class SharedFonts;

struct PdfFile {
  Source source;  // owns the bytes that the document reads from
  std::unique_ptr<GooFile> large;  // files above 2 GB are read through their descriptor
  std::unique_ptr<PDFDoc> document;
  std::unique_ptr<SharedFonts> fonts;  // ends before the document
  // The cross-reference table was broken and rebuilt by scanning. Poppler may find that out at any page, and keeps the way to say so: so it lies
  // where it stays when this object moves. Never null.
  std::shared_ptr<bool> repaired = std::make_shared<bool>(false);
  bool salvaged = false;  // and its end was lost: trailer and catalogue are ours
  bool encrypted = false;

  PdfFile(Source bytes);
  PdfFile(PdfFile&&) noexcept;
  PdfFile& operator=(PdfFile&&) = delete;
  ~PdfFile();
};

// Poppler's global tables. Done once, before a reader locks itself down; later calls return at once.
void prepare_poppler();

// Tries without a password, then each as user's and owner's. password: none opens it; damaged: nothing in it can be found.
Result<PdfFile> open_pdf(const Source& source, const std::vector<std::string>& passwords);

}  // namespace dossier::reader
