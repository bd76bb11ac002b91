#include "app/grounding/claim_verifier.h"

#include <algorithm>

#include "app/grounding/computation.h"
#include "app/grounding/figure_statement.h"
#include "app/grounding/quote_finder.h"
#include "app/grounding/table_view.h"
#include "base/quantity.h"

namespace dossier {

using namespace grounding;

namespace {

bool same_box(const Box& a, const Box& b) {
  auto near = [](float x, float y) { return std::abs(x - y) <= 0.05f; };  // reports keep 1/100 pt
  return near(a.x0, b.x0) && near(a.y0, b.y0) && near(a.x1, b.x1) && near(a.y1, b.y1);
}

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }); }

DraftClaim draft_of(const CitedClaim& claim) {
  DraftClaim out{claim.text, {}, claim.figures, claim.computation, claim.origin};
  for (const Citation& c : claim.citations) {
    if (c.is_figure()) out.quotes.push_back({"", std::nullopt, c.span().document, c.span().page, c.boxes().front()});
    else out.quotes.push_back({c.quote(), c.span(), c.span().document, c.span().page});
  }
  return out;
}

}  // namespace

// One citation against the page as it is now. An error reason, if it does not hold; remarks otherwise.
std::optional<Reason> ClaimVerifier::recheck(const Citation& citation, std::vector<Reason>& remarks) {
  const Span& span = citation.span();
  std::string where = citation.document_name() + ", page " + std::to_string(span.page);
  auto page = pages_.page(span.document, span.page);
  if (!page.ok()) return Reason{"page_missing", where + ": " + page.error().describe()};
  const Page& now = **page;
  if (citation.is_figure()) {
    if (page_hash(now) != citation.page_hash()) return Reason{"page_changed", where + ": the page is no longer what was cited"};
    if (!QuoteFinder(pages_).cite_figure(span.document, span.page, citation.boxes().front()).ok()) return Reason{"box_differs", where + ": no picture stands there"};
    return std::nullopt;
  }
  if (span.begin >= span.end || span.end > now.text.size() || now.slice(span.begin, span.end) != citation.quote())
    return Reason{"quote_not_at_place", where + ": the page holds other words at the quote's place"};
  if (page_hash(now) != citation.page_hash()) return Reason{"page_changed", where + ": the page is no longer what was cited"};
  std::vector<Box> boxes = boxes_of(now, span.begin, span.end);
  if (boxes.size() != citation.boxes().size() || !std::equal(boxes.begin(), boxes.end(), citation.boxes().begin(), same_box))
    return Reason{"box_differs", where + ": the words stand in other boxes"};
  bool doubtful = false, doubtful_figure = false, covered = false, hidden = false, corrected = false;
  for (const Word& word : now.words) {
    if (word.end <= span.begin || word.begin >= span.end) continue;
    covered |= (word.style & style::kCovered) != 0;
    corrected |= (word.style & style::kCorrected) != 0;
    hidden |= (word.style & (style::kHidden | style::kInvisible)) != 0;
    if (!(word.style & style::kDoubtful)) continue;
    doubtful = true;
    doubtful_figure |= has_digit(now.slice(word.begin, word.end));
  }
  if (covered) remarks.push_back({"covered_words", where + ": words under a filled box are quoted"});
  if (hidden) remarks.push_back({"hidden_words", where + ": words that the page does not show are quoted"});
  if (corrected) remarks.push_back({"corrected_by_hand", where + ": words of the quote were corrected by hand"});
  if (doubtful_figure) remarks.push_back({"doubtful_figure", where + ": a figure of the quote was hard to read"});
  else if (doubtful) remarks.push_back({"doubtful_words", where + ": words of the quote were hard to read"});
  return std::nullopt;
}

CheckedClaim ClaimVerifier::verify(const DraftClaim& draft) {
  QuoteFinder finder(pages_);
  auto cited = finder.cite(draft);
  if (auto* rejected = std::get_if<Rejected>(&cited)) return std::move(*rejected);
  return verify(std::move(std::get<CitedClaim>(cited)));
}

