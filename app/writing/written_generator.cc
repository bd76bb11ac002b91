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

Result<std::string> WrittenGenerator::against_all(const DraftTask& task, const Room& room, const PictureShow& show, std::vector<NumberedPassage>& all,
                                                  const CancelToken& cancel) {
  if (std::string many = against_so_many(all); !many.empty()) return many;
  DOSSIER_TRY(draw_pictures({task.document}, show, all, cancel));
  return against_reading_whole(model_, prompt_size(model_, all, room.around), room.answer, limits_, cancel);
}

// Words first, pictures of their pages after: half the room is the words' where there are pictures.
Result<std::vector<NumberedPassage>> WrittenGenerator::choose_some(const DraftTask& task, const Room& room, const PictureShow& show, PageSource& pages,
                                                                   const std::vector<NumberedPassage>& all, const CancelToken& cancel) {
  const std::vector<NumberedPassage> words = words_among(all);
  if (words.empty()) {
    std::vector<NumberedPassage> pictures = all;
    DOSSIER_TRY(fit_pictures(model_, {task.document}, show, limits_, task.document.name, room.around, room.answer, pictures, cancel));
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
    DOSSIER_TRY(fit_pictures(model_, {task.document}, show, limits_, task.document.name, room.around, room.answer, some, cancel));
    return some;
  }
  return Error{ErrorKind::too_large, "the model takes " + std::to_string(model_.context_tokens()) + " tokens: too few for one passage",
               task.document.name, ""};
}

Result<WrittenGenerator::Choice> WrittenGenerator::choose(const DraftTask& task, const PictureShow& show, PageSource& pages, const CancelToken& cancel) {
  Choice out;
  DOSSIER_ASSIGN(out.passages, passages_of(pages, task.document, cancel, show.choice));
  DOSSIER_TRY(drop_pictureless({task.document}, show, out.passages, cancel));
  const Room room = room_for(task);
  if (limits_.strategy == ReadingStrategy::retrieved) {
    out.why_not_whole = "as asked for";
  } else {
    DOSSIER_ASSIGN(out.why_not_whole, against_all(task, room, show, out.passages, cancel));
    if (out.why_not_whole.empty()) return out;
    if (limits_.strategy == ReadingStrategy::whole)
      return Error{ErrorKind::too_large, "the document is not read whole: " + out.why_not_whole, task.document.name, "--strategy retrieved gives it the passages that matter"};
  }
  DOSSIER_ASSIGN(out.passages, choose_some(task, room, show, pages, out.passages, cancel));
  return out;
}

WritingRequest WrittenGenerator::request_for(const DraftTask& task, const std::vector<NumberedPassage>& passages) const {
  WrittenPassages material = written_passages(passages);
  return {writing_rules(),
          std::move(material.text),
          points_task(task.points, task.question),
          room_for(task).answer,
          marked_form(task.points * 2, passages.size(), false),
          {task.document.sha256},
          std::move(material.pictures)};
}

Result<WritingPlan> WrittenGenerator::plan(const std::vector<DraftTask>& tasks, PageSource& pages, const CancelToken& cancel) {
  WritingPlan out;
  PictureShow silent = pictures_;
  silent.say = {};
  for (const DraftTask& task : tasks) {
    PlannedWriting planned{task.document.sha256, 0, false, false, 0};
    Result<Choice> choice = choose(task, silent, pages, cancel);
    if (!choice.ok() && choice.error().kind != ErrorKind::too_large) return choice.error();
    if (choice.ok() && !choice->passages.empty()) {
      const Room room = room_for(task);
      PromptSize size = prompt_size(model_, choice->passages, room.around);
      size.one_of_many = tasks.size() > 1;
      planned.tokens = size.tokens;
      planned.whole = choice->why_not_whole.empty();
      planned.written = model_.has_answer(request_for(task, choice->passages));
      if (!planned.written) {
        DOSSIER_ASSIGN(const WritingCost cost, model_.cost(size, room.answer, cancel));
        planned.seconds = cost.seconds;
      }
    }
    out.documents.push_back(planned);
  }
  return out;
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
  Result<WritingEnd> end = model_.write(request_for(task, passages), [&](std::string_view piece) { return take(parser.add(piece)); }, cancel);
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
  Result<Choice> choice = choose(task, pictures_, pages, cancel);
  if (!choice.ok()) {
    if (choice.error().kind != ErrorKind::too_large) return choice.error();
    remarks_.push_back(choice.error().describe());
  } else {
    ++(choice->why_not_whole.empty() ? whole_ : retrieved_);
    if (!choice->why_not_whole.empty() && limits_.strategy != ReadingStrategy::retrieved)
      remarks_.push_back(task.document.name + ": not read whole, but by chosen passages: " + choice->why_not_whole);
    if (!choice->passages.empty()) {
      DOSSIER_ASSIGN(held, write(task, choice->passages, receive, cancel));
    }
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
