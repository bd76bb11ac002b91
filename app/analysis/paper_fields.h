// Labelled values of short papers ("Total due", "zahlbar bis", "IBAN"): how people ask for them and how papers print them. Data of our own,
// app/analysis/data/paper_fields.json.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/analysis/lexicon.h"

namespace dossier {

struct PaperField {
  enum class Value : uint8_t { any, amount, date };
  std::string name;             // "total", "due date", "recipient" ...
  Pattern asked;                // over a question in lower case, accents folded
  std::vector<Pattern> labels;  // over a line, the same way; the surest first
  Pattern except;               // lines that only look like it
  bool has_except = false;
  Value value = Value::any;
};

// Parsed on first use; a fault in the data is a bug of ours and ends the process in tests.
const std::vector<PaperField>& paper_fields();
const PaperField* paper_field(std::string_view name);

}  // namespace dossier
