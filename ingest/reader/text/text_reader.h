// Plain text: one page per form feed, else per about 3,000 characters, cut where a paragraph ends.
#pragma once

#include "ingest/reader/core/format.h"

namespace dossier::reader {

Status read_text(const Source& source, const FormatContext& context, DocumentInfo& info);

// The same for text that is UTF-8 already; pages are counted from context.request.first_page's meaning of 1. Headings by Markdown's rules if `markdown`.
Status send_text_pages(std::string_view text, bool markdown, const FormatContext& context, DocumentInfo& info);

}  // namespace dossier::reader
