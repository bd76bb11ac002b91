// Word 97-2003 files (MS-DOC): the main text by its piece table, with tables, notes and text boxes after it.
#pragma once

#include "ingest/reader/core/format.h"

namespace dossier::reader {

Status read_doc(const Source& source, const FormatContext& context, DocumentInfo& info);

}  // namespace dossier::reader
