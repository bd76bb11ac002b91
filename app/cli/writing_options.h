// Options of the commands where a model may write or judge.
#pragma once

#include <memory>
#include <vector>

#include "app/cli/command.h"
#include "app/writing/model_judge.h"
#include "app/writing/open_model.h"
#include "app/writing/written_generator.h"

namespace dossier::cli {

// --model, --judge, --kv, --weights-in-ram.
std::vector<OptionSpec> writing_options();
// --images, --vision: for the commands where a model may be shown pictures.
std::vector<OptionSpec> picture_options();

ModelPlace model_place(const Invocation& call);

// What they name; both may be null.
struct NamedModels {
  std::unique_ptr<WritingModel> writer, judging;  // judging: if the judge is another model
  std::unique_ptr<ModelJudge> judge;
  std::unique_ptr<PictureSource> pixels;  // where pictures are to be shown
  PictureShow pictures;                   // what --images asks for; what it tells goes to standard error

  // Lets the judge see pictures of these documents too, where the writer does.
  void let_judge_see(std::vector<SourceDocument> documents);
};
// usage: --images without a model that sees.
Result<NamedModels> open_named_models(const Invocation& call);

// --strategy automatic|whole|retrieved; the parser refuses others.
// usage: --within is no number.
Result<ReadingLimits> reading_limits(const Invocation& call);
// `help` names the strategy of the command where none is asked for, and is a literal.
std::vector<OptionSpec> strategy_options(std::string_view help = "what of the documents a model is given (default automatic: all of it where the plan allows, else the passages that matter)");

}  // namespace dossier::cli
