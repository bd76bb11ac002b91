// Corrections on a connection: for the store and for a repair, which carries them over. Private to this folder.
#pragma once

#include <unordered_map>
#include <vector>

#include "base/correction.h"

namespace dossier {

struct Database;

// As CorrectionStore::add and ::all. The second under the lock.
Status add_correction(Database& database, const Sha256& document, const Correction& correction);
Result<std::unordered_map<Sha256, std::vector<Correction>>> all_corrections(Database& database);

}  // namespace dossier
