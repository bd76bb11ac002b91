// A pack as a folder and as a ZIP.
#include <stdlib.h>
#include <sys/stat.h>

#include <cerrno>
#include <filesystem>

#include "app/report/evidence_pack.h"
#include "app/report/zip_file.h"
#include "base/file.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

constexpr uint64_t kMostZip = uint64_t{2} << 30;

class FolderSink : public EvidenceSink {
 public:
  FolderSink(std::string path, std::string temp) : path_(std::move(path)), temp_(std::move(temp)) {}
  ~FolderSink() override {
    std::error_code error;
    if (!temp_.empty()) fs::remove_all(temp_, error);
  }
  FolderSink(const FolderSink&) = delete;
  FolderSink& operator=(const FolderSink&) = delete;

  Status add(const std::string& name, std::string_view bytes) override {
    fs::path to = fs::path(temp_) / name;
    std::error_code error;
    fs::create_directories(to.parent_path(), error);
    if (error) return os_error("cannot make the folder", to.parent_path().string(), error.value());
    return write_file(to.string(), bytes);
  }
  Status finish() override {
    if (chmod(temp_.c_str(), 0755) != 0) return os_error("cannot finish the folder", path_, errno);
    std::error_code error;
    fs::rename(temp_, path_, error);
    if (error) return os_error("cannot give the folder its name", path_, error.value());
    temp_.clear();
    return {};
  }

 private:
  std::string path_, temp_;
};

class ZipSink : public EvidenceSink {
 public:
  explicit ZipSink(std::string path) : path_(std::move(path)) {}
  Status add(const std::string& name, std::string_view bytes) override {
    bytes_ += bytes.size();
    if (bytes_ > kMostZip) return Error{ErrorKind::too_large, "the pack is larger than 2 GiB", path_, "write it as a folder: -o without .zip"};
    zip_.add("evidence/" + name, bytes, name.ends_with(".png"));
    return {};
  }
  Status finish() override {
    DOSSIER_ASSIGN(std::string bytes, zip_.finish());
    return write_file(path_, bytes);
  }

 private:
  std::string path_;
  ZipFile zip_;
  uint64_t bytes_ = 0;
};

}  // namespace

Result<std::unique_ptr<EvidenceSink>> evidence_folder(const std::string& path) {
  std::error_code error;
  fs::path to = fs::path(path).lexically_normal();
  if (to.filename().empty()) to = to.parent_path();
  if (fs::exists(fs::symlink_status(to, error))) return Error{ErrorKind::conflict, "there is something of this name already", path, "choose another name, or remove it first"};
  std::string temp = to.string() + ".part-XXXXXX";
  if (!mkdtemp(temp.data())) return os_error("cannot make a folder", to.string(), errno);
  return std::unique_ptr<EvidenceSink>(std::make_unique<FolderSink>(to.string(), temp));
}

std::unique_ptr<EvidenceSink> evidence_zip(const std::string& path) { return std::make_unique<ZipSink>(path); }

}  // namespace dossier
