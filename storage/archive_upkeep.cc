// Archive: sizes, copies, compaction, removal.
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <set>

#include "base/file.h"
#include "storage/archive.h"
#include "storage/database.h"
#include "storage/document_rows.h"
#include "storage/document_store.h"
#include "storage/page_rows.h"

namespace dossier {
namespace {

constexpr int kBackupStepPages = 4096;

// VACUUM copies by way of an attached database, which no other statement of ours may do.
Status rewrite_file(Database& database) {
  DOSSIER_TRY(database.execute("INSERT INTO search(search) VALUES('optimize')"));
  sqlite3_limit(database.handle(), SQLITE_LIMIT_ATTACHED, 1);
  Status status = database.execute("VACUUM");
  sqlite3_limit(database.handle(), SQLITE_LIMIT_ATTACHED, 0);
  DOSSIER_TRY(status);
  // The log holds what was before: fold it into the file and cut it off.
  DOSSIER_ASSIGN(int64_t busy, database.number("PRAGMA wal_checkpoint(TRUNCATE)"));
  if (busy != 0) return Error{ErrorKind::io, "another program is reading the archive, so its log could not be cleared", database.path(), "run the command again when it has ended"};
  return {};
}

Status copy_database(sqlite3* from, const std::string& to) {
  sqlite3* copy = nullptr;
  Status status;
  if (sqlite3_open_v2(to.c_str(), &copy, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) {
    status = Error{ErrorKind::io, std::string("cannot write the copy: ") + sqlite3_errmsg(copy), to, ""};
  } else if (sqlite3_backup* backup = sqlite3_backup_init(copy, "main", from, "main"); backup) {
    int code;
    while ((code = sqlite3_backup_step(backup, kBackupStepPages)) == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED)
      if (code != SQLITE_OK) sqlite3_sleep(50);
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE) {
      int system = sqlite3_system_errno(copy);
      bool full = (code & 0xFF) == SQLITE_FULL || ((code & 0xFF) == SQLITE_IOERR && (system == ENOSPC || system == EDQUOT || system == EFBIG));
      status = full ? Error{ErrorKind::no_space, "the disk is full; the copy was not made", to, "free some space and run the command again"}
                    : Error{ErrorKind::io, std::string("cannot copy the archive: ") + sqlite3_errstr(code), to, ""};
    }
  } else {
    status = Error{ErrorKind::io, std::string("cannot write the copy: ") + sqlite3_errmsg(copy), to, ""};
  }
  sqlite3_close(copy);
  return status;
}

// The documents and those of their parts that are in no other document and lie nowhere.
Result<std::set<int64_t>> with_parts(Database& database, const std::vector<Sha256>& documents) {
  std::set<int64_t> out;
  for (const Sha256& document : documents) {
    DOSSIER_ASSIGN(int64_t row, document_row(database, document));
    if (row == 0) return Error{ErrorKind::not_found, "no such document in the archive", document.hex(), "dossier list shows what there is"};
    out.insert(row);
  }
  for (std::vector<int64_t> next(out.begin(), out.end()); !next.empty();) {
    int64_t container = next.back();
    next.pop_back();
    DOSSIER_ASSIGN(Statement parts, database.query("SELECT p.document, p2.container FROM part p JOIN part p2 ON p2.document = p.document WHERE p.container = ? AND "
                                                   "NOT EXISTS(SELECT 1 FROM location l WHERE l.document = p.document)",
                                                   container));
    std::set<int64_t> held_elsewhere, all;
    for (;;) {
      DOSSIER_ASSIGN(bool more, parts.step());
      if (!more) break;
      all.insert(parts.integer(0));
      if (!out.count(parts.integer(1))) held_elsewhere.insert(parts.integer(0));
    }
    for (int64_t part : all)
      if (!held_elsewhere.count(part) && out.insert(part).second) next.push_back(part);
  }
  return out;
}

}  // namespace

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
  DOSSIER_TRY(count(out.index_bytes, "SELECT (SELECT coalesce(sum(length(block)), 0) FROM search_data) + (SELECT coalesce(sum(length(sz) + 4), 0) FROM search_docsize)"));
  uint64_t page_bytes = 0, pages = 0, free_pages = 0;
  DOSSIER_TRY(count(page_bytes, "PRAGMA page_size"));
  DOSSIER_TRY(count(pages, "PRAGMA page_count"));
  DOSSIER_TRY(count(free_pages, "PRAGMA freelist_count"));
  out.file_bytes = pages * page_bytes;
  out.free_bytes = free_pages * page_bytes;
  return out;
}

Status Archive::backup(const std::string& to) {
  DOSSIER_TRY(commit());
  auto held = database_->lock();
  struct stat info {};
  if (::lstat(to.c_str(), &info) == 0) return Error{ErrorKind::conflict, "there is a file already", to, "name another, or remove it first"};
  std::string temp = to + ".new-XXXXXX";
  Fd fd(mkostemp(temp.data(), O_CLOEXEC));  // mode 0600
  if (!fd.valid()) return os_error("cannot create", to, errno);
  Status status = copy_database(database_->handle(), std::filesystem::absolute(temp).string());
  if (status.ok() && ::fsync(fd.get()) != 0) status = os_error("cannot write", to, errno);
  if (status.ok() && ::rename(temp.c_str(), to.c_str()) != 0) status = os_error("cannot create", to, errno);
  if (!status.ok()) ::unlink(temp.c_str());
  for (const char* end : {"-wal", "-shm", "-journal"}) ::unlink((temp + end).c_str());
  return status;
}

Status Archive::vacuum() {
  DOSSIER_TRY(commit());
  auto held = database_->lock();
  if (database_->mode() == OpenMode::read_only) return Error{ErrorKind::usage, "the archive is open for reading only", path(), ""};
  return rewrite_file(*database_);
}

Status DocumentStore::remove(const std::vector<Sha256>& documents) {
  Database& database = archive_.database();
  DOSSIER_TRY(database.commit());
  auto held = database.lock();
  // Freed bytes are overwritten from here on; what earlier work has left in free space goes with the rewrite.
  if (database.mode() != OpenMode::read_only) DOSSIER_TRY(database.execute("PRAGMA secure_delete=ON"));
  Status removed = database.write([&]() -> Status {
    DOSSIER_ASSIGN(std::set<int64_t> rows, with_parts(database, documents));
    for (int64_t row : rows) {
      DOSSIER_TRY(database.execute("DELETE FROM run WHERE id IN (SELECT c.run FROM claim c JOIN citation t ON t.claim = c.id WHERE t.document = ?1) OR "
                                   "instr(report, (SELECT lower(hex(sha256)) FROM document WHERE id = ?1)) > 0",
                                   row));
      DOSSIER_TRY(delete_pages(database, row));
      DOSSIER_TRY(database.execute("DELETE FROM document WHERE id = ?", row));
    }
    return {};
  });
  if (removed.ok()) removed = database.commit();
  if (removed.ok()) removed = rewrite_file(database);
  if (database.mode() != OpenMode::read_only) DOSSIER_TRY(database.execute("PRAGMA secure_delete=OFF"));
  return removed;
}

}  // namespace dossier
