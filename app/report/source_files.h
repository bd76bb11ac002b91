// Finds the files that a report rests on: where they were, else by their hash among given files and under given folders. What is handed out has the hash
// asked for; a file of the same name with other bytes is never taken.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/grounding/page_source.h"
#include "base/fd.h"
#include "base/result.h"

namespace dossier {

class SourceFiles {
 public:
  explicit SourceFiles(std::vector<std::string> folders) : folders_(std::move(folders)) {}
  // The file that is the document or holds it (SourceDocument::file_sha256), open. not_found: nowhere; conflict: only one with other bytes.
  Result<Fd> open(const SourceDocument& document);

 private:
  Result<Fd> opened(const std::string& path, const Sha256& hash);
  void list_folders();

  std::vector<std::string> folders_;
  std::map<Sha256, std::string> found_;
  bool listed_ = false;
  struct Candidate {
    std::string path;
    uint64_t bytes = 0;
  };
  std::vector<Candidate> candidates_;
};

}  // namespace dossier
