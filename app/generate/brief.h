// A brief: what each document is and says, then the folder's picture. Coverage first, every sentence verified.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "app/generate/generator.h"
#include "app/grounding/claim_judge.h"
#include "app/report/report.h"
#include "base/cancel.h"
#include "base/progress.h"

namespace dossier {

struct BriefRequest {
  std::vector<SourceDocument> documents;  // what the brief is about, in its order
  std::vector<SkippedFile> skipped;       // files that were not opened, for the coverage
  std::string title;
  std::string question;       // empty: what matters in each document
  size_t points = 5;          // sentences a document
  size_t most_words = 0;      // of all sentences of a document together; 0: no limit
  bool folder_picture = true; // dates to watch, figures side by side, what disagrees
  ClaimJudge* judge = nullptr; // asked about free wording that code cannot settle; not owned
  std::function<void(const VerifiedClaim&)> shown = {};  // hears each sentence that held, as soon as it was checked
};

// An error only if the pages cannot be reached or the work was cancelled; a document that yields nothing is a section that says so.
Result<Report> make_brief(PageSource& pages, const BriefRequest& request, Generator& generator, const Progress& progress, const CancelToken& cancel);

}  // namespace dossier
