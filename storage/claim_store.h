// Claims that runs have made, and the places they rest on.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/page.h"
#include "base/result.h"
#include "storage/archive.h"

namespace dossier {

struct StoredCitation {
  Span span;
  std::string quote;
  Sha256 page_hash;  // of the page when the claim was checked
  bool operator==(const StoredCitation&) const = default;
};

struct StoredClaim {
  int64_t id = 0, run = 0;  // given by RunStore::save()
  uint32_t number = 0;      // within its run, from 1
  std::string text;
  std::string claim_class;  // "verbatim", "computed", ...
  std::string made;         // "extracted", "computed", "written: MODEL"
  std::vector<StoredCitation> citations;
};

class ClaimStore {
 public:
  // REQUIRES: the archive outlives the store.
  explicit ClaimStore(Archive& archive) : archive_(archive) {}

  Result<std::vector<StoredClaim>> of_run(int64_t run);
  // Claims with a citation of the document, or of one of its pages: by run, then by number.
  Result<std::vector<StoredClaim>> of_document(const Sha256& document, uint32_t page = 0);
  // Claims that rest on a page that reads otherwise by now, or on a document that is a former version.
  Result<std::vector<StoredClaim>> outdated();

 private:
  Archive& archive_;
};

}  // namespace dossier
