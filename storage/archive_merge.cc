// Archive::merge: another archive is read as if a reader had sent it. Each page is decoded, checked, hashed and indexed here; nothing of
// ours is overwritten. Claims and runs are not taken over: they rest on a check made elsewhere.
#include <sys/stat.h>

#include <algorithm>

#include "base/page_codec.h"
#include "base/utf8.h"
#include "storage/archive.h"
#include "storage/correction_rows.h"
#include "storage/database.h"
#include "storage/document_rows.h"
#include "storage/document_store.h"
#include "storage/merge.h"
#include "storage/page_rows.h"
#include "storage/tag_store.h"

namespace dossier {
namespace {

constexpr size_t kMaxConflictsNamed = 1000;
constexpr size_t kMaxPathBytes = 4096;

struct ForeignDocument {
  int64_t id = 0;
  Sha256 sha256;
  std::string name, languages, origin;
  uint64_t bytes = 0;
  DocumentState state = DocumentState::read;
  std::optional<Error> error;
  DocumentInfo info;
  uint32_t reader_version = 0;
  bool reread_here = false;
};

struct ForeignPage {
  int64_t row = 0;
  uint32_t number = 0;
  Sha256 hash;
};

class Merge {
 public:
  Merge(Database& ours, Database& theirs, MergeTrust trust, const Progress& progress, const CancelToken& cancel)
      : ours_(ours), theirs_(theirs), trust_(trust), progress_(progress), cancel_(cancel) {}

  Result<MergeReport> run() {
    DOSSIER_ASSIGN(std::vector<ForeignDocument> documents, read_documents());
    DOSSIER_ASSIGN(int64_t pages, theirs_.number("SELECT count(*) FROM page"));
    step_.what = "Merging";
    step_.unit = "pages";
    step_.total = static_cast<uint64_t>(pages);
    for (const ForeignDocument& document : documents) DOSSIER_TRY(take(document));
    DOSSIER_TRY(take_parts());
    DOSSIER_TRY(take_places());
    // Tags that cannot be read are lost; the documents are not.
    if (Status tags = take_tags(); !tags.ok() && tags.error().kind != ErrorKind::damaged) return tags.error();
    if (trust_ == MergeTrust::own) DOSSIER_TRY(take_hand_work());
    return std::move(report_);
  }

 private:
  // What cannot be understood is named and left out; only a file that cannot be read on is an error.
  Result<std::vector<ForeignDocument>> read_documents() {
    std::vector<ForeignDocument> out;
    DOSSIER_ASSIGN(Statement rows, theirs_.query("SELECT id, sha256, name, bytes, state, error_kind, error_message, error_hint, info, reader_version, languages, "
                                                 "reread_here, origin FROM document WHERE state <> 0 ORDER BY id"));
    for (;;) {
      DOSSIER_ASSIGN(bool more, rows.step());
      if (!more) return out;
      ForeignDocument d;
      d.id = rows.integer(0);
      d.sha256 = rows.hash(1);
      d.name = scrub_utf8(rows.text(2));
      d.bytes = static_cast<uint64_t>(std::max<int64_t>(0, rows.integer(3)));
      d.state = static_cast<DocumentState>(std::clamp<int64_t>(rows.integer(4), 1, 3));
      if (auto kind = error_kind_from(rows.text(5))) d.error = Error{*kind, scrub_utf8(rows.text(6)), "", scrub_utf8(rows.text(7))};
      Result<DocumentInfo> info = decode_info(rows.blob(8));
      d.reader_version = static_cast<uint32_t>(rows.integer(9));
      d.languages = scrub_utf8(rows.text(10));
      d.reread_here = rows.integer(11) != 0;
      d.origin = scrub_utf8(rows.text(12));
      if (!info.ok() || d.sha256 == Sha256()) {
        name_conflict(d.name, "its description is damaged; not taken");
        continue;
      }
      d.info = *info;
      out.push_back(std::move(d));
    }
  }

  void name_conflict(const std::string& document, const std::string& what) {
    if (report_.conflicts.size() < kMaxConflictsNamed) report_.conflicts.push_back(document + ": " + what);
  }

  Result<std::vector<ForeignPage>> read_pages(int64_t document) {
    std::vector<ForeignPage> out;
    DOSSIER_ASSIGN(Statement rows, theirs_.query("SELECT id, number, hash FROM page WHERE document = ? ORDER BY number", document));
    for (;;) {
      DOSSIER_ASSIGN(bool more, rows.step());
      if (!more) return out;
      out.push_back({rows.integer(0), static_cast<uint32_t>(rows.integer(1)), rows.hash(2)});
    }
  }

