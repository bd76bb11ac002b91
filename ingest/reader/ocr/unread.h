// What a reading left out: things the size of letters that no word covers.
#pragma once

#include "ingest/reader/ocr/session.h"

namespace dossier::reader {

// Share of the letters of a picture whose middle lies in no word of its reading, 0..1; 0 if the picture shows too few letters to tell.
float unread_share(Pix* gray, const ReadResult& result);

// How much was read, weighed by how surely: characters times confidence.
float sure_characters(const ReadResult& result);

}  // namespace dossier::reader
