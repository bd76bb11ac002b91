#include "storage/tag_store.h"

#include "base/utf8.h"
#include "storage/database.h"

namespace dossier {
namespace {

constexpr size_t kMostTagBytes = 64, kMostSearchBytes = 4096;
constexpr int64_t kSchemaWithTags = 2;

}  // namespace

std::string tag_name(std::string_view given) {
  std::string out;
  for (char c : scrub_utf8(given)) {
    const bool space = c == ',' || static_cast<unsigned char>(c) < 0x21 || c == 0x7F;
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  if (out.size() <= kMostTagBytes) return out;
  size_t end = kMostTagBytes;
  while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0) == 0x80) --end;
  out.resize(end);
  return out;
}

Status TagStore::add(const std::vector<Sha256>& documents, std::string_view given) {
  const std::string name = tag_name(given);
  if (name.empty()) return Error{ErrorKind::usage, "a tag needs a name", "", ""};
  Database& database = archive_.database();
  return database.write([&]() -> Status {
    for (const Sha256& document : documents)
      DOSSIER_TRY(database.execute("INSERT OR IGNORE INTO tag(document, name) SELECT id, ?2 FROM document WHERE sha256 = ?1", document, name));
    return {};
  });
}

Status TagStore::remove(const std::vector<Sha256>& documents, std::string_view given) {
  const std::string name = tag_name(given);
  Database& database = archive_.database();
  return database.write([&]() -> Status {
    for (const Sha256& document : documents)
      DOSSIER_TRY(database.execute("DELETE FROM tag WHERE name = ?2 AND document = (SELECT id FROM document WHERE sha256 = ?1)", document, name));
    return {};
  });
}

Result<std::vector<std::string>> TagStore::of(const Sha256& document) {
  Database& database = archive_.database();
  auto held = database.lock();
  std::vector<std::string> out;
  if (database.schema() < kSchemaWithTags) return out;
  DOSSIER_ASSIGN(Statement rows,
                 database.query("SELECT t.name FROM tag t JOIN document d ON d.id = t.document WHERE d.sha256 = ? ORDER BY t.name", document));
  for (;;) {
    DOSSIER_ASSIGN(bool more, rows.step());
    if (!more) return out;
    out.push_back(rows.string(0));
  }
}

Result<std::vector<StoredTag>> TagStore::all() {
  Database& database = archive_.database();
  auto held = database.lock();
  std::vector<StoredTag> out;
  if (database.schema() < kSchemaWithTags) return out;
  DOSSIER_ASSIGN(Statement rows, database.query("SELECT name, count(*) FROM tag GROUP BY name ORDER BY name"));
  for (;;) {
    DOSSIER_ASSIGN(bool more, rows.step());
    if (!more) return out;
    out.push_back({rows.string(0), static_cast<uint64_t>(rows.integer(1))});
  }
}

Status TagStore::save_search(std::string_view given, std::string_view text) {
  const std::string name = tag_name(given);
  if (name.empty()) return Error{ErrorKind::usage, "a saved search needs a name", "", ""};
  if (text.size() > kMostSearchBytes) return Error{ErrorKind::too_large, "the search is longer than 4096 bytes", "", ""};
  Database& database = archive_.database();
  return database.write([&] { return database.execute("INSERT OR REPLACE INTO saved_search(name, text) VALUES(?, ?)", name, scrub_utf8(text)); });
}

Status TagStore::forget_search(std::string_view given) {
  Database& database = archive_.database();
  return database.write([&] { return database.execute("DELETE FROM saved_search WHERE name = ?", tag_name(given)); });
}

Result<std::vector<SavedSearch>> TagStore::searches() {
  Database& database = archive_.database();
  auto held = database.lock();
  std::vector<SavedSearch> out;
  if (database.schema() < kSchemaWithTags) return out;
  DOSSIER_ASSIGN(Statement rows, database.query("SELECT name, text FROM saved_search ORDER BY name"));
  for (;;) {
    DOSSIER_ASSIGN(bool more, rows.step());
    if (!more) return out;
    out.push_back({rows.string(0), rows.string(1)});
  }
}

}  // namespace dossier
