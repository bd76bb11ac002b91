// What a model is given to answer a question from: documents whole, one after another in a stable order, so that what was computed for them serves the
// next question too; or the passages around the evidence that was found.
#pragma once

#include "app/analysis/answerer.h"
#include "app/writing/numbered_passages.h"
#include "app/writing/reading_choice.h"
#include "app/writing/shown_pictures.h"

namespace dossier {

// With automatic: all `documents` whole, else those whole that hold evidence, else passages. All documents are never sent off the machine unasked.
struct AnswerReading {
  ReadingLimits limits{ReadingStrategy::retrieved, 600};
  std::vector<SourceDocument> documents;  // that may be read whole, in the order in which they stand before the model
  PictureShow pictures = {};              // of the passages' pages
};

struct AnswerPassages {
  std::vector<NumberedPassage> passages;
  std::string read;  // "3 documents whole", "5 passages and 2 pictures"
};

// Tokens that stand around the passages, and those of the answer.
struct AnswerRoom {
  size_t around = 0, answer = 0;
};

// Errors: too_large (strategy whole: it does not fit, and why), cancelled, those of the pages and of WritingModel::cost.
Result<AnswerPassages> passages_for_answer(const Answer& found, PageSource& pages, WritingModel& model, const AnswerRoom& room, const AnswerReading& reading, const CancelToken& cancel);

}  // namespace dossier
