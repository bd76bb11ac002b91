#include "storage/document_store.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <tuple>
#include <unordered_map>

#include "base/page_codec.h"
#include "base/utf8.h"
#include "storage/database.h"
#include "storage/document_rows.h"
#include "storage/library_store.h"
#include "storage/page_rows.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 4> kStates = {"reading", "read", "partly", "failed"};

constexpr const char* kColumns =
    "SELECT id, sha256, name, bytes, state, info, error_kind, error_message, error_hint, pages, pages_text, pages_ocr, pages_doubtful, pages_covered, "
    "reader_version, languages, reread_here FROM document";

DocumentState state_of(int64_t stored) { return static_cast<DocumentState>(std::clamp<int64_t>(stored, 0, 3)); }

Result<StoredDocument> document_of(const Statement& row) {
  StoredDocument out;
  out.sha256 = row.hash(1);
  out.name = row.string(2);
  out.bytes = static_cast<uint64_t>(row.integer(3));
  out.state = state_of(row.integer(4));
  DOSSIER_ASSIGN(out.info, decode_info(row.blob(5)));
  if (auto kind = error_kind_from(row.text(6))) out.error = Error{*kind, row.string(7), "", row.string(8)};
  auto count = [&](int column) { return static_cast<uint32_t>(row.integer(column)); };
  out.pages = count(9);
  out.pages_text = count(10);
  out.pages_ocr = count(11);
  out.pages_doubtful = count(12);
  out.pages_covered = count(13);
  out.reader_version = count(14);
  std::tie(out.languages, out.ocr) = asked_of(row.text(15));
  out.reread_here = row.integer(16) != 0;
  return out;
}

struct Row {
  int64_t id = 0;
  StoredDocument document;
};

// Documents with what other tables know of them. `where` is a constant of this file.
class Loader {
 public:
  explicit Loader(Database& database) : database_(database) {}

  Result<std::vector<Row>> all() {
    DOSSIER_ASSIGN(Statement documents, database_.query(kColumns));
    DOSSIER_TRY(take(documents));
    DOSSIER_ASSIGN(Statement paths, database_.query("SELECT document, path, missing FROM location ORDER BY missing, path"));
    DOSSIER_ASSIGN(Statement parts, database_.query("SELECT p.document, d.sha256 FROM (SELECT DISTINCT document, container FROM part) p "
                                                    "JOIN document d ON d.id = p.container ORDER BY p.document, p.container"));
    DOSSIER_ASSIGN(Statement failures, database_.query("SELECT document, page, kind, detail FROM failure ORDER BY document, page"));
    DOSSIER_TRY(add(paths, parts, failures));
    DOSSIER_TRY(mark_former());
    return std::move(rows_);
  }

  Result<std::optional<StoredDocument>> one(const Sha256& sha256) {
    DOSSIER_ASSIGN(Statement documents, database_.query(std::string(kColumns) + " WHERE sha256 = ?", sha256));
    DOSSIER_TRY(take(documents));
    if (rows_.empty()) return std::optional<StoredDocument>();
    DOSSIER_TRY(add_all_of(rows_[0].id));
    DOSSIER_TRY(mark_former());
    return std::optional<StoredDocument>(std::move(rows_[0].document));
  }

  Result<std::optional<StoredDocument>> one(int64_t row) {
    DOSSIER_ASSIGN(Statement documents, database_.query(std::string(kColumns) + " WHERE id = ?", row));
    DOSSIER_TRY(take(documents));
    if (rows_.empty()) return std::optional<StoredDocument>();
    DOSSIER_TRY(add_all_of(row));
    return std::optional<StoredDocument>(std::move(rows_[0].document));
  }

