// What a PDF says of itself: metadata, outline, page labels, signatures, scripts, embedded files.
#pragma once

#include <string>

#include "base/page.h"
#include "ingest/reader/core/format.h"

class PDFDoc;

namespace dossier::reader {

// Fills title, author, dates, language, metadata, outline, and findings about signatures and active content.
void read_document_info(PDFDoc& document, DocumentInfo& info);

// The label that the file itself gives the page; empty if it gives none.
std::string page_label(PDFDoc& document, uint32_t page);

// Hands each embedded file (of the document, of a portfolio, of an annotation) to context.read_part. Every file once, in the
// order of the name tree, then of the pages.
Status read_embedded_files(PDFDoc& document, const FormatContext& context, DocumentInfo& info);

}  // namespace dossier::reader
