// One archive file: opening, checking, maintaining. docs/formats/archive.md describes the tables.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/cancel.h"
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
  // Every fault found, one a line; empty if sound.
  Result<std::vector<std::string>> check(const Progress& progress, const CancelToken& cancel);
  Result<ArchiveStats> stats();
  Status backup(const std::string& path);
  Status vacuum();
  // Takes over what `other` holds and this lacks. Repeatable: merging twice adds nothing.
  Result<MergeReport> merge(const std::string& other, const Progress& progress, const CancelToken& cancel);

  Database& database();

 private:
  explicit Archive(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
};

}  // namespace dossier