  Status take(const ForeignDocument& d) {
    int64_t row = 0;
    DocumentState state = DocumentState::reading;
    {
      auto held = ours_.lock();
      DOSSIER_ASSIGN(Statement known, ours_.query("SELECT id, state FROM document WHERE sha256 = ?", d.sha256));
      DOSSIER_ASSIGN(bool found, known.step());
      if (found) row = known.integer(0), state = static_cast<DocumentState>(known.integer(1));
    }
    bool is_new = row == 0;
    if (is_new) {
      DOSSIER_TRY(insert_document(d, row));
      fresh_.push_back(d.sha256);
    }
    uint64_t before = report_.pages_added;
    bool conflict = false, damaged = false;
    DOSSIER_TRY(take_pages(d, row, conflict, damaged));
    if (!is_new && state != DocumentState::reading && report_.pages_added == before) {
      ++report_.documents_present;
      return {};
    }
    ++(is_new || state == DocumentState::reading ? report_.documents_added : report_.documents_present);
    if (conflict && !is_new) return {};  // two truths: ours stands, and what it lacked is added without a new verdict
    return finish_document(d, row, damaged);
  }

  Status insert_document(const ForeignDocument& d, int64_t& row) {
    return ours_.write([&]() -> Status {
      bool own = trust_ == MergeTrust::own;
      DOSSIER_TRY(ours_.execute("INSERT INTO document(sha256, name, bytes, state, type, title, author, created, modified, language, info, reader_version, languages, "
                                "reread_here, origin) VALUES(?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                d.sha256, d.name, d.bytes, d.info.type, d.info.title, d.info.author, d.info.created, d.info.modified, d.info.language,
                                Blob{encode_info(d.info)}, d.reader_version, d.languages, own && d.reread_here, own ? d.origin : theirs_.path()));
      row = ours_.last_row();
      return {};
    });
  }

  Status take_pages(const ForeignDocument& d, int64_t row, bool& conflict, bool& damaged) {
    auto readable = read_pages(d.id);
    if (!readable.ok()) {
      name_conflict(d.name, "its pages cannot be read; not taken");
      damaged = true;
      return {};
    }
    for (const ForeignPage& page : *readable) {
      if (cancel_.cancelled()) return Error{ErrorKind::cancelled, "stopped on request; merging again goes on here", "", ""};
      ++step_.done;
      step_.detail = d.name;
      if (progress_) progress_(step_);
      std::optional<Sha256> known;
      {
        auto held = ours_.lock();
        DOSSIER_ASSIGN(Statement stored, ours_.query("SELECT hash FROM page WHERE document = ? AND number = ?", row, page.number));
        DOSSIER_ASSIGN(bool found, stored.step());
        if (found) known = stored.hash(0);
      }
      if (known) {
        if (*known == page.hash) continue;
        conflict = true;
        name_conflict(d.name + " (" + d.sha256.hex().substr(0, 12) + ")", "page " + std::to_string(page.number) + " reads otherwise there; ours is kept");
        continue;
      }
      DOSSIER_TRY(take_page(d, row, page, damaged));
    }
    return take_failures(d, row);
  }

  Status take_page(const ForeignDocument& d, int64_t row, const ForeignPage& source, bool& damaged) {
    Result<PreparedPage> prepared = prepare_foreign(source);
    if (prepared.ok())
      return ours_.write([&]() -> Status {
        DOSSIER_TRY(ours_.execute("DELETE FROM failure WHERE document = ? AND page = ?", row, source.number));
        DOSSIER_TRY(insert_page(ours_, row, *prepared));
        ++report_.pages_added;
        return {};
      });
    damaged = true;
    name_conflict(d.name, "page " + std::to_string(source.number) + " is damaged there: " + prepared.error().message);
    return ours_.write([&] {
      return ours_.execute("INSERT OR IGNORE INTO failure(document, page, kind, detail) VALUES(?, ?, 'damaged', 'damaged in the archive it came from')", row, source.number);
    });
  }

  Result<PreparedPage> prepare_foreign(const ForeignPage& source) {
    DOSSIER_ASSIGN(Statement content, theirs_.query("SELECT text, layout FROM content WHERE page = ?", source.row));
    DOSSIER_ASSIGN(bool found, content.step());
    if (!found) return Error{ErrorKind::damaged, "it has no text", "", ""};
    DOSSIER_ASSIGN(Page page, decode_stored(content.text(0), content.blob(1)));
    if (page.number != source.number) return Error{ErrorKind::damaged, "it says it is another page", "", ""};
    DOSSIER_ASSIGN(PreparedPage prepared, prepare_page(page));
    if (prepared.hash != source.hash) return Error{ErrorKind::damaged, "its hash is not that of its text", "", ""};
    return prepared;
  }

