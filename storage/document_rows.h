// Rows of the table `document`. Private to this folder; every call under the lock.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "base/result.h"

namespace dossier {

struct Database;
struct LibraryRow;

// The column `languages` holds what was asked when the document was read: "deu+eng", and behind a space " ocr=always" or " ocr=never"
// where that was asked.
std::string how_asked(const std::string& languages, std::string_view ocr);
// The two parts of it.
std::pair<std::string, std::string> asked_of(std::string_view column);

// 0 if there is none.
Result<int64_t> document_row(Database& database, const Sha256& document);
// Documents whose every place is gone: another document lies at their path, or they are parts of such a one only.
Result<std::vector<int64_t>> former_documents(Database& database);
// The document of one row with what other tables know of it; none if there is no such row. `former` is not looked up.
Result<std::optional<LibraryRow>> library_row(Database& database, int64_t row);

}  // namespace dossier
