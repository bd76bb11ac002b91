// Questions to an archive, for a window: answered by code, kept with their claims in the archive where that may be written.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/analysis/answerer.h"
#include "app/desk/desk_archive.h"

namespace dossier {

// A question that was asked before.
struct AskedBefore {
  int64_t run = 0;
  std::string question, made;   // made: ISO 8601
};

class DeskAsk {
 public:
  explicit DeskAsk(std::shared_ptr<DeskArchive> archive);

  // Blocks; one question at a time. `document`: name, path or hash; empty: all.
  Result<Answer> ask(const std::string& question, const std::string& document = "");
  // The newest first, each question once.
  Result<std::vector<AskedBefore>> history();

 private:
  Status keep(const Answer& answer);

  std::mutex mutex_;
  std::shared_ptr<DeskArchive> archive_;
  Answerer answerer_;
};

// The answer as text with its places, for the clipboard.
std::string answer_with_citations(const Answer& answer);
// "12 documents, 413 pages read, 2 unreadable"
std::string looked_at(const QuestionCoverage& coverage);
// The class that stands beside it; unsupported if no wording of it held.
ClaimClass class_of(const Answer& answer);
// "Annual report 2025.pdf, p. 142 (label 138)"
std::string place_text(const Evidence& evidence);

}  // namespace dossier
