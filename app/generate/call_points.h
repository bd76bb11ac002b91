// Key points of an earnings call: results and guidance, trimmed to the statement itself.
#pragma once

#include <vector>

#include "app/generate/point.h"

namespace dossier {

// Whether a document reads like a call: an operator, speakers, quarters, thanks.
bool reads_like_call(const std::vector<SourceSentence>& sentences);

// At most `count` points in the order of the text. Method: cues for results (earnings per share, revenue), guidance, figures and
// periods; less for questions, courtesies and long sentences; a second point of the same kind counts a little less. Then a
// leading phrase ("Turning to slide 4,") and a trailing clause ("driven by ...") are cut, if a figure stays; never a condition.
std::vector<Point> call_points(const std::vector<SourceSentence>& sentences, size_t count);

// The part of a sentence that states its figure; the whole sentence if nothing can be cut.
Point trimmed(const SourceSentence& sentence, size_t index);

}  // namespace dossier
