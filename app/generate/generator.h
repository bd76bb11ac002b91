// The seam where text for a brief comes from. Every generator yields drafts; what becomes of them is the verifier's word.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/grounding/claim.h"
#include "app/grounding/page_source.h"
#include "base/cancel.h"

namespace dossier {

struct DraftTask {
  SourceDocument document;
  std::string question;  // empty: what matters in the document
  size_t points = 5;     // how many sentences are wanted
};

// Takes one draft; returns whether it holds, so that a generator can offer another sentence in place of a rejected one.
using DraftReceiver = std::function<Result<bool>(DraftClaim)>;

class Generator {
 public:
  virtual ~Generator() = default;
  // Goes into the report ("extractive"; a model's name and how it read), after the drafting.
  virtual std::string name() const = 0;
  virtual Status draft(const DraftTask& task, PageSource& pages, const DraftReceiver& receive, const CancelToken& cancel) = 0;
  // What was written since the last call but could not be offered as a draft, with the reason.
  virtual std::vector<Rejected> rejected() { return {}; }
};

}  // namespace dossier
