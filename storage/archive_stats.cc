// Archive: sizes, copies, compaction.
#include <sqlite3.h>

#include "storage/archive.h"
#include "storage/database.h"

namespace dossier {

Result<ArchiveStats> Archive::stats() {
  Database& db = *database_;
  auto held = db.lock();
  ArchiveStats out;
  auto count = [&](uint64_t& into, const char* sql) -> Status {
    DOSSIER_ASSIGN(int64_t n, db.number(sql));
    into = static_cast<uint64_t>(n);
    return {};
  };
  DOSSIER_TRY(count(out.documents, "SELECT count(*) FROM document WHERE state <> 0"));
  DOSSIER_TRY(count(out.pages, "SELECT count(*) FROM page"));
  DOSSIER_TRY(count(out.words, "SELECT coalesce(sum(words), 0) FROM page"));
  DOSSIER_TRY(count(out.passages, "SELECT count(*) FROM search_docsize"));
  DOSSIER_TRY(count(out.claims, "SELECT count(*) FROM claim"));
  DOSSIER_TRY(count(out.text_bytes, "SELECT coalesce(sum(length(CAST(text AS BLOB))), 0) FROM content"));
  DOSSIER_TRY(count(out.layout_bytes, "SELECT coalesce(sum(length(layout)), 0) FROM content"));
  DOSSIER_TRY(count(out.index_bytes, "SELECT coalesce(sum(length(block)), 0) FROM search_data"));
  uint64_t page_bytes = 0, pages = 0, free_pages = 0;
  DOSSIER_TRY(count(page_bytes, "PRAGMA page_size"));
  DOSSIER_TRY(count(pages, "PRAGMA page_count"));
  DOSSIER_TRY(count(free_pages, "PRAGMA freelist_count"));
  out.file_bytes = pages * page_bytes;
  out.free_bytes = free_pages * page_bytes;
  return out;
}

}  // namespace dossier
