// The members of an archive file (ZIP, TAR, 7z, ... and their compressions), unpacked one at a time under limits.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/wire/request.h"

namespace dossier::reader {

struct UnpackLimits {
  uint64_t member_bytes = uint64_t{512} << 20;
  uint64_t total_bytes = uint64_t{2} << 30;
  uint32_t entries = 1'000'000;  // looked at, read or not
  uint32_t ratio = 200;  // unpacked to packed, once more than 1 MiB is unpacked
};
UnpackLimits unpack_limits(const ReadLimits& limits);

struct UnpackReport {
  uint32_t members = 0;                // seen, folders and links among them
  std::vector<std::string> encrypted;  // names of members that no password opens
  std::vector<std::string> skipped;    // links, devices: named, never followed
};

// `visit` gets name (UTF-8, as data) and bytes of each regular member that `wanted` says yes to, in order; an error from it stops and is returned as it is.
// A member that is damaged ends the visit with `damaged`, a limit with `too_large`; members before it have been given.
using MemberWanted = std::function<bool(const std::string& name)>;
using MemberVisitor = std::function<Status(const std::string& name, std::string bytes)>;
Status visit_members(std::string_view archive, const std::vector<std::string>& passwords, const UnpackLimits& limits, const MemberWanted& wanted, const MemberVisitor& visit,
                     UnpackReport& report);

// One compressed stream without members (.gz, .bz2, .xz, .zst).
Result<std::string> unpack_stream(std::string_view packed, const UnpackLimits& limits);

// Members of a package (OOXML, ODF, EPUB) by name; only those that `wanted` says yes to are unpacked. A member whose data is damaged
// is left out; damaged if no member at all can be read.
Result<std::map<std::string, std::string>> read_package(std::string_view zip, const UnpackLimits& limits, const std::function<bool(std::string_view name)>& wanted);

}  // namespace dossier::reader
