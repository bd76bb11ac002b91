#include "storage/schema.h"

#include <sqlite3.h>
#include <unistd.h>

#include <cstring>
#include <iterator>
#include <map>

#include "base/file.h"

namespace dossier {
namespace {

// STRICT: a column holds its type or nothing. Hashes are 32 bytes. `page` is narrow so that counting and listing never touch
// the text; `content` holds what a page is. `search` holds no text of its own (content=''): its rows are the pages' words, cut and
// folded by cut_words.h, and its rowid is page.id.
constexpr const char* kTables1 = R"sql(
CREATE TABLE document(
  id INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE CHECK(length(sha256) = 32),
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK(bytes >= 0),
  state INTEGER NOT NULL CHECK(state BETWEEN 0 AND 3),
  type TEXT NOT NULL,
  title TEXT NOT NULL,
  author TEXT NOT NULL,
  created TEXT NOT NULL,
  modified TEXT NOT NULL,
  language TEXT NOT NULL,
  info BLOB NOT NULL,
  error_kind TEXT NOT NULL DEFAULT '',
  error_message TEXT NOT NULL DEFAULT '',
  error_hint TEXT NOT NULL DEFAULT '',
  pages INTEGER NOT NULL DEFAULT 0,
  pages_text INTEGER NOT NULL DEFAULT 0,
  pages_ocr INTEGER NOT NULL DEFAULT 0,
  pages_doubtful INTEGER NOT NULL DEFAULT 0,
  pages_covered INTEGER NOT NULL DEFAULT 0,
  reader_version INTEGER NOT NULL,
  languages TEXT NOT NULL,
  reread_here INTEGER NOT NULL DEFAULT 1 CHECK(reread_here IN (0, 1)),
  origin TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE page(
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK(number > 0),
  label TEXT NOT NULL,
  language TEXT NOT NULL,
  source INTEGER NOT NULL CHECK(source BETWEEN 0 AND 3),
  words INTEGER NOT NULL,
  doubtful INTEGER NOT NULL CHECK(doubtful IN (0, 1)),
  covered INTEGER NOT NULL CHECK(covered IN (0, 1)),
  hash BLOB NOT NULL CHECK(length(hash) = 32),
  UNIQUE(document, number)
) STRICT;
CREATE TABLE content(
  page INTEGER PRIMARY KEY REFERENCES page(id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  layout BLOB NOT NULL
) STRICT;
CREATE TABLE failure(
  document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  page INTEGER NOT NULL CHECK(page >= 0),
  kind TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY(document, page)
) STRICT, WITHOUT ROWID;
CREATE TABLE part(
  container INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  place INTEGER NOT NULL CHECK(place >= 0),
  document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  PRIMARY KEY(container, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX part_document ON part(document);
CREATE TABLE location(
  path TEXT PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  bytes INTEGER NOT NULL,
  modified_ns INTEGER NOT NULL,
  inode INTEGER NOT NULL,
  device INTEGER NOT NULL,
  missing INTEGER NOT NULL CHECK(missing IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX location_document ON location(document);
CREATE TABLE former(
  path TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK(version > 0),
  PRIMARY KEY(path, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_document ON former(document);
CREATE TABLE run(
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  made TEXT NOT NULL,
  program TEXT NOT NULL,
  settings TEXT NOT NULL,
  report TEXT NOT NULL,
  report_sha256 BLOB NOT NULL CHECK(length(report_sha256) = 32)
) STRICT;
CREATE TABLE claim(
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK(number > 0),
  text TEXT NOT NULL,
  class TEXT NOT NULL,
  made TEXT NOT NULL,
  UNIQUE(run, number)
) STRICT;
CREATE TABLE citation(
  claim INTEGER NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
  place INTEGER NOT NULL CHECK(place >= 0),
  document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  page INTEGER NOT NULL CHECK(page > 0),
  begin_byte INTEGER NOT NULL CHECK(begin_byte >= 0),
  end_byte INTEGER NOT NULL CHECK(end_byte >= begin_byte),
  quote TEXT NOT NULL,
  page_hash BLOB NOT NULL CHECK(length(page_hash) = 32),
  PRIMARY KEY(claim, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX citation_document ON citation(document, page);
CREATE TABLE review(
  id INTEGER PRIMARY KEY,
  claim INTEGER NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
  made TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  action TEXT NOT NULL CHECK(action IN ('accept', 'reject', 'edit', 'comment', 'reopen')),
  text TEXT NOT NULL
) STRICT;
CREATE INDEX review_claim ON review(claim);
CREATE VIRTUAL TABLE search USING fts5(text, joined, content='', tokenize="ascii tokenchars '.'");
INSERT INTO search(search, rank) VALUES('hashsize', 16777216);
)sql";

// What version 2 added.
constexpr const char* kTables2 = R"sql(
CREATE TABLE tag(
  document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK(name <> ''),
  PRIMARY KEY(document, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_name ON tag(name);
CREATE TABLE saved_search(
  name TEXT PRIMARY KEY CHECK(name <> ''),
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// What version 3 added: what people lay over pages. Nothing of a page is changed by either. A correction's place and `was` are of the page as it was
// read; of several on one place the last holds.
constexpr const char* kTables3 = R"sql(
CREATE TABLE correction(
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  page INTEGER NOT NULL CHECK(page > 0),
  begin_byte INTEGER NOT NULL CHECK(begin_byte >= 0),
  end_byte INTEGER NOT NULL CHECK(end_byte > begin_byte),
  was TEXT NOT NULL,
  text TEXT NOT NULL,
  made TEXT NOT NULL,
  reviewer TEXT NOT NULL
) STRICT;
CREATE INDEX correction_page ON correction(document, page);
CREATE TABLE bookmark(
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  page INTEGER NOT NULL CHECK(page > 0),
  note TEXT NOT NULL,
  made TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  UNIQUE(document, page)
) STRICT;
)sql";

// What version 4 added: tags of claims, a trail as that of reviews. `given` 0: the tag was taken away.
constexpr const char* kTables4 = R"sql(
CREATE TABLE claim_tag(
  id INTEGER PRIMARY KEY,
  claim INTEGER NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
  made TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  name TEXT NOT NULL CHECK(name <> ''),
  given INTEGER NOT NULL CHECK(given IN (0, 1))
) STRICT;
CREATE INDEX claim_tag_claim ON claim_tag(claim);
)sql";

// The index's settings, which are rows of a table: FTS5's own version, and how much is gathered in memory before it is written.
// An archive from before that setting has the version alone.
constexpr std::string_view kSettings = "hashsize=16777216 version=4";

using Objects = std::map<std::string, std::string>;  // "table page" -> its SQL

Result<Objects> objects_of(sqlite3* database) {
  sqlite3_stmt* statement = nullptr;
  auto failed = [&] { return Error{ErrorKind::damaged, std::string("the archive's tables cannot be read: ") + sqlite3_errmsg(database), "", ""}; };
  if (sqlite3_prepare_v2(database, "SELECT type, name, sql FROM sqlite_schema", -1, &statement, nullptr) != SQLITE_OK) return failed();
  Objects out;
  int code;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW && out.size() < 1000) {
    auto text = [&](int column) {
      const void* bytes = sqlite3_column_text(statement, column);
      return std::string(static_cast<const char*>(bytes ? bytes : ""), static_cast<size_t>(sqlite3_column_bytes(statement, column)));
    };
    std::string type = text(0), name = text(1);
    out[type + " " + name] = text(2);
  }
  sqlite3_finalize(statement);
  if (code != SQLITE_DONE) return failed();
  return out;
}

Result<std::string> settings_of(sqlite3* database) {
  sqlite3_stmt* statement = nullptr;
  std::string out;
  if (sqlite3_prepare_v2(database, "SELECT substr(group_concat(k || '=' || v, ' '), 1, 200) FROM (SELECT k, v FROM search_config ORDER BY k LIMIT 20)", -1, &statement, nullptr) ==
          SQLITE_OK &&
      sqlite3_step(statement) == SQLITE_ROW) {
    const void* bytes = sqlite3_column_text(statement, 0);
    out.assign(static_cast<const char*>(bytes ? bytes : ""), static_cast<size_t>(sqlite3_column_bytes(statement, 0)));
  }
  if (sqlite3_finalize(statement) != SQLITE_OK)
    return Error{ErrorKind::damaged, std::string("the archive's tables cannot be read: ") + sqlite3_errmsg(database), "", ""};
  return out;
}

// The tables that versions after `from`, up to `to`, have added.
Status create_tables(sqlite3* database, int64_t from, int64_t to) {
  const char* steps[] = {kTables1, kTables2, kTables3, kTables4};
  static_assert(std::size(steps) == kSchemaVersion);
  for (int64_t step = from; step < to; ++step) {
    char* message = nullptr;
    if (sqlite3_exec(database, steps[step], nullptr, nullptr, &message) == SQLITE_OK) continue;
    Error error{sqlite3_errcode(database) == SQLITE_FULL ? ErrorKind::no_space : ErrorKind::io,
                std::string("cannot create the archive's tables: ") + (message ? message : "no reason given"), "", ""};
    sqlite3_free(message);
    return error;
  }
  return {};
}

// What the library at hand makes of the schema text: FTS5 writes its own shadow tables.
Result<Objects> expected_objects(int64_t version) {
  sqlite3* memory = nullptr;
  Result<Objects> out = Error{ErrorKind::memory, "no memory for the schema", "", ""};
  if (sqlite3_open_v2(":memory:", &memory, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr) == SQLITE_OK) {
    Status made = create_tables(memory, 0, version);
    out = made.ok() ? objects_of(memory) : Result<Objects>(made.error());
  }
  sqlite3_close(memory);
  return out;
}

uint32_t big_endian(const char* bytes) {
  uint32_t v = 0;
  for (int i = 0; i < 4; ++i) v = v << 8 | static_cast<unsigned char>(bytes[i]);
  return v;
}

}  // namespace

Status create_schema(sqlite3* database) { return create_tables(database, 0, kSchemaVersion); }
Status migrate_schema(sqlite3* database, int64_t version) { return create_tables(database, version, kSchemaVersion); }

Status check_schema(sqlite3* database, int64_t version) {
  static const Result<Objects> of_versions[] = {expected_objects(1), expected_objects(2), expected_objects(3), expected_objects(4)};
  static_assert(std::size(of_versions) == kSchemaVersion);
  const Result<Objects>& expected = of_versions[version - 1];
  if (!expected.ok()) return expected.error();
  DOSSIER_ASSIGN(Objects found, objects_of(database));
  auto foreign = [](const std::string& what) {
    return Error{ErrorKind::damaged, "the file's tables are not those of an archive: " + what, "", "it was not touched"};
  };
  for (const auto& [name, sql] : found) {
    auto ours = expected->find(name);
    if (ours == expected->end()) return foreign(name + " does not belong there");
    if (ours->second != sql) return foreign(name + " is defined otherwise");
  }
  for (const auto& [name, sql] : *expected)
    if (!found.count(name)) return foreign(name + " is missing");
  DOSSIER_ASSIGN(std::string settings, settings_of(database));
  if (settings != kSettings && settings != kSettings.substr(kSettings.find("version"))) return foreign("the index has other settings");
  return {};
}

Error newer_schema(int64_t found) {
  return {ErrorKind::newer_version,
          "this archive was made by a newer Dossier (schema " + std::to_string(found) + "; this one knows " + std::to_string(kSchemaVersion) +
              "); it was not touched",
          "", ""};
}

Status check_header(const std::string& path) {
  DOSSIER_ASSIGN(Fd fd, open_regular(path));
  char head[100];
  ssize_t n = ::pread(fd.get(), head, sizeof head, 0);
  if (n < 0) return os_error("cannot read", path, errno);
  const Error foreign{ErrorKind::damaged, "is not a Dossier archive", path, "it was not touched"};
  if (n != sizeof head || std::memcmp(head, "SQLite format 3", 16) != 0 || big_endian(head + 68) != kApplicationId) return foreign;
  uint32_t version = big_endian(head + 60);
  if (version > kSchemaVersion) {
    Error error = newer_schema(version);
    error.where = path;
    return error;
  }
  if (version == 0) return foreign;
  return {};
}

}  // namespace dossier
