#include "engine/weights/packed_list.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "engine/files/model_file.h"
#include "engine/weights/memory_block.h"
#include "engine/weights/packed_file.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

// "NAME.packed-7": a file of ours, of whatever layout.
bool is_packed_name(const std::string& name) {
  const std::size_t at = name.rfind(".packed-");
  if (at == std::string::npos || at + 8 == name.size()) return false;
  return std::all_of(name.begin() + static_cast<std::ptrdiff_t>(at) + 8, name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

PackedEntry entry_for(const fs::path& path) {
  std::error_code failed;
  PackedEntry out;
  out.path = path.string();
  out.bytes = fs::file_size(path, failed);
  auto header = read_packed_header(out.path);
  if (!header.ok()) {
    out.why = header.error().message;
    return out;
  }
  out.model = header->model;
  auto model = ModelFile::open(header->model);
  if (!model.ok()) {
    out.why = "its model cannot be read: " + model.error().message;
    return out;
  }
  std::vector<FileStamp> stamps;
  for (std::size_t n = 0; n < model->parts(); ++n) stamps.push_back(model->part(n).stamp());
  out.serves = stamps == header->parts;
  if (!out.serves) out.why = "its model has changed";
  return out;
}

}  // namespace

std::vector<PackedEntry> list_packed(const std::string& model, const std::string& cache_folder) {
  std::vector<PackedEntry> out;
  std::vector<std::string> starts;  // of the paths that count
  if (model.empty()) starts.push_back(cache_folder + "/weights/");
  else
    for (const std::string& path : packed_paths(model, 0, cache_folder)) starts.push_back(path.substr(0, path.size() - 1));
  for (const std::string& start : starts) {
    const std::size_t slash = start.rfind('/');
    std::error_code failed;
    for (const auto& file : fs::directory_iterator(slash == std::string::npos ? "." : start.substr(0, slash), failed)) {
      const std::string path = slash == std::string::npos ? file.path().filename().string() : file.path().string();
      if (path.compare(0, start.size(), start) == 0 && is_packed_name(path) && file.is_regular_file(failed)) out.push_back(entry_for(path));
    }
  }
  std::sort(out.begin(), out.end(), [](const PackedEntry& a, const PackedEntry& b) { return a.path < b.path; });
  return out;
}

Status check_packed(const std::string& path, const Progress& progress, const CancelToken& cancel) {
  DOSSIER_ASSIGN(const PackedHeader header, read_packed_header(path));
  DOSSIER_ASSIGN(const MappedFile map, MappedFile::open(path));
  const std::uint64_t total = header.file_bytes();
  if (map.bytes().size() != total) return Error{ErrorKind::damaged, "packed weights: the file is not as long as it must be", path, ""};
  std::size_t slab = 0;
  for (const PackedMatrix& m : header.matrices)
    for (std::int64_t n = 0; n < m.slabs; ++n, ++slab) {
      if (cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
      const std::uint64_t at = header.header_bytes + m.offset + m.stride * static_cast<std::uint64_t>(n);
      if (slab_checksum(map.bytes().data() + at, m.slab_bytes) != header.checksums[slab])
        return Error{ErrorKind::damaged, "packed weights: the checksum of " + m.name + (m.slabs > 1 ? ", expert " + std::to_string(n) : "") + " is wrong", path,
                     "dossier model prune FILE removes them; the next start packs anew"};
      map.release(at, m.stride);
      if (progress) progress({"Checking packed weights", at, total, "bytes", m.name});
    }
  return {};
}

}  // namespace dossier
