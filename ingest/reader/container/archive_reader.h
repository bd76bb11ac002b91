// Archive files as documents without pages, whose members are parts.
#pragma once

#include "ingest/reader/core/format.h"

namespace dossier::reader {

Status read_archive(const Source& source, const FormatContext& context, DocumentInfo& info);
// One compressed stream; its content is the one part, named without the ending (.gz).
Status read_compressed(const Source& source, const FormatContext& context, DocumentInfo& info);

}  // namespace dossier::reader
