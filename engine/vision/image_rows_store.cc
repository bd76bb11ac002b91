#include "engine/vision/image_rows_store.h"

#include <sys/stat.h>

#include <algorithm>
#include <cstring>

#include "base/bytes.h"
#include "base/file.h"
#include "engine/files/file_draft.h"
#include "engine/kv/kv_folder.h"

namespace dossier {
namespace {

constexpr std::string_view kMagic = "DOSSIERV", kSuffix = ".rows";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kNameDigits = 64;
constexpr std::int64_t kMostRows = 1 << 20, kMostWidth = 1 << 17;

std::string folder_of(const std::string& kv_folder) { return kv_folder + "/images"; }
std::string file_of(const Sha256& name) { return name.hex() + std::string(kSuffix); }
bool is_folder(const std::string& path) {
  struct stat facts {};
  return ::stat(path.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode);
}

std::string encode_head(const ImageRowsHead& head) {
  ByteWriter out;
  out.raw(kMagic.data(), kMagic.size());
  out.u32(kVersion);
  out.u32(0);
  out.u64(static_cast<std::uint64_t>(head.rows));
  out.u64(static_cast<std::uint64_t>(head.width));
  out.raw(head.name.bytes.data(), head.name.bytes.size());
  out.raw(head.checksum.bytes.data(), head.checksum.bytes.size());
  return out.take();
}

std::string_view bytes_of(std::span<const float> values) { return {reinterpret_cast<const char*>(values.data()), values.size_bytes()}; }

// A file with its rows, whole and under its own name.
Result<std::pair<ImageRowsHead, std::vector<float>>> read_rows_file(const std::string& path, const std::string& file) {
  DOSSIER_ASSIGN(const std::string bytes, read_file(path, std::uint64_t{kMostRows} * 64 * 1024));
  DOSSIER_ASSIGN(ImageRowsHead head, decode_image_rows_head(bytes, bytes.size(), path));
  if (file != file_of(head.name)) return Error{ErrorKind::damaged, "stored rows of an image: the file has another's name", path, ""};
  std::vector<float> values(static_cast<std::size_t>(head.rows * head.width));
  std::memcpy(values.data(), bytes.data() + kImageRowsHeadBytes, values.size() * sizeof(float));
  if (sha256_of(bytes_of(values)) != head.checksum) return Error{ErrorKind::damaged, "stored rows of an image: the bytes do not agree with their checksum", path, ""};
  return std::pair(head, std::move(values));
}

Result<std::vector<StoredImageRows>> list_folder(const KvFolder& folder) {
  DOSSIER_ASSIGN(const std::vector<std::string> names, folder.names(kSuffix));
  DOSSIER_ASSIGN(const auto tags, folder.all_added_tags());
  std::vector<StoredImageRows> out;
  for (const std::string& file : names) {
    auto name = Sha256::from_hex(std::string_view(file).substr(0, std::min(file.size(), kNameDigits)));
    struct stat facts {};
    if (!name || file != file_of(*name) || ::lstat(folder.path_of(file).c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) continue;
    StoredImageRows stored{file, *name, static_cast<std::uint64_t>(facts.st_size), facts.st_mtim.tv_sec * std::int64_t{1000000000} + facts.st_mtim.tv_nsec, {}};
    if (auto at = tags.find(*name); at != tags.end()) stored.tags = at->second;
    out.push_back(std::move(stored));
  }
  return out;
}

// Removes the least recently used until at most `limit_bytes` are left.
Result<ImageRowsRemoved> shrink(KvFolder& folder, std::uint64_t limit_bytes, const Sha256* kept) {
  DOSSIER_ASSIGN(std::vector<StoredImageRows> all, list_folder(folder));
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return std::pair(a.used_ns, a.name) < std::pair(b.used_ns, b.name); });
  ImageRowsRemoved out;
  for (const StoredImageRows& stored : all) out.bytes_left += stored.bytes;
  std::vector<std::string> gone;
  for (const StoredImageRows& stored : all) {
    if (out.bytes_left <= limit_bytes) break;
    if (kept && stored.name == *kept) continue;
    gone.push_back(stored.file);
    ++out.files;
    out.bytes += stored.bytes;
    out.bytes_left -= stored.bytes;
  }
  DOSSIER_TRY(folder.remove(gone));
  return out;
}

Result<std::shared_ptr<KvFolder>> open_alone(const std::string& path) {
  DOSSIER_ASSIGN(std::shared_ptr<KvFolder> folder, KvFolder::open(path, false));
  if (!folder->try_lock_exclusive()) return Error{ErrorKind::conflict, "another program uses the stored rows of images", path, "try again when it has ended"};
  return folder;
}

}  // namespace

