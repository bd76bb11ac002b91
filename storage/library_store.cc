#include "storage/library_store.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/page_count.h"
#include "storage/database.h"
#include "storage/document_rows.h"

namespace dossier {
namespace {

constexpr int64_t kPortion = 2000;
constexpr size_t kMostDepth = 16;
constexpr int64_t kSchemaWithTags = 2;

// Of one document as LibraryLine shows it; `?` is where the tags come from, which an older archive has not.
constexpr const char* kLine =
    "d.id, d.name, d.type, d.title, CASE WHEN d.created = '' THEN d.modified ELSE d.created END, d.state, d.error_kind, "
    "d.pages + (SELECT count(*) FROM failure f WHERE f.document = d.id AND f.page > 0), d.pages_doubtful, d.bytes, ";
constexpr const char* kTags = "(SELECT ',' || group_concat(t.name, ',') || ',' FROM tag t WHERE t.document = d.id)";

class Walk {
 public:
  Walk(Database& database, const std::function<bool(const LibraryLine&)>& visit, const CancelToken& cancel)
      : database_(database), visit_(visit), cancel_(cancel), columns_(std::string(kLine) + (database.schema() >= kSchemaWithTags ? kTags : "NULL")) {}

  Status run() {
    {
      auto held = database_.lock();
      DOSSIER_ASSIGN(std::vector<int64_t> former, former_documents(database_));
      done_.insert(former.begin(), former.end());
      DOSSIER_TRY(read_parts());
    }
    DOSSIER_TRY(go_over_places());
    return wanted_ ? go_over_rest() : Status{};
  }

 private:
  Status read_parts() {
    DOSSIER_ASSIGN(Statement rows, database_.query("SELECT container, document FROM part ORDER BY container, place"));
    for (;;) {
      DOSSIER_ASSIGN(bool more, rows.step());
      if (!more) return {};
      parts_.emplace_back(rows.integer(0), rows.integer(1));
    }
  }