CheckedClaim ClaimVerifier::verify(CitedClaim claim) {
  std::vector<Reason> remarks;
  auto reject = [&](ClaimClass check, std::vector<Reason> reasons, double score) -> CheckedClaim { return Rejected{draft_of(claim), check, score, std::move(reasons)}; };
  if (claim.citations.empty()) return reject(ClaimClass::unsupported, {{"no_quote", "the claim cites nothing"}}, 0);
  std::vector<Reason> broken;
  for (const Citation& citation : claim.citations)
    if (auto reason = recheck(citation, remarks)) broken.push_back(std::move(*reason));
  if (!broken.empty()) return reject(ClaimClass::failed, std::move(broken), 0);

  if (std::any_of(claim.citations.begin(), claim.citations.end(), [](const Citation& c) { return c.is_figure(); })) {
    auto seen = judged_from_pixels(claim);
    if (auto* reason = std::get_if<Reason>(&seen)) return reject(ClaimClass::unsupported, {std::move(*reason)}, 0);
    VerifiedClaim& holds = std::get<VerifiedClaim>(seen);
    holds.reasons_.insert(holds.reasons_.end(), remarks.begin(), remarks.end());
    return std::move(holds);
  }

  std::vector<CitationContext> contexts;
  for (const Citation& citation : claim.citations) contexts.push_back(context_of(pages_, citation));

  std::vector<Reason> figure_faults = check_figures(claim, contexts);
  if (!figure_faults.empty()) return reject(ClaimClass::failed, std::move(figure_faults), 0);

  if (claim.computation) {
    ComputationCheck check = check_computation(*claim.computation, evidence_of(contexts));
    if (!check.holds) return reject(check.contradicted ? ClaimClass::failed : ClaimClass::unsupported, std::move(check.reasons), 0);
    if (std::vector<Reason> faults = check_computed_text(claim, contexts); !faults.empty()) return reject(ClaimClass::unsupported, std::move(faults), 0);
    check.reasons.insert(check.reasons.end(), remarks.begin(), remarks.end());
    return VerifiedClaim(std::move(claim), ClaimClass::computed, 1, std::move(check.reasons));
  }

  std::vector<std::string> quotes;
  for (const Citation& citation : claim.citations) quotes.push_back(citation.quote());
  TextVerdict verdict = check_text(claim.text, quotes);
  if (verdict.check == ClaimClass::unsupported) {
    // A figure's sentence: its words are the labels, heads and title of the cited cells.
    if (auto shown = check_figure_statement(claim, contexts)) verdict = std::move(*shown);
  }
  bool free_wording = claim.origin.kind == Origin::Kind::written || claim.origin.kind == Origin::Kind::edited;
  if (verdict.check == ClaimClass::unsupported && judge_ && free_wording) {
    auto word = judged(claim, quotes, verdict);
    if (auto* holds = std::get_if<VerifiedClaim>(&word)) {
      holds->reasons_.insert(holds->reasons_.end(), remarks.begin(), remarks.end());
      return std::move(*holds);
    }
    verdict.reasons.insert(verdict.reasons.begin(), std::get<Reason>(std::move(word)));
  }
  if (verdict.check == ClaimClass::unsupported || verdict.check == ClaimClass::failed) return reject(verdict.check, std::move(verdict.reasons), verdict.score);
  verdict.reasons.insert(verdict.reasons.end(), remarks.begin(), remarks.end());
  return VerifiedClaim(std::move(claim), verdict.check, verdict.score, std::move(verdict.reasons));
}

std::variant<VerifiedClaim, Reason> ClaimVerifier::judged(const CitedClaim& claim, const std::vector<std::string>& quotes, const TextVerdict& verdict) {
  std::vector<Reason> faults = faults_of_wording(claim.text, quotes);
  if (!faults.empty()) return faults.front();
  Result<Judgement> judgement = judge_->judge(claim.text, quotes);
  return by_judgement(claim, judgement, verdict.score);
}

// Code reads no pixels: it can only see that the picture stands there. Whether the sentence is true of it is a model's word, or nobody's.
std::variant<VerifiedClaim, Reason> ClaimVerifier::judged_from_pixels(const CitedClaim& claim) {
  if (claim.computation) return Reason{"rests_on_pixels", "figures read from a picture are not reckoned with"};
  if (!judge_) return Reason{"rests_on_pixels", "the sentence rests on a picture, and no model that sees was asked to judge it"};
  std::vector<std::string> quotes;
  std::vector<SeenPlace> pictures;
  for (const Citation& c : claim.citations) {
    if (c.is_figure()) pictures.push_back({c.span().document, c.span().page, c.boxes().front()});
    else quotes.push_back(c.quote());
  }
  return by_judgement(claim, judge_->judge_pictures(claim.text, quotes, pictures), 0);
}

std::variant<VerifiedClaim, Reason> ClaimVerifier::by_judgement(const CitedClaim& claim, const Result<Judgement>& judgement, double score) {
  if (!judgement.ok()) return Reason{"not_judged", judgement.error().describe()};
  if (judgement->word != JudgeWord::holds) return Reason{"judge_says", judgement->judge + " says: " + std::string(name_of(judgement->word))};
  std::vector<Reason> reasons = {{"judged_by", judgement->judge}, {"judge_says", std::string(name_of(judgement->word))}, {"prompt_sha256", judgement->prompt_sha256}};
  if (!judgement->weights_sha256.empty()) reasons.push_back({"weights_sha256", judgement->weights_sha256});
  return VerifiedClaim(claim, ClaimClass::judged, score, std::move(reasons));
}

}  // namespace dossier
