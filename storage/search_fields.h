// Conditions on documents: path:, type:, date:, author:, language:, title:.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "storage/database.h"
#include "storage/search_query.h"

namespace dossier {

// Rows (page.id), ascending, of the documents that answer. usage if a date cannot be read. Under the lock.
Result<std::vector<uint32_t>> rows_with_field(Database& database, QueryField field, const std::string& value);
Result<std::vector<uint32_t>> rows_of_documents(Database& database, const std::vector<Sha256>& documents);

}  // namespace dossier
