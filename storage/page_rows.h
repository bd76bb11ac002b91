// Pages as rows: the table `page`, its `content`, and its row in the index. Private to this folder; every call under the lock.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/correction.h"
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
// What people said of a page's words, the oldest first; none in a file whose schema has no such table. `document` is document.id.
Result<std::vector<Correction>> corrections_of(Database& database, int64_t document, uint32_t number);
// The page with what is in force of it laid over.
Result<Page> as_corrected(Database& database, int64_t document, Page page);
// The words that the index holds of a page: those of its text, corrected.
Result<CutText> cut_as_corrected(Database& database, int64_t document, uint32_t number, std::string_view text, std::string_view layout);
// The page's words out of the index, or into it, as they are corrected now. `row` is page.id.
Status unindex_page(Database& database, int64_t row);
Status index_page_again(Database& database, int64_t row);
// Takes a page out of the index and the tables. `row` is page.id.
Status delete_page(Database& database, int64_t row);
// All pages and failures of a document.
Status delete_pages(Database& database, int64_t document);
Status index_page(Database& database, int64_t row, const CutText& cut);
// Sums over `page` into the document's own columns.
Status count_pages(Database& database, int64_t document);

}  // namespace dossier
