// Runs: what was asked of the archive, with which settings, and the report that came of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/page.h"
#include "base/result.h"
#include "storage/archive.h"
#include "storage/claim_store.h"

namespace dossier {

struct StoredRun {
  int64_t id = 0;        // given by save()
  std::string kind;      // "brief", "answer"
  std::string made;      // ISO 8601
  std::string program;   // "dossier 0.1.0"
  std::string settings;  // JSON: what it takes to run it again
  std::string report;    // report.json as written; left out by list()
  Sha256 report_sha256;  // of `report`; set by save()
};

class RunStore {
 public:
  // REQUIRES: the archive outlives the store.
  explicit RunStore(Archive& archive) : archive_(archive) {}

  // Keeps a run with its claims, or nothing. The same report is kept once: its id is returned again. not_found if a citation names
  // a document or page that is not here, conflict if a cited page reads otherwise by now. Numbers of claims are those of the report.
  Result<int64_t> save(const StoredRun& run, const std::vector<StoredClaim>& claims);
  // The newest first, without their reports.
  Result<std::vector<StoredRun>> list();
  Result<std::optional<StoredRun>> find(int64_t id);
  // With its claims and their reviews.
  Status remove(int64_t id);

 private:
  Archive& archive_;
};

}  // namespace dossier
