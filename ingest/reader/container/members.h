// The members of an archive file (ZIP, TAR, 7z, ... and their compressions), unpacked one at a time under limits.
#pragma once

#include <functional>
#include <map>
#include <optional>
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
  std::vector<std::string> cut;        // names of members that are damaged: what could be unpacked of them was given
};

// `visit` gets name (UTF-8, as data) and bytes of each regular member that `wanted` says yes to, in order; an error from it stops and is returned as it is.
// Of a damaged member what could be unpacked is given; the visit goes on behind it where the format allows, and ends with `damaged` all the same. A
// limit ends it at once with `too_large`. A ZIP without its directory is read by the headers of its members.
using MemberWanted = std::function<bool(const std::string& name)>;
using MemberVisitor = std::function<Status(const std::string& name, std::string bytes)>;
Status visit_members(std::string_view archive, const std::vector<std::string>& passwords, const UnpackLimits& limits, const MemberWanted& wanted, const MemberVisitor& visit,
                     UnpackReport& report);

struct Unpacked {
  std::string bytes;
  std::optional<Error> damage;  // why `bytes`, which are not empty then, are not all
  bool ends_early = false;      // the archive ends within them: what is there is as it was written
};
// One compressed stream without members (.gz, .bz2, .xz, .zst).
Result<Unpacked> unpack_stream(std::string_view packed, const UnpackLimits& limits);

// Members of a package (OOXML, ODF, EPUB) by name; only those that `wanted` says yes to are unpacked. A member whose data is damaged
// is left out, but for the start of one in which the package ends; damaged if no member at all can be read.
struct PackageMembers {
  std::map<std::string, std::string> by_name;
  std::optional<Error> damage;  // of the first member that is not whole, or of the package
};
Result<PackageMembers> read_package(std::string_view zip, const UnpackLimits& limits, const std::function<bool(std::string_view name)>& wanted);

}  // namespace dossier::reader
