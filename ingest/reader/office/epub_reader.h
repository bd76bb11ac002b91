// EPUB 2 and 3 (a ZIP of XHTML chapters): the chapters in the order of the spine. Copy protection is named, never opened.
#pragma once

#include "ingest/reader/core/format.h"

namespace dossier::reader {

Status read_epub(const Source& source, const FormatContext& context, DocumentInfo& info);

}  // namespace dossier::reader
