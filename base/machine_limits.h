// What this machine can give at the moment, for plans made before anything is allocated.
#pragma once

#include <cstdint>
#include <string>

namespace dossier {

// Bytes of memory to be had without swapping, and a control group's limit where that is lower; 0 if the system does not say.
std::uint64_t available_memory();
// Free bytes where `path`, or the nearest folder above it that exists, lies; 0 if that cannot be told.
std::uint64_t free_disk(std::string path);
// Where what can be made again may stand: $XDG_CACHE_HOME/dossier, else ~/.cache/dossier. It need not exist.
std::string cache_folder();

}  // namespace dossier
