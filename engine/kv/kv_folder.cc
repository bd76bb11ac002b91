#include "engine/kv/kv_folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/file.h"

namespace dossier {
namespace {

constexpr std::size_t kKeyDigits = 64, kParentDigits = 16, kMostTagBytes = 4096;

bool is_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// KEY.PARENT.node or .tail; anything else is not ours.
std::optional<KvEntry> entry_of(const std::string& name) {
  const std::size_t suffix = kKeyDigits + 1 + kParentDigits;
  if (name.size() != suffix + 5 || name[kKeyDigits] != '.') return std::nullopt;
  const std::string_view kind = std::string_view(name).substr(suffix);
  if (kind != ".node" && kind != ".tail") return std::nullopt;
  auto key = Sha256::from_hex(std::string_view(name).substr(0, kKeyDigits));
  KvEntry out{name, {}, name.substr(kKeyDigits + 1, kParentDigits), kind == ".tail", 0, 0};
  if (!key || !is_hex(out.parent)) return std::nullopt;
  out.key = *key;
  return out;
}

bool set_lock(int fd, short type, bool wait) {
  struct flock lock {};
  lock.l_type = type;
  lock.l_whence = SEEK_SET;
  int done;
  do done = ::fcntl(fd, wait ? F_OFD_SETLKW : F_OFD_SETLK, &lock);
  while (done != 0 && errno == EINTR);
  return done == 0;
}

std::string tag_name(const Sha256& key, const std::string& tag) { return key.hex() + "." + sha256_of(tag).hex().substr(0, 32) + ".tag"; }

}  // namespace

Status check_kv_file(const KvFolder& folder, const std::string& name) {
  DOSSIER_ASSIGN(const KvFolder::Opened file, folder.open_node(name));
  DOSSIER_ASSIGN(const KvLayout layout, KvLayout::make(file.header.shape));
  const std::vector<KvBlockPlace> places = kv_places(file.header, layout);
  KvSlab slab;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].slab_bytes == 0) continue;
    if (!slab || slab->size() < places[i].slab_bytes) {
      DOSSIER_ASSIGN(slab, KvMemory::make(places[i].slab_bytes, std::make_shared<KvMeter>()));
    }
    DOSSIER_TRY(read_kv_slab(file.fd.get(), file.path, file.header, places[i], i, slab->data()));
  }
  return {};
}

std::string kv_file_name(const Sha256& key, const Sha256& parent, bool tail) {
  return key.hex() + "." + parent.hex().substr(0, kParentDigits) + (tail ? ".tail" : ".node");
}

Result<std::shared_ptr<KvFolder>> KvFolder::open(const std::string& path, bool create) {
  if (create && ::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) return os_error("cannot make the folder", path, errno);
  struct stat facts {};
  if (::stat(path.c_str(), &facts) != 0) return os_error("cannot open", path, errno);
  if (!S_ISDIR(facts.st_mode)) return Error{ErrorKind::usage, "not a folder", path, ""};
  std::shared_ptr<KvFolder> out(new KvFolder(path));
  const std::string lock = out->path_of("lock");
  out->lock_ = Fd(::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!out->lock_.valid()) return os_error("cannot open", lock, errno);
  if (out->try_lock_exclusive()) {  // nobody is writing: what is half written was left behind
    DOSSIER_TRY(out->remove_leftovers());
    out->unlock();
  }
  return out;
}

Status KvFolder::lock_shared() {
  if (!set_lock(lock_.get(), F_RDLCK, true)) return os_error("cannot lock", path_of("lock"), errno);
  return {};
}

bool KvFolder::try_lock_exclusive() { return set_lock(lock_.get(), F_WRLCK, false); }
void KvFolder::unlock() { set_lock(lock_.get(), F_UNLCK, false); }

Result<std::vector<std::string>> KvFolder::names(std::string_view suffix) const {
  std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(path_.c_str()), &::closedir);
  if (!folder) return os_error("cannot read the folder", path_, errno);
  std::vector<std::string> out;
  errno = 0;
  while (const dirent* entry = ::readdir(folder.get())) {
    std::string_view name = entry->d_name;
    if (name.size() > suffix.size() && name.substr(name.size() - suffix.size()) == suffix) out.emplace_back(name);
    errno = 0;
  }
  if (errno != 0) return os_error("cannot read the folder", path_, errno);
  std::sort(out.begin(), out.end());
  return out;
}

