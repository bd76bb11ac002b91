#include "app/writing/written_answer.h"

#include <algorithm>

#include "app/grounding/claim_verifier.h"
#include "app/writing/marked_sentences.h"
#include "app/writing/sentence_draft.h"
#include "app/writing/writing_rules.h"
#include "base/utf8.h"

namespace dossier {
namespace {

constexpr size_t kMostTokens = 512, kMostSentences = 12, kSpareTokens = 64;

bool says_not_found(const std::string& sentence) { return fold(sentence).starts_with("not found"); }

}  // namespace

Result<WrittenAnswer> write_answer(const Answer& found, PageSource& pages, WritingModel& model, ClaimJudge* judge, const std::function<void(const VerifiedClaim&)>& shown, const CancelToken& cancel,
                                   const AnswerReading& reading) {
  WrittenAnswer out;
  out.written_by = model.identity().name;
  std::string task = answer_task(found.question);
  const AnswerRoom room{model.tokens_of(writing_rules()) + model.tokens_of(task) + kSpareTokens, kMostTokens};
  DOSSIER_ASSIGN(AnswerPassages given, passages_for_answer(found, pages, model, room, reading, cancel));
  const std::vector<NumberedPassage>& passages = given.passages;
  out.read = given.read;
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
  DOSSIER_TRY(tell_cost(model, reading.pictures, "the answer", room.around, room.answer, passages, cancel));
  WrittenPassages material = written_passages(passages);
  WritingRequest request{
      writing_rules(), std::move(material.text), task, kMostTokens, marked_form(4, passages.size(), true), {}, std::move(material.pictures)};
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
