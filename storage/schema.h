// The tables of an archive (docs/formats/archive.md), and whether a file has exactly these.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

struct sqlite3;

namespace dossier {

inline constexpr int64_t kApplicationId = 0x446F7372;  // "Dosr"
inline constexpr int64_t kSchemaVersion = 2;  // 2: tag, saved_search
inline constexpr int kPageBytes = 4096;

// Creates all tables in an empty database.
Status create_schema(sqlite3* database);
// damaged, naming the first difference, unless every table, index, view and trigger of the database is one of this version's, word for word.
Status check_schema(sqlite3* database, int64_t version);
// From an older version, whose tables were checked, to this one: adds what is missing, in one transaction. Nothing that is there changes.
Status migrate_schema(sqlite3* database, int64_t from);
// What the first 100 bytes of a file say, before SQLite is asked: not an archive is `damaged`, a newer one `newer_version`.
Status check_header(const std::string& path);
Error newer_schema(int64_t found);

}  // namespace dossier