 private:
  Status add_all_of(int64_t id) {
    DOSSIER_ASSIGN(Statement paths, database_.query("SELECT document, path, missing FROM location WHERE document = ? ORDER BY missing, path", id));
    // From container to container through the index: one step for each, whether the document stands in it once or 100,000 times.
    DOSSIER_ASSIGN(
        Statement parts,
        database_.query("WITH RECURSIVE around(id) AS (SELECT min(container) FROM part WHERE document = ?1 UNION ALL "
                        "SELECT (SELECT min(container) FROM part WHERE document = ?1 AND container > around.id) FROM around WHERE id IS NOT NULL) "
                        "SELECT ?1, d.sha256 FROM around JOIN document d ON d.id = around.id ORDER BY around.id",
                        id));
    DOSSIER_ASSIGN(Statement failures, database_.query("SELECT document, page, kind, detail FROM failure WHERE document = ? ORDER BY page", id));
    return add(paths, parts, failures);
  }

  Status take(Statement& documents) {
    for (;;) {
      DOSSIER_ASSIGN(bool more, documents.step());
      if (!more) return {};
      DOSSIER_ASSIGN(StoredDocument document, document_of(documents));
      place_[documents.integer(0)] = rows_.size();
      rows_.push_back({documents.integer(0), std::move(document)});
    }
  }

  Row* row(int64_t id) {
    auto found = place_.find(id);
    return found == place_.end() ? nullptr : &rows_[found->second];
  }

  Status add(Statement& paths, Statement& parts, Statement& failures) {
    for (;;) {
      DOSSIER_ASSIGN(bool more, paths.step());
      if (!more) break;
      if (Row* r = row(paths.integer(0))) {
        r->document.paths.push_back(paths.string(1));
        r->document.paths_missing += paths.integer(2) != 0;
      }
    }
    for (;;) {
      DOSSIER_ASSIGN(bool more, parts.step());
      if (!more) break;
      if (Row* r = row(parts.integer(0))) r->document.containers.push_back(parts.hash(1));
    }
    for (;;) {
      DOSSIER_ASSIGN(bool more, failures.step());
      if (!more) break;
      if (Row* r = row(failures.integer(0)))
        r->document.failures.push_back({static_cast<uint32_t>(failures.integer(1)),
                                        error_kind_from(failures.text(2)).value_or(ErrorKind::unreadable), failures.string(3)});
    }
    return {};
  }

  Status mark_former() {
    DOSSIER_ASSIGN(std::vector<int64_t> former, former_documents(database_));
    for (int64_t id : former)
      if (Row* r = row(id)) r->document.former = true;
    return {};
  }

  Database& database_;
  std::vector<Row> rows_;
  std::unordered_map<int64_t, size_t> place_;
};

// By path, parts after their container, in the order of the container's places.
class Order {
 public:
  Order(std::vector<Row> rows, const std::multimap<int64_t, int64_t>& parts) : rows_(std::move(rows)), parts_(parts) {
    for (size_t n = 0; n < rows_.size(); ++n) place_[rows_[n].id] = n;
    done_.resize(rows_.size());
  }
  std::vector<StoredDocument> run() {
    std::vector<size_t> tops;
    for (size_t n = 0; n < rows_.size(); ++n)
      if (!rows_[n].document.paths.empty() || rows_[n].document.containers.empty()) tops.push_back(n);
    auto key = [this](size_t n) -> const std::string& {
      const StoredDocument& d = rows_[n].document;
      return d.paths.empty() ? d.name : d.paths[0];
    };
    std::sort(tops.begin(), tops.end(), [&](size_t a, size_t b) { return std::tie(key(a), rows_[a].document.sha256) < std::tie(key(b), rows_[b].document.sha256); });
    for (size_t n : tops) visit(n);
    for (size_t n = 0; n < rows_.size(); ++n) visit(n);  // parts of what is left out
    return std::move(out_);
  }

 private:
  void visit(size_t first) {
    std::vector<size_t> stack{first};  // no recursion: the depth of parts is the file's word
    while (!stack.empty()) {
      size_t n = stack.back();
      stack.pop_back();
      if (done_[n]) continue;
      done_[n] = true;
      auto [begin, end] = parts_.equal_range(rows_[n].id);
      std::vector<size_t> parts;
      for (auto part = begin; part != end; ++part)
        if (auto at = place_.find(part->second); at != place_.end()) parts.push_back(at->second);
      stack.insert(stack.end(), parts.rbegin(), parts.rend());
      out_.push_back(std::move(rows_[n].document));
    }
  }
  std::vector<Row> rows_;
  const std::multimap<int64_t, int64_t>& parts_;
  std::unordered_map<int64_t, size_t> place_;
  std::vector<bool> done_;
  std::vector<StoredDocument> out_;
};

}  // namespace

