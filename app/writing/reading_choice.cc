#include "app/writing/reading_choice.h"

#include <cmath>

namespace dossier {
namespace {

std::string time_of(double seconds) {
  if (seconds < 90) return std::to_string(std::lround(seconds)) + " s";
  if (seconds < 5'400) return std::to_string(std::lround(seconds / 60)) + " min";
  return std::to_string(std::lround(seconds / 3'600)) + " h";
}

}  // namespace

Result<std::string> against_reading_whole(WritingModel& model, size_t prompt_tokens, size_t answer_tokens, const ReadingLimits& limits, const CancelToken& cancel) {
  DOSSIER_ASSIGN(const WritingCost cost, model.cost(prompt_tokens, answer_tokens, cancel));
  if (!cost.fits) return cost.why;
  if (limits.strategy == ReadingStrategy::whole || limits.most_seconds <= 0 || cost.seconds <= limits.most_seconds) return std::string();
  return "its " + std::to_string(prompt_tokens) + " tokens would take about " + time_of(cost.seconds) + ", allowed are " + time_of(limits.most_seconds);
}

}  // namespace dossier
