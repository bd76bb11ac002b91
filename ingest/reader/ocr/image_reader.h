// Picture files as documents: each picture is a page, read by OCR.
#pragma once

#include "ingest/reader/core/format.h"

namespace dossier::reader {

Status read_image(const Source& source, const FormatContext& context, DocumentInfo& info);

// Pixels of one page, for reports and windows: what a RenderRequest asks for.
Result<Picture> render_image(const Source& source, const RenderRequest& request);

}  // namespace dossier::reader
