// Rows of images on disk, beside the keys and values of the texts they stand in: the vision encoder is dear, and its rows serve any prompt
// that shows the image again. A folder `images` inside that of keys and values; formats in docs/formats/vision.md.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/hash.h"
#include "base/result.h"

namespace dossier {

class KvFolder;

class ImageRowsStore {
 public:
  // KV_FOLDER exists. Rows take at most LIMIT_BYTES (0: no limit): the least recently used go first. Errors: io.
  static Result<std::unique_ptr<ImageRowsStore>> open(const std::string& kv_folder, std::uint64_t limit_bytes);
  ~ImageRowsStore();

  // The rows stored under this name; nothing where there are none, or none that are whole (those are removed). TAGS are added to their
  // owners. Errors: io.
  Result<std::optional<std::vector<float>>> read(const Sha256& name, std::int64_t rows, std::int64_t width, const std::vector<std::string>& tags);
  // Rows that are larger than the limit are not kept. Errors: io, no_space.
  Status write(const Sha256& name, std::int64_t rows, std::int64_t width, std::span<const float> values, const std::vector<std::string>& tags);

  std::uint64_t read_bytes() const { return read_bytes_; }
  std::uint64_t written_bytes() const { return written_bytes_; }

 private:
  ImageRowsStore(std::shared_ptr<KvFolder> folder, std::uint64_t limit_bytes) : folder_(std::move(folder)), limit_bytes_(limit_bytes) {}
  std::shared_ptr<KvFolder> folder_;
  std::uint64_t limit_bytes_, read_bytes_ = 0, written_bytes_ = 0;
};

// ---- the folder as a whole. A folder of keys and values without images has none of it, which is no error.

struct StoredImageRows {
  std::string file;  // name inside the folder
  Sha256 name;
  std::uint64_t bytes = 0;
  std::int64_t used_ns = 0;
  std::vector<std::string> tags;
};
Result<std::vector<StoredImageRows>> list_image_rows(const std::string& kv_folder);

struct ImageRowsCheck {
  std::uint64_t files = 0, whole = 0;
  std::vector<std::pair<std::string, std::string>> faults;  // file, why
};
Result<ImageRowsCheck> check_image_rows(const std::string& kv_folder);

struct ImageRowsRemoved {
  std::uint64_t files = 0, bytes = 0, bytes_left = 0;
};
// Removes what is not whole or was left behind half written, then the least recently used until at most `limit_bytes` are left. Errors:
// conflict (another program uses the folder), io.
Result<ImageRowsRemoved> prune_image_rows(const std::string& kv_folder, std::uint64_t limit_bytes);
// Removes what one of these owners' documents showed.
Result<ImageRowsRemoved> drop_image_rows(const std::string& kv_folder, const std::vector<std::string>& tags);

// The head of such a file, checked against the file's length. Errors: damaged, newer_version.
struct ImageRowsHead {
  Sha256 name, checksum;  // checksum: of the rows' bytes
  std::int64_t rows = 0, width = 0;
};
inline constexpr std::size_t kImageRowsHeadBytes = 96;
Result<ImageRowsHead> decode_image_rows_head(std::string_view bytes, std::uint64_t file_bytes, const std::string& where);

}  // namespace dossier
