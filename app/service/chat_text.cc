#include "app/service/chat_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace dossier {
namespace {

using Json = nlohmann::ordered_json;

std::string source_of(const std::string& document, uint64_t page, const std::string& quote) {
  std::string out = visible(document) + ", p. " + std::to_string(page);
  if (!quote.empty()) out += ": \u201c" + visible(quote) + "\u201d";
  return out;
}

}  // namespace

size_t ChatText::number_of(const std::string& source) {
  auto at = std::find(sources_.begin(), sources_.end(), source);
  if (at == sources_.end()) at = sources_.insert(sources_.end(), source);
  return static_cast<size_t>(at - sources_.begin()) + 1;
}

std::string ChatText::sentence(const VerifiedClaim& claim) {
  std::string out = visible(claim.claim().text);
  for (const Citation& c : claim.claim().citations) out += " [" + std::to_string(number_of(source_of(c.document_name(), c.span().page, c.quote()))) + "]";
  if (claim.check() == ClaimClass::judged) out += " (judged by a model)";
  return out + "\n";
}

std::string ChatText::found(const Json& answer) {
  std::string out;
  const Json& evidence = answer.at("evidence");
  size_t most = answer.value("not_found", false) ? 5 : 3;
  // What the answer itself rests on comes first; pages near to it are only listed.
  std::string cited;
  if (answer.contains("sources"))
    for (const Json& s : answer.at("sources"))
      cited += " [" + std::to_string(number_of(source_of(s.value("document", ""), s.value("page", uint64_t{0}), s.value("quote", "")))) + "]";
  for (size_t i = 0; i < evidence.size() && i < most; ++i)
    number_of(source_of(evidence[i].value("document", ""), evidence[i].value("page", uint64_t{0}), evidence[i].value("quote", "")));
  const Json& coverage = answer.at("coverage");
  std::string read = std::to_string(coverage.value("pages_read", uint64_t{0})) + " pages of " + std::to_string(coverage.value("documents", uint64_t{0})) + " documents";
  if (answer.value("not_found", false)) return "Not found in " + read + (answer.contains("why_not") ? ": " + visible(answer.at("why_not").get<std::string>()) : "") + ". The nearest passages are below.\n";
  out = visible(answer.at("answer").is_string() ? answer.at("answer").get<std::string>() : std::string());
  if (answer.value("only_source_text", false)) out = "No document says it; programs or data do, which may quote something else: " + out;
  return out + cited + " (" + answer.value("class", "unsupported") + "; " + read + " looked at)\n";
}

std::string ChatText::closing(const Json& answer) {
  std::string out;
  if (answer.contains("written")) {
    uint64_t withheld = answer.at("written").value("withheld", uint64_t{0});
    if (withheld) out += std::to_string(withheld) + (withheld == 1 ? " sentence was" : " sentences were") + " kept out: not proven.\n";
  }
  if (!sources_.empty()) out += "\nSources\n";
  for (size_t i = 0; i < sources_.size(); ++i) out += "[" + std::to_string(i + 1) + "] " + sources_[i] + "\n";
  return out;
}

}  // namespace dossier
