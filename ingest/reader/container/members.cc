#include "ingest/reader/container/members.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/utf8.h"
#include "ingest/reader/container/cut_streams.h"

namespace dossier::reader {
namespace {

struct CloseArchive {
  void operator()(archive* a) const { archive_read_free(a); }
};
using ArchivePtr = std::unique_ptr<archive, CloseArchive>;

Error damaged(archive* a) {
  const char* said = archive_error_string(a);
  return Error{ErrorKind::damaged, said && *said ? scrub_utf8(said) : "the archive is damaged", "", ""};
}

// Counts what is unpacked against what is there to unpack.
class Budget {
 public:
  Budget(size_t packed, const UnpackLimits& limits) : packed_(packed), limits_(limits) {}
  Status take(uint64_t bytes) {
    total_ += bytes;
    if (total_ > limits_.total_bytes) return Error{ErrorKind::too_large, "unpacks to more than " + std::to_string(limits_.total_bytes >> 20) + " MiB", "", ""};
    if (total_ > (1 << 20) && total_ / std::max<uint64_t>(1, packed_) > limits_.ratio)
      return Error{ErrorKind::too_large, "unpacks to more than " + std::to_string(limits_.ratio) + " times its size", "", ""};
    return {};
  }

 private:
  uint64_t packed_, total_ = 0;
  const UnpackLimits& limits_;
};

// Appends bytes, or as many zeros where `bytes` is null.
Status add(std::string& out, const char* bytes, size_t size, const UnpackLimits& limits, Budget& budget) {
  DOSSIER_TRY(budget.take(size));
  if (out.size() + size > limits.member_bytes)
    return Error{ErrorKind::too_large, "a member unpacks to more than " + std::to_string(limits.member_bytes >> 20) + " MiB", "", ""};
  bytes ? out.append(bytes, size) : out.append(size, '\0');
  return {};
}

// Block by block: what lies before the damage in the same call would be lost otherwise. `expected`: how many bytes it will probably be, so that a
// large member is not copied as it grows, which takes three times its size at once.
Result<Unpacked> read_data(archive* a, const UnpackLimits& limits, Budget& budget, size_t expected = 0) {
  Unpacked out;
  out.bytes.reserve(expected);
  for (;;) {
    const void* block = nullptr;
    size_t size = 0;
    la_int64_t offset = 0;
    const int code = archive_read_data_block(a, &block, &size, &offset);
    if (code == ARCHIVE_RETRY) continue;
    if (code == ARCHIVE_EOF) return out;
    if (code != ARCHIVE_OK && !out.damage) out.damage = damaged(a);
    out.ends_early = code == ARCHIVE_FATAL;
    if (code < ARCHIVE_WARN || (code == ARCHIVE_WARN && size == 0)) return out;
    const auto at = static_cast<uint64_t>(std::max<la_int64_t>(0, offset)), have = uint64_t{out.bytes.size()};
    if (at < have) {
      out.damage = Error{ErrorKind::damaged, "blocks of a member lie over each other", "", ""};
      return out;
    }
    if (at > have) DOSSIER_TRY(add(out.bytes, nullptr, at - have, limits, budget));  // a hole in a sparse file
    DOSSIER_TRY(add(out.bytes, static_cast<const char*>(block), size, limits, budget));
  }
}

enum class Kind { stream, any, zip, zip_without_directory };

Result<ArchivePtr> open_archive(std::string_view bytes, const std::vector<std::string>& passwords, Kind kind) {
  ArchivePtr a(archive_read_new());
  if (kind == Kind::stream) archive_read_support_format_raw(a.get());
  if (kind == Kind::zip_without_directory) archive_read_support_format_zip_streamable(a.get());
  if (kind == Kind::zip || kind == Kind::any) archive_read_support_format_zip(a.get());
  if (kind == Kind::any) {
    archive_read_support_format_tar(a.get());
    archive_read_support_format_7zip(a.get());
  }
  if (kind == Kind::any || kind == Kind::stream) archive_read_support_filter_all(a.get());
  for (const std::string& password : passwords)
    if (!password.empty()) archive_read_add_passphrase(a.get(), password.c_str());
  if (archive_read_open_memory(a.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) return damaged(a.get());
  return a;
}

std::string name_of_entry(archive_entry* entry) {
  if (const char* name = archive_entry_pathname_utf8(entry)) return scrub_utf8(name);
  const char* raw = archive_entry_pathname(entry);
  return raw ? scrub_utf8(raw) : "unnamed";
}

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\3\4"); }

struct Visit {
  std::string_view bytes;
  const std::vector<std::string>& passwords;
  const UnpackLimits& limits;
  const MemberWanted& wanted;
  const MemberVisitor& visit;
  UnpackReport& report;
};

Status visit_as(Kind kind, const Visit& v) {
  DOSSIER_ASSIGN(ArchivePtr a, open_archive(v.bytes, v.passwords, kind));
  Budget budget(v.bytes.size(), v.limits);
  archive_entry* entry = nullptr;
  const bool compressed = archive_filter_count(a.get()) > 1;
  bool passed_over = false;
  std::optional<Error> damage;
  for (;;) {
    int code = archive_read_next_header(a.get(), &entry);
    if (code == ARCHIVE_EOF) return damage ? Status(*damage) : Status();
    if (code == ARCHIVE_RETRY) continue;
    if (code == ARCHIVE_FATAL) return damage ? *damage : damaged(a.get());
    if (++v.report.members > v.limits.entries)
      return Error{ErrorKind::too_large, "holds more than " + std::to_string(v.limits.entries) + " entries: what lies behind them was not looked at", "", ""};
    // To get past a member of a compressed stream it is unpacked all the same.
    if (passed_over && compressed && static_cast<uint64_t>(archive_filter_bytes(a.get(), 0)) > v.limits.total_bytes)
      return Error{ErrorKind::too_large, "unpacks to more than " + std::to_string(v.limits.total_bytes >> 20) + " MiB", "", ""};
    std::string name = name_of_entry(entry);
    if (archive_entry_filetype(entry) == AE_IFDIR) continue;
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry)) {
      v.report.skipped.push_back(std::move(name));
      continue;
    }
    if (!v.wanted(name)) {
      passed_over = true;
      continue;
    }
    bool encrypted = archive_entry_is_data_encrypted(entry) > 0;
    // What a member says of its size is believed only as far as it could lie in the file as it is.
    const uint64_t said = archive_entry_size_is_set(entry) ? static_cast<uint64_t>(std::max<int64_t>(0, archive_entry_size(entry))) : 0;
    DOSSIER_ASSIGN(Unpacked data, read_data(a.get(), v.limits, budget, std::min({said, uint64_t{v.bytes.size()}, v.limits.member_bytes})));
    if (data.damage && encrypted) {
      v.report.encrypted.push_back(std::move(name));
      continue;
    }
    if (data.damage) {
      if (!damage) damage = data.damage;
      v.report.cut.push_back(name);
      if (data.bytes.empty()) continue;
    }
    DOSSIER_TRY(v.visit(name, std::move(data.bytes)));
  }
}

}  // namespace

