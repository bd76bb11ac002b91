#include "app/writing/written_generator.h"

#include <algorithm>

#include "app/generate/extractive_generator.h"
#include "app/writing/marked_sentences.h"
#include "app/writing/sentence_draft.h"
#include "app/writing/writing_rules.h"

namespace dossier {
namespace {

constexpr size_t kTokensASentence = 96, kSpareTokens = 64;
// A model that goes on and on is stopped after so many sentences for each that is wanted.
constexpr size_t kMostSentencesForOne = 4;

std::string counted_documents(size_t n) { return std::to_string(n) + (n == 1 ? " document" : " documents"); }

}  // namespace

std::string WrittenGenerator::name() const {
  std::string out = model_.identity().name;
  if (whole_) out += "; " + counted_documents(whole_) + " read whole";
  if (retrieved_) out += "; " + counted_documents(retrieved_) + " by chosen passages";
  if (own_sentences_) out += "; " + std::to_string(own_sentences_) + (own_sentences_ == 1 ? " sentence" : " sentences") + " extractive, where the model's did not hold";
  return out;
}

WrittenGenerator::Room WrittenGenerator::room_for(const DraftTask& task) const {
  return {model_.tokens_of(writing_rules()) + model_.tokens_of(points_task(task.points, task.question)) + kSpareTokens,
          task.points * kTokensASentence};
}

Result<std::string> WrittenGenerator::against_all(const DraftTask& task, const Room& room, std::vector<NumberedPassage>& all,
                                                  const CancelToken& cancel) {
  if (std::string many = against_so_many(all); !many.empty()) return many;
  DOSSIER_TRY(draw_pictures({task.document}, pictures_, all, cancel));
  return against_reading_whole(model_, prompt_size(model_, all, room.around), room.answer, limits_, cancel);
}

// Words first, pictures of their pages after: half the room is the words' where there are pictures.
Result<std::vector<NumberedPassage>> WrittenGenerator::choose_some(const DraftTask& task, const Room& room, PageSource& pages,
                                                                   const std::vector<NumberedPassage>& all, const CancelToken& cancel) {
  const std::vector<NumberedPassage> words = words_among(all);
  if (words.empty()) {
    std::vector<NumberedPassage> pictures = all;
    DOSSIER_TRY(fit_pictures(model_, {task.document}, pictures_, limits_, task.document.name, room.around, room.answer, pictures, cancel));
    return pictures;
  }
  const size_t taken = room.around + room.answer, left = model_.context_tokens() > taken ? model_.context_tokens() - taken : 0;
  const size_t most = words.size() < all.size() ? left / 2 : left;
  // Fewer bytes until it fits: what a token is differs by language.
  for (size_t bytes = most * 4; bytes >= kLeastPassageBytes; bytes = bytes * 3 / 4) {
    DOSSIER_ASSIGN(auto some, relevant_passages(pages, task.document, words, task.question, bytes, cancel));
    if (some.empty()) break;
    if (model_.tokens_of(written_out(some)) > most) continue;
    some = with_their_pictures(all, some);
    DOSSIER_TRY(fit_pictures(model_, {task.document}, pictures_, limits_, task.document.name, room.around, room.answer, some, cancel));
    return some;
  }
  return Error{ErrorKind::too_large, "the model takes " + std::to_string(model_.context_tokens()) + " tokens: too few for one passage",
               task.document.name, ""};
}

Result<std::vector<NumberedPassage>> WrittenGenerator::choose(const DraftTask& task, PageSource& pages, const CancelToken& cancel) {
  DOSSIER_ASSIGN(auto all, passages_of(pages, task.document, cancel, pictures_.choice));
  DOSSIER_TRY(drop_pictureless({task.document}, pictures_, all, cancel));
  const Room room = room_for(task);
  if (limits_.strategy != ReadingStrategy::retrieved) {
    DOSSIER_ASSIGN(const std::string against, against_all(task, room, all, cancel));
    if (against.empty()) {
      ++whole_;
      return all;
    }
    if (limits_.strategy == ReadingStrategy::whole)
      return Error{ErrorKind::too_large, "the document is not read whole: " + against, task.document.name, "--strategy retrieved gives it the passages that matter"};
    remarks_.push_back(task.document.name + ": not read whole, but by chosen passages: " + against);
  }
  DOSSIER_ASSIGN(auto some, choose_some(task, room, pages, all, cancel));
  ++retrieved_;
  return some;
}

// How many of its sentences hold.
Result<size_t> WrittenGenerator::write(const DraftTask& task, const std::vector<NumberedPassage>& passages, const DraftReceiver& receive, const CancelToken& cancel) {
  MarkedSentences parser;
  size_t held = 0, seen = 0;
  Status receiver_failed;
  auto take = [&](std::vector<MarkedSentence> sentences) {
    for (MarkedSentence& sentence : sentences) {
      if (held == task.points || ++seen > task.points * kMostSentencesForOne) return false;
      auto drafted = draft_of_sentence(sentence, passages, model_.identity().name);
      if (auto* rejected = std::get_if<Rejected>(&drafted)) {
        rejected_.push_back(std::move(*rejected));
        continue;
      }
      Result<bool> holds = receive(std::get<DraftClaim>(std::move(drafted)));
      if (!holds.ok()) {
        receiver_failed = holds.error();
        return false;
      }
      held += *holds;
    }
    return held < task.points && seen < task.points * kMostSentencesForOne;
  };
  const Room room = room_for(task);
  DOSSIER_TRY(tell_cost(model_, pictures_, task.document.name, room.around, room.answer, passages, cancel));
  WrittenPassages material = written_passages(passages);
  WritingRequest request{writing_rules(),
                         std::move(material.text),
                         points_task(task.points, task.question),
                         room.answer,
                         marked_form(task.points * 2, passages.size(), false),
                         {task.document.sha256},
                         std::move(material.pictures)};
  Result<WritingEnd> end = model_.write(request, [&](std::string_view piece) { return take(parser.add(piece)); }, cancel);
  if (receiver_failed.ok() && end.ok() && *end != WritingEnd::stopped) {
    // An answer that was cut short ends within a sentence, which is not whole.
    std::vector<MarkedSentence> rest = parser.finish();
    if (*end == WritingEnd::cut_short && !rest.empty() && rest.back().marks.empty()) rest.back().cut = true;
    take(std::move(rest));
  }
  if (!receiver_failed.ok()) return receiver_failed.error();
  if (!end.ok()) {
    if (end.error().kind == ErrorKind::cancelled) return end.error();
    remarks_.push_back(task.document.name + ": the model failed: " + end.error().describe());
  }
  return held;
}

Status WrittenGenerator::draft(const DraftTask& task, PageSource& pages, const DraftReceiver& receive, const CancelToken& cancel) {
  size_t held = 0;
  Result<std::vector<NumberedPassage>> passages = choose(task, pages, cancel);
  if (!passages.ok()) {
    if (passages.error().kind != ErrorKind::too_large) return passages.error();
    remarks_.push_back(passages.error().describe());
  } else if (!passages->empty()) {
    DOSSIER_ASSIGN(held, write(task, *passages, receive, cancel));
  }
  if (held >= task.points) return {};
  DraftTask rest = task;
  rest.points = task.points - held;
  ExtractiveGenerator own;
  return own.draft(rest, pages, [&](DraftClaim draft) -> Result<bool> {
    DOSSIER_ASSIGN(bool holds, receive(std::move(draft)));
    own_sentences_ += holds;
    return holds;
  }, cancel);
}

}  // namespace dossier
