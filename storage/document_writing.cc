// DocumentStore: writing. Errors of kind usage and not_found are given before anything has changed (Database::end_write).
#include <algorithm>

#include "base/page_codec.h"
#include "base/utf8.h"
#include "storage/database.h"
#include "storage/document_rows.h"
#include "storage/document_store.h"
#include "storage/page_rows.h"

namespace dossier {
namespace {

Error unknown(const Sha256& document) { return {ErrorKind::not_found, "no such document in the archive", document.hex(), ""}; }

Result<std::vector<int64_t>> numbers_of(Statement statement) {
  std::vector<int64_t> out;
  for (;;) {
    DOSSIER_ASSIGN(bool more, statement.step());
    if (!more) return out;
    out.push_back(statement.integer(0));
  }
}

Status set_info(Database& database, int64_t row, const DocumentInfo& info) {
  return database.execute("UPDATE document SET type = ?, title = ?, author = ?, created = ?, modified = ?, language = ?, info = ? WHERE id = ?",
                          scrub_utf8(info.type), scrub_utf8(info.title), scrub_utf8(info.author), scrub_utf8(info.created), scrub_utf8(info.modified),
                          scrub_utf8(info.language), Blob{encode_info(info)}, row);
}

}  // namespace

std::string how_asked(const std::string& languages, std::string_view ocr) { return ocr == "always" || ocr == "never" ? languages + " ocr=" + std::string(ocr) : languages; }

std::pair<std::string, std::string> asked_of(std::string_view column) {
  for (std::string_view way : {"always", "never"})
    if (std::string end = " ocr=" + std::string(way); column.ends_with(end)) return {std::string(column.substr(0, column.size() - end.size())), std::string(way)};
  return {std::string(column), "automatic"};
}

Result<int64_t> document_row(Database& database, const Sha256& document) { return database.number("SELECT id FROM document WHERE sha256 = ?", document); }

Result<std::vector<int64_t>> former_documents(Database& database) {
  DOSSIER_ASSIGN(int64_t any, database.number("SELECT EXISTS(SELECT 1 FROM former)"));
  if (!any) return std::vector<int64_t>();
  // In force: what lies somewhere, what has never had a place, and the parts of these. UNION ends loops of parts.
  DOSSIER_ASSIGN(Statement rows,
                 database.query("WITH RECURSIVE in_force(id) AS ("
                                "SELECT document FROM location UNION "
                                "SELECT id FROM document WHERE id NOT IN (SELECT document FROM former) AND id NOT IN (SELECT document FROM part) UNION "
                                "SELECT p.document FROM part p JOIN in_force f ON p.container = f.id) "
                                "SELECT id FROM document WHERE id NOT IN (SELECT id FROM in_force)"));
  return numbers_of(std::move(rows));
}

Status DocumentStore::begin(const Sha256& document, const std::string& name, uint64_t bytes, const DocumentInfo& info, uint32_t reader_version,
                            const std::string& languages, std::string_view ocr) {
  const std::string asked = how_asked(languages, ocr);
  Database& database = archive_.database();
  return database.write([&]() -> Status {
    int64_t row = 0;
    bool goes_on = false;
    {
      DOSSIER_ASSIGN(Statement known, database.query("SELECT id, state, reader_version, languages FROM document WHERE sha256 = ?", document));
      DOSSIER_ASSIGN(bool found, known.step());
      if (found) {
        row = known.integer(0);
        goes_on = known.integer(1) == 0 && known.integer(2) == int64_t{reader_version} && known.text(3) == asked;
      }
    }
    if (row == 0) {
      DOSSIER_TRY(database.execute("INSERT INTO document(sha256, name, bytes, state, type, title, author, created, modified, language, info, reader_version, "
                                   "languages) VALUES(?, ?, ?, 0, '', '', '', '', '', '', x'', ?, ?)",
                                   document, scrub_utf8(name), bytes, reader_version, asked));
      row = database.last_row();
    } else {
      if (!goes_on) DOSSIER_TRY(delete_pages(database, row));
      DOSSIER_TRY(database.execute("UPDATE document SET name = ?, bytes = ?, state = 0, error_kind = '', error_message = '', error_hint = '', reader_version = ?, "
                                   "languages = ?, reread_here = 1, origin = '' WHERE id = ?",
                                   scrub_utf8(name), bytes, reader_version, asked, row));
    }
    return set_info(database, row, info);
  });
}

Status DocumentStore::add_page(const Sha256& document, const Page& page) {
  DOSSIER_ASSIGN(PreparedPage prepared, prepare_page(page));
  Database& database = archive_.database();
  return database.write([&]() -> Status {
    DOSSIER_ASSIGN(int64_t row, document_row(database, document));
    if (row == 0) return unknown(document);
    DOSSIER_ASSIGN(int64_t old, database.number("SELECT id FROM page WHERE document = ? AND number = ?", row, page.number));
    if (old != 0) DOSSIER_TRY(delete_page(database, old));
    DOSSIER_TRY(database.execute("DELETE FROM failure WHERE document = ? AND page = ?", row, page.number));
    return insert_page(database, row, prepared);
  });
}

Status DocumentStore::add_failure(const Sha256& document, const StoredFailure& failure) {
  Database& database = archive_.database();
  return database.write([&]() -> Status {
    DOSSIER_ASSIGN(int64_t row, document_row(database, document));
    if (row == 0) return unknown(document);
    return database.execute("INSERT OR REPLACE INTO failure(document, page, kind, detail) VALUES(?, ?, ?, ?)", row, failure.page, name_of(failure.kind),
                            scrub_utf8(failure.detail));
  });
}

Status DocumentStore::add_part(const Sha256& container, const Sha256& part, const std::string& name, uint32_t order) {
  Database& database = archive_.database();
  return database.write([&]() -> Status {
    DOSSIER_ASSIGN(int64_t whole, document_row(database, container));
    if (whole == 0) return unknown(container);
    DOSSIER_ASSIGN(int64_t row, document_row(database, part));
    if (row == 0) return unknown(part);
    return database.execute("INSERT OR REPLACE INTO part(container, place, document, name) VALUES(?, ?, ?, ?)", whole, order, row, scrub_utf8(name));
  });
}

namespace {

Status write_finished(Database& database, const FinishedDocument& whole) {
  if (whole.state == DocumentState::reading) return Error{ErrorKind::usage, "a document that is still being read cannot be finished", whole.document.hex(), ""};
  DOSSIER_ASSIGN(int64_t row, document_row(database, whole.document));
  if (row == 0) return unknown(whole.document);
  DOSSIER_TRY(set_info(database, row, whole.info));
  DOSSIER_TRY(count_pages(database, row));
  const std::optional<Error>& error = whole.error;
  return database.execute("UPDATE document SET state = ?, error_kind = ?, error_message = ?, error_hint = ? WHERE id = ?", static_cast<int>(whole.state),
                          error ? name_of(error->kind) : std::string_view(), error ? scrub_utf8(error->message) : "", error ? scrub_utf8(error->hint) : "", row);
}

Status write_location(Database& database, const Location& location) {
  if (!is_utf8(location.path)) return Error{ErrorKind::usage, "a path that is not UTF-8 cannot be stored", scrub_utf8(location.path), "rename the file"};
  DOSSIER_ASSIGN(int64_t row, document_row(database, location.document));
  if (row == 0) return unknown(location.document);
  DOSSIER_ASSIGN(int64_t before, database.number("SELECT document FROM location WHERE path = ?", location.path));
  if (before != 0 && before != row)
    DOSSIER_TRY(database.execute("INSERT INTO former(path, document, version) SELECT ?1, ?2, coalesce(max(version), 0) + 1 FROM former WHERE path = ?1",
                                 location.path, before));
  DOSSIER_TRY(database.execute("INSERT OR REPLACE INTO location(path, document, bytes, modified_ns, inode, device, missing) VALUES(?, ?, ?, ?, ?, ?, ?)",
                               location.path, row, location.bytes, location.modified_ns, location.inode, location.device, location.missing));
  return database.execute("UPDATE document SET reread_here = 1 WHERE id = ? AND reread_here = 0", row);
}

}  // namespace

Status DocumentStore::finish(const FinishedDocument& whole) {
  Database& database = archive_.database();
  return database.write([&] { return write_finished(database, whole); });
}

Status DocumentStore::finish(const Sha256& document, DocumentState state, const std::optional<Error>& error, const DocumentInfo& info) {
  return finish({document, state, error, info});
}

Status DocumentStore::finish_at(const FinishedDocument& whole, const Location& location) {
  Database& database = archive_.database();
  return database.write([&]() -> Status {
    DOSSIER_TRY(write_location(database, location));
    return write_finished(database, whole);
  });
}

Result<uint32_t> DocumentStore::pages_done(const Sha256& document) {
  Database& database = archive_.database();
  auto held = database.lock();
  DOSSIER_ASSIGN(int64_t row, document_row(database, document));
  DOSSIER_ASSIGN(Statement rows, database.query("SELECT number FROM page WHERE document = ?1 UNION SELECT page FROM failure WHERE document = ?1 AND page > 0 ORDER BY 1", row));
  DOSSIER_ASSIGN(std::vector<int64_t> numbers, numbers_of(std::move(rows)));
  uint32_t done = 0;
  while (done < numbers.size() && numbers[done] == int64_t{done} + 1) ++done;
  return done;
}

namespace {
Location location_of(const Statement& row) {
  Location out;
  out.path = row.string(0);
  out.document = row.hash(1);
  out.bytes = static_cast<uint64_t>(row.integer(2));
  out.modified_ns = row.integer(3);
  out.inode = row.integer(4);
  out.device = row.integer(5);
  out.missing = row.integer(6) != 0;
  return out;
}
constexpr const char* kLocations =
    "SELECT l.path, d.sha256, l.bytes, l.modified_ns, l.inode, l.device, l.missing FROM location l JOIN document d ON d.id = l.document WHERE ";
}  // namespace

Result<std::optional<Location>> DocumentStore::location(const std::string& path) {
  Database& database = archive_.database();
  auto held = database.lock();
  DOSSIER_ASSIGN(Statement row, database.query(std::string(kLocations) + "l.path = ?", path));
  DOSSIER_ASSIGN(bool found, row.step());
  return found ? std::optional<Location>(location_of(row)) : std::nullopt;
}

Result<std::vector<Location>> DocumentStore::locations_under(const std::string& folder) {
  Database& database = archive_.database();
  auto held = database.lock();
  std::string stem = folder;
  while (!stem.empty() && stem.back() == '/') stem.pop_back();
  // '0' follows '/' in ASCII: everything that begins with "FOLDER/".
  DOSSIER_ASSIGN(Statement rows, database.query(std::string(kLocations) + "l.path > ? AND l.path < ? ORDER BY l.path", stem + "/", stem + "0"));
  std::vector<Location> out;
  for (;;) {
    DOSSIER_ASSIGN(bool more, rows.step());
    if (!more) return out;
    out.push_back(location_of(rows));
  }
}

Status DocumentStore::set_location(const Location& location) {
  Database& database = archive_.database();
  return database.write([&] { return write_location(database, location); });
}

Status DocumentStore::set_missing(const std::string& path, bool missing) {
  Database& database = archive_.database();
  return database.write([&]() -> Status { return database.execute("UPDATE location SET missing = ? WHERE path = ?", missing, path); });
}

Result<std::vector<Sha256>> DocumentStore::former_versions(const std::string& path) {
  Database& database = archive_.database();
  auto held = database.lock();
  DOSSIER_ASSIGN(Statement rows, database.query("SELECT d.sha256 FROM former f JOIN document d ON d.id = f.document WHERE f.path = ? ORDER BY f.version", path));
  std::vector<Sha256> out;
  for (;;) {
    DOSSIER_ASSIGN(bool more, rows.step());
    if (!more) return out;
    out.push_back(rows.hash(0));
  }
}

}  // namespace dossier
