#include "app/writing/reading_choice.h"

#include <cmath>

namespace dossier {

std::string time_in_words(double seconds) {
  if (seconds < 90) return std::to_string(std::lround(seconds)) + " s";
  if (seconds < 5'400) return std::to_string(std::lround(seconds / 60)) + " min";
  return std::to_string(std::lround(seconds / 3'600)) + " h";
}

Result<std::string> against_reading_whole(WritingModel& model, const PromptSize& prompt, size_t answer_tokens, const ReadingLimits& limits,
                                          const CancelToken& cancel) {
  DOSSIER_ASSIGN(const WritingCost cost, model.cost(prompt, answer_tokens, cancel));
  if (!cost.fits) return cost.why;
  if (limits.strategy == ReadingStrategy::whole || limits.most_seconds <= 0 || cost.seconds <= limits.most_seconds) return std::string();
  const std::string pictures =
      prompt.pictures.empty() ? "" : " with " + std::to_string(prompt.pictures.size()) + (prompt.pictures.size() == 1 ? " picture" : " pictures");
  return "its " + std::to_string(prompt.tokens) + " tokens" + pictures + " would take about " + time_in_words(cost.seconds) + ", allowed are " +
         time_in_words(limits.most_seconds);
}

}  // namespace dossier
