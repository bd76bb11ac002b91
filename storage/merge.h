// Taking over the documents of another database. Private to this folder.
#pragma once

#include "base/cancel.h"
#include "base/progress.h"
#include "storage/archive.h"

namespace dossier {

enum class MergeTrust : uint8_t {
  foreign,  // anyone's: not re-read here, origin recorded, places without the file's time
  own       // our own damaged file: what is whole in it is as good as before
};

Result<MergeReport> merge_archives(Database& ours, Database& theirs, MergeTrust trust, const Progress& progress, const CancelToken& cancel);

}  // namespace dossier
