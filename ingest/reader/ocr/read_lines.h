// Lines of print whose place is known, read one by one: no layout analysis, no look for language or direction. For pictures that
// are more drawing than print.
#pragma once

#include <string>
#include <vector>

#include "base/geometry.h"
#include "ingest/reader/ocr/ocr.h"
#include "ingest/reader/ocr/session.h"

namespace dossier::reader {

// `lines`: pixels of `gray`, tight around their letters. Longer lines are read first; where most of these read badly the picture is given
// up and the rest stays unread. Only what reads surely comes back: words with boxes in pixels, line after line as given.
Result<std::vector<ContentWord>> read_lines(TesseractSession& session, Pix* gray, const std::vector<Box>& lines, const std::string& language);

}  // namespace dossier::reader
