// Archive::check and Archive::repair.
#include "storage/archive_check.h"

#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <unordered_map>

#include "base/file.h"
#include "base/page_codec.h"
#include "storage/database.h"
#include "storage/document_store.h"
#include "storage/merge.h"
#include "storage/page_rows.h"

namespace dossier {
namespace {

constexpr size_t kMaxFaults = 200;

// A sum over the words of a page that does not depend on their order in the index: FNV-1a over the word, mixed with its place.
uint64_t word_sum(std::string_view word, uint64_t column, uint64_t place) {
  uint64_t h = 0xCBF29CE484222325u;
  for (char c : word) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  h ^= (place * 2 + column + 1) * 0x9E3779B97F4A7C15u;
  h = (h ^ (h >> 30)) * 0xBF58476D1CE4E5B9u;
  return h ^ (h >> 27);
}

uint64_t words_sum(const CutText& cut) {
  uint64_t sum = 0;
  for (size_t n = 0; n < cut.text.words.size(); ++n) sum += word_sum(cut.text.folded(n), 0, n);
  for (size_t n = 0; n < cut.joined.words.size(); ++n) sum += word_sum(cut.joined.folded(n), 1, n);
  return sum;
}

class Check {
 public:
  Check(Database& database, const Progress& progress, const CancelToken& cancel) : database_(database), progress_(progress), cancel_(cancel) {}

  Result<CheckFindings> run() {
    auto held = database_.lock();
    DOSSIER_TRY(database_.commit());
    database_.watch(&cancel_);
    Status status = all();
    database_.watch(nullptr);
    if (!status.ok()) return status.error();
    return std::move(out_);
  }

 private:
  Status all() {
    DOSSIER_TRY(guarded("the file's structure cannot be read", out_.structure, [&] { return structure(); }));
    if (out_.structure) return {};  // what follows would only repeat it
    DOSSIER_TRY(guarded("the descriptions of documents cannot be read", out_.structure, [&] { return documents(); }));
    DOSSIER_TRY(guarded("pages cannot be read", out_.structure, [&] { return pages(); }));
    return guarded("the index cannot be read", out_.index, [&] { return index(); });
  }

  void fault(const std::string& what) {
    if (out_.faults.size() < kMaxFaults) out_.faults.push_back(what);
  }
  bool full() const { return out_.faults.size() >= kMaxFaults; }

  // Damage is a finding; anything else ends the check.
  template <typename Work>
  Status guarded(const std::string& what, bool& flag, Work&& work) {
    Status status = work();
    if (status.ok()) return {};
    ErrorKind kind = status.error().kind;
    if (kind == ErrorKind::cancelled || kind == ErrorKind::memory || kind == ErrorKind::no_space) return status;
    flag = true;
    fault(what + ": " + status.error().message);
    return {};
  }

  Status structure() {
    {
      DOSSIER_ASSIGN(Statement rows, database_.query("PRAGMA integrity_check(100)"));
      for (;;) {
        DOSSIER_ASSIGN(bool more, rows.step());
        if (!more) break;
        if (rows.text(0) == "ok") continue;
        out_.structure = true;
        fault("file: " + rows.string(0));
      }
    }
    DOSSIER_ASSIGN(Statement rows, database_.query("PRAGMA foreign_key_check"));
    for (;;) {
      DOSSIER_ASSIGN(bool more, rows.step());
      if (!more) return {};
      out_.structure = true;
      fault("table " + rows.string(0) + ": a row belongs to nothing");
    }
  }

  Status documents() {
    DOSSIER_ASSIGN(Statement rows, database_.query("SELECT d.id, d.sha256, d.name, d.info, d.state, d.pages, (SELECT count(*) FROM page p WHERE p.document = d.id), "
                                                   "(SELECT min(path) FROM location l WHERE l.document = d.id) FROM document d"));
    for (;;) {
      DOSSIER_ASSIGN(bool more, rows.step());
      if (!more) return {};
      names_[rows.integer(0)] = {rows.hash(1), rows.string(2)};
      Result<DocumentInfo> info = decode_info(rows.blob(3));
      if (rows.integer(4) == 0) continue;
      if (!info.ok())
        lose(rows.integer(0), "its description is damaged");
      else if (rows.integer(5) != rows.integer(6))
        lose(rows.integer(0), std::to_string(rows.integer(5)) + " pages expected, " + std::to_string(rows.integer(6)) + " there");
    }
  }

  void lose(int64_t document, const std::string& what) {
    auto found = names_.find(document);
    if (found == names_.end()) return;
    out_.documents.insert(document);
    fault(found->second.second + " (" + found->second.first.hex().substr(0, 12) + "): " + what);
  }

