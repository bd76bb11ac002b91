// A conversation as tokens, in the way a model was trained to read it. Special tokens come from the roles the caller names, never from
// text: what a person or a document wrote is encoded as plain text, so "<|eot|>" in a PDF ends no turn.
//
// The families' rules stand here; the file's own template (Jinja) is only recognised, never run. docs/formats/chat.md has them all.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/tokenizer/tokenizer.h"

namespace dossier {

class ModelFile;

enum class ChatFamily { llama4, llama3, chatml, mistral };
enum class ChatRole { system, user, assistant };

// A piece of a message. Each is encoded on its own, so that its tokens do not depend on what stands before or after it: documents first,
// the question last, and their keys and values serve every question.
struct ChatPart {
  std::string text;
  std::vector<TokenId> tokens = {};  // in place of the text: what an image takes (image_layout)
};

struct ChatMessage {
  ChatRole role = ChatRole::user;
  std::vector<ChatPart> parts;
};

struct ChatTokens {
  struct Range {
    std::int64_t first = 0, end = 0;
  };
  std::vector<TokenId> tokens;  // begins with BOS where the family has one; ends where the model's answer begins
  std::vector<Range> parts;     // of each part's text, messages in order
};

// "llama4", "llama3", "chatml", "mistral". usage if it is none of them.
Result<ChatFamily> chat_family_named(std::string_view name);
std::string_view name_of(ChatFamily family);
Result<ChatRole> chat_role_named(std::string_view name);

class ChatTemplate {
 public:
  // FAMILY where given, else that of the file's template. Errors: unsupported (no template, or none of the families': its beginning is
  // shown), damaged (the vocabulary lacks a token that the family needs).
  static Result<ChatTemplate> of(const ModelFile& file, const Tokenizer& tokenizer, std::optional<ChatFamily> family = {});

  ChatFamily family() const { return family_; }
  // What stands in the place of a system message where there is none; empty: nothing does.
  const std::string& default_system() const { return default_system_; }

  // Errors: usage (no message; the last is not the user's; a system message that is not the first).
  Result<ChatTokens> render(const Tokenizer& tokenizer, std::span<const ChatMessage> messages) const;

 private:
  ChatTemplate() = default;
  ChatFamily family_ = ChatFamily::chatml;
  std::string default_system_;
  bool closes_thinking_ = false;  // a model that may think first is told that it has
};

}  // namespace dossier