Result<ImageRowsHead> decode_image_rows_head(std::string_view bytes, std::uint64_t file_bytes, const std::string& where) {
  auto damaged = [&](const char* what) { return Error{ErrorKind::damaged, std::string("stored rows of an image: ") + what, where, ""}; };
  if (bytes.size() < kImageRowsHeadBytes || bytes.substr(0, kMagic.size()) != kMagic) return damaged("the head is broken");
  auto number = [&](std::size_t at, auto kind) {
    decltype(kind) n;
    std::memcpy(&n, bytes.data() + at, sizeof n);
    return n;
  };
  if (number(8, std::uint32_t{}) > kVersion) return Error{ErrorKind::newer_version, "stored rows of an image: written by a newer program", where, ""};
  const std::uint64_t rows = number(16, std::uint64_t{}), width = number(24, std::uint64_t{});
  if (rows < 1 || rows > static_cast<std::uint64_t>(kMostRows) || width < 1 || width > static_cast<std::uint64_t>(kMostWidth)) return damaged("a size that makes no sense");
  if (file_bytes != kImageRowsHeadBytes + rows * width * sizeof(float)) return damaged("the length of the file does not agree with its head");
  ImageRowsHead out;
  out.rows = static_cast<std::int64_t>(rows);
  out.width = static_cast<std::int64_t>(width);
  std::memcpy(out.name.bytes.data(), bytes.data() + 32, 32);
  std::memcpy(out.checksum.bytes.data(), bytes.data() + 64, 32);
  return out;
}

Result<std::unique_ptr<ImageRowsStore>> ImageRowsStore::open(const std::string& kv_folder, std::uint64_t limit_bytes) {
  DOSSIER_ASSIGN(std::shared_ptr<KvFolder> folder, KvFolder::open(folder_of(kv_folder), true));
  DOSSIER_TRY(folder->lock_shared());
  return std::unique_ptr<ImageRowsStore>(new ImageRowsStore(std::move(folder), limit_bytes));
}
ImageRowsStore::~ImageRowsStore() = default;

Result<std::optional<std::vector<float>>> ImageRowsStore::read(const Sha256& name, std::int64_t rows, std::int64_t width, const std::vector<std::string>& tags) {
  const std::string file = file_of(name), path = folder_->path_of(file);
  auto stored = read_rows_file(path, file);
  if (!stored.ok()) {
    if (stored.error().kind == ErrorKind::damaged) DOSSIER_TRY(folder_->remove({file}));
    return std::optional<std::vector<float>>();
  }
  if (stored->first.rows != rows || stored->first.width != width) return std::optional<std::vector<float>>();
  DOSSIER_TRY(folder_->add_tags(name, tags));
  folder_->touch(file);
  read_bytes_ += stored->second.size() * sizeof(float);
  return std::optional(std::move(stored->second));
}

