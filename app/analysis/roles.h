// Offices that people ask for ("the CEO", "the auditor") and how papers print them. Data of our own, app/analysis/data/roles.json.
#pragma once

#include <vector>

#include "app/analysis/lexicon.h"

namespace dossier {

struct Role {
  Pattern asked;    // over the folded question
  Pattern printed;  // over a page's text as it is
  bool firm = false;  // held by a firm, not a person
};

// Parsed on first use; a fault in the data is a bug of ours and ends the process in tests.
const std::vector<Role>& roles();

}  // namespace dossier
