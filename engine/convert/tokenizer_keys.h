// The tokenizer of a transformers checkpoint (tokenizer.json, tokenizer_config.json, chat_template.jinja) as keys of a model file.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "engine/files/gguf_writer.h"

namespace dossier {

struct TokenizerNeeds {
  std::int64_t vocabulary = 0;        // rows of the embedding; ids without a token become unused ones
  std::int64_t begin_id = -1;         // of config.json, where the tokenizer's own files name none
  std::vector<std::int64_t> end_ids;
};

// The files of a tokenizer, as text; empty: there is none.
struct TokenizerTexts {
  std::string tokenizer, config, special_tokens, chat_template;
};
Result<TokenizerTexts> read_tokenizer_texts(const std::string& folder);

// Adds tokenizer.ggml.* and tokenizer.chat_template; "no_vocab" where there is no tokenizer. FOLDER stands in errors. Errors: damaged;
// unsupported for what is no byte-level BPE or splits text by a pattern that is not known (named).
Status add_tokenizer_keys(const TokenizerTexts& texts, const std::string& folder, const TokenizerNeeds& needs, GgufWriter& writer);

}  // namespace dossier
