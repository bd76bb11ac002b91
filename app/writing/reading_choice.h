// How much of the documents a model is given, chosen by what that would take.
#pragma once

#include <string>

#include "app/writing/writing_model.h"

namespace dossier {

// How documents' text reaches the model.
enum class ReadingStrategy : uint8_t {
  automatic,  // whole where that fits and takes no longer than allowed, else retrieved
  whole,      // every passage; what does not fit is said so and is not written about
  retrieved   // the passages that matter most
};

struct ReadingLimits {
  ReadingStrategy strategy = ReadingStrategy::automatic;
  double most_seconds = 600;  // that reading a whole prompt and answering it may take, where it is known; 0: no limit
};

// Why a prompt is not to be read whole: "it needs 9000 tokens, ..."; empty: it is. Errors: those of WritingModel::cost.
Result<std::string> against_reading_whole(WritingModel& model, const PromptSize& prompt, size_t answer_tokens, const ReadingLimits& limits,
                                          const CancelToken& cancel);

// "40 s", "8 min", "3 h".
std::string time_in_words(double seconds);

}  // namespace dossier