  // A portion behind a key, the lock given back between portions. A document stands at its first place where it still is; one that is gone everywhere
  // at its first.
  Status go_over_places() {
    const std::string sql = "SELECT " + columns_ +
                            ", l.path FROM location l JOIN document d ON d.id = l.document WHERE l.path > ? AND (NOT l.missing OR NOT EXISTS("
                            "SELECT 1 FROM location o WHERE o.document = l.document AND NOT o.missing)) ORDER BY l.path LIMIT " +
                            std::to_string(kPortion);
    std::string after;
    for (int64_t taken = kPortion; taken == kPortion && wanted_;) {
      if (cancel_.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
      auto held = database_.lock();
      DOSSIER_ASSIGN(Statement rows, database_.query(sql, after));
      for (taken = 0; wanted_; ++taken) {
        DOSSIER_ASSIGN(bool more, rows.step());
        if (!more) break;
        after = rows.string(11);
        DOSSIER_TRY(take(rows, after, 0));
      }
    }
    return {};
  }

  // What has no place: documents that came by a merge, and those of a reading that has only begun; parts of what is left out.
  Status go_over_rest() {
    const std::string sql = "SELECT " + columns_ +
                            " FROM document d WHERE d.id > ? AND NOT EXISTS(SELECT 1 FROM location l WHERE l.document = d.id) ORDER BY d.id LIMIT " +
                            std::to_string(kPortion);
    int64_t after = 0;
    for (int64_t taken = kPortion; taken == kPortion && wanted_;) {
      if (cancel_.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
      auto held = database_.lock();
      DOSSIER_ASSIGN(Statement rows, database_.query(sql, after));
      for (taken = 0; wanted_; ++taken) {
        DOSSIER_ASSIGN(bool more, rows.step());
        if (!more) break;
        after = rows.integer(0);
        DOSSIER_TRY(take(rows, {}, 0));
      }
    }
    return {};
  }

  Status take(const Statement& row, std::string_view path, int64_t container) {
    const int64_t id = row.integer(0);
    if (!done_.insert(id).second) return {};
    LibraryLine line;
    line.row = id;
    line.container = container;
    line.path = path;
    line.name = row.text(1);
    line.type = row.text(2);
    line.title = row.text(3);
    line.dated = row.text(4);
    line.state = static_cast<DocumentState>(std::clamp<int64_t>(row.integer(5), 0, 3));
    line.locked = error_kind_from(row.text(6)) == ErrorKind::password;
    line.pages = static_cast<uint32_t>(row.integer(7));
    line.pages_doubtful = static_cast<uint32_t>(row.integer(8));
    line.bytes = static_cast<uint64_t>(row.integer(9));
    line.tags = row.text(10);
    wanted_ = visit_(line);
    return take_parts(id);
  }

  // No deeper than a person could follow: the depth of parts is the file's word.
  Status take_parts(int64_t container) {
    if (depth_ >= kMostDepth) return {};
    auto at = std::lower_bound(parts_.begin(), parts_.end(), std::pair(container, INT64_MIN));
    ++depth_;
    for (; at != parts_.end() && at->first == container && wanted_; ++at) {
      if (done_.count(at->second)) continue;
      DOSSIER_ASSIGN(Statement row, database_.query("SELECT " + columns_ + " FROM document d WHERE d.id = ?", at->second));
      DOSSIER_ASSIGN(bool found, row.step());
      if (found) DOSSIER_TRY(take(row, {}, container));
    }
    --depth_;
    return {};
  }

  Database& database_;
  const std::function<bool(const LibraryLine&)>& visit_;
  const CancelToken& cancel_;
  const std::string columns_;
  std::vector<std::pair<int64_t, int64_t>> parts_;  // container, part; in order
  std::unordered_set<int64_t> done_;
  size_t depth_ = 0;
  bool wanted_ = true;
};

}  // namespace

Status LibraryStore::each(const std::function<bool(const LibraryLine&)>& visit, const CancelToken& cancel) {
  return Walk(archive_.database(), visit, cancel).run();
}

Result<std::vector<LibraryRow>> LibraryStore::rows(const std::vector<int64_t>& rows) {
  Database& database = archive_.database();
  auto held = database.lock();
  std::vector<LibraryRow> out;
  out.reserve(rows.size());
  for (int64_t row : rows) {
    DOSSIER_ASSIGN(std::optional<LibraryRow> found, library_row(database, row));
    if (found) out.push_back(std::move(*found));
  }
  return out;
}

Result<int64_t> LibraryStore::row_of(const Sha256& document) {
  auto held = archive_.database().lock();
  return document_row(archive_.database(), document);
}

Result<LibraryCounts> LibraryStore::counts() {
  Database& database = archive_.database();
  auto held = database.lock();
  DOSSIER_ASSIGN(std::vector<int64_t> former, former_documents(database));
  LibraryCounts out;
  {
    DOSSIER_ASSIGN(Statement row, database.query("SELECT count(*), sum(state = 3), sum(pages), sum(pages_doubtful) FROM document"));
    DOSSIER_ASSIGN(bool found, row.step());
    if (!found) return out;
    out.documents = static_cast<uint64_t>(row.integer(0));
    out.closed = static_cast<uint64_t>(row.integer(1));
    out.pages = static_cast<uint64_t>(row.integer(2));
    out.pages_doubtful = static_cast<uint64_t>(row.integer(3));
  }
  DOSSIER_ASSIGN(int64_t unread, database.number("SELECT count(*) FROM failure WHERE page > 0"));
  out.pages_unread = static_cast<uint64_t>(unread);
  for (int64_t id : former) {
    DOSSIER_ASSIGN(Statement row, database.query("SELECT state = 3, pages, pages_doubtful, (SELECT count(*) FROM failure f WHERE f.document = d.id "
                                                 "AND f.page > 0) FROM document d WHERE d.id = ?",
                                                 id));
    DOSSIER_ASSIGN(bool found, row.step());
    if (!found) continue;
    --out.documents;
    out.closed -= static_cast<uint64_t>(row.integer(0));
    out.pages -= static_cast<uint64_t>(row.integer(1));
    out.pages_doubtful -= static_cast<uint64_t>(row.integer(2));
    out.pages_unread -= static_cast<uint64_t>(row.integer(3));
  }
  // What a file states beyond what was tried is unread as well; only documents that were not read whole can have such pages.
  std::vector<int64_t> unfinished;
  {
    DOSSIER_ASSIGN(Statement row, database.query("SELECT id FROM document WHERE state IN (2, 3)"));
    for (;;) {
      DOSSIER_ASSIGN(bool more, row.step());
      if (!more) break;
      if (std::find(former.begin(), former.end(), row.integer(0)) == former.end()) unfinished.push_back(row.integer(0));
    }
  }
  for (int64_t id : unfinished) {
    DOSSIER_ASSIGN(std::optional<LibraryRow> row, library_row(database, id));
    if (!row) continue;
    const StoredDocument& d = row->document;
    uint32_t failed = 0, last = 0;
    for (const StoredFailure& f : d.failures) failed += f.page > 0, last = std::max(last, f.page);
    out.pages_unread += pages_in_all(d.pages, failed, last, d.info.pages) - d.pages - failed;
  }
  out.pages += out.pages_unread;
  return out;
}

}  // namespace dossier
