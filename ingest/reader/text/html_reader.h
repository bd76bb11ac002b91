// HTML as a browser would build its tree; nothing is fetched, no script runs.
#pragma once

#include "ingest/reader/core/format.h"
#include "ingest/reader/text/story.h"

namespace dossier::reader {

Status read_html(const Source& source, const FormatContext& context, DocumentInfo& info);

// The same for markup that is UTF-8 already, into a story that goes on: mail bodies.
void tell_html(std::string_view markup, Story& story, DocumentInfo& info);

}  // namespace dossier::reader
