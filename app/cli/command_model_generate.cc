// `dossier model generate FILE`: a model's answers to a prompt, or to several questions behind one, token by token.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/model_call.h"
#include "app/cli/model_prompt.h"
#include "base/file.h"
#include "base/utf8.h"

namespace dossier::cli {
namespace {

using nlohmann::ordered_json;

Result<std::shared_ptr<const Grammar>> read_answer_grammar(const Invocation& call) {
  if (!call.has("grammar")) return std::shared_ptr<const Grammar>();
  std::string text(json_grammar());
  if (call.value("grammar") != "json") {
    DOSSIER_ASSIGN(text, read_input(call.value("grammar"), 1 << 24));
  }
  auto grammar = Grammar::parse(text);
  if (grammar.ok()) return std::make_shared<const Grammar>(std::move(grammar).value());
  Error error = grammar.error();
  error.where = call.value("grammar") + (error.where.empty() ? "" : ": " + error.where);
  return error;
}

Result<std::vector<GenerationRequest>> read_requests(const Invocation& call, RunningModel& model, const std::vector<std::string>& questions) {
  GenerationRequest common;
  DOSSIER_ASSIGN(common.max_tokens, call.number("max-tokens", 256, 1, std::int64_t{1} << 32));
  DOSSIER_ASSIGN(const long long seed, call.number("seed", 0, 0, INT64_MAX));
  DOSSIER_ASSIGN(const long long drafts, call.number("speculate", 0, 0, 256));
  common.sampling.seed = static_cast<std::uint64_t>(seed);
  common.draft_tokens = static_cast<int>(drafts);
  DOSSIER_ASSIGN(common.sampling.temperature, real_number(call, "temperature", 0));
  DOSSIER_ASSIGN(common.sampling.top_p, real_number(call, "top-p", 1));
  DOSSIER_ASSIGN(common.sampling.min_p, real_number(call, "min-p", 0));
  DOSSIER_ASSIGN(common.grammar, read_answer_grammar(call));
  common.stop_texts = call.values("stop");
  common.wants_logprobs = call.json();
  if (call.has("force-tokens")) {
    DOSSIER_ASSIGN(common.forced, read_token_file(call.value("force-tokens"), model.shape().vocabulary));
  }
  DOSSIER_ASSIGN(std::vector<ModelPrompt> prompts, read_prompts(call, model, questions));
  std::vector<GenerationRequest> out;
  for (ModelPrompt& prompt : prompts) {
    out.push_back(common);
    out.back().prompt = std::move(prompt.tokens);
    out.back().kept_tokens = prompt.kept_tokens;
    if (!call.quiet() && prompt.images.size() > kManyImages)
      print_line(stderr, "dossier: " + std::to_string(prompt.images.size()) + " images: the models were tried with at most " + std::to_string(kManyImages) + " in a prompt");
    out.back().images = std::move(prompt.images);
  }
  return out;
}

Status put(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) return os_error("cannot write to", "standard output", errno);
  return {};
}

std::string json_line(const ordered_json& value) { return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n"; }

// Writes tokens as they come: of one answer its text, of several the texts one after another once all are there.
class AnswerWriter {
 public:
  AnswerWriter(const Invocation& call, std::vector<std::string> questions) : is_json_(call.json()), questions_(std::move(questions)), texts_(questions_.size()) {}

  Status token(std::size_t answer, const GeneratedToken& token) {
    if (is_json_) {
      ordered_json line = numbered(answer);
      line["id"] = token.id;
      line["text"] = token.text;
      line["logprob"] = token.logprob;
      return put(json_line(line));
    }
    if (questions_.empty()) return put(visible(token.text, false));
    texts_[answer] += token.text;
    return {};
  }

  Status end(const GenerationBatch& batch) {
    for (std::size_t n = 0; n < batch.size(); ++n) {
      const GenerationUsage usage = batch.usage(n);
      ordered_json line = numbered(n);
      line["done"] = name_of(batch.end(n));
      line["tokens"] = usage.generated_tokens;
      line["drafted"] = usage.drafted_tokens;
      line["accepted"] = usage.accepted_tokens;
      line["prompt_tokens"] = usage.prompt_tokens;
      line["restored_tokens"] = usage.restored_tokens;
      line["shared_tokens"] = usage.shared_tokens;
      if (is_json_) DOSSIER_TRY(put(json_line(line)));
      else if (questions_.empty()) DOSSIER_TRY(put("\n"));
      else DOSSIER_TRY(put((n > 0 ? "\n" : "") + visible(questions_[n]) + "\n" + visible(texts_[n], false) + "\n"));
    }
    return {};
  }

 private:
  ordered_json numbered(std::size_t answer) const { return questions_.empty() ? ordered_json::object() : ordered_json{{"answer", answer}}; }
  bool is_json_;
  std::vector<std::string> questions_, texts_;
};

Result<int> generate(const Invocation& call, std::unique_ptr<RunningModel>& model) {
  DOSSIER_ASSIGN(std::vector<std::string> questions, read_questions(call));
  DOSSIER_ASSIGN(model, open_model(call));
  DOSSIER_ASSIGN(std::vector<GenerationRequest> requests, read_requests(call, *model, questions));
  DOSSIER_ASSIGN(GenerationBatch batch, GenerationBatch::start(*model, std::move(requests)));
  AnswerWriter writer(call, std::move(questions));
  Status written;
  for (bool goes_on = true; goes_on && written.ok();) {
    DOSSIER_ASSIGN(goes_on, batch.step([&](std::size_t answer, const GeneratedToken& token) {
      if (written.ok()) written = writer.token(answer, token);
    }));
  }
  DOSSIER_TRY(std::move(written));
  DOSSIER_TRY(writer.end(batch));
  bool cancelled = false;
  for (std::size_t n = 0; n < batch.size(); ++n) cancelled |= batch.end(n) == AnswerEnd::cancelled;
  return cancelled ? kInterrupted : kDone;
}

int run_generate(const Invocation& call) { return run_model_call(call, generate); }

}  // namespace

CommandSpec model_generate_command() {
  return {"model generate", "FILE", "let a model continue a text or answer a conversation",
          "FILE is a GGUF model. --prompt and --prompt-file give a text to continue; --chat a conversation, set in the way the model was trained to read (its chat template). The likeliest "
          "token is taken unless --temperature is given. Text never yields a special token, so nothing in it can end or change a turn. With --json one line a token, {id, text, logprob}, "
          "then {done, tokens, drafted, accepted}; done is eos, stop, length or cancelled. With --kv the prompt's keys and values are kept for the next call, of a conversation all but its "
          "last part; answers never are. --questions asks each line of a file behind the same prompt, all side by side.",
          with_model_options({{"prompt", 'p', "TEXT", "the text to continue"},
                              {"prompt-file", 0, "FILE", "the text to continue, from a file or - for stdin"},
                              {"chat", 0, "FILE", "the conversation: [{\"role\":\"user\",\"content\":\"...\"},...], from a file or - for stdin"},
                              {"template", 0, "FAMILY", "how conversations are set (else as the file says)", false, {"llama4", "llama3", "chatml", "mistral"}},
                              {"tokens-file", 0, "FILE", "the prompt as token ids, 32 bit, taken as they are"},
                              {"images", 0, "PATH,...", "pictures before the text or the last message (with --vision); a conversation may also hold {\"image\": PATH}"},
                              {"questions", 0, "FILE", "one question a line, each behind the prompt or at the end of the conversation"},
                              {"max-tokens", 'n', "N", "most tokens of an answer (else 256)"},
                              {"temperature", 0, "T", "draw tokens instead of taking the likeliest: 1 as the model has it, less is safer"},
                              {"top-p", 0, "P", "draw among the likeliest that together reach P"},
                              {"min-p", 0, "P", "draw among those at least P times as likely as the likeliest"},
                              {"seed", 0, "N", "another number, another draw (else 0)"},
                              {"stop", 0, "TEXT", "end before this text", true},
                              {"grammar", 0, "FILE", "let only fit what this grammar describes; json: one JSON value"},
                              {"speculate", 0, "K", "guess up to K tokens a step from what stood in the text before; the answer is the same"},
                              {"force-tokens", 0, "FILE", "the answer's first tokens, whatever the model would choose"}}),
          1, 1, run_generate};
}

}  // namespace dossier::cli
