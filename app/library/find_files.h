// The files that a person means by the paths of a command line.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/result.h"

namespace dossier {

struct FindOptions {
  // Shell patterns over the name and over the path below its root ("*.pdf", "drafts/*"). Empty: everything. A file that is named
  // itself is taken whatever they say.
  std::vector<std::string> include, exclude;
  bool hidden = false;                // names that begin with a dot
  std::vector<std::string> never;     // absolute paths left out without a word: the archive itself
  unsigned shard = 1, shards = 1;     // only files whose path below their root falls into this share, from 1
};

struct FoundFile {
  std::string given;     // as a person would name it: the path of the command line, joined with the way below it
  std::string absolute;  // without links in its folders
  std::string below;     // the way below its root; a root that is a file: its name
  uint64_t bytes = 0;
  int64_t modified_ns = 0, inode = 0, device = 0;
};

struct FoundFiles {
  std::vector<FoundFile> files;  // roots in the order given, below each by name
  std::vector<std::string> folders;  // roots that are folders and are there, absolute
  std::vector<std::pair<std::string, Error>> unreachable;  // path, why: missing roots, folders that may not be opened
  uint64_t left_out = 0;         // by include, exclude, a dot, or because it is no regular file
  bool matches_all = true;       // nothing was left out by include, exclude or shard
};

// Links to folders are followed, each folder at most once, so loops end. cancelled, if so.
Result<FoundFiles> find_files(const std::vector<std::string>& roots, const FindOptions& options, const CancelToken& cancel);

}  // namespace dossier
