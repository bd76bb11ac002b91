#include "storage/review_store.h"

#include <array>
#include <optional>

#include "base/utf8.h"
#include "storage/database.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 5> kActions = {"accept", "reject", "edit", "comment", "reopen"};

ReviewAction action_of(std::string_view name) {
  for (size_t n = 0; n < kActions.size(); ++n)
    if (kActions[n] == name) return static_cast<ReviewAction>(n);
  return ReviewAction::comment;
}

}  // namespace

std::string_view name_of(ReviewAction action) { return kActions[static_cast<size_t>(action)]; }

Result<int64_t> ReviewStore::add(const StoredReview& review) {
  Database& database = archive_.database();
  int64_t id = 0;
  DOSSIER_TRY(database.write([&]() -> Status {
    DOSSIER_ASSIGN(int64_t known, database.number("SELECT count(*) FROM claim WHERE id = ?", review.claim));
    if (known == 0) return Error{ErrorKind::not_found, "no such claim in the archive", "claim " + std::to_string(review.claim), ""};
    Status added = database.execute("INSERT INTO review(claim, made, reviewer, action, text) VALUES(?, ?, ?, ?, ?)", review.claim, review.made,
                                    scrub_utf8(review.reviewer), name_of(review.action), scrub_utf8(review.text));
    id = database.last_row();
    return added;
  }));
  return id;
}

Result<std::vector<StoredReview>> ReviewStore::of_claim(int64_t claim) {
  Database& database = archive_.database();
  auto held = database.lock();
  DOSSIER_ASSIGN(Statement rows, database.query("SELECT id, claim, made, reviewer, action, text FROM review WHERE claim = ? ORDER BY id", claim));
  std::vector<StoredReview> out;
  for (;;) {
    DOSSIER_ASSIGN(bool more, rows.step());
    if (!more) return out;
    out.push_back({rows.integer(0), rows.integer(1), rows.string(2), rows.string(3), action_of(rows.text(4)), rows.string(5)});
  }
}

Result<ReviewAction> ReviewStore::state(int64_t claim) {
  DOSSIER_ASSIGN(std::vector<StoredReview> reviews, of_claim(claim));
  ReviewAction out = ReviewAction::reopen;
  for (const StoredReview& review : reviews)
    if (review.action != ReviewAction::comment) out = review.action;
  return out;
}

}  // namespace dossier
