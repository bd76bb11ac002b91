// `dossier model generate FILE`: a model's answer to a prompt, token by token.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/model_call.h"
#include "base/file.h"
#include "base/utf8.h"

namespace dossier::cli {
namespace {

using nlohmann::json;

Result<std::string> text_of_file(const std::string& path) { return path == "-" ? read_stdin() : read_file(path, std::uint64_t{1} << 30); }

// [{"role":"user","content":"..."},...]; content may be a list of texts, each encoded on its own.
Result<std::vector<ChatMessage>> read_messages(const std::string& path) {
  DOSSIER_ASSIGN(std::string text, text_of_file(path));
  json list = json::parse(text, nullptr, false);
  Error bad{ErrorKind::usage, "the conversation is not a list of messages", path, "[{\"role\":\"user\",\"content\":\"...\"},...]"};
  if (!list.is_array()) return bad;
  std::vector<ChatMessage> out;
  for (const json& item : list) {
    if (!item.is_object() || !item.contains("role") || !item["role"].is_string() || !item.contains("content")) return bad;
    ChatMessage message;
    DOSSIER_ASSIGN(message.role, chat_role_named(item["role"].get<std::string>()));
    const json parts = item["content"].is_array() ? item["content"] : json::array({item["content"]});
    for (const json& part : parts) {
      if (!part.is_string()) return bad;
      message.parts.push_back({part.get<std::string>()});
    }
    out.push_back(std::move(message));
  }
  return out;
}

Result<ChatTokens> chat_tokens(const Invocation& call, RunningModel& model) {
  DOSSIER_ASSIGN(std::vector<ChatMessage> messages, read_messages(call.value("chat")));
  DOSSIER_ASSIGN(const Tokenizer* tokenizer, model.tokenizer());
  std::optional<ChatFamily> family;
  if (call.has("template")) {
    DOSSIER_ASSIGN(family, chat_family_named(call.value("template")));
  }
  DOSSIER_ASSIGN(ChatTemplate chat, ChatTemplate::of(model.model().file(), *tokenizer, family));
  return chat.render(*tokenizer, messages);
}

// The prompt, and what of it may be stored: of a conversation all but its last part, which is the question.
Status set_prompt(const Invocation& call, RunningModel& model, GenerationRequest& request) {
  int given = 0;
  for (const char* name : {"tokens-file", "prompt", "prompt-file", "chat"}) given += call.has(name);
  if (given != 1) return Error{ErrorKind::usage, "one of --prompt, --prompt-file, --chat and --tokens-file is needed", "", ""};
  if (call.has("template") && !call.has("chat")) return Error{ErrorKind::usage, "--template goes with --chat", "", ""};
  if (call.has("chat")) {
    DOSSIER_ASSIGN(ChatTokens chat, chat_tokens(call, model));
    request.kept_tokens = chat.parts.empty() ? 0 : chat.parts.back().first;
    request.prompt = std::move(chat.tokens);
    return {};
  }
  if (call.has("tokens-file")) {
    DOSSIER_ASSIGN(request.prompt, read_token_file(call.value("tokens-file"), model.shape().vocabulary));
  } else {
    std::string text = call.value("prompt");
    if (call.has("prompt-file")) {
      DOSSIER_ASSIGN(text, text_of_file(call.value("prompt-file")));
    }
    DOSSIER_ASSIGN(const Tokenizer* tokenizer, model.tokenizer());
    if (tokenizer->adds_bos()) request.prompt.push_back(*tokenizer->bos());
    tokenizer->encode(text, request.prompt);
  }
  request.kept_tokens = static_cast<std::int64_t>(request.prompt.size());
  return {};
}

Result<GenerationRequest> read_request(const Invocation& call, RunningModel& model) {
  GenerationRequest out;
  DOSSIER_ASSIGN(out.max_tokens, call.number("max-tokens", 256, 1, std::int64_t{1} << 32));
  DOSSIER_ASSIGN(long long seed, call.number("seed", 0, 0, INT64_MAX));
  out.sampling.seed = static_cast<std::uint64_t>(seed);
  DOSSIER_ASSIGN(out.sampling.temperature, real_number(call, "temperature", 0));
  DOSSIER_ASSIGN(out.sampling.top_p, real_number(call, "top-p", 1));
  DOSSIER_ASSIGN(out.sampling.min_p, real_number(call, "min-p", 0));
  out.stop_texts = call.values("stop");
  out.wants_logprobs = call.json();
  if (call.has("force-tokens")) {
    DOSSIER_ASSIGN(out.forced, read_token_file(call.value("force-tokens"), model.shape().vocabulary));
  }
  DOSSIER_TRY(set_prompt(call, model, out));
  return out;
}

// What is said to a person goes out as it comes; control characters that could wreck a terminal are made visible.
Status put(const Invocation& call, const GeneratedToken& token) {
  std::string out;
  if (call.json()) out = json{{"id", token.id}, {"text", token.text}, {"logprob", token.logprob}}.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
  else out = visible(token.text, false);
  if (std::fwrite(out.data(), 1, out.size(), stdout) != out.size() || std::fflush(stdout) != 0) return os_error("cannot write to", "standard output", errno);
  return {};
}

Result<int> generate(const Invocation& call, std::unique_ptr<RunningModel>& model) {
  DOSSIER_ASSIGN(model, open_model(call));
  DOSSIER_ASSIGN(GenerationRequest request, read_request(call, *model));
  DOSSIER_ASSIGN(Generation answer, Generation::start(*model, std::move(request)));
  for (;;) {
    DOSSIER_ASSIGN(std::optional<GeneratedToken> token, answer.next());
    if (!token) break;
    DOSSIER_TRY(put(call, *token));
  }
  const GenerationUsage usage = answer.usage();
  if (call.json()) {
    json done = {{"done", name_of(answer.end())}, {"tokens", usage.generated_tokens}, {"prompt_tokens", usage.prompt_tokens}, {"restored_tokens", usage.restored_tokens}};
    std::puts(done.dump().c_str());
  } else {
    std::puts("");
  }
  return answer.end() == AnswerEnd::cancelled ? kInterrupted : kDone;
}

int run_generate(const Invocation& call) { return run_model_call(call, generate); }

}  // namespace

CommandSpec model_generate_command() {
  return {"model generate", "FILE", "let a model continue a text or answer a conversation",
          "FILE is a GGUF model. --prompt and --prompt-file give a text to continue; --chat a conversation, set in the way the model was trained to read (its chat template). The likeliest "
          "token is taken unless --temperature is given. Text never yields a special token, so nothing in it can end or change a turn. With --json one line a token, {id, text, logprob}, "
          "then {done, tokens}; done is eos, stop, length or cancelled. With --kv the prompt's keys and values are kept for the next call, of a conversation all but its last part; answers "
          "never are.",
          with_model_options({{"prompt", 'p', "TEXT", "the text to continue"},
                              {"prompt-file", 0, "FILE", "the text to continue, from a file or - for stdin"},
                              {"chat", 0, "FILE", "the conversation: [{\"role\":\"user\",\"content\":\"...\"},...], from a file or - for stdin"},
                              {"template", 0, "FAMILY", "how conversations are set (else as the file says)", false, {"llama4", "llama3", "chatml", "mistral"}},
                              {"tokens-file", 0, "FILE", "the prompt as token ids, 32 bit, taken as they are"},
                              {"max-tokens", 'n', "N", "most tokens of the answer (else 256)"},
                              {"temperature", 0, "T", "draw tokens instead of taking the likeliest: 1 as the model has it, less is safer"},
                              {"top-p", 0, "P", "draw among the likeliest that together reach P"},
                              {"min-p", 0, "P", "draw among those at least P times as likely as the likeliest"},
                              {"seed", 0, "N", "another number, another draw (else 0)"},
                              {"stop", 0, "TEXT", "end before this text", true},
                              {"force-tokens", 0, "FILE", "the answer's first tokens, whatever the model would choose"}}),
          1, 1, run_generate};
}

}  // namespace dossier::cli
