#include "storage/review_store.h"

#include <array>
#include <optional>

#include "base/utf8.h"
#include "storage/database.h"
#include "storage/tag_store.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 7> kActions = {"accept", "reject", "edit", "comment", "reopen", "tag", "untag"};
constexpr int64_t kSchemaWithClaimTags = 4;

bool is_tag(ReviewAction action) { return action == ReviewAction::tag || action == ReviewAction::untag; }

Status write_tag(Database& database, const StoredReview& review) {
  const std::string name = tag_name(review.text);
  if (name.empty()) return Error{ErrorKind::usage, "a tag needs a name", "", ""};
  return database.execute("INSERT INTO claim_tag(claim, made, reviewer, name, given) VALUES(?, ?, ?, ?, ?)", review.claim, review.made, scrub_utf8(review.reviewer), name,
                          review.action == ReviewAction::tag);
}

Status write_review(Database& database, const StoredReview& review) {
  return database.execute("INSERT INTO review(claim, made, reviewer, action, text) VALUES(?, ?, ?, ?, ?)", review.claim, review.made, scrub_utf8(review.reviewer),
                          name_of(review.action), scrub_utf8(review.text));
}

ReviewAction action_of(std::string_view name) {
  for (size_t n = 0; n < kActions.size(); ++n)
    if (kActions[n] == name) return static_cast<ReviewAction>(n);
  return ReviewAction::comment;
}

}  // namespace

std::string_view name_of(ReviewAction action) { return kActions[static_cast<size_t>(action)]; }

namespace {

// Both in their own order, which a clock that was set back does not change.
std::vector<StoredReview> by_time(std::vector<StoredReview> reviews, std::vector<StoredReview> tags) {
  std::vector<StoredReview> out;
  size_t tag = 0;
  for (StoredReview& review : reviews) {
    while (tag < tags.size() && tags[tag].made < review.made) out.push_back(std::move(tags[tag++]));
    out.push_back(std::move(review));
  }
  while (tag < tags.size()) out.push_back(std::move(tags[tag++]));
  return out;
}

}  // namespace

Result<int64_t> ReviewStore::add(const StoredReview& review) {
  Database& database = archive_.database();
  int64_t id = 0;
  DOSSIER_TRY(database.write([&]() -> Status {
    DOSSIER_ASSIGN(int64_t known, database.number("SELECT count(*) FROM claim WHERE id = ?", review.claim));
    if (known == 0) return Error{ErrorKind::not_found, "no such claim in the archive", "claim " + std::to_string(review.claim), ""};
    Status added = is_tag(review.action) ? write_tag(database, review) : write_review(database, review);
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
    if (!more) break;
    out.push_back({rows.integer(0), rows.integer(1), rows.string(2), rows.string(3), action_of(rows.text(4)), rows.string(5)});
  }
  if (database.schema() < kSchemaWithClaimTags) return out;
  std::vector<StoredReview> given;
  DOSSIER_ASSIGN(Statement tags, database.query("SELECT id, claim, made, reviewer, name, given FROM claim_tag WHERE claim = ? ORDER BY id", claim));
  for (;;) {
    DOSSIER_ASSIGN(bool more, tags.step());
    if (!more) break;
    given.push_back({tags.integer(0), tags.integer(1), tags.string(2), tags.string(3), tags.integer(5) ? ReviewAction::tag : ReviewAction::untag, tags.string(4)});
  }
  return by_time(std::move(out), std::move(given));
}

Result<ReviewAction> ReviewStore::state(int64_t claim) {
  DOSSIER_ASSIGN(std::vector<StoredReview> reviews, of_claim(claim));
  ReviewAction out = ReviewAction::reopen;
  for (const StoredReview& review : reviews)
    if (review.action != ReviewAction::comment && !is_tag(review.action)) out = review.action;
  return out;
}

}  // namespace dossier