Result<std::vector<KvEntry>> KvFolder::list() const {
  DOSSIER_ASSIGN(const std::vector<std::string> all, names(""));
  std::vector<KvEntry> out;
  for (const std::string& name : all) {
    auto entry = entry_of(name);
    struct stat facts {};
    if (!entry || ::lstat(path_of(name).c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) continue;
    entry->bytes = static_cast<std::uint64_t>(facts.st_size);
    entry->used_ns = facts.st_mtim.tv_sec * std::int64_t{1000000000} + facts.st_mtim.tv_nsec;
    out.push_back(std::move(*entry));
  }
  return out;
}

bool KvFolder::has(const Sha256& key, const Sha256& parent, bool tail) const {
  return ::access(path_of(kv_file_name(key, parent, tail)).c_str(), F_OK) == 0;
}

Result<KvFolder::Opened> KvFolder::open_node(const std::string& name) const {
  Opened out;
  out.path = path_of(name);
  out.fd = Fd(::open(out.path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!out.fd.valid()) return os_error("cannot open", out.path, errno);
  struct stat facts {};
  if (::fstat(out.fd.get(), &facts) != 0 || !S_ISREG(facts.st_mode)) return Error{ErrorKind::damaged, "not a regular file", out.path, ""};
  DOSSIER_ASSIGN(out.header, read_kv_header(out.fd.get(), out.path));
  if (name != kv_file_name(out.header.key, out.header.text.parent, out.header.tail))
    return Error{ErrorKind::damaged, "stored keys and values: the file has another's name", out.path, ""};
  return out;
}

Result<std::string> KvFolder::new_file(Fd& fd) {
  for (;;) {
    const std::string path = path_of("tmp." + std::to_string(::getpid()) + "." + std::to_string(temp_number_++));
    fd = Fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (fd.valid()) return path;
    if (errno != EEXIST) return os_error("cannot write", path, errno);
  }
}

Status KvFolder::sync() const {
  Fd folder(::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.valid() || ::fsync(folder.get()) != 0) return os_error("cannot write", path_, errno);
  return {};
}

Status KvFolder::write(const KvNodeHeader& header, const KvLayout& layout, const std::vector<const std::byte*>& slabs) {
  Fd fd;
  DOSSIER_ASSIGN(const std::string temp, new_file(fd));
  const std::string path = path_of(kv_file_name(header.key, header.text.parent, header.tail));
  Status done = write_kv_file(fd.get(), temp, header, layout, slabs);
  struct stat facts {};
  if (done.ok() && ::fstat(fd.get(), &facts) == 0) written_ += static_cast<std::uint64_t>(facts.st_size);
  fd.reset();
  if (done.ok() && ::rename(temp.c_str(), path.c_str()) != 0) done = os_error("cannot write", path, errno);
  if (!done.ok()) {
    ::unlink(temp.c_str());
    return done;
  }
  return sync();
}

Status KvFolder::add_tags(const Sha256& key, const std::vector<std::string>& tags) {
  for (const std::string& tag : tags) {
    const std::string path = path_of(tag_name(key, tag));
    if (::access(path.c_str(), F_OK) == 0) continue;
    Fd fd;
    DOSSIER_ASSIGN(const std::string temp, new_file(fd));
    const bool whole = ::write(fd.get(), tag.data(), tag.size()) == static_cast<ssize_t>(tag.size()) && ::fsync(fd.get()) == 0;
    if (!whole || ::rename(temp.c_str(), path.c_str()) != 0) {
      const Error error = os_error("cannot write", path, errno);
      ::unlink(temp.c_str());
      return error;
    }
    DOSSIER_TRY(sync());
  }
  return {};
}

Result<std::unordered_map<Sha256, std::vector<std::string>>> KvFolder::all_added_tags() const {
  DOSSIER_ASSIGN(const std::vector<std::string> all, names(".tag"));
  std::unordered_map<Sha256, std::vector<std::string>> out;
  for (const std::string& name : all) {
    const auto key = Sha256::from_hex(std::string_view(name).substr(0, std::min(name.size(), kKeyDigits)));
    if (!key) continue;
    DOSSIER_ASSIGN(std::string tag, read_file(path_of(name), kMostTagBytes));
    out[*key].push_back(std::move(tag));
  }
  return out;
}

void KvFolder::touch(const std::string& name) const {
  // A time that cannot be set makes the node look older than it is, no more.
  if (::utimensat(AT_FDCWD, path_of(name).c_str(), nullptr, AT_SYMLINK_NOFOLLOW) != 0) return;
}

Status KvFolder::remove(const std::vector<std::string>& gone) {
  if (gone.empty()) return {};
  std::set<std::string> keys;
  for (const std::string& name : gone) {
    if (::unlink(path_of(name).c_str()) != 0 && errno != ENOENT) return os_error("cannot remove", path_of(name), errno);
    keys.insert(name.substr(0, kKeyDigits));
  }
  DOSSIER_ASSIGN(const std::vector<std::string> tags, names(".tag"));
  for (const std::string& name : tags)
    if (keys.count(name.substr(0, kKeyDigits)) && ::unlink(path_of(name).c_str()) != 0 && errno != ENOENT)
      return os_error("cannot remove", path_of(name), errno);
  return sync();
}

Status KvFolder::remove_leftovers() {
  DOSSIER_ASSIGN(const std::vector<std::string> all, names(""));
  for (const std::string& name : all)
    if (name.rfind("tmp.", 0) == 0 && ::unlink(path_of(name).c_str()) != 0 && errno != ENOENT)
      return os_error("cannot remove", path_of(name), errno);
  return {};
}

}  // namespace dossier
