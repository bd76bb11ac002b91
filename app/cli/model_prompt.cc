#include "app/cli/model_prompt.h"

#include <nlohmann/json.hpp>

#include "app/cli/input.h"
#include "app/cli/model_call.h"
#include "app/images/image_file.h"

namespace dossier::cli {
namespace {

using nlohmann::json;

constexpr std::size_t kMostQuestions = 256;

constexpr std::uint64_t kLargestText = std::uint64_t{1} << 30;

using Pictures = std::vector<std::shared_ptr<const RgbImage>>;

// The tokens a picture takes in this model's prompts.
Result<std::vector<TokenId>> tokens_of_picture(RunningModel& model, const RgbImage& picture) {
  if (!model.images()) return Error{ErrorKind::usage, "pictures need --vision FILE", "", ""};
  DOSSIER_ASSIGN(const Tokenizer* tokenizer, model.tokenizer());
  DOSSIER_ASSIGN(const ImageTokenIds ids, ImageTokenIds::of(*tokenizer));
  const TilePlan plan = model.images()->plan(picture);
  return image_layout(ids, plan.rows, plan.cols, model.images()->shape().rows_per_tile());
}

// [{"role":"user","content":"..."},...]; content may be a list of texts, each encoded on its own, and of pictures.
Result<std::vector<ChatMessage>> read_messages(const Invocation& call, RunningModel& model, const std::string& path, Pictures& pictures) {
  DOSSIER_ASSIGN(std::string text, read_input(path, kLargestText));
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
      if (part.is_object() && part.contains("image") && part["image"].is_string()) {
        DOSSIER_ASSIGN(RgbImage image, read_image_file(part["image"].get<std::string>(), call.cancel()));
        pictures.push_back(std::make_shared<const RgbImage>(std::move(image)));
        DOSSIER_ASSIGN(std::vector<TokenId> tokens, tokens_of_picture(model, *pictures.back()));
        message.parts.push_back({"", std::move(tokens)});
        continue;
      }
      if (!part.is_string()) return bad;
      message.parts.push_back({part.get<std::string>()});
    }
    out.push_back(std::move(message));
  }
  return out;
}

Result<std::vector<ModelPrompt>> chat_prompts(const Invocation& call, RunningModel& model, const std::vector<std::string>& questions) {
  Pictures pictures;
  DOSSIER_ASSIGN(std::vector<ChatMessage> messages, read_messages(call, model, call.value("chat"), pictures));
  DOSSIER_ASSIGN(const Tokenizer* tokenizer, model.tokenizer());
  std::optional<ChatFamily> family;
  if (call.has("template")) {
    DOSSIER_ASSIGN(family, chat_family_named(call.value("template")));
  }
  DOSSIER_ASSIGN(ChatTemplate chat, ChatTemplate::of(model.model().file(), *tokenizer, family));
  if (messages.empty()) return Error{ErrorKind::usage, "a conversation without a message", call.value("chat"), ""};
  DOSSIER_ASSIGN(const Pictures more, image_files(call));
  for (std::size_t n = 0; n < more.size(); ++n) {
    // Those of --images come first within the last message, so the ones it names itself follow them.
    std::size_t own = 0;
    for (const ChatPart& part : messages.back().parts) own += !part.tokens.empty();
    DOSSIER_ASSIGN(std::vector<TokenId> tokens, tokens_of_picture(model, *more[n]));
    pictures.insert(pictures.end() - static_cast<std::ptrdiff_t>(own - n), more[n]);
    messages.back().parts.insert(messages.back().parts.begin() + static_cast<std::ptrdiff_t>(n), ChatPart{"", std::move(tokens)});
  }
  std::vector<ModelPrompt> out;
  for (std::size_t n = 0; n < std::max<std::size_t>(questions.size(), 1); ++n) {
    std::vector<ChatMessage> all = messages;
    if (!questions.empty()) all.back().parts.push_back({questions[n]});
    DOSSIER_ASSIGN(ChatTokens tokens, chat.render(*tokenizer, all));
    out.push_back({std::move(tokens.tokens), tokens.parts.empty() ? 0 : tokens.parts.back().first, pictures});
  }
  return out;
}

// The text or the token ids before the questions.
Result<std::vector<TokenId>> plain_tokens(const Invocation& call, RunningModel& model, const Pictures& pictures) {
  if (call.has("tokens-file")) return read_token_file(call.value("tokens-file"), model.shape().vocabulary);
  std::string text = call.value("prompt");
  if (call.has("prompt-file")) {
    DOSSIER_ASSIGN(text, read_input(call.value("prompt-file"), kLargestText));
  }
  DOSSIER_ASSIGN(const Tokenizer* tokenizer, model.tokenizer());
  std::vector<TokenId> out;
  if (tokenizer->adds_bos()) out.push_back(*tokenizer->bos());
  for (const auto& picture : pictures) {
    DOSSIER_ASSIGN(const std::vector<TokenId> tokens, tokens_of_picture(model, *picture));
    out.insert(out.end(), tokens.begin(), tokens.end());
  }
  tokenizer->encode(text, out);
  return out;
}

}  // namespace

Result<std::vector<std::string>> read_questions(const Invocation& call) {
  std::vector<std::string> out;
  if (!call.has("questions")) return out;
  DOSSIER_ASSIGN(std::string text, read_input(call.value("questions"), kLargestText));
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) out.push_back(std::move(line));
    at = end + 1;
  }
  if (out.empty()) return Error{ErrorKind::usage, "no question in it", call.value("questions"), "one a line"};
  if (out.size() > kMostQuestions)
    return Error{ErrorKind::usage, std::to_string(out.size()) + " questions at once", call.value("questions"), "at most " + std::to_string(kMostQuestions)};
  return out;
}

Result<std::vector<ModelPrompt>> read_prompts(const Invocation& call, RunningModel& model, const std::vector<std::string>& questions) {
  int given = 0;
  for (const char* name : {"tokens-file", "prompt", "prompt-file", "chat"}) given += call.has(name);
  if (given != 1) return Error{ErrorKind::usage, "one of --prompt, --prompt-file, --chat and --tokens-file is needed", "", ""};
  if (call.has("template") && !call.has("chat")) return Error{ErrorKind::usage, "--template goes with --chat", "", ""};
  if (call.has("chat")) return chat_prompts(call, model, questions);
  DOSSIER_ASSIGN(const Pictures pictures, image_files(call));
  DOSSIER_ASSIGN(std::vector<TokenId> tokens, plain_tokens(call, model, pictures));
  const auto kept = static_cast<std::int64_t>(tokens.size());
  std::vector<ModelPrompt> out;
  for (const std::string& question : questions) {
    out.push_back({tokens, kept, pictures});
    DOSSIER_ASSIGN(const Tokenizer* tokenizer, model.tokenizer());
    tokenizer->encode(question, out.back().tokens);
  }
  if (questions.empty()) out.push_back({std::move(tokens), kept, pictures});
  return out;
}

}  // namespace dossier::cli
