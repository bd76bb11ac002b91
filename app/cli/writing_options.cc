#include "app/cli/writing_options.h"

#include "app/cli/model_options.h"

namespace dossier::cli {

std::vector<OptionSpec> writing_options() {
  return {{"model", 0, "MODEL", "let a model write: FILE.gguf, endpoint:NAME or endpoint:http://ADDRESS/v1; its sentences are checked like any other"},
          {"judge", 0, "MODEL", "let a model judge sentences that code can neither prove nor fault; same: the one that writes"},
          {"kv", 0, "DIR", "keep what a model of this machine computed for documents in this folder, so that the next question need not"}};
}

ModelPlace model_place(const Invocation& call) { return {call.value("kv"), cache_folder()}; }

Result<NamedModels> open_named_models(const Invocation& call) {
  NamedModels out;
  if (call.has("model")) {
    DOSSIER_ASSIGN(out.writer, open_writing_model(call.value("model"), model_place(call), call.cancel()));
  }
  if (!call.has("judge")) return out;
  WritingModel* judging = out.writer.get();
  if (call.value("judge") != "same") {
    DOSSIER_ASSIGN(out.judging, open_writing_model(call.value("judge"), model_place(call), call.cancel()));
    judging = out.judging.get();
  }
  if (!judging) return Error{ErrorKind::usage, "--judge same needs --model", "", ""};
  out.judge = std::make_unique<ModelJudge>(*judging, call.cancel());
  return out;
}

std::vector<OptionSpec> strategy_options() {
  return {{"strategy", 0, "HOW", "what of the documents a model is given (default automatic: all of it where the plan allows, else the passages that matter)", false, {"automatic", "whole", "retrieved"}},
          {"within", 0, "MINUTES", "what reading documents whole may take by the plan of a model of this machine (default 10; 0: any time)"}};
}

Result<ReadingLimits> reading_limits(const Invocation& call) {
  ReadingLimits out;
  const std::string name = call.value("strategy", "automatic");
  out.strategy = name == "whole" ? ReadingStrategy::whole : name == "retrieved" ? ReadingStrategy::retrieved : ReadingStrategy::automatic;
  DOSSIER_ASSIGN(const long long minutes, call.number("within", 10, 0, 100'000));
  out.most_seconds = static_cast<double>(minutes) * 60;
  return out;
}

}  // namespace dossier::cli
