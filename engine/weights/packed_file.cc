#include "engine/weights/packed_file.h"

#include <fcntl.h>
#include <glob.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include "base/bytes.h"
#include "base/file.h"
#include "engine/files/gguf_format.h"
#include "engine/files/model_file.h"
#include "engine/files/sealed_head.h"

namespace dossier {
namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 50;
constexpr SealedFormat kFormat{"DOSSPACK", 1, "packed weights", std::uint64_t{1} << 30};  // kind: the layout
static_assert(kSlabAlignment == kSealedPage);

void put_stamp(ByteWriter& out, const FileStamp& s) {
  for (std::uint64_t n : {s.device, s.inode, s.size, static_cast<std::uint64_t>(s.modified_ns), static_cast<std::uint64_t>(s.changed_ns)}) out.u64(n);
}

FileStamp get_stamp(ByteReader& in) {
  FileStamp s;
  s.device = in.u64();
  s.inode = in.u64();
  s.size = in.u64();
  s.modified_ns = static_cast<std::int64_t>(in.u64());
  s.changed_ns = static_cast<std::int64_t>(in.u64());
  return s;
}

PackedMatrix get_matrix(ByteReader& in) {
  PackedMatrix m;
  m.name = std::string(in.string());
  m.type = in.u32();
  m.rows = static_cast<std::int64_t>(in.u64());
  m.cols = static_cast<std::int64_t>(in.u64());
  m.slabs = static_cast<std::int64_t>(in.u64());
  m.slab_bytes = in.u64();
  m.stride = in.u64();
  m.offset = in.u64();
  return m;
}

// Slabs follow one another without gaps or overlaps, so nothing outside the file can be named.
Status check_places(const PackedHeader& header) {
  std::uint64_t at = 0, slabs = 0;
  for (const PackedMatrix& m : header.matrices) {
    if (m.slabs < 1 || m.slab_bytes < 1 || m.slab_bytes > kMostBytes || m.stride != gguf::round_up(m.slab_bytes, kSlabAlignment) || m.offset != at ||
        m.rows < 1 || m.cols < 1)
      return kFormat.damaged("a matrix makes no sense");
    if (static_cast<std::uint64_t>(m.slabs) > (kMostBytes - at) / m.stride) return kFormat.damaged("the matrices are too large");
    at += m.stride * static_cast<std::uint64_t>(m.slabs);
    slabs += static_cast<std::uint64_t>(m.slabs);
  }
  if (header.checksums.size() != slabs) return kFormat.damaged("the number of checksums makes no sense");
  return {};
}

std::string folder_of_path(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

// Files of packers that died: nobody holds their lock.
void remove_leftovers_of(const std::string& path) {
  glob_t found{};
  std::string pattern;
  for (char c : path) {
    if (c == '*' || c == '?' || c == '[' || c == '\\') pattern += '\\';
    pattern += c;
  }
  if (::glob((pattern + ".tmp.*").c_str(), GLOB_NOSORT, nullptr, &found) == 0)
    for (std::size_t n = 0; n < found.gl_pathc; ++n) {
      Fd fd(::open(found.gl_pathv[n], O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
      if (fd.valid() && ::flock(fd.get(), LOCK_EX | LOCK_NB) == 0) ::unlink(found.gl_pathv[n]);
    }
  ::globfree(&found);
}

// A locked file beside `path`, with its room on the disk taken.
Result<Fd> new_packed(const std::string& temp, std::uint64_t bytes) {
  Fd fd(::open(temp.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (!fd.valid()) return os_error("cannot write", temp, errno);
  ::flock(fd.get(), LOCK_EX | LOCK_NB);
  // Where the file system cannot say, writing will.
  if (::fallocate(fd.get(), 0, 0, static_cast<off_t>(bytes)) != 0 && (errno == ENOSPC || errno == EDQUOT || errno == EFBIG)) {
    const Error error = os_error("cannot write", temp, errno);
    ::unlink(temp.c_str());
    return error;
  }
  return fd;
}

Status sync_folder(const std::string& path) {
  Fd folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.valid() || ::fsync(folder.get()) != 0) return os_error("cannot write", path, errno);
  return {};
}

}  // namespace

std::uint64_t PackedHeader::file_bytes() const {
  std::uint64_t sum = header_bytes;
  for (const PackedMatrix& m : matrices) sum += m.stride * static_cast<std::uint64_t>(m.slabs);
  return sum;
}

std::uint64_t slab_checksum(const std::byte* bytes, std::uint64_t size) { return XXH3_64bits(bytes, size); }

std::string encode_packed_header(PackedHeader& header) {
  ByteWriter content;
  content.string(header.model);
  content.varint(header.parts.size());
  for (const FileStamp& part : header.parts) put_stamp(content, part);
  content.raw(header.weights.bytes.data(), header.weights.bytes.size());
  content.varint(header.matrices.size());
  for (const PackedMatrix& m : header.matrices) {
    content.string(m.name);
    content.u32(m.type);
    for (std::int64_t n : {m.rows, m.cols, m.slabs}) content.u64(static_cast<std::uint64_t>(n));
    for (std::uint64_t n : {m.slab_bytes, m.stride, m.offset}) content.u64(n);
  }
  content.varint(header.checksums.size());
  for (std::uint64_t sum : header.checksums) content.u64(sum);
  std::string head = seal_head(kFormat, header.layout, content.bytes());
  header.header_bytes = head.size();
  return head;
}

Result<PackedHeader> parse_packed_header(std::string_view bytes) {
  DOSSIER_ASSIGN(const SealedHead head, open_sealed_head(kFormat, bytes));
  PackedHeader header;
  header.layout = head.kind;
  header.header_bytes = head.bytes;
  ByteReader body(head.content);
  header.model = std::string(body.string());
  for (std::size_t left = body.count(40); left > 0; --left) header.parts.push_back(get_stamp(body));
  if (const std::string_view hash = body.bytes(header.weights.bytes.size()); !hash.empty()) std::memcpy(header.weights.bytes.data(), hash.data(), hash.size());
  for (std::size_t left = body.count(53); left > 0; --left) header.matrices.push_back(get_matrix(body));
  const std::size_t sums = body.count(8);
  header.checksums.reserve(sums);
  for (std::size_t n = 0; n < sums; ++n) header.checksums.push_back(body.u64());
  if (!body.ok() || !body.at_end()) return kFormat.damaged("the header is cut short");
  DOSSIER_TRY(check_places(header));
  return header;
}

PackedHeader packed_header_of(const ModelFile& file, const SlabPlan& plan, const dk_table& table) {
  PackedHeader out;
  out.layout = table.layout;
  out.model = file.path();
  for (std::size_t n = 0; n < file.parts(); ++n) out.parts.push_back(file.part(n).stamp());
  for (const MatrixPlan& m : plan.matrices)
    out.matrices.push_back({m.source->name, static_cast<std::uint32_t>(m.type), m.rows, m.cols, m.slabs, m.slab_bytes, m.stride, m.offset});
  out.checksums.resize(static_cast<std::size_t>(plan.slabs));
  return out;
}

std::vector<std::string> packed_paths(const std::string& model, std::uint32_t layout, const std::string& cache_folder) {
  const std::string end = ".packed-" + std::to_string(layout);
  std::vector<std::string> out{model + end};
  if (cache_folder.empty()) return out;
  std::error_code ignored;
  const std::string full = std::filesystem::absolute(model, ignored).lexically_normal().string();
  const std::size_t slash = full.rfind('/');
  out.push_back(cache_folder + "/weights/" + full.substr(slash + 1) + "." + sha256_of(full).hex().substr(0, 16) + end);
  return out;
}

Status PackedFile::read_slab(int from, const MatrixPlan& m, std::int64_t slab, std::byte* to) const {
  // Whole pages, so that it can be read past the page cache; `to` has room for the padding.
  DOSSIER_TRY(read_exactly(kFormat, from, path, to, m.stride, offset_of(m, slab)));
  if (slab_checksum(to, m.slab_bytes) == header.checksums[static_cast<std::size_t>(m.first_slab + slab)]) return {};
  return kFormat.damaged("the checksum of " + m.source->name + (m.stack() ? ", expert " + std::to_string(slab) : "") + " is wrong", path);
}

namespace {

struct OpenedPacked {
  Fd fd;
  PackedHeader header;
  std::uint64_t size = 0;
};

Result<OpenedPacked> open_header(const std::string& path) {
  OpenedPacked out;
  DOSSIER_ASSIGN(out.fd, open_regular(path));
  DOSSIER_ASSIGN(const FileStamp stamp, stamp_of(out.fd.get(), path));
  out.size = stamp.size;
  DOSSIER_ASSIGN(const std::string bytes, read_sealed_head(kFormat, out.fd.get(), path, stamp.size));
  auto header = parse_packed_header(bytes);
  if (!header.ok()) {
    Error error = header.error();
    error.where = path;
    return error;
  }
  out.header = std::move(*header);
  return out;
}

}  // namespace

Result<PackedHeader> read_packed_header(const std::string& path) {
  DOSSIER_ASSIGN(OpenedPacked opened, open_header(path));
  return std::move(opened.header);
}

Result<PackedFile> open_packed(const std::string& path, const PackedHeader& wanted) {
  DOSSIER_ASSIGN(OpenedPacked opened, open_header(path));
  const PackedHeader& header = opened.header;
  if (header.layout != wanted.layout || header.parts != wanted.parts || header.matrices != wanted.matrices)
    return kFormat.damaged("they were made from other files than the model's", path);
  if (header.file_bytes() != opened.size) return kFormat.damaged("the file is not as long as it must be", path);
  return PackedFile{path, std::move(opened.fd), std::move(opened.header)};
}

Result<PackedFile> write_packed(const std::string& path, const ModelFile& file, const SlabPlan& plan, const dk_table& table, const RepackOptions& options) {
  PackedFile out;
  out.path = path;
  out.header = packed_header_of(file, plan, table);
  encode_packed_header(out.header);  // for header_bytes
  remove_leftovers_of(path);
  const std::string temp = path + ".tmp." + std::to_string(::getpid());
  DOSSIER_ASSIGN(out.fd, new_packed(temp, out.header.file_bytes()));
  SlabSink sink;
  sink.done = [&](const MatrixPlan& m, std::int64_t slab, std::span<const std::byte> packed) -> Status {
    out.header.checksums[static_cast<std::size_t>(m.first_slab + slab)] = slab_checksum(packed.data(), packed.size());
    return write_exactly(out.fd.get(), temp, packed.data(), packed.size(), out.offset_of(m, slab));
  };
  auto finish = [&]() -> Status {
    DOSSIER_ASSIGN(out.header.weights, repack(file, plan, table, sink, options));
    const std::string header = encode_packed_header(out.header);
    DOSSIER_TRY(write_exactly(out.fd.get(), temp, header.data(), header.size(), 0));
    // The padding of the last slab.
    if (::ftruncate(out.fd.get(), static_cast<off_t>(out.header.file_bytes())) != 0 || ::fsync(out.fd.get()) != 0) return os_error("cannot write", temp, errno);
    if (::rename(temp.c_str(), path.c_str()) != 0) return os_error("cannot write", path, errno);
    return sync_folder(folder_of_path(path));
  };
  if (Status done = finish(); !done.ok()) {
    ::unlink(temp.c_str());
    return done.error();
  }
  ::flock(out.fd.get(), LOCK_UN);
  return out;
}

}  // namespace dossier
