// How many pages a document has in all. One rule for whoever counts: coverage, lists, the status bar.
#pragma once

#include <algorithm>
#include <cstdint>

namespace dossier {

// What its file states, or what was tried if that is more: a broken file may state fewer pages than it has. `failed`: pages that could not
// be read, `last_failed` the number of the last of them (0: none).
inline uint32_t pages_in_all(uint32_t read, uint32_t failed, uint32_t last_failed, uint32_t stated) { return std::max({read + failed, last_failed, stated}); }

}  // namespace dossier
