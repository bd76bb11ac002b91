// `dossier model convert`: a checkpoint of safetensors into one model file.
#include "app/cli/commands.h"
#include "app/cli/progress_line.h"
#include "engine/engine.h"

namespace dossier::cli {
namespace {

Result<int> convert(const Invocation& call) {
  if (!call.has("output")) return Error{ErrorKind::usage, "model convert needs -o FILE", "", ""};
  ConvertOptions options;
  const bool vision = call.value("part") == "vision";
  DOSSIER_ASSIGN(options.type, written_type_named(call.value("type", vision ? "BF16" : "Q4_K")));
  DOSSIER_ASSIGN(long long threads, call.number("threads", usable_processors(), 1, 1024));
  options.threads = static_cast<int>(threads);
  options.cancel = call.cancel();
  ProgressLine line(call.quiet());
  options.progress = [&](const ProgressStep& step) {
    if (line.due()) line.show(step.what + ", " + std::to_string(step.total ? step.done * 100 / step.total : 0) + " % (" + step.detail + ")");
  };
  options.say = [&](const std::string& remark) {
    line.clear();
    if (!call.quiet()) print_line(stderr, "dossier: " + remark);
  };
  DOSSIER_TRY((vision ? convert_vision : convert_model)(call.arguments()[0], options, call.value("output")));
  return kDone;
}

int run_model_convert(const Invocation& call) {
  auto code = convert(call);
  return code.ok() ? *code : report_error(code.error());
}

}  // namespace

CommandSpec model_convert_command() {
  return {"model convert", "FOLDER", "turn a checkpoint of safetensors into a model file",
          "FOLDER holds config.json, tokenizer.json and one or more .safetensors files (with model.safetensors.index.json where there are several), as transformers "
          "writes them: Llama 4 (16-bit, or experts in 8 bits with a scale a row), Llama 3, SmolLM2, Mistral with tekken, Qwen 3 and its expert models. The model file "
          "appears under its name when it is whole and on disk. Norms and routers stay 32-bit; with Q4_K the values and the head are Q6_K.",
          {{"part", 0, "PART", "text (else), or vision: the image encoder of a Llama 4, as a file of its own (mmproj)", false, {"text", "vision"}},
           {"type", 0, "TYPE", "type of the matrices (else Q4_K; of an image encoder BF16)", false, {"F32", "F16", "BF16", "Q8_0", "Q4_0", "Q4_K", "Q6_K"}},
           {"threads", 't', "N", "threads to convert with (else every processor)"},
           {"output", 'o', "FILE", "model file to write"}},
          1, 1, run_model_convert};
}

}  // namespace dossier::cli
