// The same statement with another figure in another place.
#pragma once

#include <string>
#include <vector>

#include "app/generate/document_sentences.h"
#include "app/generate/point.h"

namespace dossier {

struct DocumentSentences {
  size_t document = 0;  // the caller's number for it
  std::vector<SourceSentence> sentences;
};

struct TwoValues {
  size_t first_document = 0, second_document = 0;
  Point first, second;
  std::string what;  // the words that both share, as the first one writes them
  std::string first_value, second_value;  // as printed
};

// Pairs of sentences that say the same with another quantity of the same unit: of their content words, figures apart, at least
// seven tenths are shared, five at least; a pair whose periods or dates differ is no contradiction. Sentences of one document
// are compared with each other too. At most `most`, the most alike first.
std::vector<TwoValues> find_two_values(const std::vector<DocumentSentences>& documents, size_t most);

}  // namespace dossier
