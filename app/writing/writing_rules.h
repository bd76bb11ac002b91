// What a model is told: the rules, and the two tasks. Fixed text of ours; its hash names the prompt in reports.
#pragma once

#include <string>

namespace dossier {

// Rules for writing sentences with marks.
const std::string& writing_rules();
std::string points_task(size_t points, const std::string& question);  // question empty: what matters in the document
std::string answer_task(const std::string& question);
// Rules for judging whether quotes show a sentence.
const std::string& judging_rules();

}  // namespace dossier
