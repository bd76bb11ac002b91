// Pages as rows: the table `page`, its `content`, and its row in the index. Private to this folder; every call under the lock.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/page.h"
#include "base/result.h"
#include "storage/cut_words.h"

namespace dossier {

struct Database;

// A page made ready outside the lock: everything that costs time.
struct PreparedPage {
  uint32_t number = 0;
  std::string label, language, text, layout;
  int source = 0;
  size_t words = 0;
  bool doubtful = false, covered = false;
  Sha256 hash;
  CutText cut;
};

// damaged if the page breaks its own rules.
Result<PreparedPage> prepare_page(const Page& page);
// REQUIRES: the document has no page of that number.
Status insert_page(Database& database, int64_t document, const PreparedPage& page);
// The page of a row of `page JOIN content`: decoded and checked.
Result<Page> decode_stored(std::string_view text, std::string_view layout);
// Takes a page out of the index and the tables. `row` is page.id.
Status delete_page(Database& database, int64_t row);
// All pages and failures of a document.
Status delete_pages(Database& database, int64_t document);
Status index_page(Database& database, int64_t row, const CutText& cut);
// Sums over `page` into the document's own columns.
Status count_pages(Database& database, int64_t document);

}  // namespace dossier
