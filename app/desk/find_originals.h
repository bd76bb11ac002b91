// Files that are no longer where they were read, found again by their bytes in a folder that a person names.
#pragma once

#include <cstddef>
#include <string>

#include "app/desk/desk_archive.h"
#include "base/cancel.h"
#include "base/result.h"

namespace dossier {

struct FoundOriginals {
  size_t wanted = 0;  // documents whose file was not at its place
  size_t found = 0;   // of them, in the folder or below it
};

// Only files as large as one that is wanted are read. The archive knows the new places at once; nothing is read again. Errors: cancelled, those of
// the folder, io if the archive cannot be written.
Result<FoundOriginals> find_originals(DeskArchive& archive, const std::string& folder, const CancelToken& cancel);

// Whether nothing lies at a path; of one that cannot be looked at nothing is known.
bool is_gone(const std::string& path);

}  // namespace dossier