UnpackLimits unpack_limits(const ReadLimits& limits) {
  UnpackLimits out;
  out.total_bytes = limits.unpacked_bytes;
  // A member is held in memory while it is read, beside what its reader needs.
  out.member_bytes = std::min(limits.unpacked_bytes, limits.memory_bytes / 3);
  out.ratio = limits.ratio;
  return out;
}

Status visit_members(std::string_view bytes, const std::vector<std::string>& passwords, const UnpackLimits& limits, const MemberWanted& wanted, const MemberVisitor& visit,
                     UnpackReport& report) {
  const Visit v{bytes, passwords, limits, wanted, visit, report};
  Status status = visit_as(Kind::any, v);
  // A directory that leads nowhere, before members that are there.
  const bool lost = report.members == 0 && (status.ok() || status.error().kind == ErrorKind::damaged) && is_zip(bytes);
  if (!lost) return status;
  Status by_headers = visit_as(Kind::zip_without_directory, v);
  if (report.members == 0) return status;
  return by_headers.ok() ? Error{ErrorKind::damaged, "its directory is damaged: read by the headers of its members", "", ""} : by_headers;
}

Result<Unpacked> unpack_stream(std::string_view packed, const UnpackLimits& limits) {
  Result<ArchivePtr> opened = open_archive(packed, {}, Kind::stream);
  Unpacked out;
  Budget budget(packed.size(), limits);
  archive_entry* entry = nullptr;
  if (!opened.ok()) {
    out.damage = opened.error();  // a short stream that is cut ends here
  } else if (int code = archive_read_next_header(opened->get(), &entry); code != ARCHIVE_OK && code != ARCHIVE_WARN) {
    out.damage = damaged(opened->get());
  } else if (archive_filter_count(opened->get()) < 2) {
    // Bytes that are no compressed stream come through as they are; one filter beside the end of the chain has to be there.
    return Error{ErrorKind::damaged, "not a compressed stream", "", ""};
  } else {
    DOSSIER_ASSIGN(out, read_data(opened->get(), limits, budget));
  }
  if (out.damage) {
    std::string more;
    Budget afresh(packed.size(), limits);
    DOSSIER_TRY(unpack_to_damage(packed, [&](const char* bytes, size_t size) { return add(more, bytes, size, limits, afresh); }));
    if (more.size() > out.bytes.size()) out.bytes = std::move(more);
  }
  if (out.damage && out.bytes.empty()) return *out.damage;
  return out;
}

Result<PackageMembers> read_package(std::string_view zip, const UnpackLimits& limits, const std::function<bool(std::string_view)>& wanted) {
  DOSSIER_ASSIGN(ArchivePtr a, open_archive(zip, {}, Kind::zip));
  PackageMembers out;
  Budget budget(zip.size(), limits);
  archive_entry* entry = nullptr;
  for (uint32_t count = 0; count < limits.entries; ++count) {
    int code = archive_read_next_header(a.get(), &entry);
    if (code == ARCHIVE_EOF) break;
    if (code == ARCHIVE_RETRY) continue;
    if (code == ARCHIVE_FATAL) {
      if (!out.damage) out.damage = damaged(a.get());
      break;
    }
    std::string name = name_of_entry(entry);
    if (archive_entry_filetype(entry) != AE_IFREG || !wanted(name)) continue;
    DOSSIER_ASSIGN(Unpacked data, read_data(a.get(), limits, budget));
    if (data.damage && !out.damage) out.damage = data.damage;
    if (!data.damage || (data.ends_early && !data.bytes.empty())) out.by_name.emplace(std::move(name), std::move(data.bytes));
  }
  if (out.by_name.empty()) return out.damage ? *out.damage : Error{ErrorKind::damaged, "the package has none of the members it needs", "", ""};
  return out;
}

}  // namespace dossier::reader
