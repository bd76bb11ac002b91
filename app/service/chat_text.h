// An answer of the archive as the text of a chat message: the sentences, each with the number of its source, and the sources.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "app/grounding/claim.h"

namespace dossier {

class ChatText {
 public:
  // "The term is three years. [1]": the sources are numbered in the order in which they come.
  std::string sentence(const VerifiedClaim& claim);
  // The answer without a model's sentences: what was found and by which check, or that nothing was.
  std::string found(const nlohmann::ordered_json& answer);
  // What closes the message: the sources with file, page and quote, and what was kept out.
  std::string closing(const nlohmann::ordered_json& answer);

 private:
  size_t number_of(const std::string& source);
  std::vector<std::string> sources_;
};

}  // namespace dossier
