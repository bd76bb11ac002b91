// PDF -> pages, metadata, findings, embedded files.
#pragma once

#include "ingest/reader/core/format.h"

namespace dossier::reader {

Status read_pdf(const Source& source, const FormatContext& context, DocumentInfo& info);

}  // namespace dossier::reader
