// What somebody said about something: in a call or minutes, where turns are headed by their speakers, within that speaker's turns.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/analysis/answer.h"
#include "app/analysis/document_model.h"
#include "app/analysis/question.h"

namespace dossier {

struct AskedSaying {
  std::string speaker;             // as the question names them: "the cfo", "elena ruiz"
  std::vector<std::string> topic;  // stems
};

// "What did the CFO say about margins?". Nothing if the question is none of that sort.
std::optional<AskedSaying> asked_saying(const Question& question);

// A turn: who speaks, and the bytes of the page that they speak.
struct Turn {
  size_t page_index = 0;
  std::string speaker;  // the heading: "Elena Ruiz, Chief Financial Officer"
  uint32_t begin = 0, end = 0;
};
// Empty if the document has no headings of that sort.
std::vector<Turn> turns_of(const DocumentModel& model);

// The sentence with most of the topic, in the turns of whom is asked about where there are turns. An empty draft: they say nothing of it.
AnswerDraft answer_from_saying(const DocumentModel& model, const AskedSaying& asked);

}  // namespace dossier
