// Files as a whole: read with a limit, written so that either the old or the new content is there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/fd.h"
#include "base/result.h"

namespace dossier {

// Opens for reading. Only regular files (after following links); devices, pipes and folders are refused by name. Never blocks.
Result<Fd> open_regular(const std::string& path);
// Whole content; too_large above limit_bytes.
Result<std::string> read_file(const std::string& path, uint64_t limit_bytes = uint64_t{1} << 30);
// Temp file in the same folder, fsync, rename, fsync of the folder. An existing file is replaced in one step; a link is followed; a device or pipe is written to. usage: a folder.
Status write_file(const std::string& path, std::string_view content);
// An Error for errno, ENOSPC and EDQUOT being no_space. `doing` reads like "cannot write".
Error os_error(const std::string& doing, const std::string& path, int code);

}  // namespace dossier
