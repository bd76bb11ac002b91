// Strips of paper (receipts, tickets): thermal and dot matrix print, prices in columns, rules between. The reading of the whole strip shows
// where its rows are, the shapes show where else something stands; each piece is read by several witnesses, and what they agree on
// most is kept where pieces overlap.
#pragma once

#include <string>
#include <vector>

#include "ingest/reader/ocr/session.h"

namespace dossier::reader {

// `picture` is what `result` was read from, as one block. Strips that read well are left as they are.
Status read_strip(TesseractSession& session, Pix* picture, const std::string& language, const std::vector<std::string>& sisters, ReadResult& result);

}  // namespace dossier::reader
