// What a check finds, in the form that a repair needs. Private to this folder.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/progress.h"
#include "base/result.h"

namespace dossier {

struct Database;

struct CheckFindings {
  std::vector<std::string> faults;  // at most 200
  bool structure = false;           // SQLite's own: the file must be written anew
  bool index = false;               // the index does not agree with the text
  std::set<int64_t> documents;      // document.id: with damaged pages or a damaged description
  std::vector<int64_t> pages;       // page.id: damaged
};

Result<CheckFindings> check_archive(Database& database, const Progress& progress, const CancelToken& cancel);

}  // namespace dossier
