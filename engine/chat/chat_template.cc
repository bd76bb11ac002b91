#include "engine/chat/chat_template.h"

#include <algorithm>
#include <array>

#include "engine/files/model_file.h"

namespace dossier {
namespace {

struct FamilyFacts {
  ChatFamily family;
  std::string_view name;
  std::string_view mark;                    // what only this family's templates hold
  std::array<std::string_view, 3> needs;    // special tokens; empty: no more
};
constexpr FamilyFacts kFamilies[] = {
    {ChatFamily::llama4, "llama4", "<|header_start|>", {"<|header_start|>", "<|header_end|>", "<|eot|>"}},
    {ChatFamily::llama3, "llama3", "<|start_header_id|>", {"<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"}},
    {ChatFamily::chatml, "chatml", "<|im_start|>", {"<|im_start|>", "<|im_end|>", ""}},
    {ChatFamily::mistral, "mistral", "[/INST]", {"[INST]", "[/INST]", "</s>"}},
};

const FamilyFacts& facts_of(ChatFamily family) {
  return *std::find_if(std::begin(kFamilies), std::end(kFamilies), [&](const FamilyFacts& f) { return f.family == family; });
}

std::string_view name_of(ChatRole role) {
  return role == ChatRole::system ? "system" : role == ChatRole::user ? "user" : "assistant";
}

// The constant system text of a ChatML template: what stands between "<|im_start|>system" and "<|im_end|>" with no expression in it.
std::string constant_system(std::string_view text) {
  constexpr std::string_view kBegin = "<|im_start|>system", kEnd = "<|im_end|>";
  for (std::size_t at = 0; (at = text.find(kBegin, at)) != std::string_view::npos;) {
    at += kBegin.size();
    std::string_view rest = text.substr(at);
    if (rest.substr(0, 2) == "\\n") rest.remove_prefix(2);
    else if (rest.substr(0, 1) == "\n") rest.remove_prefix(1);
    else continue;
    std::string_view system = rest.substr(0, rest.find(kEnd));
    if (system.size() == rest.size() || system.empty() || system.find_first_of("{}'\"\\") != std::string_view::npos) continue;
    return std::string(system);
  }
  return {};
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  std::size_t first = text.find_first_not_of(kSpace);
  return first == std::string_view::npos ? std::string_view{} : text.substr(first, text.find_last_not_of(kSpace) + 1 - first);
}

// Writes one conversation.
class Rendering {
 public:
  explicit Rendering(const Tokenizer& tokenizer) : tokenizer_(tokenizer) {}

  // REQUIRES: a literal that ChatTemplate::of found in the vocabulary.
  void special(std::string_view literal) { out_.tokens.push_back(*tokenizer_.special(literal)); }
  void bos() {
    if (auto id = tokenizer_.bos()) out_.tokens.push_back(*id);
  }
  void own(std::string_view text) { tokenizer_.encode(text, out_.tokens); }
  void part(std::string_view text) {
    ChatTokens::Range range{static_cast<std::int64_t>(out_.tokens.size()), 0};
    tokenizer_.encode(text, out_.tokens);
    range.end = static_cast<std::int64_t>(out_.tokens.size());
    out_.parts.push_back(range);
  }
  void ready_part(const std::vector<TokenId>& tokens) {
    const std::int64_t first = static_cast<std::int64_t>(out_.tokens.size());
    out_.tokens.insert(out_.tokens.end(), tokens.begin(), tokens.end());
    out_.parts.push_back({first, static_cast<std::int64_t>(out_.tokens.size())});
  }
  // All parts; where TRIM, the white space at both ends of the whole is left out, as the family's template does.
  void parts_of(const ChatMessage& message, bool trim) {
    for (std::size_t n = 0; n < message.parts.size(); ++n) {
      if (!message.parts[n].tokens.empty()) {
        ready_part(message.parts[n].tokens);
        continue;
      }
      std::string_view text = message.parts[n].text;
      if (trim && n == 0) text.remove_prefix(static_cast<std::size_t>(trimmed(text).empty() ? text.size() : trimmed(text).data() - text.data()));
      if (trim && n + 1 == message.parts.size()) text = text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
      part(text);
    }
  }
  ChatTokens take() { return std::move(out_); }

