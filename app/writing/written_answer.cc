#include "app/writing/written_answer.h"

#include <algorithm>

#include "app/grounding/claim_verifier.h"
#include "app/writing/marked_sentences.h"
#include "app/writing/numbered_passages.h"
#include "app/writing/sentence_draft.h"
#include "app/writing/writing_rules.h"
#include "base/utf8.h"

namespace dossier {
namespace {

constexpr size_t kMostTokens = 512, kMostSentences = 12, kSpareTokens = 64;

// The passages around the evidence, best evidence first in the choice, documents and pages in order in the text.
Result<std::vector<NumberedPassage>> passages_around(const Answer& found, PageSource& pages, const WritingModel& model, size_t room, const CancelToken& cancel) {
  std::vector<NumberedPassage> chosen;
  for (const Evidence& evidence : found.evidence) {
    SourceDocument one_page = evidence.document;
    one_page.page_numbers = {evidence.page};
    DOSSIER_ASSIGN(auto of_page, passages_of(pages, one_page, cancel));
    for (NumberedPassage& passage : of_page) {
      if (passage.begin > evidence.span.begin || evidence.span.begin >= passage.end) continue;
      bool known = std::any_of(chosen.begin(), chosen.end(), [&](const NumberedPassage& p) { return p.document == passage.document && p.page == passage.page && p.begin == passage.begin; });
      if (known) break;
      chosen.push_back(std::move(passage));
      for (size_t i = 0; i < chosen.size(); ++i) chosen[i].number = i + 1;
      if (model.tokens_of(written_out(chosen)) > room) {
        chosen.pop_back();
        return chosen;
      }
      break;
    }
  }
  return chosen;
}

bool says_not_found(const std::string& sentence) { return fold(sentence).starts_with("not found"); }

}  // namespace

Result<WrittenAnswer> write_answer(const Answer& found, PageSource& pages, WritingModel& model, ClaimJudge* judge, const std::function<void(const VerifiedClaim&)>& shown, const CancelToken& cancel) {
  WrittenAnswer out;
  out.written_by = model.identity().name;
  std::string task = answer_task(found.question);
  size_t around = model.tokens_of(writing_rules()) + model.tokens_of(task) + kMostTokens + kSpareTokens;
  size_t room = model.context_tokens() > around ? model.context_tokens() - around : 0;
  DOSSIER_ASSIGN(auto passages, passages_around(found, pages, model, room, cancel));
  out.passages = passages.size();
  if (passages.empty()) {
    out.not_found = true;
    return out;
  }
  ClaimVerifier verifier(pages, judge);
  MarkedSentences parser;
  auto take = [&](const std::vector<MarkedSentence>& sentences) {
    for (const MarkedSentence& sentence : sentences) {
      if (says_not_found(sentence.text) && sentence.marks.empty()) {
        out.not_found = out.claims.empty();
        return false;
      }
      if (out.claims.size() + out.withheld.size() >= kMostSentences) return false;
      auto drafted = draft_of_sentence(sentence, passages, out.written_by);
      if (auto* rejected = std::get_if<Rejected>(&drafted)) {
        out.withheld.push_back(std::move(*rejected));
        continue;
      }
      CheckedClaim checked = verifier.verify(std::get<DraftClaim>(drafted));
      if (auto* verified = std::get_if<VerifiedClaim>(&checked)) {
        if (shown) shown(*verified);
        out.claims.push_back(std::move(*verified));
      } else {
        out.withheld.push_back(std::get<Rejected>(std::move(checked)));
      }
    }
    return true;
  };
  WritingRequest request{writing_rules(), written_out(passages), task, kMostTokens, marked_form(4, passages.size(), true), {}};
  for (const NumberedPassage& passage : passages)
    if (std::find(request.documents.begin(), request.documents.end(), passage.document) == request.documents.end()) request.documents.push_back(passage.document);
  DOSSIER_ASSIGN(WritingEnd end, model.write(request, [&](std::string_view piece) { return take(parser.add(piece)); }, cancel));
  out.cut_short = end == WritingEnd::cut_short;
  if (end != WritingEnd::stopped) {
    std::vector<MarkedSentence> rest = parser.finish();
    if (out.cut_short && !rest.empty() && rest.back().marks.empty()) rest.back().cut = true;
    take(rest);
  }
  return out;
}

}  // namespace dossier
