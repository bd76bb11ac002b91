// What a model is asked: a text, a conversation, token ids, or several questions behind one of them. As `dossier model generate` takes it.
#pragma once

#include <string>
#include <vector>

#include "app/cli/command.h"
#include "engine/engine.h"

namespace dossier::cli {

struct ModelPrompt {
  std::vector<TokenId> tokens;
  std::int64_t kept_tokens = 0;  // of them, what may be stored: of a conversation all but its last part, which is the question
  std::vector<std::shared_ptr<const RgbImage>> images = {};
};

// Pictures of --images stand before the text, or before what the conversation's last message says; {"image": PATH} in a message's content
// stands where it is. Token ids hold the tokens of their images already. Of --prompt, --prompt-file, --chat (with --template) and --tokens-file exactly one must be given. Where there are questions, one prompt
// for each: it is encoded on its own, behind the text or as the last part of the conversation's last message. usage otherwise.
Result<std::vector<ModelPrompt>> read_prompts(const Invocation& call, RunningModel& model, const std::vector<std::string>& questions);

// The lines of --questions, in order; empty without it.
Result<std::vector<std::string>> read_questions(const Invocation& call);

}  // namespace dossier::cli
