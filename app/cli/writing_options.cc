#include "app/cli/writing_options.h"

#include "app/cli/model_options.h"
#include "app/writing/remembering_model.h"

namespace dossier::cli {

std::vector<OptionSpec> writing_options() {
  return {{"model", 0, "MODEL", "let a model write: FILE.gguf, endpoint:NAME or endpoint:http://ADDRESS/v1; its sentences are checked like any other"},
          {"judge", 0, "MODEL", "let a model judge sentences that code can neither prove nor fault; same: the one that writes"},
          {"kv", 0, "DIR", "keep what a model computed for documents and what it wrote in this folder: the next question need not read again, and work that was cut short goes on where it was"},
          weights_in_ram_option()};
}

std::vector<OptionSpec> picture_options() {
  return {{"images",
           0,
           "WHICH",
           "which pictures of the documents a model that sees is shown (default none): figures, pages that are scans, or every page",
           false,
           {"none", "figures", "scans", "pages"}},
          {"vision", 0, "FILE.gguf", "the vision encoder (mmproj) of the model of this machine, for --images"}};
}

ModelPlace model_place(const Invocation& call) { return {call.value("kv"), cache_folder(), "", call.has("weights-in-ram")}; }

namespace {

// With --kv its answers are kept.
Result<std::unique_ptr<WritingModel>> open_model(const Invocation& call, const std::string& spec, const ModelPlace& place) {
  DOSSIER_ASSIGN(std::unique_ptr<WritingModel> model, open_writing_model(spec, place, call.cancel()));
  if (place.kv_folder.empty()) return model;
  return std::unique_ptr<WritingModel>(std::make_unique<RememberingModel>(std::move(model), KeptAnswers(place.kv_folder), [](const std::string& what) { print_line(stderr, "dossier: " + what); }));
}

// The pictures that --images asks for; the model is opened with its vision encoder only where there are any.
Result<PictureChoice> wanted_pictures(const Invocation& call) {
  const PictureChoice choice = picture_choice_from(call.value("images", "none")).value_or(PictureChoice::none);
  if (choice != PictureChoice::none && !call.has("model"))
    return Error{ErrorKind::usage, "--images needs --model", "", "a model that sees writes from pictures"};
  if (call.has("vision") && !call.has("images")) return Error{ErrorKind::usage, "--vision needs --images figures, scans or pages", "", ""};
  return choice;
}

Status add_judge(const Invocation& call, NamedModels& out) {
  if (!call.has("judge")) return {};
  WritingModel* judging = out.writer.get();
  if (call.value("judge") != "same") {
    DOSSIER_ASSIGN(out.judging, open_model(call, call.value("judge"), model_place(call)));
    judging = out.judging.get();
  }
  if (!judging) return Error{ErrorKind::usage, "--judge same needs --model", "", ""};
  out.judge = std::make_unique<ModelJudge>(*judging, call.cancel());
  return {};
}

Error blind(const Invocation& call) {
  const std::string model = call.value("model");
  if (model.starts_with("endpoint:"))
    return {ErrorKind::usage, "pictures are not sent to an endpoint", model, "--images none, or a model of this machine with --vision FILE"};
  return {ErrorKind::usage, "this model has no vision part, so it sees no pictures", model,
          "give its vision encoder (mmproj) with --vision FILE, or --images none"};
}

// Before anything is loaded.
bool may_see(const Invocation& call) {
  const std::string model = call.value("model");
  return model.starts_with("script:") || (!model.starts_with("endpoint:") && call.has("vision"));
}

Status add_pictures(const Invocation& call, PictureChoice choice, NamedModels& out) {
  if (choice == PictureChoice::none) return {};
  if (!out.writer->sees()) return blind(call);
  DOSSIER_ASSIGN(out.pixels, pictures_from_files());
  out.pictures.choice = choice;
  out.pictures.source = out.pixels.get();
  if (!call.quiet()) out.pictures.say = [](const std::string& what) { print_line(stderr, "dossier: " + what); };
  if (!out.judge) out.pictures.tell("a sentence that rests on a picture is shown only if a model judges it: --judge same");
  return {};
}

}  // namespace

void NamedModels::let_judge_see(std::vector<SourceDocument> documents) {
  if (judge && pixels) judge->let_see(*pixels, std::move(documents));
}

Result<NamedModels> open_named_models(const Invocation& call) {
  NamedModels out;
  DOSSIER_ASSIGN(const PictureChoice choice, wanted_pictures(call));
  if (choice != PictureChoice::none && !may_see(call)) return blind(call);
  if (call.has("model")) {
    ModelPlace place = model_place(call);
    if (choice != PictureChoice::none) place.vision = call.value("vision");
    DOSSIER_ASSIGN(out.writer, open_model(call, call.value("model"), place));
  }
  DOSSIER_TRY(add_judge(call, out));
  DOSSIER_TRY(add_pictures(call, choice, out));
  return out;
}

std::vector<OptionSpec> strategy_options(std::string_view help) {
  return {{"strategy", 0, "HOW", help, false, {"automatic", "whole", "retrieved"}},
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
