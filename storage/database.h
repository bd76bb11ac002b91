// The SQLite connection of an archive: statements, errors, batched transactions. Private to this folder.
#pragma once

#include <cstdint>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <utility>

#include "base/cancel.h"
#include "base/hash.h"
#include "base/result.h"
#include "storage/archive.h"

struct sqlite3;
struct sqlite3_stmt;

namespace dossier {

// Bytes that are bound as a BLOB instead of TEXT.
struct Blob {
  std::string_view bytes;
};
inline Blob blob_of(const Sha256& hash) { return {std::string_view(reinterpret_cast<const char*>(hash.bytes.data()), hash.bytes.size())}; }

// A prepared statement with its values. Goes back to the connection's cache when it ends. Use only under the connection's lock.
class Statement {
 public:
  Statement(Statement&& other) noexcept : database_(other.database_), handle_(std::exchange(other.handle_, nullptr)), place_(std::move(other.place_)) {}
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  // Values are copied; they count from 1.
  void bind(int at, int64_t value);
  void bind(int at, double value);
  void bind(int at, std::string_view text);
  void bind(int at, Blob blob);
  void bind(int at, const Sha256& hash) { bind(at, blob_of(hash)); }
  void bind_null(int at);

  // True: a row stands ready.
  Result<bool> step();
  // Runs to the end.
  Status run();
  // To the start again, with the values kept.
  void rewind();

  // Columns count from 0. Views end with the next step().
  int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;
  std::string string(int column) const { return std::string(text(column)); }
  std::string_view blob(int column) const;
  // A blob of 32 bytes, else zeros: the schema's CHECKs hold the length, a hostile file's need not.
  Sha256 hash(int column) const;
  bool is_null(int column) const;

 private:
  friend struct Database;
  Statement(Database* database, sqlite3_stmt* handle, std::string place) : database_(database), handle_(handle), place_(std::move(place)) {}
  Database* database_;
  sqlite3_stmt* handle_;
  std::string place_;
};

// Writes are gathered: the first write() opens a transaction, which is committed once it is old enough, by the next write or by
// the keeper thread. So a page is durable within about a second and pages cost no fsync each. An error inside a batch rolls the
// whole batch back and stays: every later write gives it again, so no document can be finished on pages that are gone.
struct Database {
  static constexpr std::chrono::milliseconds kBatch{500};
  static constexpr std::chrono::milliseconds kLongBatch{5000};  // for work that can be done again at no cost (merge, index)

  // An open file whose schema is ours. See Archive::open.
  static Result<std::unique_ptr<Database>> open(const std::string& path, OpenMode mode);
  // Another's archive: nothing of it is written to, not even a log that was left over.
  static Result<std::unique_ptr<Database>> open_foreign(const std::string& path);
  Database(std::string path, OpenMode mode) : path_(std::move(path)), mode_(mode) {}
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  using Lock = std::unique_lock<std::recursive_mutex>;
  [[nodiscard]] Lock lock() { return Lock(mutex_); }

  template <typename... Values>
  Result<Statement> query(std::string_view sql, const Values&... values) {
    auto statement = prepare(sql);
    if (!statement.ok()) return statement;
    int at = 0;
    (bind_one(*statement, ++at, values), ...);
    return statement;
  }
  // A statement without rows.
  template <typename... Values>
  Status execute(std::string_view sql, const Values&... values) {
    DOSSIER_ASSIGN(Statement statement, query(sql, values...));
    return statement.run();
  }
  // One number; 0 if there is no row.
  template <typename... Values>
  Result<int64_t> number(std::string_view sql, const Values&... values) {
    DOSSIER_ASSIGN(Statement statement, query(sql, values...));
    DOSSIER_ASSIGN(bool row, statement.step());
    return row ? statement.integer(0) : int64_t{0};
  }
  int64_t last_row() const;

  // Called by every operation that writes, under the lock: opens the batch, or gives the error that ended the last one.
  Status begin_write();
  // Ends an operation: with its error the batch is rolled back; else it is committed if it is due.
  Status end_write(Status outcome);
  // Runs `work` between begin_write and end_write, under the lock.
  template <typename Work>
  Status write(Work&& work) {
    Lock held = lock();
    DOSSIER_TRY(begin_write());
    return end_write(work());
  }
  // Commits what is gathered.
  Status commit();
  // How long a batch may grow from now on.
  void set_batch(std::chrono::milliseconds longest) {
    Lock held = lock();
    batch_ = longest;
  }
  // Rolls back what is gathered and forgets a kept error: for a caller that knows what it does (repair).
  void abandon();

  // Long statements stop when the token says so; the statement's error is then `cancelled`.
  void watch(const CancelToken* cancel);
  // Changes whenever this or another connection has written: what is cached in memory is then stale.
  Result<std::pair<int64_t, int64_t>> version();

  Error error(const std::string& doing) const;
  sqlite3* handle() const { return handle_; }
  const std::string& path() const { return path_; }
  OpenMode mode() const { return mode_; }
  // Version of the schema that the file has: an older one than ours where it may not be written.
  int64_t schema() const { return schema_; }

  // Things that a store keeps for the connection (caches of the search index). Under the lock.
  std::shared_ptr<void> search_state;

 private:
  friend class Statement;
  Result<Statement> prepare(std::string_view sql);
  static void bind_one(Statement& s, int at, int64_t v) { s.bind(at, v); }
  static void bind_one(Statement& s, int at, int v) { s.bind(at, int64_t{v}); }
  static void bind_one(Statement& s, int at, uint32_t v) { s.bind(at, int64_t{v}); }
  static void bind_one(Statement& s, int at, uint64_t v) { s.bind(at, static_cast<int64_t>(v)); }
  static void bind_one(Statement& s, int at, bool v) { s.bind(at, int64_t{v}); }
  static void bind_one(Statement& s, int at, double v) { s.bind(at, v); }
  static void bind_one(Statement& s, int at, std::string_view v) { s.bind(at, v); }
  static void bind_one(Statement& s, int at, const std::string& v) { s.bind(at, std::string_view(v)); }
  static void bind_one(Statement& s, int at, const char* v) { s.bind(at, std::string_view(v)); }
  static void bind_one(Statement& s, int at, Blob v) { s.bind(at, v); }
  static void bind_one(Statement& s, int at, const Sha256& v) { s.bind(at, v); }

  Status connect(bool foreign);
  Status check_identity();
  Status migrate();
  void start_keeper();
  void keep();
  Status commit_batch();
  void drop_batch();

  std::string path_;
  OpenMode mode_;
  sqlite3* handle_ = nullptr;
  int64_t schema_ = 0;
  std::recursive_mutex mutex_;
  std::unordered_map<std::string, sqlite3_stmt*> cache_;  // statements that rest

  bool in_batch_ = false;
  std::chrono::milliseconds batch_ = kBatch;
  std::chrono::steady_clock::time_point batch_start_;
  std::optional<Error> lost_;  // why a batch could not be kept
  int64_t commits_ = 0;

  std::thread keeper_;
  std::condition_variable_any wake_;
  bool ending_ = false;
};

}  // namespace dossier
