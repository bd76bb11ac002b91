#include "app/writing/answer_passages.h"

#include <algorithm>

namespace dossier {
namespace {

// No script packs more bytes of text into a token than this on the whole: beyond it the tokens need not be counted.
constexpr size_t kMostBytesPerToken = 8;

// The passages around the evidence, and the pictures of their pages; best evidence first in the choice.
class AroundEvidence {
 public:
  AroundEvidence(PageSource& pages, WritingModel& model, size_t room, PictureChoice choice, const CancelToken& cancel)
      : pages_(pages), model_(model), room_(room), choice_(choice), cancel_(cancel) {}

  Result<std::vector<NumberedPassage>> choose(const Answer& found) {
    for (const Evidence& evidence : found.evidence) {
      SourceDocument one_page = evidence.document;
      one_page.page_numbers = {evidence.page};
      DOSSIER_ASSIGN(const auto of_page, passages_of(pages_, one_page, cancel_, choice_));
      auto at = std::find_if(of_page.begin(), of_page.end(),
                             [&](const NumberedPassage& p) { return !p.picture && p.begin <= evidence.span.begin && evidence.span.begin < p.end; });
      if (at == of_page.end() || is_chosen(*at)) continue;
      if (!add(of_page, *at)) break;
    }
    return std::move(chosen_);
  }

 private:
  bool is_chosen(const NumberedPassage& passage) const {
    return std::any_of(chosen_.begin(), chosen_.end(), [&](const NumberedPassage& p) {
      return p.document == passage.document && p.page == passage.page && p.begin == passage.begin && p.picture == passage.picture;
    });
  }

  // The page's pictures stand before the first passage of the page that is chosen, or behind it, as on the page. False: there is no room.
  bool add(const std::vector<NumberedPassage>& of_page, const NumberedPassage& passage) {
    const size_t before = chosen_.size();
    for (const NumberedPassage& other : of_page)
      if (&other == &passage || (other.picture && !is_chosen(other))) chosen_.push_back(other);
    number_anew(chosen_);
    if (model_.tokens_of(written_out(chosen_)) <= room_) return true;
    chosen_.resize(before);
    return false;
  }

  PageSource& pages_;
  WritingModel& model_;
  const size_t room_;
  const PictureChoice choice_;
  const CancelToken& cancel_;
  std::vector<NumberedPassage> chosen_;
};

std::string counted(size_t n, const char* one, const char* many) { return std::to_string(n) + " " + (n == 1 ? one : many); }

struct Whole {
  std::vector<NumberedPassage> passages;
  std::string against;  // why not; empty: read so
};

Result<Whole> whole_documents(const std::vector<SourceDocument>& documents, PageSource& pages, WritingModel& model, const AnswerRoom& room,
                              const ReadingLimits& limits, const PictureShow& pictures, const CancelToken& cancel) {
  Whole out;
  size_t bytes = 0;
  const size_t most_bytes = model.context_tokens() * kMostBytesPerToken;
  for (const SourceDocument& document : documents) {
    DOSSIER_ASSIGN(auto of_document, passages_of(pages, document, cancel, pictures.choice));
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
  DOSSIER_TRY(drop_pictureless(documents, pictures, out.passages, cancel));
  out.against = against_so_many(out.passages);
  if (!out.against.empty()) return out;
  DOSSIER_TRY(draw_pictures(documents, pictures, out.passages, cancel));
  DOSSIER_ASSIGN(out.against, against_reading_whole(model, prompt_size(model, out.passages, room.around), room.answer, limits, cancel));
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

std::vector<SourceDocument> documents_of(const Answer& found) {
  std::vector<SourceDocument> out;
  for (const Evidence& evidence : found.evidence) out.push_back(evidence.document);
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
      DOSSIER_ASSIGN(Whole whole, whole_documents(*documents, pages, model, room, limits, reading.pictures, cancel));
      if (whole.against.empty()) {
        const size_t seen = pictures_among(whole.passages);
        std::string read =
            counted(documents->size(), "document", "documents") + " whole" + (seen ? " with " + counted(seen, "picture", "pictures") : "");
        return AnswerPassages{std::move(whole.passages), std::move(read)};
      }
      if (limits.strategy == ReadingStrategy::whole)
        return Error{ErrorKind::too_large, "the documents are not read whole: " + whole.against, model.identity().name, "--strategy retrieved gives it the passages that matter"};
    }
  }
  // Half the room is the words' where pictures are wanted.
  const bool shows = reading.pictures.choice != PictureChoice::none;
  const size_t taken = room.around + room.answer, left = model.context_tokens() > taken ? model.context_tokens() - taken : 0;
  DOSSIER_ASSIGN(auto passages, AroundEvidence(pages, model, shows ? left / 2 : left, reading.pictures.choice, cancel).choose(found));
  DOSSIER_TRY(fit_pictures(model, documents_of(found), reading.pictures, limits, "the answer", room.around, room.answer, passages, cancel));
  const size_t seen = pictures_among(passages);
  std::string read = counted(passages.size() - seen, "passage", "passages") + (seen ? " and " + counted(seen, "picture", "pictures") : "");
  return AnswerPassages{std::move(passages), std::move(read)};
}

}  // namespace dossier
