// Corrections of words that OCR read, by hand. Entries are added, never changed: the last on a place holds, and one that says what was read
// takes the correction back. The page itself stays as it was read; search finds it by its corrected words.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "base/correction.h"
#include "base/result.h"
#include "storage/archive.h"

namespace dossier {

class CorrectionStore {
 public:
  // REQUIRES: the archive outlives the store.
  explicit CorrectionStore(Archive& archive) : archive_(archive) {}

  // not_found if there is no such page; else as check_correction().
  Status add(const Sha256& document, const Correction& correction);
  // All that was ever said, the oldest first: of a page, of a document, of all documents.
  Result<std::vector<Correction>> of_page(const Sha256& document, uint32_t page);
  Result<std::vector<Correction>> of_document(const Sha256& document);
  Result<std::unordered_map<Sha256, std::vector<Correction>>> all();

 private:
  Archive& archive_;
};

}  // namespace dossier
