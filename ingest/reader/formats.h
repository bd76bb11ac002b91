// Which function reads which type. Adding a format is one line in formats.cc.
#pragma once

#include <string_view>

#include "ingest/reader/core/format.h"

namespace dossier::reader {

// Null if no reader knows the type.
FormatReader reader_of(std::string_view type);

using PageRenderer = Result<Picture> (*)(const Source& source, const RenderRequest& request);
// Null if pages of the type have no pixels.
PageRenderer renderer_of(std::string_view type);

}  // namespace dossier::reader
