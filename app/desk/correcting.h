// Words that OCR read, corrected by hand: the use case behind the reader's field. Kept beside the page, with who and when.
#pragma once

#include <string>
#include <vector>

#include "app/desk/desk_archive.h"
#include "base/correction.h"

namespace dossier {

// The words of a page that a place touches, as they are shown and as they were read.
struct CorrectableWords {
  uint32_t begin = 0, end = 0;  // bytes of the page that is shown, whole words
  std::string shown, read;
  std::vector<Box> boxes;
  bool from_picture = false;    // else they cannot be corrected
  bool corrected = false;
  bool doubtful = false;        // as they were read
};

// One line of a document's history of corrections.
struct CorrectionLine {
  Correction correction;
  bool in_force = false;        // later ones, or another reading, have taken its place
  std::vector<Box> boxes;       // of its words; empty if they are no longer there
};

// Any call may come from any thread; all block on the archive.
// not_found: no words there.
Result<CorrectableWords> words_at(DeskArchive& archive, const Sha256& document, uint32_t page, uint32_t begin, uint32_t end);
// `begin` and `end` as words_at() gave them. The same text as was read takes the correction back. Errors as check_correction(); io if the
// archive cannot be written.
Status correct_words(DeskArchive& archive, const Sha256& document, uint32_t page, uint32_t begin, uint32_t end, const std::string& text, const std::string& by);
Status take_back(DeskArchive& archive, const Sha256& document, const Correction& correction, const std::string& by);
// The newest first.
Result<std::vector<CorrectionLine>> correction_history(DeskArchive& archive, const Sha256& document);
// All documents, one line an entry: document, page, made, reviewer, was, text, in force.
Result<std::string> corrections_csv(DeskArchive& archive);

}  // namespace dossier
