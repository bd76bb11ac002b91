// What reviewers say of the claims of a brief: kept in the archive as a trail that only grows, and applied to the brief.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/desk/desk_brief.h"
#include "storage/review_store.h"

namespace dossier {

// One line of a claim's history.
struct ReviewLine {
  std::string made, reviewer;        // ISO 8601; who
  ReviewAction action = ReviewAction::comment;
  std::string text;                  // the comment, the wording of an edit, or the tag
  bool held = true;                  // an edit: whether it was verified; what did not hold stays a draft and is never exported
  ClaimClass check = ClaimClass::unsupported;  // of an edit
  std::vector<Reason> reasons;       // of an edit
};

struct ReviewedClaim {
  std::string original;              // the wording before any edit
  std::string wording;               // that is in force
  Review::State state = Review::State::open;
  bool edited = false;
  std::vector<std::string> tags;     // by name
  std::vector<ReviewLine> lines;     // the oldest first
};

// A tag as it is kept: cut to its length, spaces for commas and control characters; empty if nothing is left.
std::string claim_tag(const std::string& given);

class DeskReviews {
 public:
  // Keeps the brief in the archive if it is not there yet, and reads its trail. io if the archive cannot be written.
  static Result<std::shared_ptr<DeskReviews>> open(std::shared_ptr<DeskArchive> archive, std::shared_ptr<const DeskBrief> base);

  // All calls block on the archive; from any thread, one after the other.
  // Adds a line. An edit is verified at once against the claim's own citations, whatever comes of it.
  Result<ReviewLine> add(size_t claim, ReviewAction action, const std::string& text, const std::string& reviewer);
  // The brief as it stands after the trail: states, comments, tags, edited wordings with their class.
  std::shared_ptr<const DeskBrief> brief() const;
  ReviewedClaim claim(size_t index) const;
  // The claims whose last wording did not hold and was kept as a draft; a later decision settles it.
  std::vector<size_t> failed_drafts() const;
  // Every tag that some claim has, by name.
  std::vector<std::string> tags() const;
  // The whole trail, one line an entry, as CSV: claim, made, reviewer, action, text, class.
  std::string trail_csv() const;

 private:
  DeskReviews(std::shared_ptr<DeskArchive> archive, std::shared_ptr<const DeskBrief> base) : archive_(std::move(archive)), base_(std::move(base)) {}
  void apply(size_t claim, ReviewLine line, bool verify);
  Status rebuild();

  mutable std::mutex mutex_;
  std::shared_ptr<DeskArchive> archive_;
  std::shared_ptr<const DeskBrief> base_, brief_;
  std::vector<int64_t> ids_;             // of the stored claims, by index
  std::vector<ReviewedClaim> claims_;
  std::vector<ReportClaim> as_reviewed_;  // what each claim has become
};

// Verifies another wording of a claim against the citations it has.
struct EditCheck {
  bool held = false;
  ReportClaim claim;                 // if it held
  ClaimClass check = ClaimClass::unsupported;
  std::vector<Reason> reasons;
};
EditCheck check_edit(PageSource& pages, const ReportClaim& claim, const std::string& wording, const std::string& reviewer);

}  // namespace dossier
