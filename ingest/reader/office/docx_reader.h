// DOCX: the text in force. Tracked deletions are not in force and left out; insertions and comments are marked.
#pragma once

#include "ingest/reader/core/format.h"

namespace dossier::reader {

Status read_docx(const Source& source, const FormatContext& context, DocumentInfo& info);
// An OOXML file inside an encrypted container: named, not opened.
Status read_encrypted_ooxml(const Source& source, const FormatContext& context, DocumentInfo& info);

}  // namespace dossier::reader
