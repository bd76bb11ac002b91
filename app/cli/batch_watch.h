// What a person is told while a model writes about many documents: the plan before it starts, how long is left while it runs, what remains when it is
// cut short.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "app/cli/progress_line.h"
#include "app/grounding/page_source.h"
#include "app/writing/written_generator.h"
#include "base/progress.h"

namespace dossier::cli {

class BatchWatch {
 public:
  // `answers_kept`: what is written survives the call.
  BatchWatch(bool quiet, bool answers_kept) : line_(quiet), quiet_(quiet), answers_kept_(answers_kept) {}

  // Says the plan. `request`'s documents without pages are not written about. Errors: those of WrittenGenerator::plan.
  Status plan(WrittenGenerator& generator, const std::vector<DraftTask>& tasks, PageSource& pages, const CancelToken& cancel);
  // How far the work is, in its documents.
  void show(const ProgressStep& step);
  // ERROR, with what remains where it is a cancelled batch.
  Error ended_by(Error error) const;
  void clear() { line_.clear(); }

 private:
  std::string time_left() const;

  ProgressLine line_;
  bool quiet_, answers_kept_;
  WritingPlan plan_;
  std::vector<size_t> place_;  // of a document of the request in the plan's order: how many planned ones stand before it
  size_t done_ = 0;            // documents of the request
  std::chrono::steady_clock::time_point begin_{};
};

}  // namespace dossier::cli
