#include "storage/search_index.h"

#include <sqlite3.h>

#include <algorithm>
#include <cmath>

#include "storage/document_rows.h"

namespace dossier {
namespace {

constexpr size_t kCacheBytes = size_t{64} << 20;
constexpr int64_t kMaxRow = 100'000'000;  // lengths are kept by row: a hostile row number must not cost gigabytes
constexpr size_t kMaxMatches = 2000;      // of one page that are shown

// SQLite's varint: seven bits a byte, the most significant first.
uint64_t sqlite_varint(std::string_view& bytes) {
  uint64_t v = 0;
  for (int n = 0; n < 8 && !bytes.empty(); ++n) {
    auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    v = v << 7 | (byte & 0x7F);
    if (!(byte & 0x80)) break;
  }
  return v;
}

}  // namespace

// Where the auxiliary functions put what they see: one query at a time, under the lock.
struct SearchIndex::Sink {
  Postings* postings = nullptr;
  std::vector<Match>* matches = nullptr;
};

namespace {

// For each page found: its row and how often the phrases match there.
void collect_rows(const Fts5ExtensionApi* api, Fts5Context* context, sqlite3_context*, int, sqlite3_value**) {
  auto* sink = static_cast<SearchIndex::Sink*>(api->xUserData(context));
  int64_t row = api->xRowid(context);
  if (!sink->postings || row <= 0 || row > kMaxRow) return;
  uint32_t times = 0;
  int phrases = api->xPhraseCount(context);
  for (int phrase = 0; phrase < phrases && times < 255; ++phrase) {
    Fts5PhraseIter at;
    int column = 0, offset = 0;
    if (api->xPhraseFirst(context, phrase, &at, &column, &offset) != SQLITE_OK) return;
    for (; column >= 0 && times < 255; api->xPhraseNext(context, &at, &column, &offset)) ++times;
  }
  sink->postings->rows.push_back(static_cast<uint32_t>(row));
  sink->postings->times.push_back(static_cast<uint8_t>(times));
}

// The matches in one page.
void collect_matches(const Fts5ExtensionApi* api, Fts5Context* context, sqlite3_context*, int, sqlite3_value**) {
  auto* sink = static_cast<SearchIndex::Sink*>(api->xUserData(context));
  int count = 0;
  if (!sink->matches || api->xInstCount(context, &count) != SQLITE_OK) return;
  for (int n = 0; n < count && sink->matches->size() < kMaxMatches; ++n) {
    int phrase = 0, column = 0, offset = 0;
    if (api->xInst(context, n, &phrase, &column, &offset) != SQLITE_OK) return;
    if (column >= 0 && offset >= 0)
      sink->matches->push_back({column, static_cast<uint32_t>(offset), static_cast<uint32_t>(std::max(1, api->xPhraseSize(context, phrase)))});
  }
}

}  // namespace

SearchIndex::SearchIndex(Database& database) : database_(database) {}
SearchIndex::~SearchIndex() = default;

Result<std::shared_ptr<SearchIndex>> SearchIndex::of(Database& database) {
  auto index = std::static_pointer_cast<SearchIndex>(database.search_state);
  if (!index) {
    index = std::shared_ptr<SearchIndex>(new SearchIndex(database));
    DOSSIER_TRY(index->register_functions());
    database.search_state = index;
  }
  DOSSIER_TRY(index->refresh());
  return index;
}

Status SearchIndex::register_functions() {
  sink_ = std::make_unique<Sink>();
  sqlite3_stmt* statement = nullptr;
  fts5_api* api = nullptr;
  if (sqlite3_prepare_v2(database_.handle(), "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  if (!api || api->iVersion < 2) return Error{ErrorKind::unsupported, "this SQLite has no full-text search (FTS5)", "", "install Debian's libsqlite3-0"};
  if (api->xCreateFunction(api, "dossier_rows", sink_.get(), collect_rows, nullptr) != SQLITE_OK ||
      api->xCreateFunction(api, "dossier_matches", sink_.get(), collect_matches, nullptr) != SQLITE_OK)
    return database_.error("full-text search cannot be set up");
  return {};
}

Status SearchIndex::refresh() {
  DOSSIER_ASSIGN(auto version, database_.version());
  if (version == version_) return {};
  cache_.clear();
  cached_bytes_ = 0;
  DOSSIER_TRY(load_lengths());
  DOSSIER_TRY(load_hidden());
  version_ = version;
  return {};
}

Status SearchIndex::load_lengths() {
  lengths_.clear();
  pages_ = 0;
  uint64_t words = 0;
  DOSSIER_ASSIGN(Statement rows, database_.query("SELECT id, sz FROM search_docsize ORDER BY id"));
  for (;;) {
    DOSSIER_ASSIGN(bool more, rows.step());
    if (!more) break;
    int64_t row = rows.integer(0);
    if (row <= 0 || row > kMaxRow) return Error{ErrorKind::damaged, "the index names a page that cannot be", "", "dossier archive check --repair mends it"};
    std::string_view sizes = rows.blob(1);
    uint64_t length = sqlite_varint(sizes);
    length += sqlite_varint(sizes);
    lengths_.resize(static_cast<size_t>(row) + 1);
    lengths_[static_cast<size_t>(row)] = static_cast<uint32_t>(std::min<uint64_t>(length, UINT32_MAX));
    words += length;
    ++pages_;
  }
  mean_length_ = pages_ ? std::max(1.f, static_cast<float>(static_cast<double>(words) / static_cast<double>(pages_))) : 1;
  return {};
}

Status SearchIndex::load_hidden() {
  hidden_.clear();
  DOSSIER_ASSIGN(std::vector<int64_t> documents, former_documents(database_));
  {
    DOSSIER_ASSIGN(Statement rows, database_.query("SELECT id FROM document WHERE state = 0"));
    for (;;) {
      DOSSIER_ASSIGN(bool more, rows.step());
      if (!more) break;
      documents.push_back(rows.integer(0));
    }
  }
  for (int64_t document : documents) {
    DOSSIER_ASSIGN(Statement rows, database_.query("SELECT id FROM page WHERE document = ?", document));
    for (;;) {
      DOSSIER_ASSIGN(bool more, rows.step());
      if (!more) break;
      hidden_.push_back(static_cast<uint32_t>(rows.integer(0)));
    }
  }
  std::sort(hidden_.begin(), hidden_.end());
  return {};
}

double SearchIndex::idf(size_t pages_with_it) const {
  double with = static_cast<double>(pages_with_it), all = std::max(static_cast<double>(pages_), with);
  return std::log(1 + (all - with + 0.5) / (with + 0.5));
}

Result<std::shared_ptr<const Postings>> SearchIndex::postings(const std::string& match) {
  if (auto found = cache_.find(match); found != cache_.end()) return found->second;
  auto out = std::make_shared<Postings>();
  sink_->postings = out.get();
  // A condition that never holds: every row is visited inside SQLite, none comes back. (FTS5's functions cannot stand in count().)
  auto done = database_.number("SELECT 1 FROM search WHERE search MATCH ? AND dossier_rows(search) IS NOT NULL", match);
  sink_->postings = nullptr;
  if (!done.ok()) return done.error();
  // A damaged index may give rows out of order: what follows relies on it.
  if (!std::is_sorted(out->rows.begin(), out->rows.end()))
    return Error{ErrorKind::damaged, "the index of the archive is damaged", database_.path(), "dossier archive check --repair mends it"};
  if (!hidden_.empty()) {
    size_t kept = 0;
    for (size_t n = 0; n < out->rows.size(); ++n) {
      if (std::binary_search(hidden_.begin(), hidden_.end(), out->rows[n])) continue;
      out->rows[kept] = out->rows[n];
      out->times[kept++] = out->times[n];
    }
    out->rows.resize(kept);
    out->times.resize(kept);
  }
  size_t bytes = out->rows.size() * 5 + match.size() + 100;
  if (cached_bytes_ + bytes > kCacheBytes) {
    cache_.clear();
    cached_bytes_ = 0;
  }
  cached_bytes_ += bytes;
  cache_[match] = out;
  return std::shared_ptr<const Postings>(out);
}

Result<std::vector<Match>> SearchIndex::matches(const std::string& match, uint32_t row) {
  std::vector<Match> out;
  sink_->matches = &out;
  auto done = database_.number("SELECT 1 FROM search WHERE search MATCH ? AND rowid = ? AND dossier_matches(search) IS NOT NULL", match, row);
  sink_->matches = nullptr;
  if (!done.ok()) return done.error();
  return out;
}

}  // namespace dossier
