// What stands on a page besides its content: notes, values of form fields that nothing draws; and findings about its words.
#pragma once

#include "base/page.h"
#include "ingest/reader/pdf/content_pass.h"

class PDFDoc;

namespace dossier::reader {

// A form field on a page.
struct PageField {
  Box box;
  std::string name;
  std::string value;  // text, choices; "on" for a checked box
};

std::vector<PageField> fields_of(PDFDoc& document, uint32_t page);

// Values that no appearance draws become words inside their field's box.
void add_undrawn_values(const std::vector<PageField>& fields, PdfContent& content);
// Blocks that lie in form fields become form_field blocks.
void mark_field_blocks(const std::vector<PageField>& fields, Page& page);
// Comments (sticky notes, highlights with a text, ...) as findings.
void add_notes(PDFDoc& document, uint32_t number, Page& page);
// Covered and invisible words, glyphs without Unicode, content that was cut off.
void add_word_findings(const PdfContent& content, Page& page);

}  // namespace dossier::reader
