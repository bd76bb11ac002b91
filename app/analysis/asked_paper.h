// Which papers a question means, where it says so: by kind ("the letter about the move") or by a number ("invoice HP-7731", "order 4489").
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/analysis/question.h"

namespace dossier {

struct AskedPaper {
  std::vector<std::string> kinds;    // of DocumentProfile::kind; empty: the question names none
  std::vector<std::string> numbers;  // that name something, lower case: "hp-7731", "4489"
  std::vector<std::string> topic;    // stems of the question without the kind, without who, when and how it was written, sent or paid
};

AskedPaper asked_paper(const Question& question);

// Whether the number stands in a text by itself: "4471" in "Order 4471 was", not in "44712". Both lower case.
bool holds_number(std::string_view lower_text, std::string_view number);

// Pieces that an index of words knows such a number by: "hp", "7731".
std::vector<std::string> pieces_of_number(std::string_view number);

}  // namespace dossier
