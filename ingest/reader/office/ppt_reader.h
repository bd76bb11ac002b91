// PowerPoint 97 to 2003 (MS-PPT): titles, texts and notes of the slides as the last save left them.
#pragma once

#include "ingest/reader/core/format.h"

namespace dossier::reader {

Status read_ppt(const Source& source, const FormatContext& context, DocumentInfo& info);

}  // namespace dossier::reader
