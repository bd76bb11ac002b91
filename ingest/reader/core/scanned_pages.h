// The pages of a file that is nothing but pictures of pages: an image, a DjVu.
#pragma once

#include <cstdint>
#include <functional>

#include "base/page.h"
#include "ingest/reader/core/format.h"

namespace dossier::reader {

// Reads the pages that are asked for with `read`, which gets a number from 1 to `pages`, and sends each with the picture that covers it. A page that
// cannot be read is told and the next is tried; of a file of one page the error is the file's own.
Status send_scanned_pages(const Source& source, uint32_t pages, const FormatContext& context, DocumentInfo& info,
                          const std::function<Result<Page>(uint32_t number)>& read);

}  // namespace dossier::reader
