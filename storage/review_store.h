// What people said of claims: an audit trail. Entries are added, never changed; they go only with their run.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "storage/archive.h"

namespace dossier {

enum class ReviewAction : uint8_t { accept, reject, edit, comment, reopen, tag, untag };
std::string_view name_of(ReviewAction action);

struct StoredReview {
  int64_t id = 0;        // given by add(); ascending in time, tags among themselves
  int64_t claim = 0;
  std::string made;      // ISO 8601
  std::string reviewer;
  ReviewAction action = ReviewAction::comment;
  std::string text;      // the comment, the claim's new wording, or the tag's name; may be empty
  bool operator==(const StoredReview&) const = default;
};

class ReviewStore {
 public:
  // REQUIRES: the archive outlives the store.
  explicit ReviewStore(Archive& archive) : archive_(archive) {}

  // not_found if there is no such claim; usage where nothing is left of a tag's name.
  Result<int64_t> add(const StoredReview& review);
  // The oldest first; of one second tags last.
  Result<std::vector<StoredReview>> of_claim(int64_t claim);
  // The last action of a claim that decides something, as a comment or a tag does not; `reopen` if there is none.
  Result<ReviewAction> state(int64_t claim);

 private:
  Archive& archive_;
};

}  // namespace dossier