Result<std::optional<LibraryRow>> library_row(Database& database, int64_t row) {
  DOSSIER_ASSIGN(std::optional<StoredDocument> document, Loader(database).one(row));
  if (!document) return std::optional<LibraryRow>();
  DOSSIER_ASSIGN(int64_t parts, database.number("SELECT EXISTS(SELECT 1 FROM part WHERE container = ?)", row));
  return std::optional<LibraryRow>({row, std::move(*document), parts != 0});
}

std::string_view name_of(DocumentState state) { return kStates[static_cast<size_t>(state)]; }

Result<std::vector<StoredDocument>> DocumentStore::list(bool with_unfinished, bool with_former) {
  Database& database = archive_.database();
  auto held = database.lock();
  DOSSIER_ASSIGN(std::vector<Row> rows, Loader(database).all());
  std::erase_if(rows, [&](const Row& row) {
    return (row.document.state == DocumentState::reading && !with_unfinished) || (row.document.former && !with_former);
  });
  std::multimap<int64_t, int64_t> parts;
  DOSSIER_ASSIGN(Statement statement, database.query("SELECT container, document FROM part ORDER BY container, place"));
  for (;;) {
    DOSSIER_ASSIGN(bool more, statement.step());
    if (!more) break;
    parts.emplace(statement.integer(0), statement.integer(1));
  }
  return Order(std::move(rows), parts).run();
}

Result<std::optional<StoredDocument>> DocumentStore::find(const Sha256& document) {
  auto held = archive_.database().lock();
  return Loader(archive_.database()).one(document);
}

Result<std::optional<DocumentState>> DocumentStore::state(const Sha256& document) {
  auto held = archive_.database().lock();
  DOSSIER_ASSIGN(Statement row, archive_.database().query("SELECT state FROM document WHERE sha256 = ?", document));
  DOSSIER_ASSIGN(bool found, row.step());
  return found ? std::optional(state_of(row.integer(0))) : std::nullopt;
}

Result<StoredDocument> DocumentStore::find_named(const std::string& name) {
  DOSSIER_ASSIGN(std::vector<StoredDocument> documents, list(false, true));
  bool hexadecimal = name.size() >= 6 && name.size() <= 64 && name.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
  std::string lower = name;
  for (char& c : lower) c = c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c;
  std::error_code failed;
  std::string path = std::filesystem::absolute(name.empty() ? "." : name, failed).lexically_normal().string();
  std::string folded = fold(name);
  using Answers = bool (*)(const StoredDocument&, const std::string&, const std::string&, const std::string&);
  const std::array<Answers, 4> ways = {
      [](const StoredDocument& d, const std::string& hash, const std::string&, const std::string&) { return !hash.empty() && d.sha256.hex().starts_with(hash); },
      [](const StoredDocument& d, const std::string&, const std::string& p, const std::string&) { return std::find(d.paths.begin(), d.paths.end(), p) != d.paths.end(); },
      [](const StoredDocument& d, const std::string&, const std::string&, const std::string& f) { return fold(d.name) == f; },
      [](const StoredDocument& d, const std::string&, const std::string&, const std::string& f) { return !f.empty() && fold(d.info.title) == f; }};
  for (Answers answers : ways) {
    std::vector<const StoredDocument*> found;
    for (const StoredDocument& d : documents)
      if (answers(d, hexadecimal ? lower : "", path, folded)) found.push_back(&d);
    // A former version answers only where nothing in force does.
    if (std::any_of(found.begin(), found.end(), [](const StoredDocument* d) { return !d->former; }))
      std::erase_if(found, [](const StoredDocument* d) { return d->former; });
    if (found.size() == 1) return *found[0];
    if (found.size() > 1) {
      auto told = [](const StoredDocument& d) { return d.sha256.hex().substr(0, 12) + (d.former ? " (a former version)" : ""); };
      return Error{ErrorKind::conflict, std::to_string(found.size()) + " documents answer to this name", name, "name one by its hash: " + told(*found[0]) + " or " + told(*found[1])};
    }
  }
  return Error{ErrorKind::not_found, "no such document in the archive", name, "dossier list shows what there is"};
}

