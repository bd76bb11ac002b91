// What this machine has for a model: memory, disk, and a place for what can be made again.
#pragma once

#include <cstdint>
#include <string>

namespace dossier {

// Bytes that can be had without swapping, and no more than a control group allows. 0 if nobody says.
std::uint64_t available_memory();
// Free bytes where `path`, or the nearest folder above it that exists, lies.
std::uint64_t free_disk(std::string path);
// $XDG_CACHE_HOME/dossier, else ~/.cache/dossier. It need not exist.
std::string cache_folder();

}  // namespace dossier
