// Where a part (an attachment, a member of an archive) lies in its file, for rendering: RenderRequest::part.
#pragma once

#include <cstdint>
#include <vector>

#include "base/cancel.h"
#include "ingest/ingest.h"

namespace dossier {

// Reads the file without OCR and looks for the part by its hash. not_found if the file holds no such part.
Result<std::vector<uint32_t>> find_part(ReaderPool& reader, int fd, const DocumentHead& file, const Sha256& part, const CancelToken& cancel);

}  // namespace dossier
