// Pixels of a page of a file or of one of its parts.
#pragma once

#include "ingest/reader/core/format.h"
#include "ingest/reader/file_type.h"

namespace dossier::reader {

// not_found if there is no such part; unsupported if pages of its type have no pixels.
Result<Picture> render_part(const TypeFinder& types, Ocr& ocr, const Source& file, const RenderRequest& request);

}  // namespace dossier::reader
