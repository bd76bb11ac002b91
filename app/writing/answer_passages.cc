#include "app/writing/answer_passages.h"

#include <algorithm>

namespace dossier {
namespace {

// No script packs more bytes of text into a token than this on the whole: beyond it the tokens need not be counted.
constexpr size_t kMostBytesPerToken = 8;

// The passages around the evidence, best evidence first in the choice, documents and pages in order in the text.
Result<std::vector<NumberedPassage>> passages_around(const Answer& found, PageSource& pages, WritingModel& model, size_t room, const CancelToken& cancel) {
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

std::string counted(size_t n, const char* one, const char* many) { return std::to_string(n) + " " + (n == 1 ? one : many); }

struct Whole {
  std::vector<NumberedPassage> passages;
  std::string against;  // why not; empty: read so
};

Result<Whole> whole_documents(const std::vector<SourceDocument>& documents, PageSource& pages, WritingModel& model, const AnswerRoom& room, const ReadingLimits& limits,
                              const CancelToken& cancel) {
  Whole out;
  size_t bytes = 0;
  const size_t most_bytes = model.context_tokens() * kMostBytesPerToken;
  for (const SourceDocument& document : documents) {
    DOSSIER_ASSIGN(auto of_document, passages_of(pages, document, cancel));
    for (NumberedPassage& passage : of_document) {
      bytes += passage.text.size();
      passage.number = out.passages.size() + 1;
      out.passages.push_back(std::move(passage));
    }
    if (bytes > most_bytes) {
      out.against = "they hold more text than the model's " + std::to_string(model.context_tokens()) + " tokens";
      return out;
    }
  }
  DOSSIER_ASSIGN(out.against, against_reading_whole(model, model.tokens_of(written_out(out.passages)) + room.around, room.answer, limits, cancel));
  return out;
}

// Those of `documents` that hold evidence, in their order.
std::vector<SourceDocument> with_evidence(const Answer& found, const std::vector<SourceDocument>& documents) {
  std::vector<SourceDocument> out;
  for (const SourceDocument& document : documents) {
    const bool holds = std::any_of(found.evidence.begin(), found.evidence.end(), [&](const Evidence& e) { return e.document.sha256 == document.sha256; });
    if (holds) out.push_back(document);
  }
  return out;
}

}  // namespace

Result<AnswerPassages> passages_for_answer(const Answer& found, PageSource& pages, WritingModel& model, const AnswerRoom& room, const AnswerReading& reading, const CancelToken& cancel) {
  const ReadingLimits& limits = reading.limits;
  if (limits.strategy != ReadingStrategy::retrieved) {
    std::vector<SourceDocument> holding = with_evidence(found, reading.documents);
    std::vector<const std::vector<SourceDocument>*> tries;
    if (limits.strategy == ReadingStrategy::whole || model.is_local()) tries.push_back(&reading.documents);
    if (limits.strategy == ReadingStrategy::automatic && holding.size() < reading.documents.size()) tries.push_back(&holding);
    for (const std::vector<SourceDocument>* documents : tries) {
      if (documents->empty()) continue;
      DOSSIER_ASSIGN(Whole whole, whole_documents(*documents, pages, model, room, limits, cancel));
      if (whole.against.empty()) return AnswerPassages{std::move(whole.passages), counted(documents->size(), "document", "documents") + " whole"};
      if (limits.strategy == ReadingStrategy::whole)
        return Error{ErrorKind::too_large, "the documents are not read whole: " + whole.against, model.identity().name, "--strategy retrieved gives it the passages that matter"};
    }
  }
  const size_t taken = room.around + room.answer, left = model.context_tokens() > taken ? model.context_tokens() - taken : 0;
  DOSSIER_ASSIGN(auto passages, passages_around(found, pages, model, left, cancel));
  std::string read = counted(passages.size(), "passage", "passages");
  return AnswerPassages{std::move(passages), std::move(read)};
}

}  // namespace dossier