 private:
  const Tokenizer& tokenizer_;
  ChatTokens out_;
};

// BOS, then HEAD role TAIL two newlines text END for each message.
void render_llama(Rendering& out, const FamilyFacts& facts, std::span<const ChatMessage> messages, bool trims_all) {
  auto header = [&](std::string_view role) {
    out.special(facts.needs[0]);
    out.own(role);
    out.special(facts.needs[1]);
    out.own("\n\n");
  };
  out.bos();
  for (const ChatMessage& m : messages) {
    header(name_of(m.role));
    out.parts_of(m, trims_all || m.role == ChatRole::system);
    out.special(facts.needs[2]);
  }
  header("assistant");
}

void render_chatml(Rendering& out, std::span<const ChatMessage> messages, const std::string& default_system, bool closes_thinking, const Tokenizer& tokenizer) {
  if (tokenizer.adds_bos()) out.bos();
  auto message = [&](std::string_view role, const auto& content) {
    out.special("<|im_start|>");
    out.own(std::string(role) + "\n");
    content();
    out.special("<|im_end|>");
    out.own("\n");
  };
  if (messages[0].role != ChatRole::system && !default_system.empty()) message("system", [&] { out.own(default_system); });
  for (const ChatMessage& m : messages) message(name_of(m.role), [&] { out.parts_of(m, false); });
  out.special("<|im_start|>");
  out.own("assistant\n");
  if (!closes_thinking) return;
  for (std::string_view mark : {"<think>", "</think>"}) {
    if (tokenizer.special(mark)) out.special(mark);
    else out.own(mark);
    out.own("\n\n");
  }
}

// The system text goes into its own brackets where the vocabulary has them, else before the last message of the user.
void render_mistral(Rendering& out, std::span<const ChatMessage> messages, const Tokenizer& tokenizer) {
  out.bos();
  bool has_brackets = tokenizer.special("[SYSTEM_PROMPT]") && tokenizer.special("[/SYSTEM_PROMPT]");
  const ChatMessage* system = messages[0].role == ChatRole::system ? &messages[0] : nullptr;
  if (system && has_brackets) {
    out.special("[SYSTEM_PROMPT]");
    out.parts_of(*system, false);
    out.special("[/SYSTEM_PROMPT]");
  }
  for (const ChatMessage& m : messages.subspan(system ? 1 : 0)) {
    if (m.role == ChatRole::assistant) {
      out.parts_of(m, false);
      out.special("</s>");
      continue;
    }
    out.special("[INST]");
    if (system && !has_brackets && &m == &messages.back()) {
      out.parts_of(*system, false);
      out.own("\n\n");
    }
    out.parts_of(m, false);
    out.special("[/INST]");
  }
}

}  // namespace

Result<ChatFamily> chat_family_named(std::string_view name) {
  for (const FamilyFacts& f : kFamilies)
    if (f.name == name) return f.family;
  return Error{ErrorKind::usage, "unknown chat template " + std::string(name), "", "one of: llama4, llama3, chatml, mistral"};
}

std::string_view name_of(ChatFamily family) { return facts_of(family).name; }

Result<ChatRole> chat_role_named(std::string_view name) {
  for (ChatRole role : {ChatRole::system, ChatRole::user, ChatRole::assistant})
    if (name_of(role) == name) return role;
  return Error{ErrorKind::usage, "unknown role " + std::string(name), "", "one of: system, user, assistant"};
}

Result<ChatTemplate> ChatTemplate::of(const ModelFile& file, const Tokenizer& tokenizer, std::optional<ChatFamily> family) {
  constexpr std::string_view kKey = "tokenizer.chat_template";
  std::string_view text = file.text(kKey).value_or("");
  if (!family) {
    if (text.empty()) return Error{ErrorKind::unsupported, "the file has no chat template", file.path(), "name one with --template, or give a plain prompt"};
    auto known = std::find_if(std::begin(kFamilies), std::end(kFamilies), [&](const FamilyFacts& f) { return text.find(f.mark) != std::string_view::npos; });
    if (known != std::end(kFamilies)) family = known->family;
    if (!family)
      return Error{ErrorKind::unsupported, "the file's chat template is not known: " + std::string(text.substr(0, 60)), file.path(),
                   "llama4, llama3, chatml and mistral are; name one with --template"};
  }
  ChatTemplate out;
  out.family_ = *family;
  for (std::string_view literal : facts_of(*family).needs)
    if (!literal.empty() && !tokenizer.special(literal))
      return Error{ErrorKind::damaged, "the vocabulary has no token " + std::string(literal) + ", which the chat template " + std::string(name_of(*family)) + " needs", file.path(), ""};
  if (*family == ChatFamily::chatml) {
    out.default_system_ = constant_system(text);
    out.closes_thinking_ = text.find("enable_thinking") != std::string_view::npos;
  }
  return out;
}

Result<ChatTokens> ChatTemplate::render(const Tokenizer& tokenizer, std::span<const ChatMessage> messages) const {
  auto refused = [](const char* what) { return Error{ErrorKind::usage, what, "", ""}; };
  if (messages.empty()) return refused("a conversation without a message");
  if (messages.back().role != ChatRole::user) return refused("the last message of a conversation must be the user's");
  for (const ChatMessage& m : messages.subspan(1))
    if (m.role == ChatRole::system) return refused("only the first message of a conversation may be the system's");
  Rendering out(tokenizer);
  switch (family_) {
    case ChatFamily::llama4: render_llama(out, facts_of(family_), messages, false); break;
    case ChatFamily::llama3: render_llama(out, facts_of(family_), messages, true); break;
    case ChatFamily::chatml: render_chatml(out, messages, default_system_, closes_thinking_, tokenizer); break;
    case ChatFamily::mistral: render_mistral(out, messages, tokenizer); break;
  }
  return out.take();
}

}  // namespace dossier
