#include "engine/files/sealed_head.h"

#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>

#include "base/bytes.h"
#include "base/file.h"

namespace dossier {
namespace {

constexpr std::size_t kBeforeLength = 8 + 4 + 4, kFixedBytes = kBeforeLength + 8 + 8 + 8;
constexpr std::uint64_t kAtOnce = std::uint64_t{1} << 30;  // the kernel moves no more than 2 GiB in one call
constexpr const char* kLies = "the header is cut short or lies about its length";

std::uint64_t whole_pages(std::uint64_t bytes) { return (bytes + kSealedPage - 1) / kSealedPage * kSealedPage; }

}  // namespace

Error SealedFormat::damaged(const std::string& why, const std::string& path) const { return {ErrorKind::damaged, std::string(what) + ": " + why, path, ""}; }

std::string seal_head(const SealedFormat& format, std::uint32_t kind, std::string_view content) {
  const std::uint64_t bytes = whole_pages(kFixedBytes + content.size());
  ByteWriter out;
  out.raw(format.magic.data(), format.magic.size());
  out.u32(format.version);
  out.u32(kind);
  out.u64(bytes);
  out.u64(content.size());
  out.u64(XXH3_64bits(content.data(), content.size()));
  out.raw(content.data(), content.size());
  std::string head = out.take();
  head.resize(bytes, '\0');
  return head;
}

Result<SealedHead> open_sealed_head(const SealedFormat& format, std::string_view bytes) {
  ByteReader in(bytes);
  if (in.bytes(format.magic.size()) != format.magic) return format.damaged("not a file of them");
  const std::uint32_t version = in.u32();
  if (in.ok() && version != format.version)
    return Error{version > format.version ? ErrorKind::newer_version : ErrorKind::damaged, std::string(format.what) + " have version " + std::to_string(version), "", ""};
  SealedHead out;
  out.kind = in.u32();
  out.bytes = in.u64();
  const std::uint64_t content_bytes = in.u64(), sum = in.u64();
  if (!in.ok() || out.bytes > bytes.size() || content_bytes > out.bytes || out.bytes != whole_pages(kFixedBytes + content_bytes)) return format.damaged(kLies);
  out.content = in.bytes(content_bytes);
  if (!in.ok() || XXH3_64bits(out.content.data(), out.content.size()) != sum) return format.damaged("the header's checksum is wrong");
  return out;
}

Result<std::string> read_sealed_head(const SealedFormat& format, int fd, const std::string& path, std::uint64_t file_bytes) {
  std::string bytes(std::min<std::uint64_t>(file_bytes, 16 * kSealedPage), '\0');
  DOSSIER_TRY(read_exactly(format, fd, path, reinterpret_cast<std::byte*>(bytes.data()), bytes.size(), 0));
  ByteReader in(bytes);
  in.bytes(kBeforeLength);
  const std::uint64_t head_bytes = in.u64(), had = bytes.size();
  if (!in.ok() || head_bytes > std::min(file_bytes, format.most_bytes)) return format.damaged(kLies, path);
  bytes.resize(head_bytes);
  if (head_bytes > had) DOSSIER_TRY(read_exactly(format, fd, path, reinterpret_cast<std::byte*>(bytes.data()) + had, head_bytes - had, had));
  return bytes;
}

Status read_exactly(const SealedFormat& format, int fd, const std::string& path, std::byte* to, std::uint64_t bytes, std::uint64_t offset) {
  while (bytes > 0) {
    const ssize_t got = ::pread(fd, to, std::min(bytes, kAtOnce), static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return os_error("cannot read", path, errno);
    if (got == 0) return format.damaged("the file is cut short", path);
    to += got;
    offset += static_cast<std::uint64_t>(got);
    bytes -= static_cast<std::uint64_t>(got);
  }
  return {};
}

Status write_exactly(int fd, const std::string& path, const void* from, std::uint64_t bytes, std::uint64_t offset) {
  auto at = static_cast<const char*>(from);
  while (bytes > 0) {
    const ssize_t done = ::pwrite(fd, at, std::min(bytes, kAtOnce), static_cast<off_t>(offset));
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return os_error("cannot write", path, errno);
    at += done;
    offset += static_cast<std::uint64_t>(done);
    bytes -= static_cast<std::uint64_t>(done);
  }
  return {};
}

}  // namespace dossier
