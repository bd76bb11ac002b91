// What a model is told: the rules, and the two tasks. Fixed text of ours; its hash names the prompt in reports.
#pragma once

#include <cstddef>
#include <string>

namespace dossier {

// Rules for writing sentences with marks.
const std::string& writing_rules();
std::string points_task(size_t points, const std::string& question);  // question empty: what matters in the document
std::string answer_task(const std::string& question);
// The form of the answers, as a grammar: at most `sentences` lines, each a sentence that ends in the number of one of the passages; `may_deny`: or "Not found.".
std::string marked_form(size_t sentences, size_t passages, bool may_deny);
// One of the three words of a judge.
const std::string& judging_form();
// Rules for judging whether quotes show a sentence.
const std::string& judging_rules();
// The same where pictures of pages stand among them.
const std::string& picture_judging_rules();

}  // namespace dossier
