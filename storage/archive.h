// One archive file: opening, checking, maintaining. docs/formats/archive.md describes the tables.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/hash.h"
#include "base/progress.h"
#include "base/result.h"

namespace dossier {

struct Database;  // the SQLite connection; known to storage only

enum class OpenMode { read_only, read_write, create };

struct ArchiveStats {
  uint64_t documents = 0, pages = 0, words = 0, passages = 0, claims = 0;
  uint64_t file_bytes = 0, text_bytes = 0, layout_bytes = 0, index_bytes = 0, free_bytes = 0;
};

struct MergeReport {
  uint64_t documents_added = 0, documents_present = 0, pages_added = 0;
  std::vector<std::string> conflicts;  // the same document with another page hash: named, never overwritten
};

// A document whose pages, or some of them, are gone. Its paths, if any are known, are where the file was last seen.
struct LostDocument {
  Sha256 sha256;
  std::string name;
  std::vector<std::string> paths;
};

struct RepairReport {
  std::vector<std::string> faults;      // as check() named them
  std::vector<LostDocument> documents;  // that had to be read again
  bool index_rebuilt = false;
  std::string damaged_file;             // where the old file is kept, if a new one took its place
  std::vector<std::string> remaining;   // faults after the repair: documents whose files are gone
};

// Owns the file. Move-only. One writer, many readers; every call may return no_space, and the archive is usable after it.
class Archive {
 public:
  // create: makes the file (mode 0600) if it is missing. A newer schema is newer_version, a foreign file is damaged; neither is touched.
  static Result<Archive> open(const std::string& path, OpenMode mode);
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  const std::string& path() const;
  // Writes are gathered and made durable within about a second. commit() makes them so now; so does the end of the Archive. The
  // error of a batch that could not be kept comes from here, or from the next write, and stays: open the archive again to go on.
  Status commit();
  // Every fault found, one a line; empty if sound: the file's structure, each page against its hash, each word of the index
  // against the text.
  Result<std::vector<std::string>> check(const Progress& progress, const CancelToken& cancel);
  // Mends what check() finds. The index is made again from the text. Documents with damaged pages are handed to `reread`, which
  // reads the file again through DocumentStore. If the file's own structure is damaged, what is whole in it goes into a new file,
  // which takes its place; the old one is kept beside it. REQUIRES: the archive is open nowhere else, also not by the caller.
  using Reread = std::function<Status(Archive& archive, const std::vector<LostDocument>& documents)>;
  static Result<RepairReport> repair(const std::string& path, const Reread& reread, const Progress& progress, const CancelToken& cancel);
  Result<ArchiveStats> stats();
  // A copy of what is committed, while others may read and write. The file must not exist yet.
  Status backup(const std::string& path);
  // Gives free space back and puts the index into one piece. Needs as much free disk as the archive has.
  Status vacuum();
  // Takes over what `other` holds and this lacks. Repeatable: merging twice adds nothing.
  Result<MergeReport> merge(const std::string& other, const Progress& progress, const CancelToken& cancel);

  Database& database();

 private:
  explicit Archive(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
};

}  // namespace dossier
