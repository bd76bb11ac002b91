#include "app/writing/counting_model.h"

#include <chrono>
#include <optional>
#include <string>

namespace dossier {

WritingPace CountingModel::pace() const {
  std::lock_guard held(mutex_);
  return pace_;
}

Result<WritingEnd> CountingModel::write(const WritingRequest& request, const TextReceiver& receive, const CancelToken& cancel) {
  using Clock = std::chrono::steady_clock;
  const WritingPace before = pace();
  std::optional<Clock::time_point> first;
  std::string text;
  size_t pieces = 0;
  auto count = [&](size_t tokens) {
    std::lock_guard held(mutex_);
    pace_ = {before.tokens + tokens, before.seconds + std::chrono::duration<double>(Clock::now() - *first).count()};
  };
  auto watched = [&](std::string_view piece) {
    if (!first) first = Clock::now();
    text += piece;
    count(++pieces);  // about a token each; the model's own count at the end
    return receive(piece);
  };
  Result<WritingEnd> out = model_->write(request, watched, cancel);
  if (first) count(model_->tokens_of(text));
  return out;
}

}  // namespace dossier
