// DjVu: scanned pages, mostly with a text layer that an earlier OCR made. The layer is held against the pixels as that of a scanned PDF is.
#pragma once

#include "ingest/reader/core/format.h"

namespace dossier::reader {

Status read_djvu(const Source& source, const FormatContext& context, DocumentInfo& info);
Result<Picture> render_djvu(const Source& source, const RenderRequest& request);

}  // namespace dossier::reader