  Status pages() {
    ProgressStep step{"Checking", 0, 0, "pages", ""};
    DOSSIER_ASSIGN(int64_t total, database_.number("SELECT count(*) FROM page"));
    step.total = static_cast<uint64_t>(total);
    DOSSIER_ASSIGN(Statement rows, database_.query("SELECT p.id, p.document, p.number, p.hash, c.text, c.layout, c.page IS NULL FROM page p LEFT JOIN content c ON c.page = p.id"));
    for (;;) {
      DOSSIER_ASSIGN(bool more, rows.step());
      if (!more) return {};
      if (cancel_.cancelled()) return Error{ErrorKind::cancelled, "stopped on request", "", ""};
      ++step.done;
      if (progress_) progress_(step);
      std::string place = "page " + std::to_string(rows.integer(2));
      DOSSIER_ASSIGN(CutText cut, cut_as_corrected(database_, rows.integer(1), static_cast<uint32_t>(rows.integer(2)), rows.text(4), rows.blob(5)));
      sums_[rows.integer(0)] = words_sum(cut);
      Result<Page> page = rows.integer(6) != 0 ? Result<Page>(Error{ErrorKind::damaged, "its text is missing", "", ""}) : decode_stored(rows.text(4), rows.blob(5));
      std::string what;
      if (!page.ok())
        what = " is damaged: " + page.error().message;
      else if (page->number != static_cast<uint32_t>(rows.integer(2)))
        what = " is stored under another number";
      else if (page_hash(*page) != rows.hash(3))
        what = " has changed: its hash is not that of its text";
      if (what.empty()) continue;
      out_.pages.push_back(rows.integer(0));
      lose(rows.integer(1), place + what);
    }
  }

  // Adds up the index's words by page and compares with what the text would be cut into.
  Status index() {
    if (full()) return {};
    DOSSIER_TRY(database_.execute("PRAGMA query_only=OFF"));
    Status status = index_words();
    if (database_.mode() == OpenMode::read_only) DOSSIER_TRY(database_.execute("PRAGMA query_only=ON"));
    return status;
  }

