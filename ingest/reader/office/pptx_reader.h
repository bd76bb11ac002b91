// PPTX: one page a slide, titles as headings, tables, speaker's notes; hidden slides said.
#pragma once

#include "ingest/reader/core/format.h"

namespace dossier::reader {

Status read_pptx(const Source& source, const FormatContext& context, DocumentInfo& info);

}  // namespace dossier::reader
