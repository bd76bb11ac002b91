// XLSX: cached values with their formulas; hidden sheets, rows and columns said.
#pragma once

#include "ingest/reader/core/format.h"

namespace dossier::reader {

Status read_xlsx(const Source& source, const FormatContext& context, DocumentInfo& info);

}  // namespace dossier::reader
