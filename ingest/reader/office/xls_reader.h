// Excel 97 to 2003 (MS-XLS): cell values as the file keeps them; formulas are not spelt out.
#pragma once

#include "ingest/reader/core/format.h"

namespace dossier::reader {

Status read_xls(const Source& source, const FormatContext& context, DocumentInfo& info);

}  // namespace dossier::reader