Result<Page> DocumentStore::page(const Sha256& document, uint32_t number) {
  Database& database = archive_.database();
  std::string text, layout;
  {
    auto held = database.lock();
    DOSSIER_ASSIGN(Statement row, database.query("SELECT c.text, c.layout FROM document d JOIN page p ON p.document = d.id JOIN content c ON c.page = p.id "
                                                 "WHERE d.sha256 = ? AND p.number = ?",
                                                 document, number));
    DOSSIER_ASSIGN(bool found, row.step());
    if (!found) return Error{ErrorKind::not_found, "no such page", document.hex() + ", page " + std::to_string(number), ""};
    text = row.text(0);
    layout = row.blob(1);
  }
  DOSSIER_ASSIGN(Page page, decode_stored(text, layout));
  if (page.number != number)
    return Error{ErrorKind::damaged, "a page is stored under another number", document.hex() + ", page " + std::to_string(number), ""};
  return page;
}

Result<Sha256> DocumentStore::stored_hash(const Sha256& document, uint32_t number) {
  Database& database = archive_.database();
  auto held = database.lock();
  DOSSIER_ASSIGN(Statement row, database.query("SELECT p.hash FROM document d JOIN page p ON p.document = d.id WHERE d.sha256 = ? AND p.number = ?", document, number));
  DOSSIER_ASSIGN(bool found, row.step());
  if (!found) return Error{ErrorKind::not_found, "no such page", document.hex() + ", page " + std::to_string(number), ""};
  return row.hash(0);
}

Result<std::vector<uint32_t>> DocumentStore::page_numbers(const Sha256& document) {
  Database& database = archive_.database();
  auto held = database.lock();
  DOSSIER_ASSIGN(Statement rows, database.query("SELECT number FROM page WHERE document = (SELECT id FROM document WHERE sha256 = ?) ORDER BY number", document));
  std::vector<uint32_t> out;
  for (;;) {
    DOSSIER_ASSIGN(bool more, rows.step());
    if (!more) return out;
    out.push_back(static_cast<uint32_t>(rows.integer(0)));
  }
}

Result<std::unordered_map<Sha256, std::vector<uint32_t>>> DocumentStore::page_numbers() {
  Database& database = archive_.database();
  auto held = database.lock();
  std::unordered_map<int64_t, std::vector<uint32_t>> by_row;
  {
    DOSSIER_ASSIGN(Statement rows, database.query("SELECT document, number FROM page ORDER BY document, number"));
    for (;;) {
      DOSSIER_ASSIGN(bool more, rows.step());
      if (!more) break;
      by_row[rows.integer(0)].push_back(static_cast<uint32_t>(rows.integer(1)));
    }
  }
  std::unordered_map<Sha256, std::vector<uint32_t>> out;
  DOSSIER_ASSIGN(Statement rows, database.query("SELECT id, sha256 FROM document"));
  for (;;) {
    DOSSIER_ASSIGN(bool more, rows.step());
    if (!more) return out;
    if (auto found = by_row.find(rows.integer(0)); found != by_row.end()) out[rows.hash(1)] = std::move(found->second);
  }
}

Result<std::vector<Sha256>> DocumentStore::parts(const Sha256& container) {
  Database& database = archive_.database();
  auto held = database.lock();
  DOSSIER_ASSIGN(Statement rows, database.query("SELECT d.sha256 FROM part p JOIN document d ON d.id = p.document "
                                                "WHERE p.container = (SELECT id FROM document WHERE sha256 = ?) ORDER BY p.place",
                                                container));
  std::vector<Sha256> out;
  for (;;) {
    DOSSIER_ASSIGN(bool more, rows.step());
    if (!more) return out;
    out.push_back(rows.hash(0));
  }
}

}  // namespace dossier
