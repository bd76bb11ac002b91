#include "storage/bookmark_store.h"

#include <algorithm>

#include "base/utf8.h"
#include "storage/database.h"

namespace dossier {

Status BookmarkStore::set(const StoredBookmark& bookmark) {
  Database& database = archive_.database();
  return database.write([&]() -> Status {
    DOSSIER_ASSIGN(int64_t document, database.number("SELECT id FROM document WHERE sha256 = ?", bookmark.document));
    if (document == 0 || bookmark.page == 0) return Error{ErrorKind::not_found, "the archive does not hold this document", bookmark.document.hex(), ""};
    return database.execute("INSERT OR REPLACE INTO bookmark(document, page, note, made, reviewer) VALUES(?, ?, ?, ?, ?)", document, bookmark.page, scrub_utf8(bookmark.note), scrub_utf8(bookmark.made),
                            scrub_utf8(bookmark.reviewer));
  });
}

Status BookmarkStore::remove(const Sha256& document, uint32_t page) {
  Database& database = archive_.database();
  return database.write([&] { return database.execute("DELETE FROM bookmark WHERE page = ?2 AND document = (SELECT id FROM document WHERE sha256 = ?1)", document, page); });
}

Result<std::vector<StoredBookmark>> BookmarkStore::list() {
  Database& database = archive_.database();
  auto held = database.lock();
  std::vector<StoredBookmark> out;
  if (database.schema() < 3) return out;
  DOSSIER_ASSIGN(Statement rows, database.query("SELECT d.sha256, d.name, b.page, b.note, b.made, b.reviewer FROM bookmark b JOIN document d ON d.id = b.document ORDER BY d.name, d.id, b.page"));
  for (;;) {
    DOSSIER_ASSIGN(bool more, rows.step());
    if (!more) return out;
    out.push_back({rows.hash(0), scrub_utf8(rows.text(1)), static_cast<uint32_t>(std::clamp<int64_t>(rows.integer(2), 0, UINT32_MAX)), scrub_utf8(rows.text(3)), scrub_utf8(rows.text(4)), scrub_utf8(rows.text(5))});
  }
}

}  // namespace dossier
