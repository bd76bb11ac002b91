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

Result<std::vector<NumberedPassage>> WrittenGenerator::choose(const DraftTask& task, PageSource& pages, const CancelToken& cancel) {
  DOSSIER_ASSIGN(auto all, passages_of(pages, task.document, cancel));
  const size_t answer = task.points * kTokensASentence;
  const size_t around = model_.tokens_of(writing_rules()) + model_.tokens_of(points_task(task.points, task.question)) + kSpareTokens;
  if (limits_.strategy != ReadingStrategy::retrieved) {
    DOSSIER_ASSIGN(std::string against, against_reading_whole(model_, model_.tokens_of(written_out(all)) + around, answer, limits_, cancel));
    if (against.empty()) {
      ++whole_;
      return all;
    }
    if (limits_.strategy == ReadingStrategy::whole)
      return Error{ErrorKind::too_large, "the document is not read whole: " + against, task.document.name, "--strategy retrieved gives it the passages that matter"};
    remarks_.push_back(task.document.name + ": not read whole, but by chosen passages: " + against);
  }
  const size_t room = model_.context_tokens() > around + answer ? model_.context_tokens() - around - answer : 0;
  // Fewer bytes until it fits: what a token is differs by language.
  for (size_t bytes = room * 4; bytes >= kLeastPassageBytes; bytes = bytes * 3 / 4) {
    DOSSIER_ASSIGN(auto some, relevant_passages(pages, task.document, all, task.question, bytes, cancel));
    if (some.empty()) break;
    if (model_.tokens_of(written_out(some)) > room) continue;
    ++retrieved_;
    return some;
  }
  return Error{ErrorKind::too_large, "the model takes " + std::to_string(model_.context_tokens()) + " tokens: too few for one passage", task.document.name, ""};
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
  WritingRequest request{writing_rules(), written_out(passages), points_task(task.points, task.question), task.points * kTokensASentence, marked_form(task.points * 2, passages.size(), false), {task.document.sha256}};
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
