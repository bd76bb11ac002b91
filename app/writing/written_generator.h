// Sentences that a model writes from numbered passages: parsed as they stream, quoted from the stored pages, and offered as drafts like any other. What a
// model leaves short is filled with sentences of the document itself.
#pragma once

#include "app/generate/generator.h"
#include "app/writing/numbered_passages.h"
#include "app/writing/reading_choice.h"
#include "app/writing/shown_pictures.h"
#include "app/writing/writing_model.h"
#include "app/writing/writing_plan.h"

namespace dossier {

class WrittenGenerator : public Generator {
 public:
  // REQUIRES: the model and the source of pictures outlive the generator; the model sees, where pictures are to be shown.
  explicit WrittenGenerator(WritingModel& model, ReadingLimits limits = {}, PictureShow pictures = {})
      : model_(model), limits_(limits), pictures_(std::move(pictures)) {}

  // "SmolLM2 135M; 3 documents read whole, 1 by its passages; 2 sentences of the documents' own".
  std::string name() const override;
  // Errors: cancelled, and what `receive` and the pages give. A model that fails costs its sentences: see remarks().
  Status draft(const DraftTask& task, PageSource& pages, const DraftReceiver& receive, const CancelToken& cancel) override;
  // What drafting these would take, of which a part may be written already; a picture that is not shown is told when it is drafted. Errors: those of the
  // pages and of WritingModel::cost, cancelled.
  Result<WritingPlan> plan(const std::vector<DraftTask>& tasks, PageSource& pages, const CancelToken& cancel);
  // What a person should know of the run: "supply.pdf: the model failed: ...".
  const std::vector<std::string>& remarks() const { return remarks_; }
  // Sentences that were not even claims: without a mark, or marked with what does not exist. They count as kept out.
  std::vector<Rejected> rejected() override { return std::move(rejected_); }

 private:
  struct Room {
    size_t around = 0, answer = 0;  // tokens of the prompt beside the passages, and of the answer
  };
  // What of a document the model is given.
  struct Choice {
    std::vector<NumberedPassage> passages;
    std::string why_not_whole;  // empty: it is read whole
  };
  Room room_for(const DraftTask& task) const;
  // Errors: too_large (not even one passage fits, or not all of them where all are asked for).
  Result<Choice> choose(const DraftTask& task, const PictureShow& show, PageSource& pages, const CancelToken& cancel);
  // Why not all of it; empty: `all` is as the model is to be given it.
  Result<std::string> against_all(const DraftTask& task, const Room& room, const PictureShow& show, std::vector<NumberedPassage>& all, const CancelToken& cancel);
  Result<std::vector<NumberedPassage>> choose_some(const DraftTask& task, const Room& room, const PictureShow& show, PageSource& pages,
                                                   const std::vector<NumberedPassage>& all, const CancelToken& cancel);
  WritingRequest request_for(const DraftTask& task, const std::vector<NumberedPassage>& passages) const;
  Result<size_t> write(const DraftTask& task, const std::vector<NumberedPassage>& passages, const DraftReceiver& receive, const CancelToken& cancel);

  WritingModel& model_;
  ReadingLimits limits_;
  PictureShow pictures_;
  size_t whole_ = 0, retrieved_ = 0, own_sentences_ = 0;
  std::vector<std::string> remarks_;
  std::vector<Rejected> rejected_;
};

}  // namespace dossier
