// Pages that a person marked to find them again, one mark a page.
#pragma once

#include <string>
#include <vector>

#include "base/hash.h"
#include "base/result.h"
#include "storage/archive.h"

namespace dossier {

struct StoredBookmark {
  Sha256 document;
  std::string document_name;   // as the archive calls it; given by list()
  uint32_t page = 0;
  std::string note;            // may be empty
  std::string made, reviewer;  // ISO 8601; who
  bool operator==(const StoredBookmark&) const = default;
};

class BookmarkStore {
 public:
  // REQUIRES: the archive outlives the store.
  explicit BookmarkStore(Archive& archive) : archive_(archive) {}

  // Sets the page's bookmark, in place of the one it has. not_found if the document is not known.
  Status set(const StoredBookmark& bookmark);
  Status remove(const Sha256& document, uint32_t page);
  // By name of document, then by page.
  Result<std::vector<StoredBookmark>> list();

 private:
  Archive& archive_;
};

}  // namespace dossier
