// Names that a question speaks of: what a document says of somebody else is no answer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/analysis/document_model.h"

namespace dossier {

// Capitalised words inside the question's sentences, possessives undone, lower case: "Corvane" of "What was Corvane's revenue in
// May?". The first word of a sentence, months, days, words in capitals throughout (they are abbreviations) are left out; so is
// everything where most words are capitalised (a headline).
std::vector<std::string> names_in(std::string_view question);

// The first of these names that stands nowhere in the document: not on its pages, not in what is known of it. Empty if it knows all.
std::string foreign_name(const DocumentModel& model, const std::string& question);

}  // namespace dossier
