// What matters in a document that nobody asked a question about: contracts, reports, opinions, letters, mail.
#pragma once

#include <vector>

#include "app/generate/point.h"

namespace dossier {

// At most `count` whole sentences in the order of the text. Method: cues for what binds or is decided (duties, rights, payments,
// terms, rulings, results), figures and dates, the first sentence, centrality; less for boilerplate; spread over headings.
std::vector<Point> document_points(const std::vector<SourceSentence>& sentences, size_t count);

}  // namespace dossier
