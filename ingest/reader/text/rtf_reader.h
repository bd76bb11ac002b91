// Rich Text Format (specification 1.9.1): the text in force, with code pages, tables, tracked changes and hidden text marked.
#pragma once

#include "ingest/reader/core/format.h"
#include "ingest/reader/text/story.h"

namespace dossier::reader {

Status read_rtf(const Source& source, const FormatContext& context, DocumentInfo& info);

// The same into a story that goes on: mail bodies. damaged if the markup breaks off; what stands before is told.
Status tell_rtf(std::string_view bytes, Story& story, DocumentInfo& info);

}  // namespace dossier::reader
