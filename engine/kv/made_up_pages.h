// Sealed pages with made-up rows, to measure and test great depths without a prefill: found by the store as if a model had computed them. V
// of page n has a mean that depends on n, and some pages hold one strong key, so a page left out or read wrong shows.
#pragma once

#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/progress.h"
#include "engine/kv/kv_store.h"

namespace dossier {

struct MadeUpPages {
  std::int64_t tokens = 0;      // a multiple of KvShape::node_tokens
  std::int64_t vocabulary = 0;
  std::uint64_t seed = 1;
  CancelToken cancel;
  Progress progress;
};

// The token at a position; the same on every machine.
std::int32_t made_up_token(std::uint64_t seed, std::int64_t position, std::int64_t vocabulary);

// Writes the nodes that are not there yet, one after another: little memory, the same bytes on every machine (rows are rounded by `table`, and
// all tables round alike). Errors: usage, io, no_space, cancelled.
Status write_made_up_pages(const KvShape& shape, const KvIdentity& identity, const std::string& folder, const MadeUpPages& pages, const dk_table& table);

}  // namespace dossier
