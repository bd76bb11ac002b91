// Sentences by relevance: to a question, or to the document itself.
#pragma once

#include <string>
#include <vector>

#include "app/generate/point.h"

namespace dossier {

// At most `count` whole sentences, in the order of the text, that together answer `question`; with an empty question, that stand
// for the document. Method: BM25 (k1 1.2, b 0.75) of the question's content words, half of the neighbours' scores, relevance
// feedback (terms of the first fifteen sentences at weight 0.3), half the centrality (sum of log(1 + tf) * idf over length);
// then one by one, with a malus for what repeats chosen words and for a second sentence out of the same twelfth of the text.
std::vector<Point> relevant_points(const std::vector<SourceSentence>& sentences, const std::string& question, size_t count);

// Whether the document speaks of what is asked: some sentence, with its neighbours, holds a fair share of the question's words by worth.
// A question with few words of its own ("What is this about?") may be answered by any document in other words.
bool speaks_of(const std::vector<SourceSentence>& sentences, const std::string& question);

// Content words of a text, lightly stemmed; stop words of several languages left out.
std::vector<std::string> content_terms(const std::vector<SentenceToken>& tokens);

}  // namespace dossier
