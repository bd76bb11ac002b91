// How well a page was read, for coverage: the archive counts by it when pages are stored, `verify` when they are read again.
#pragma once

#include "base/page.h"

namespace dossier {

// Its reader says so, or more than a tenth of its words are doubtful.
bool is_doubtful(const Page& page);
// Words stand under a filled box.
bool has_covered_words(const Page& page);

}  // namespace dossier
