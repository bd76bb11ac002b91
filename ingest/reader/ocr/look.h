// The first look at a page: which way up it is, which script and language it is in, from a sample of its lines.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "ingest/reader/ocr/picture.h"
#include "ingest/reader/ocr/session.h"

namespace dossier::reader {

struct FirstLook {
  int quarter_turns = 0;       // clockwise, to bring the page upright
  std::string language;        // never empty where there are candidates
  float confidence = 0;        // of the sample as read in the end; 0: there was nothing to read
  bool language_sure = false;  // else the text of the whole page should be asked again
};

// How much a reading speaks for being in the right script and the right way up, 0 to 1: the confidence of words in the language's own
// script, on the scale of its model, by their share of all letters.
float evidence_of(const ReadResult& result, const std::string& language);

// `gray`: the page as given, evenly lit. `candidates`: languages to choose from, not empty. `upright`: the page is known to be.
Result<FirstLook> look_at(TesseractSession& session, const PixPtr& gray, const std::vector<std::string>& candidates);

}  // namespace dossier::reader
