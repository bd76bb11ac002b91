// Compressed streams that end early or are damaged, read to the byte before the damage by the libraries they were made with. libarchive
// holds back up to 64 KiB of them, which is the whole of many files.
#pragma once

#include <functional>
#include <string_view>

#include "base/result.h"

namespace dossier::reader {

// Takes what was unpacked, piece by piece; an error ends the unpacking.
using TakeUnpacked = std::function<Status(const char* bytes, size_t size)>;

// GZ, bzip2 and xz, told by their first bytes; of anything else nothing is taken. Of bzip2 the block in which the stream ends (up to 900 kB) cannot
// be unpacked by anyone. Errors are those of `take`, or that there is no memory; damage is none, since it is known here.
Status unpack_to_damage(std::string_view packed, const TakeUnpacked& take);

}  // namespace dossier::reader