  Status index_words() {
    DOSSIER_TRY(database_.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.index_words USING fts5vocab(main, search, instance)"));
    std::unordered_map<int64_t, uint64_t> found;
    DOSSIER_ASSIGN(Statement rows, database_.query("SELECT term, doc, col, \"offset\" FROM temp.index_words"));
    for (;;) {
      DOSSIER_ASSIGN(bool more, rows.step());
      if (!more) break;
      std::string_view column = rows.text(2);
      found[rows.integer(1)] += word_sum(rows.text(0), column == "joined" ? 1 : 0, static_cast<uint64_t>(rows.integer(3)));
    }
    for (const auto& [row, sum] : sums_) {
      auto words = found.find(row);
      if ((words == found.end() ? 0 : words->second) == sum) continue;
      out_.index = true;
      fault("index: the words of a page (row " + std::to_string(row) + ") are not those of its text");
      if (full()) return {};
    }
    for (const auto& [row, sum] : found) {
      if (sums_.count(row) || full()) continue;
      out_.index = true;
      fault("index: words of a page that is not there (row " + std::to_string(row) + ")");
    }
    return {};
  }

  Database& database_;
  const Progress& progress_;
  const CancelToken& cancel_;
  CheckFindings out_;
  std::unordered_map<int64_t, std::pair<Sha256, std::string>> names_;
  std::unordered_map<int64_t, uint64_t> sums_;
};

Result<bool> is_described(Database& database, int64_t row) {
  DOSSIER_ASSIGN(Statement document, database.query("SELECT info FROM document WHERE id = ?", row));
  DOSSIER_ASSIGN(bool found, document.step());
  return found && decode_info(document.blob(0)).ok();
}

Result<LostDocument> lost_document(Database& database, int64_t row) {
  LostDocument out;
  DOSSIER_ASSIGN(Statement document, database.query("SELECT sha256, name FROM document WHERE id = ?", row));
  DOSSIER_ASSIGN(bool found, document.step());
  if (!found) return out;
  out.sha256 = document.hash(0);
  out.name = document.string(1);
  DOSSIER_ASSIGN(Statement paths, database.query("SELECT path FROM location WHERE document = ? ORDER BY path", row));
  for (;;) {
    DOSSIER_ASSIGN(bool more, paths.step());
    if (!more) return out;
    out.paths.push_back(paths.string(0));
  }
}

// Damaged pages may not stand as text in force, whatever the rereading brings: each becomes a failure of its document.
Status put_aside(Database& database, const CheckFindings& findings) {
  return database.write([&]() -> Status {
    for (int64_t page : findings.pages) {
      DOSSIER_TRY(database.execute("INSERT OR REPLACE INTO failure(document, page, kind, detail) SELECT document, number, 'damaged', 'damaged in the archive' "
                                   "FROM page WHERE id = ?",
                                   page));
      DOSSIER_TRY(database.execute("DELETE FROM content WHERE page = ?", page));
      DOSSIER_TRY(database.execute("DELETE FROM page WHERE id = ?", page));
    }
    for (int64_t document : findings.documents) {
      DOSSIER_TRY(count_pages(database, document));
      DOSSIER_ASSIGN(bool described, is_described(database, document));
      if (!described) DOSSIER_TRY(database.execute("UPDATE document SET info = ? WHERE id = ?", Blob{encode_info({})}, document));
      DOSSIER_TRY(database.execute("UPDATE document SET state = 2, error_kind = 'damaged', error_message = 'pages were damaged in the archive', "
                                   "error_hint = 'read the file again' WHERE id = ?",
                                   document));
    }
    return {};
  });
}

Status rebuild_index(Database& database) {
  return database.write([&]() -> Status {
    DOSSIER_TRY(database.execute("INSERT INTO search(search) VALUES('delete-all')"));
    DOSSIER_ASSIGN(Statement rows, database.query("SELECT c.page, c.text, c.layout, p.document, p.number FROM content c JOIN page p ON p.id = c.page ORDER BY c.page"));
    for (;;) {
      DOSSIER_ASSIGN(bool more, rows.step());
      if (!more) return {};
      DOSSIER_ASSIGN(CutText cut, cut_as_corrected(database, rows.integer(3), static_cast<uint32_t>(rows.integer(4)), rows.text(1), rows.blob(2)));
      DOSSIER_TRY(index_page(database, rows.integer(0), cut));
    }
  });
}

// What is whole in the damaged file, in a new one that takes its place.
Result<std::string> replace_file(const std::string& path, const Progress& progress, const CancelToken& cancel) {
  std::string temp = path + ".repaired", kept = path + ".damaged";
  for (int n = 2; std::filesystem::exists(kept); ++n) kept = path + ".damaged-" + std::to_string(n);
  std::error_code ignored;
  std::filesystem::remove(temp, ignored);
  {
    DOSSIER_ASSIGN(auto fresh, Database::open(temp, OpenMode::create));
    DOSSIER_ASSIGN(auto old, Database::open_foreign(path));
    DOSSIER_ASSIGN(MergeReport report, merge_archives(*fresh, *old, MergeTrust::own, progress, cancel));
    DOSSIER_TRY(fresh->commit());
  }
  if (::rename(path.c_str(), kept.c_str()) != 0) return os_error("cannot put aside", path, errno);
  for (const char* end : {"-wal", "-shm"}) ::rename((path + end).c_str(), (kept + end).c_str());
  if (::rename(temp.c_str(), path.c_str()) != 0) return os_error("cannot put in place", temp, errno);
  return kept;
}

}  // namespace

Result<CheckFindings> check_archive(Database& database, const Progress& progress, const CancelToken& cancel) { return Check(database, progress, cancel).run(); }

Result<std::vector<std::string>> Archive::check(const Progress& progress, const CancelToken& cancel) {
  DOSSIER_ASSIGN(CheckFindings findings, check_archive(*database_, progress, cancel));
  return std::move(findings.faults);
}

Result<RepairReport> Archive::repair(const std::string& path, const Reread& reread, const Progress& progress, const CancelToken& cancel) {
  RepairReport out;
  {
    DOSSIER_ASSIGN(Archive archive, open(path, OpenMode::read_write));
    Database& database = archive.database();
    DOSSIER_ASSIGN(CheckFindings findings, check_archive(database, progress, cancel));
    out.faults = findings.faults;
    if (findings.faults.empty()) return out;
    if (!findings.structure) {
      auto held = database.lock();
      for (int64_t row : findings.documents) {
        DOSSIER_ASSIGN(LostDocument lost, lost_document(database, row));
        out.documents.push_back(std::move(lost));
      }
      DOSSIER_TRY(put_aside(database, findings));
      DOSSIER_TRY(rebuild_index(database));
      out.index_rebuilt = true;
      DOSSIER_TRY(database.commit());
    }
    if (findings.structure) out.damaged_file = "?";
  }
  if (!out.damaged_file.empty()) {
    DOSSIER_ASSIGN(out.damaged_file, replace_file(std::filesystem::absolute(path).string(), progress, cancel));
    out.index_rebuilt = true;
  }
  DOSSIER_ASSIGN(Archive archive, open(path, OpenMode::read_write));
  if (!out.damaged_file.empty()) {
    Database& database = archive.database();
    auto held = database.lock();
    std::vector<int64_t> rows;
    {
      DOSSIER_ASSIGN(Statement partly, database.query("SELECT DISTINCT d.id FROM document d LEFT JOIN failure f ON f.document = d.id "
                                                      "WHERE d.state = 0 OR d.error_message LIKE 'pages were damaged in the archive%' OR "
                                                      "f.detail = 'damaged in the archive it came from'"));
      for (;;) {
        DOSSIER_ASSIGN(bool more, partly.step());
        if (!more) break;
        rows.push_back(partly.integer(0));
      }
    }
    for (int64_t row : rows) {
      DOSSIER_ASSIGN(LostDocument lost, lost_document(database, row));
      out.documents.push_back(std::move(lost));
    }
  }
  if (!out.documents.empty() && reread) DOSSIER_TRY(reread(archive, out.documents));
  DOSSIER_TRY(archive.commit());
  DOSSIER_ASSIGN(out.remaining, archive.check(progress, cancel));
  return out;
}

}  // namespace dossier