Status ImageRowsStore::write(const Sha256& name, std::int64_t rows, std::int64_t width, std::span<const float> values, const std::vector<std::string>& tags) {
  if (limit_bytes_ > 0 && kImageRowsHeadBytes + values.size_bytes() > limit_bytes_) return {};
  // Owners first: rows without one could not be dropped with their document.
  DOSSIER_TRY(folder_->add_tags(name, tags));
  DOSSIER_ASSIGN(FileDraft draft, FileDraft::begin(folder_->path_of(file_of(name)), 0600));
  const std::string head = encode_head({name, sha256_of(bytes_of(values)), rows, width});
  DOSSIER_TRY(draft.write(std::as_bytes(std::span(head))));
  DOSSIER_TRY(draft.write(std::as_bytes(values)));
  DOSSIER_TRY(draft.commit());
  written_bytes_ += head.size() + values.size_bytes();
  if (limit_bytes_ > 0) {
    DOSSIER_ASSIGN(const ImageRowsRemoved removed, shrink(*folder_, limit_bytes_, &name));
    (void)removed;
  }
  return {};
}

Result<std::vector<StoredImageRows>> list_image_rows(const std::string& kv_folder) {
  if (!is_folder(folder_of(kv_folder))) return std::vector<StoredImageRows>();
  DOSSIER_ASSIGN(const std::shared_ptr<KvFolder> folder, KvFolder::open(folder_of(kv_folder), false));
  DOSSIER_TRY(folder->lock_shared());
  return list_folder(*folder);
}

Result<ImageRowsCheck> check_image_rows(const std::string& kv_folder) {
  DOSSIER_ASSIGN(const std::vector<StoredImageRows> all, list_image_rows(kv_folder));
  ImageRowsCheck out;
  for (const StoredImageRows& stored : all) {
    ++out.files;
    auto whole = read_rows_file(folder_of(kv_folder) + "/" + stored.file, stored.file);
    if (whole.ok()) ++out.whole;
    else out.faults.emplace_back("images/" + stored.file, whole.error().message);
  }
  return out;
}

Result<ImageRowsRemoved> prune_image_rows(const std::string& kv_folder, std::uint64_t limit_bytes) {
  ImageRowsRemoved out;
  if (!is_folder(folder_of(kv_folder))) return out;
  DOSSIER_ASSIGN(const std::shared_ptr<KvFolder> folder, open_alone(folder_of(kv_folder)));
  DOSSIER_ASSIGN(const std::vector<std::string> names, folder->names(""));
  std::vector<std::string> gone;
  for (const std::string& file : names) {
    struct stat facts {};
    const bool half_written = file.find(".rows.") != std::string::npos;
    const bool broken = file.ends_with(kSuffix) && !read_rows_file(folder->path_of(file), file).ok();
    if ((!half_written && !broken) || ::lstat(folder->path_of(file).c_str(), &facts) != 0) continue;
    gone.push_back(file);
    ++out.files;
    out.bytes += static_cast<std::uint64_t>(facts.st_size);
  }
  DOSSIER_TRY(folder->remove(gone));
  DOSSIER_ASSIGN(const ImageRowsRemoved more, shrink(*folder, limit_bytes, nullptr));
  out.files += more.files;
  out.bytes += more.bytes;
  out.bytes_left = more.bytes_left;
  return out;
}

Result<ImageRowsRemoved> drop_image_rows(const std::string& kv_folder, const std::vector<std::string>& tags) {
  ImageRowsRemoved out;
  if (!is_folder(folder_of(kv_folder))) return out;
  DOSSIER_ASSIGN(const std::shared_ptr<KvFolder> folder, open_alone(folder_of(kv_folder)));
  DOSSIER_ASSIGN(const std::vector<StoredImageRows> all, list_folder(*folder));
  std::vector<std::string> gone;
  for (const StoredImageRows& stored : all) {
    const bool owned = std::any_of(stored.tags.begin(), stored.tags.end(), [&](const std::string& tag) { return std::find(tags.begin(), tags.end(), tag) != tags.end(); });
    if (!owned) {
      out.bytes_left += stored.bytes;
      continue;
    }
    gone.push_back(stored.file);
    ++out.files;
    out.bytes += stored.bytes;
  }
  DOSSIER_TRY(folder->remove(gone));
  return out;
}

}  // namespace dossier
