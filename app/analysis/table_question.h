// What a question wants done with the rows of a table, by its wording.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/analysis/question.h"

namespace dossier {

struct TwoSides {
  std::string first, second;
};

struct Threshold {
  double value = 0;
  bool below = false;
};

struct TableQuestion {
  std::string text;        // in lower case
  std::vector<int> years;  // in the order named; "2017 - 2019" is filled up where a mean or sum is asked
  bool percentage_change = false, change = false, average = false, share = false, ratio = false, sum = false, respectively = false;
  bool which_period = false;      // "in which year was X larger"
  std::string period_word;        // "year", "quarter", ...
  bool lists_periods = false;     // "which years does the table cover"
  bool counts_periods = false;    // "how many years did X exceed"
  bool lists_rows = false;        // "what are the components in the table"
  std::string listed_under;       // "... under X", "... of X": whose rows; may be empty
  bool counts_rows = false;       // "how many types of X are there"
  bool mean_of_year = false;      // "the 2019 average X": mean of that year's end and the one before
  bool absolute = false;          // "absolute percentage change": points
  bool superlative_row = false;   // "which segment had the highest"
  bool lowest = false;
  bool wants_text = false;        // why, how, who: running text
  bool may_define = false;        // "what is X?" without a figure asked
  std::optional<Threshold> threshold;
  std::optional<TwoSides> added;  // "the sum of A and B"
  std::vector<TwoSides> sides;    // readings as "A of B", "between A and B", best first
};

TableQuestion read_table_question(const Question& question);

}  // namespace dossier
