// The tables of an archive (docs/formats/archive.md), and whether a file has exactly these.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

struct sqlite3;

namespace dossier {

inline constexpr int64_t kApplicationId = 0x446F7372;  // "Dosr"
inline constexpr int64_t kSchemaVersion = 4;  // 2: tag, saved_search; 3: correction, bookmark; 4: claim_tag
inline constexpr int kPageBytes = 4096;

// Creates all tables in an empty database.
Status create_schema(sqlite3* database);
// damaged, naming the first difference, unless every table, index, view and trigger of the database is one of ours, word for word, as
// that version of the schema has them.
Status check_schema(sqlite3* database, int64_t version);
// From `version` to this one, within the transaction of the caller. What is there stays as it is; tables are added.
Status migrate_schema(sqlite3* database, int64_t version);
// What the first 100 bytes of a file say, before SQLite is asked: not an archive is `damaged`, a newer one `newer_version`.
Status check_header(const std::string& path);
Error newer_schema(int64_t found);

}  // namespace dossier
