#include "app/cli/batch_watch.h"

#include "app/cli/command.h"

namespace dossier::cli {
namespace {

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

Status BatchWatch::plan(WrittenGenerator& generator, const std::vector<DraftTask>& tasks, PageSource& pages, const CancelToken& cancel) {
  std::vector<DraftTask> with_pages;
  for (const DraftTask& task : tasks) {
    place_.push_back(with_pages.size());
    if (!task.document.page_numbers.empty()) with_pages.push_back(task);
  }
  DOSSIER_ASSIGN(plan_, generator.plan(with_pages, pages, cancel));
  if (!quiet_) print_line(stderr, "dossier: plan: " + plan_.in_words());
  begin_ = std::chrono::steady_clock::now();
  return {};
}

void BatchWatch::show(const ProgressStep& step) {
  done_ = step.done;
  if (line_.wanted() && line_.due())
    line_.show(step.what + " " + std::to_string(step.done) + "/" + std::to_string(step.total) + " " + step.unit + time_left() + ": " + step.detail);
}

// By the plan, at the pace so far.
std::string BatchWatch::time_left() const {
  if (done_ >= place_.size()) return "";
  const double left = plan_.seconds_from(place_[done_]), planned = plan_.seconds_from(0) - left;
  if (left <= 0) return "";
  const double pace = planned > 0 ? seconds_since(begin_) / planned : 1;
  return ", about " + time_in_words(left * pace) + " left";
}

Error BatchWatch::ended_by(Error error) const {
  if (error.kind != ErrorKind::cancelled || place_.empty()) return error;
  error.message += ": " + std::to_string(done_) + " of " + std::to_string(place_.size()) + " documents are written";
  error.hint = answers_kept_ ? "the same command goes on there" : "with --kv DIR what is written is kept, and the same command goes on there";
  return error;
}

}  // namespace dossier::cli
