#include "ingest/reader/container/members.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/utf8.h"

namespace dossier::reader {
namespace {

struct CloseArchive {
  void operator()(archive* a) const { archive_read_free(a); }
};
using ArchivePtr = std::unique_ptr<archive, CloseArchive>;

Error damaged(archive* a) {
  const char* said = archive_error_string(a);
  return Error{ErrorKind::damaged, said ? scrub_utf8(said) : "the archive is damaged", "", ""};
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

// `expected`: how many bytes it will probably be, so that a large member is not copied as it grows, which takes three times its size at once.
Result<std::string> read_data(archive* a, const UnpackLimits& limits, Budget& budget, size_t expected = 0) {
  std::string out;
  out.reserve(expected);
  std::vector<char> buffer(1 << 16);
  for (;;) {
    la_ssize_t n = archive_read_data(a, buffer.data(), buffer.size());
    if (n == ARCHIVE_RETRY) continue;
    if (n < 0) return damaged(a);
    if (n == 0) return out;
    DOSSIER_TRY(budget.take(static_cast<uint64_t>(n)));
    if (out.size() + static_cast<size_t>(n) > limits.member_bytes)
      return Error{ErrorKind::too_large, "a member unpacks to more than " + std::to_string(limits.member_bytes >> 20) + " MiB", "", ""};
    out.append(buffer.data(), static_cast<size_t>(n));
  }
}

Result<ArchivePtr> open_archive(std::string_view bytes, const std::vector<std::string>& passwords, bool raw, bool only_zip) {
  ArchivePtr a(archive_read_new());
  if (raw) {
    archive_read_support_format_raw(a.get());
    archive_read_support_filter_all(a.get());
  } else {
    archive_read_support_format_zip(a.get());
    if (!only_zip) {
      archive_read_support_format_tar(a.get());
      archive_read_support_format_7zip(a.get());
      archive_read_support_filter_all(a.get());
    }
  }
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
  DOSSIER_ASSIGN(ArchivePtr a, open_archive(bytes, passwords, false, false));
  Budget budget(bytes.size(), limits);
  archive_entry* entry = nullptr;
  const bool compressed = archive_filter_count(a.get()) > 1;
  bool passed_over = false;
  for (;;) {
    int code = archive_read_next_header(a.get(), &entry);
    if (code == ARCHIVE_EOF) return {};
    if (code == ARCHIVE_RETRY) continue;
    if (code == ARCHIVE_FATAL) return damaged(a.get());
    if (++report.members > limits.entries)
      return Error{ErrorKind::too_large, "holds more than " + std::to_string(limits.entries) + " entries: what lies behind them was not looked at", "", ""};
    // To get past a member of a compressed stream it is unpacked all the same.
    if (passed_over && compressed && static_cast<uint64_t>(archive_filter_bytes(a.get(), 0)) > limits.total_bytes)
      return Error{ErrorKind::too_large, "unpacks to more than " + std::to_string(limits.total_bytes >> 20) + " MiB", "", ""};
    std::string name = name_of_entry(entry);
    if (archive_entry_filetype(entry) == AE_IFDIR) continue;
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry)) {
      report.skipped.push_back(std::move(name));
      continue;
    }
    if (!wanted(name)) {
      passed_over = true;
      continue;
    }
    bool encrypted = archive_entry_is_data_encrypted(entry) > 0;
    // What a member says of its size is believed only as far as it could lie in the file as it is.
    const uint64_t said = archive_entry_size_is_set(entry) ? static_cast<uint64_t>(std::max<int64_t>(0, archive_entry_size(entry))) : 0;
    Result<std::string> data = read_data(a.get(), limits, budget, std::min({said, uint64_t{bytes.size()}, limits.member_bytes}));
    if (!data.ok()) {
      if (!encrypted) return data.error();
      report.encrypted.push_back(std::move(name));
      continue;
    }
    DOSSIER_TRY(visit(name, std::move(*data)));
  }
}

Result<std::string> unpack_stream(std::string_view packed, const UnpackLimits& limits) {
  DOSSIER_ASSIGN(ArchivePtr a, open_archive(packed, {}, true, false));
  archive_entry* entry = nullptr;
  int code = archive_read_next_header(a.get(), &entry);
  if (code != ARCHIVE_OK && code != ARCHIVE_WARN) return damaged(a.get());
  // Bytes that are no compressed stream come through as they are; one filter beside the end of the chain has to be there.
  if (archive_filter_count(a.get()) < 2) return Error{ErrorKind::damaged, "not a compressed stream", "", ""};
  Budget budget(packed.size(), limits);
  return read_data(a.get(), limits, budget);
}

Result<std::map<std::string, std::string>> read_package(std::string_view zip, const UnpackLimits& limits, const std::function<bool(std::string_view)>& wanted) {
  DOSSIER_ASSIGN(ArchivePtr a, open_archive(zip, {}, false, true));
  std::map<std::string, std::string> out;
  Budget budget(zip.size(), limits);
  archive_entry* entry = nullptr;
  std::optional<Error> first;
  for (uint32_t count = 0; count < limits.entries; ++count) {
    int code = archive_read_next_header(a.get(), &entry);
    if (code == ARCHIVE_EOF) break;
    if (code == ARCHIVE_RETRY) continue;
    if (code == ARCHIVE_FATAL) {
      if (!first) first = damaged(a.get());
      break;
    }
    std::string name = name_of_entry(entry);
    if (archive_entry_filetype(entry) != AE_IFREG || !wanted(name)) continue;
    Result<std::string> data = read_data(a.get(), limits, budget);
    if (!data.ok() && data.error().kind == ErrorKind::too_large) return data.error();
    if (data.ok())
      out.emplace(std::move(name), std::move(*data));
    else if (!first)
      first = data.error();
  }
  if (out.empty()) return first ? *first : Error{ErrorKind::damaged, "the package has none of the members it needs", "", ""};
  return out;
}

}  // namespace dossier::reader