  Status take_failures(const ForeignDocument& d, int64_t row) {
    DOSSIER_ASSIGN(Statement rows, theirs_.query("SELECT page, kind, detail FROM failure WHERE document = ?", d.id));
    for (;;) {
      DOSSIER_ASSIGN(bool more, rows.step());
      if (!more) return {};
      auto page = static_cast<uint32_t>(std::clamp<int64_t>(rows.integer(0), 0, UINT32_MAX));
      ErrorKind kind = error_kind_from(rows.text(1)).value_or(ErrorKind::unreadable);
      std::string detail = scrub_utf8(rows.text(2));
      DOSSIER_TRY(ours_.write([&] {
        return ours_.execute("INSERT OR IGNORE INTO failure(document, page, kind, detail) SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS "
                             "(SELECT 1 FROM page WHERE document = ?1 AND number = ?2)",
                             row, page, name_of(kind), detail);
      }));
    }
  }

  Status finish_document(const ForeignDocument& d, int64_t row, bool damaged) {
    DocumentState state = damaged && d.state == DocumentState::read ? DocumentState::partly : d.state;
    std::optional<Error> error = d.error;
    if (damaged && !error) error = Error{ErrorKind::damaged, "pages were damaged in the archive it came from", "", "read the file again"};
    return ours_.write([&]() -> Status {
      DOSSIER_TRY(count_pages(ours_, row));
      return ours_.execute("UPDATE document SET state = ?, error_kind = ?, error_message = ?, error_hint = ? WHERE id = ?", static_cast<int>(state),
                           error ? name_of(error->kind) : std::string_view(), error ? error->message : "", error ? error->hint : "", row);
    });
  }

  Status take_parts() {
    DOSSIER_ASSIGN(Statement rows, theirs_.query("SELECT c.sha256, p.place, d.sha256, p.name FROM part p JOIN document c ON c.id = p.container "
                                                 "JOIN document d ON d.id = p.document WHERE c.state <> 0"));
    for (;;) {
      DOSSIER_ASSIGN(bool more, rows.step());
      if (!more) return {};
      Sha256 container = rows.hash(0), part = rows.hash(2);
      int64_t place = std::max<int64_t>(0, rows.integer(1));
      std::string name = scrub_utf8(rows.text(3));
      if (container == part) continue;
      DOSSIER_TRY(ours_.write([&] {
        return ours_.execute("INSERT OR IGNORE INTO part(container, place, document, name) SELECT c.id, ?2, d.id, ?4 FROM document c, document d "
                             "WHERE c.sha256 = ?1 AND d.sha256 = ?3",
                             container, place, part, name);
      }));
    }
  }

  // What people laid over the pages of their own archive goes with it into the repaired one; what no longer fits is left behind.
  Status take_hand_work() {
    if (theirs_.schema() < 3) return {};
    auto corrections = all_corrections(theirs_);
    if (corrections.ok())
      for (const auto& [document, history] : *corrections)
        for (const Correction& c : history) {
          Status added = add_correction(ours_, document, c);
          if (!added.ok() && added.error().kind != ErrorKind::not_found && added.error().kind != ErrorKind::conflict && added.error().kind != ErrorKind::usage) return added;
        }
    DOSSIER_ASSIGN(Statement rows, theirs_.query("SELECT d.sha256, b.page, b.note, b.made, b.reviewer FROM bookmark b JOIN document d ON d.id = b.document"));
    for (;;) {
      DOSSIER_ASSIGN(bool more, rows.step());
      if (!more) return {};
      Sha256 document = rows.hash(0);
      int64_t page = std::max<int64_t>(1, rows.integer(1));
      std::string note = scrub_utf8(rows.text(2)), made = scrub_utf8(rows.text(3)), who = scrub_utf8(rows.text(4));
      DOSSIER_TRY(ours_.write([&] { return ours_.execute("INSERT OR IGNORE INTO bookmark(document, page, note, made, reviewer) SELECT id, ?2, ?3, ?4, ?5 FROM document WHERE sha256 = ?1", document, page, note, made, who); }));
    }
  }

