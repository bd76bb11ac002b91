// OpenDocument text, spreadsheets and presentations (ISO/IEC 26300): the text in force; tracked changes and comments as in DOCX.
#pragma once

#include "ingest/reader/core/format.h"

namespace dossier::reader {

Status read_odf(const Source& source, const FormatContext& context, DocumentInfo& info);

}  // namespace dossier::reader
