// Files within an office file that are documents of their own: pasted pictures (a scan in a letter), embedded sheets and documents.
#pragma once

#include "ingest/reader/core/format.h"

namespace dossier::reader {

// Reads them as parts, in the order in which they lie in the package. Errors are the sink's; what cannot be unpacked is a finding.
Status read_package_files(const Source& source, const FormatContext& context, DocumentInfo& info);

}  // namespace dossier::reader