  // A place is taken over where we know of none: without the file's time and inode, so that the next ingest looks at the file itself.
  Status take_places() {
    bool own = trust_ == MergeTrust::own;
    DOSSIER_ASSIGN(Statement rows, theirs_.query("SELECT l.path, d.sha256, l.bytes, l.modified_ns, l.inode, l.device, l.missing FROM location l "
                                                 "JOIN document d ON d.id = l.document"));
    for (;;) {
      DOSSIER_ASSIGN(bool more, rows.step());
      if (!more) break;
      std::string path = rows.string(0);
      if (path.empty() || path[0] != '/' || path.size() > kMaxPathBytes || !is_utf8(path)) continue;
      Sha256 document = rows.hash(1);
      auto kept = [&](int column) { return own ? rows.integer(column) : int64_t{0}; };
      DOSSIER_TRY(ours_.write([&] {
        return ours_.execute("INSERT OR IGNORE INTO location(path, document, bytes, modified_ns, inode, device, missing) SELECT ?1, id, ?3, ?4, ?5, ?6, ?7 "
                             "FROM document WHERE sha256 = ?2",
                             path, document, std::max<int64_t>(0, rows.integer(2)), kept(3), kept(4), kept(5), rows.integer(6) != 0);
      }));
    }
    return take_former();
  }

  // That a document is a former version is believed only of documents that came with this merge.
  Status take_former() {
    std::sort(fresh_.begin(), fresh_.end());
    DOSSIER_ASSIGN(Statement rows, theirs_.query("SELECT f.path, d.sha256, f.version FROM former f JOIN document d ON d.id = f.document"));
    for (;;) {
      DOSSIER_ASSIGN(bool more, rows.step());
      if (!more) return {};
      std::string path = rows.string(0);
      Sha256 document = rows.hash(1);
      if (path.size() > kMaxPathBytes || !is_utf8(path) || !std::binary_search(fresh_.begin(), fresh_.end(), document)) continue;
      int64_t version = std::max<int64_t>(1, rows.integer(2));
      DOSSIER_TRY(ours_.write([&] {
        return ours_.execute("INSERT OR IGNORE INTO former(path, document, version) SELECT ?1, id, ?3 FROM document WHERE sha256 = ?2", path, document, version);
      }));
    }
  }

  // Tags of documents that are here now; another's are as good as ours. Nothing of ours goes.
  Status take_tags() {
    if (theirs_.schema() < 2) return {};
    DOSSIER_ASSIGN(Statement rows, theirs_.query("SELECT d.sha256, t.name FROM tag t JOIN document d ON d.id = t.document"));
    for (;;) {
      DOSSIER_ASSIGN(bool more, rows.step());
      if (!more) break;
      Sha256 document = rows.hash(0);
      std::string name = tag_name(rows.text(1));
      if (name.empty()) continue;
      DOSSIER_TRY(ours_.write([&] { return ours_.execute("INSERT OR IGNORE INTO tag(document, name) SELECT id, ?2 FROM document WHERE sha256 = ?1", document, name); }));
    }
    if (trust_ != MergeTrust::own) return {};
    DOSSIER_ASSIGN(Statement searches, theirs_.query("SELECT name, text FROM saved_search"));
    for (;;) {
      DOSSIER_ASSIGN(bool more, searches.step());
      if (!more) return {};
      std::string name = scrub_utf8(searches.text(0)), text = scrub_utf8(searches.text(1));
      DOSSIER_TRY(ours_.write([&] { return ours_.execute("INSERT OR IGNORE INTO saved_search(name, text) VALUES(?, ?)", name, text); }));
    }
  }

  Database& ours_;
  Database& theirs_;
  MergeTrust trust_;
  const Progress& progress_;
  const CancelToken& cancel_;
  ProgressStep step_;
  MergeReport report_;
  std::vector<Sha256> fresh_;
};

bool same_file(const std::string& a, const std::string& b) {
  struct stat x {}, y {};
  return ::stat(a.c_str(), &x) == 0 && ::stat(b.c_str(), &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

}  // namespace

Result<MergeReport> merge_archives(Database& ours, Database& theirs, MergeTrust trust, const Progress& progress, const CancelToken& cancel) {
  // A batch that is lost is merged again: longer ones make fewer, larger pieces of the index.
  ours.set_batch(Database::kLongBatch);
  Result<MergeReport> report = Merge(ours, theirs, trust, progress, cancel).run();
  ours.set_batch(Database::kBatch);
  return report;
}

Result<MergeReport> Archive::merge(const std::string& other, const Progress& progress, const CancelToken& cancel) {
  if (same_file(path(), other)) return Error{ErrorKind::usage, "an archive cannot be merged into itself", other, ""};
  DOSSIER_ASSIGN(auto theirs, Database::open_foreign(other));
  DOSSIER_ASSIGN(MergeReport report, merge_archives(*database_, *theirs, MergeTrust::foreign, progress, cancel));
  DOSSIER_TRY(commit());
  return report;
}

}  // namespace dossier
