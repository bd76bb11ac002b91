#include "storage/correction_store.h"

#include <algorithm>

#include "base/utf8.h"
#include "storage/correction_rows.h"
#include "storage/database.h"
#include "storage/page_rows.h"

namespace dossier {

Status add_correction(Database& database, const Sha256& document, const Correction& correction) {
  return database.write([&]() -> Status {
    int64_t owner = 0, row = 0;
    Page page;
    {
      DOSSIER_ASSIGN(Statement stored, database.query("SELECT p.document, p.id, c.text, c.layout FROM page p JOIN document d ON d.id = p.document JOIN content c ON c.page = p.id "
                                                      "WHERE d.sha256 = ? AND p.number = ?",
                                                      document, correction.page));
      DOSSIER_ASSIGN(bool found, stored.step());
      if (!found) return Error{ErrorKind::not_found, "no such page in the archive", "page " + std::to_string(correction.page), ""};
      owner = stored.integer(0), row = stored.integer(1);
      DOSSIER_ASSIGN(page, decode_stored(stored.text(2), stored.blob(3)));
    }
    DOSSIER_TRY(check_correction(page, correction));
    DOSSIER_TRY(unindex_page(database, row));
    DOSSIER_TRY(database.execute("INSERT INTO correction(document, page, begin_byte, end_byte, was, text, made, reviewer) VALUES(?, ?, ?, ?, ?, ?, ?, ?)", owner, correction.page, correction.begin,
                                 correction.end, correction.was, correction.text, scrub_utf8(correction.made), scrub_utf8(correction.by)));
    return index_page_again(database, row);
  });
}

Result<std::unordered_map<Sha256, std::vector<Correction>>> all_corrections(Database& database) {
  std::unordered_map<Sha256, std::vector<Correction>> out;
  if (database.schema() < 3) return out;
  DOSSIER_ASSIGN(Statement rows, database.query("SELECT d.sha256, c.page, c.begin_byte, c.end_byte, c.was, c.text, c.made, c.reviewer FROM correction c JOIN document d ON d.id = c.document ORDER BY c.id"));
  for (;;) {
    DOSSIER_ASSIGN(bool more, rows.step());
    if (!more) return out;
    auto place = [&](int column) { return static_cast<uint32_t>(std::clamp<int64_t>(rows.integer(column), 0, UINT32_MAX)); };
    out[rows.hash(0)].push_back({place(1), place(2), place(3), scrub_utf8(rows.text(4)), scrub_utf8(rows.text(5)), scrub_utf8(rows.text(6)), scrub_utf8(rows.text(7))});
  }
}

Status CorrectionStore::add(const Sha256& document, const Correction& correction) { return add_correction(archive_.database(), document, correction); }

Result<std::vector<Correction>> CorrectionStore::of_page(const Sha256& document, uint32_t page) {
  Database& database = archive_.database();
  auto held = database.lock();
  DOSSIER_ASSIGN(int64_t row, database.number("SELECT id FROM document WHERE sha256 = ?", document));
  return corrections_of(database, row, page);
}

Result<std::vector<Correction>> CorrectionStore::of_document(const Sha256& document) {
  DOSSIER_ASSIGN(auto all_of, all());
  auto found = all_of.find(document);
  return found == all_of.end() ? std::vector<Correction>() : std::move(found->second);
}

Result<std::unordered_map<Sha256, std::vector<Correction>>> CorrectionStore::all() {
  Database& database = archive_.database();
  auto held = database.lock();
  return all_corrections(database);
}

}  // namespace dossier
