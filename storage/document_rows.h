// Rows of the table `document`. Private to this folder; every call under the lock.
#pragma once

#include <cstdint>
#include <vector>

#include "base/hash.h"
#include "base/result.h"

namespace dossier {

struct Database;

// 0 if there is none.
Result<int64_t> document_row(Database& database, const Sha256& document);
// Documents whose every place is gone: another document lies at their path, or they are parts of such a one only.
Result<std::vector<int64_t>> former_documents(Database& database);

}  // namespace dossier
