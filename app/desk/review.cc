#include "app/desk/review.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/desk/csv.h"
#include "app/grounding/claim_verifier.h"
#include "app/grounding/corrected_pages.h"
#include "app/report/report_json.h"
#include "base/utf8.h"
#include "storage/claim_store.h"
#include "storage/run_store.h"
#include "storage/tag_store.h"

namespace dossier {
namespace {

// Two claims of two briefs are the same if they say the same of the same places.
std::string key_of(const StoredClaim& claim) {
  std::string out = claim.text + '\n' + claim.claim_class;
  for (const StoredCitation& c : claim.citations) out += '\n' + c.span.document.hex() + ' ' + std::to_string(c.span.page) + ' ' + std::to_string(c.span.begin) + ' ' + std::to_string(c.span.end) + ' ' + c.page_hash.hex();
  return out;
}

// A brief that was written anew: what was said of a claim of the one before goes with the claim, with who and when.
Status carry_over(DeskArchive& archive, int64_t run, const std::vector<StoredClaim>& claims, ReviewStore& reviews) {
  for (const StoredClaim& claim : claims) {
    DOSSIER_ASSIGN(std::vector<StoredReview> there, reviews.of_claim(claim.id));
    if (!there.empty()) return {};
  }
  DOSSIER_ASSIGN(std::vector<StoredRun> runs, RunStore(archive.archive()).list());
  for (const StoredRun& before : runs) {
    if (before.kind != "brief" || before.id >= run) continue;
    DOSSIER_ASSIGN(std::vector<StoredClaim> old, ClaimStore(archive.archive()).of_run(before.id));
    std::map<std::string, int64_t> ids;
    for (const StoredClaim& claim : old) ids.emplace(key_of(claim), claim.id);
    bool any = false;
    for (const StoredClaim& claim : claims) {
      auto same = ids.find(key_of(claim));
      if (same == ids.end()) continue;
      DOSSIER_ASSIGN(std::vector<StoredReview> trail, reviews.of_claim(same->second));
      for (StoredReview review : trail) {
        review.claim = claim.id;
        auto added = reviews.add(review);
        if (!added.ok()) return added.error();
        any = true;
      }
    }
    if (any) return archive.archive().commit();
  }
  return {};
}

}  // namespace

EditCheck check_edit(PageSource& pages, const ReportClaim& claim, const std::string& wording, const std::string& reviewer) {
  DraftClaim draft;
  draft.text = scrub_utf8(wording);
  draft.figures = claim.figures;
  draft.origin = {Origin::Kind::edited, reviewer};
  for (const ReportCitation& c : claim.citations) draft.quotes.push_back(quote_of(c));
  if (claim.computation) draft.computation = draft_of(*claim.computation);
  EditCheck out;
  CheckedClaim checked = ClaimVerifier(pages).verify(draft);
  if (const auto* rejected = std::get_if<Rejected>(&checked)) {
    out.check = rejected->check;
    out.reasons = rejected->reasons;
    return out;
  }
  Report carrier;
  carrier.sections.push_back({"", "", "", {std::get<VerifiedClaim>(checked)}, {}, {}, {}});
  ReportDocument document = to_document(carrier);
  out.held = true;
  out.claim = document.claims.at(0);
  out.check = out.claim.check;
  out.reasons = out.claim.reasons;
  return out;
}

std::string claim_tag(const std::string& given) { return tag_name(given); }

Result<std::shared_ptr<DeskReviews>> DeskReviews::open(std::shared_ptr<DeskArchive> archive, std::shared_ptr<const DeskBrief> base) {
  if (!archive->writable()) return Error{ErrorKind::io, "the archive cannot be written, so reviews cannot be kept", archive->path(), "save a copy of it where you may write, and open that"};
  DOSSIER_ASSIGN(int64_t run, keep_brief(*archive, *base));
  std::shared_ptr<DeskReviews> out(new DeskReviews(archive, base));
  out->as_reviewed_ = base->document().claims;
  for (const ReportClaim& claim : out->as_reviewed_)
    out->claims_.push_back({claim.text, claim.text, claim.review.state, false, claim.review.tags, {}});
  out->ids_.assign(out->claims_.size(), 0);
  DOSSIER_ASSIGN(std::vector<StoredClaim> stored, ClaimStore(archive->archive()).of_run(run));
  ReviewStore reviews(archive->archive());
  DOSSIER_TRY(carry_over(*archive, run, stored, reviews));
  for (const StoredClaim& claim : stored) {
    if (claim.number < 1 || claim.number > out->ids_.size()) continue;
    const size_t index = claim.number - 1;
    out->ids_[index] = claim.id;
    DOSSIER_ASSIGN(std::vector<StoredReview> trail, reviews.of_claim(claim.id));
    for (const StoredReview& r : trail) out->apply(index, {r.made, r.reviewer, r.action, r.text, true, ClaimClass::unsupported, {}}, true);
  }
  DOSSIER_TRY(out->rebuild());
  return out;
}

void DeskReviews::apply(size_t index, ReviewLine line, bool verify) {
  ReviewedClaim& claim = claims_[index];
  ReportClaim& shown = as_reviewed_[index];
  const ReportClaim& first = base_->document().claims[index];
  auto set = [&](Review::State state) {
    claim.state = state;
    shown.review.state = state;
    shown.review.by = line.reviewer;
    shown.review.at = line.made;
  };
  switch (line.action) {
    case ReviewAction::accept: set(Review::State::accepted); break;
    case ReviewAction::reject:
      set(Review::State::rejected);
      if (!line.text.empty()) shown.review.comment = line.text;
      break;
    case ReviewAction::reopen: set(claim.edited ? Review::State::edited : Review::State::open); break;
    case ReviewAction::comment: shown.review.comment = line.text; break;
    case ReviewAction::tag:
    case ReviewAction::untag: {
      std::erase(claim.tags, line.text);
      if (line.action == ReviewAction::tag) claim.tags.insert(std::upper_bound(claim.tags.begin(), claim.tags.end(), line.text), line.text);
      shown.review.tags = claim.tags;
      break;
    }
    case ReviewAction::edit: {
      const Review before = shown.review;
      if (line.text == first.text) {
        shown = first;
        line.check = first.check;
        claim.edited = false;
      } else if (verify) {
        // The pages as the brief saw them: what was corrected since is another page to it.
        CorrectedPages pages(archive_->pages_as_read(), base_->document().coverage.documents);
        EditCheck check = check_edit(pages, first, line.text, line.reviewer);
        line.held = check.held;
        line.check = check.check;
        line.reasons = check.reasons;
        if (!check.held) break;  // a draft: it stands in the history and nowhere else
        ClaimRole role = first.role;
        shown = check.claim;
        shown.role = role;
        claim.edited = true;
      }
      shown.review = before;
      claim.wording = shown.text;
      set(claim.edited ? Review::State::edited : Review::State::open);
      break;
    }
  }
  claim.lines.push_back(std::move(line));
}

Status DeskReviews::rebuild() {
  ReportDocument document = base_->document();
  document.claims = as_reviewed_;
  DOSSIER_ASSIGN(brief_, DeskBrief::parse(report_json(document)));
  return {};
}

Result<ReviewLine> DeskReviews::add(size_t index, ReviewAction action, const std::string& text, const std::string& reviewer) {
  std::lock_guard held(mutex_);
  if (index >= ids_.size() || ids_[index] == 0) return Error{ErrorKind::not_found, "this claim is not kept in the archive", "claim " + std::to_string(index + 1), "write the brief again"};
  if (action == ReviewAction::accept && as_reviewed_[index].check == ClaimClass::failed) return Error{ErrorKind::usage, "a failed claim cannot be accepted", "", "edit or reject it"};
  StoredReview review;
  review.claim = ids_[index];
  review.made = report_time();
  review.reviewer = scrub_utf8(reviewer);
  review.action = action;
  review.text = action == ReviewAction::tag || action == ReviewAction::untag ? tag_name(text) : scrub_utf8(text);
  DOSSIER_ASSIGN(review.id, ReviewStore(archive_->archive()).add(review));
  DOSSIER_TRY(archive_->archive().commit());
  apply(index, {review.made, review.reviewer, action, review.text, true, ClaimClass::unsupported, {}}, true);
  DOSSIER_TRY(rebuild());
  return claims_[index].lines.back();
}

std::shared_ptr<const DeskBrief> DeskReviews::brief() const {
  std::lock_guard held(mutex_);
  return brief_;
}

ReviewedClaim DeskReviews::claim(size_t index) const {
  std::lock_guard held(mutex_);
  return index < claims_.size() ? claims_[index] : ReviewedClaim();
}

std::vector<size_t> DeskReviews::failed_drafts() const {
  std::lock_guard held(mutex_);
  std::vector<size_t> out;
  for (size_t i = 0; i < claims_.size(); ++i) {
    bool draft = false;
    for (const ReviewLine& line : claims_[i].lines)
      if (line.action == ReviewAction::edit)
        draft = !line.held;
      else if (line.action == ReviewAction::accept || line.action == ReviewAction::reject || line.action == ReviewAction::reopen)
        draft = false;
    if (draft) out.push_back(i);
  }
  return out;
}

std::vector<std::string> DeskReviews::tags() const {
  std::lock_guard held(mutex_);
  std::set<std::string> out;
  for (const ReviewedClaim& claim : claims_) out.insert(claim.tags.begin(), claim.tags.end());
  return {out.begin(), out.end()};
}

std::string DeskReviews::trail_csv() const {
  std::lock_guard held(mutex_);
  struct Entry {
    size_t claim;
    const ReviewLine* line;
  };
  std::vector<Entry> all;
  for (size_t i = 0; i < claims_.size(); ++i)
    for (const ReviewLine& line : claims_[i].lines) all.push_back({i, &line});
  std::stable_sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) { return a.line->made < b.line->made; });
  std::string out = "claim,wording,made,reviewer,action,text,class\r\n";
  for (const Entry& e : all)
    out += std::to_string(e.claim + 1) + "," + csv_field(claims_[e.claim].original) + "," + csv_field(e.line->made) + "," + csv_field(e.line->reviewer) + "," + std::string(name_of(e.line->action)) + "," +
           csv_field(e.line->text) + "," + (e.line->action == ReviewAction::edit ? std::string(name_of(e.line->check)) : "") + "\r\n";
  return out;
}

}  // namespace dossier
