#include "storage/database.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cctype>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/file.h"
#include "storage/schema.h"

namespace dossier {
namespace {

constexpr int kBusyWaitMs = 20'000;
constexpr size_t kCachedStatements = 64;

constexpr uint64_t kTinySpace = 1 << 20;

// SQLite reports a write that the system refused as an I/O error and often loses the reason on the way: look whether there is room.
bool is_out_of_room(sqlite3* handle, const std::string& path) {
  int system = sqlite3_system_errno(handle);
  if (system == ENOSPC || system == EDQUOT || system == EFBIG) return true;
  struct statvfs room {};
  if (::statvfs(path.c_str(), &room) == 0 && uint64_t{room.f_bavail} * room.f_frsize < kTinySpace) return true;
  rlimit limit{};
  if (::getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return false;
  for (const char* end : {"", "-wal"}) {
    struct stat info {};
    if (::stat((path + end).c_str(), &info) == 0 && static_cast<uint64_t>(info.st_size) + kTinySpace > limit.rlim_cur) return true;
  }
  return false;
}

ErrorKind kind_of(sqlite3* handle, const std::string& path) {
  int code = sqlite3_errcode(handle) & 0xFF;
  switch (code) {
    case SQLITE_FULL: return ErrorKind::no_space;
    case SQLITE_IOERR: return is_out_of_room(handle, path) ? ErrorKind::no_space : ErrorKind::io;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_RANGE:
    case SQLITE_SCHEMA: return ErrorKind::damaged;
    case SQLITE_NOMEM: return ErrorKind::memory;
    case SQLITE_INTERRUPT: return ErrorKind::cancelled;
    case SQLITE_TOOBIG: return ErrorKind::too_large;
    default: return ErrorKind::io;
  }
}

// In a folder where nothing can be written (a read-only disk) the files that go with a log cannot be made, and nobody can change
// the archive either: without a log it can be read as it is.
bool is_unchangeable(const std::string& path) {
  std::string folder = std::filesystem::path(path).parent_path().string();
  struct stat log {};
  bool has_log = ::stat((path + "-wal").c_str(), &log) == 0 && log.st_size > 0;
  return ::access(folder.empty() ? "." : folder.c_str(), W_OK) != 0 && !has_log;
}

std::string immutable_uri(const std::string& path) {
  static const char* kDigits = "0123456789ABCDEF";
  std::string out = "file:";
  for (char c : path) {
    auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) || c == '/' || c == '.' || c == '-' || c == '_')
      out += c;
    else
      out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return out + "?immutable=1";
}

// An empty archive under another name, then linked into place: an interrupted creation leaves no half of one.
Status create_file(const std::string& path) {
  std::error_code ignored;
  std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (!folder.empty() && !std::filesystem::exists(folder, ignored)) {
    mode_t mask = ::umask(077);
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    ::umask(mask);
    if (failed) return os_error("cannot create the folder", folder.string(), failed.value());
  }
  std::string temp = path + ".new-XXXXXX";
  Fd fd(mkostemp(temp.data(), O_CLOEXEC));  // mode 0600
  if (!fd.valid()) return os_error("cannot create", path, errno);
  sqlite3* handle = nullptr;
  Status status;
  auto run = [&](const std::string& sql) {
    if (!status.ok() || sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return;
    status = Error{kind_of(handle, path), std::string("cannot create the archive: ") + sqlite3_errmsg(handle), path, ""};
  };
  if (sqlite3_open_v2(temp.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK)
    status = Error{kind_of(handle, path), std::string("cannot create the archive: ") + sqlite3_errmsg(handle), path, ""};
  run("PRAGMA page_size=" + std::to_string(kPageBytes));
  run("PRAGMA application_id=" + std::to_string(kApplicationId));
  run("BEGIN");
  if (status.ok()) status = create_schema(handle);
  run("PRAGMA user_version=" + std::to_string(kSchemaVersion));
  run("COMMIT");
  run("PRAGMA journal_mode=WAL");
  run("PRAGMA wal_checkpoint(TRUNCATE)");
  sqlite3_close(handle);
  if (status.ok() && ::link(temp.c_str(), path.c_str()) != 0 && errno != EEXIST) {
    // A file system without hard links: rename, which another creator at the same moment would lose against.
    if (::rename(temp.c_str(), path.c_str()) != 0) status = os_error("cannot create", path, errno);
  }
  ::unlink(temp.c_str());
  for (const char* end : {"-wal", "-shm", "-journal"}) ::unlink((temp + end).c_str());
  return status;
}

}  // namespace

// ---- Statement

Statement::~Statement() {
  if (!handle_) return;
  sqlite3_reset(handle_);
  sqlite3_clear_bindings(handle_);
  if (database_->cache_.size() >= kCachedStatements || !database_->cache_.emplace(std::move(place_), handle_).second) sqlite3_finalize(handle_);
}

void Statement::bind(int at, int64_t value) { sqlite3_bind_int64(handle_, at, value); }
void Statement::bind(int at, double value) { sqlite3_bind_double(handle_, at, value); }
void Statement::bind(int at, std::string_view text) {
  sqlite3_bind_text64(handle_, at, text.data() ? text.data() : "", text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}
void Statement::bind(int at, Blob blob) { sqlite3_bind_blob64(handle_, at, blob.bytes.data() ? blob.bytes.data() : "", blob.bytes.size(), SQLITE_TRANSIENT); }
void Statement::bind_null(int at) { sqlite3_bind_null(handle_, at); }

Result<bool> Statement::step() {
  int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return database_->error("the archive could not be used");
}
Status Statement::run() {
  for (;;) {
    DOSSIER_ASSIGN(bool row, step());
    if (!row) return {};
  }
}
void Statement::rewind() { sqlite3_reset(handle_); }

int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_, column); }
double Statement::real(int column) const { return sqlite3_column_double(handle_, column); }
std::string_view Statement::text(int column) const {
  const unsigned char* bytes = sqlite3_column_text(handle_, column);
  return bytes ? std::string_view(reinterpret_cast<const char*>(bytes), static_cast<size_t>(sqlite3_column_bytes(handle_, column))) : std::string_view();
}
std::string_view Statement::blob(int column) const {
  const void* bytes = sqlite3_column_blob(handle_, column);
  return bytes ? std::string_view(static_cast<const char*>(bytes), static_cast<size_t>(sqlite3_column_bytes(handle_, column))) : std::string_view();
}
Sha256 Statement::hash(int column) const {
  Sha256 out;
  std::string_view bytes = blob(column);
  if (bytes.size() == out.bytes.size()) std::memcpy(out.bytes.data(), bytes.data(), bytes.size());
  return out;
}
bool Statement::is_null(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }

// ---- Database

Result<std::unique_ptr<Database>> Database::open(const std::string& given, OpenMode mode) {
  if (given.empty()) return Error{ErrorKind::usage, "no archive named", "", ""};
  std::string path = std::filesystem::absolute(given).lexically_normal().string();  // never ":memory:" or a URI
  struct stat info {};
  if (mode == OpenMode::create && ::stat(path.c_str(), &info) != 0) {
    if (errno != ENOENT) return os_error("cannot open the archive", path, errno);
    DOSSIER_TRY(create_file(path));
  }
  if (Status header = check_header(path); !header.ok()) {
    Error error = header.error();
    if (error.kind == ErrorKind::not_found) {
      error.message = "there is no archive";
      error.hint = "dossier ingest PATH... makes one";
    }
    return error;
  }
  auto database = std::make_unique<Database>(path, mode);
  DOSSIER_TRY(database->connect(false));
  if (mode != OpenMode::read_only) database->start_keeper();
  return database;
}

Result<std::unique_ptr<Database>> Database::open_foreign(const std::string& given) {
  if (given.empty()) return Error{ErrorKind::usage, "no archive named", "", ""};
  std::string path = std::filesystem::absolute(given).lexically_normal().string();
  DOSSIER_TRY(check_header(path));
  auto database = std::make_unique<Database>(path, OpenMode::read_only);
  DOSSIER_TRY(database->connect(true));
  return database;
}

Status Database::connect(bool foreign) {
  // Our own archive is opened for writing even by who only reads, where that is allowed: the last one to close it can then fold the
  // log into the file and leave one file behind.
  bool read_only = foreign || (mode_ == OpenMode::read_only && ::access(path_.c_str(), W_OK) != 0);
  int flags = (read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_EXRESCODE;
  std::string name = path_;
  if (read_only && is_unchangeable(path_)) {
    name = immutable_uri(path_);
    flags |= SQLITE_OPEN_URI;
  }
  if (sqlite3_open_v2(name.c_str(), &handle_, flags, nullptr) != SQLITE_OK) return error("cannot open the archive");
  sqlite3_busy_timeout(handle_, kBusyWaitMs);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_limit(handle_, SQLITE_LIMIT_ATTACHED, 0);
  // Before the first page of a file that may be hostile is parsed.
  for (const char* sql : {"PRAGMA cell_size_check=ON", "PRAGMA mmap_size=0", "PRAGMA cache_size=-65536", "PRAGMA synchronous=FULL", "PRAGMA secure_delete=OFF",
                          "PRAGMA wal_autocheckpoint=4000", "PRAGMA journal_size_limit=67108864"})
    DOSSIER_TRY(execute(sql));
  if (mode_ == OpenMode::read_only) DOSSIER_TRY(execute("PRAGMA query_only=ON"));
  return check_identity();
}

Status Database::check_identity() {
  auto placed = [this](Error error) {
    error.where = path_;
    return error;
  };
  DOSSIER_ASSIGN(int64_t application, number("PRAGMA application_id"));
  if (application != kApplicationId) return placed({ErrorKind::damaged, "is not a Dossier archive", "", "it was not touched"});
  DOSSIER_ASSIGN(int64_t version, number("PRAGMA user_version"));
  if (version > kSchemaVersion) return placed(newer_schema(version));
  if (version < 1) return placed({ErrorKind::damaged, "is not a Dossier archive", "", "it was not touched"});
  if (Status same = check_schema(handle_, version); !same.ok()) return placed(same.error());
  schema_ = version;
  if (version == kSchemaVersion || mode_ == OpenMode::read_only) return {};
  if (Status done = migrate(); !done.ok()) return placed(done.error());
  return {};
}

// One transaction: an archive is of one version or of the next. Another program may have been first.
Status Database::migrate() {
  DOSSIER_TRY(execute("BEGIN IMMEDIATE"));
  auto work = [&]() -> Status {
    DOSSIER_ASSIGN(int64_t version, number("PRAGMA user_version"));
    if (version > kSchemaVersion) return newer_schema(version);
    if (version < kSchemaVersion) {
      DOSSIER_TRY(migrate_schema(handle_, version));
      DOSSIER_TRY(execute("PRAGMA user_version=" + std::to_string(kSchemaVersion)));
    }
    return execute("COMMIT");
  };
  Status status = work();
  if (!status.ok() && !sqlite3_get_autocommit(handle_)) (void)execute("ROLLBACK");
  if (status.ok()) schema_ = kSchemaVersion;
  return status;
}

Database::~Database() {
  if (keeper_.joinable()) {
    {
      Lock held = lock();
      ending_ = true;
    }
    wake_.notify_all();
    keeper_.join();
  }
  if (in_batch_) (void)commit_batch();  // an error here means that pages since the last commit are read again: nobody is left to tell
  search_state.reset();
  for (auto& [sql, statement] : cache_) sqlite3_finalize(statement);
  sqlite3_close(handle_);
}

Result<Statement> Database::prepare(std::string_view sql) {
  std::string key(sql);
  if (auto found = cache_.find(key); found != cache_.end()) {
    sqlite3_stmt* handle = found->second;
    cache_.erase(found);
    return Statement(this, handle, std::move(key));
  }
  sqlite3_stmt* handle = nullptr;
  if (sqlite3_prepare_v3(handle_, key.c_str(), static_cast<int>(key.size()), SQLITE_PREPARE_PERSISTENT, &handle, nullptr) != SQLITE_OK)
    return error("the archive could not be used");
  return Statement(this, handle, std::move(key));
}

int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_); }

Status Database::begin_write() {
  if (mode_ == OpenMode::read_only) return Error{ErrorKind::usage, "the archive is open for reading only", path_, ""};
  if (lost_) return *lost_;
  if (in_batch_) return {};
  DOSSIER_TRY(execute("BEGIN IMMEDIATE"));
  in_batch_ = true;
  batch_start_ = std::chrono::steady_clock::now();
  wake_.notify_all();
  return {};
}

Status Database::end_write(Status outcome) {
  if (!outcome.ok()) {
    // Refusals, given before anything has changed, cost the batch nothing.
    ErrorKind kind = outcome.error().kind;
    if (kind == ErrorKind::usage || kind == ErrorKind::not_found || kind == ErrorKind::conflict) return outcome;
    lost_ = outcome.error();
    drop_batch();
    return outcome;
  }
  if (in_batch_ && std::chrono::steady_clock::now() - batch_start_ >= batch_) return commit_batch();
  return {};
}

Status Database::commit() {
  Lock held = lock();
  if (lost_) return *lost_;
  return in_batch_ ? commit_batch() : Status{};
}

Status Database::commit_batch() {
  Status status = execute("COMMIT");
  if (!status.ok()) {
    lost_ = status.error();
    drop_batch();
    return status;
  }
  in_batch_ = false;
  ++commits_;
  return {};
}

void Database::drop_batch() {
  if (!sqlite3_get_autocommit(handle_)) (void)execute("ROLLBACK");  // fails only if SQLite has rolled back itself
  in_batch_ = false;
  ++commits_;
}

void Database::abandon() {
  Lock held = lock();
  if (in_batch_) drop_batch();
  lost_.reset();
}

void Database::start_keeper() { keeper_ = std::thread([this] { keep(); }); }

// Commits a batch that no further write ends: a slow page (OCR) must not hold back the quick ones before it.
void Database::keep() {
  Lock held = lock();
  while (!ending_) {
    if (!in_batch_) {
      wake_.wait(held);
    } else if (auto due = batch_start_ + batch_; std::chrono::steady_clock::now() < due) {
      wake_.wait_until(held, due);
    } else {
      (void)commit_batch();  // the error is kept for the next write
    }
  }
}

void Database::watch(const CancelToken* cancel) {
  auto stop = [](void* token) { return static_cast<const CancelToken*>(token)->cancelled() ? 1 : 0; };
  sqlite3_progress_handler(handle_, cancel ? 20'000 : 0, cancel ? +stop : nullptr, const_cast<CancelToken*>(cancel));
}

Result<std::pair<int64_t, int64_t>> Database::version() {
  DOSSIER_ASSIGN(int64_t others, number("PRAGMA data_version"));
  return std::pair<int64_t, int64_t>{others, sqlite3_total_changes64(handle_) + commits_};
}

Error Database::error(const std::string& doing) const {
  if (!handle_) return {ErrorKind::memory, "no memory for the archive", path_, ""};
  Error out{kind_of(handle_, path_), doing + ": " + sqlite3_errmsg(handle_), path_, ""};
  int code = sqlite3_errcode(handle_) & 0xFF;
  if (out.kind == ErrorKind::no_space) {
    out.message = "the disk is full; what was stored before is kept";
    out.hint = "free some space and run the command again";
  } else if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
    out.message = "another program is writing to the archive";
    out.hint = "run the command again when it has ended";
  } else if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) {
    out.hint = "dossier archive check names the damage, archive check --repair mends it";
  } else if (code == SQLITE_READONLY) {
    out.message = "the archive can only be read: its file or folder is write-protected";
  } else if (out.kind == ErrorKind::cancelled) {
    out.message = "stopped on request";
  }
  return out;
}

}  // namespace dossier
