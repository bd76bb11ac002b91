// Any bytes as claim and quote: there is a verdict, its score lies in 0..1, and a text always shows itself.
#include <cstdlib>

#include "app/grounding/claim_verifier.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size > 4096) return 0;
  std::string text(reinterpret_cast<const char*>(data), size);
  size_t cut = text.find('\x1e');  // claim, then quotes
  std::string claim = text.substr(0, cut);
  std::vector<std::string> quotes;
  while (cut != std::string::npos) {
    size_t next = text.find('\x1e', cut + 1);
    quotes.push_back(text.substr(cut + 1, next == std::string::npos ? next : next - cut - 1));
    cut = next;
  }
  dossier::TextVerdict verdict = dossier::check_text(claim, quotes);
  if (!(verdict.score >= 0 && verdict.score <= 1)) std::abort();
  if (verdict.reasons.empty()) std::abort();
  return 0;
}
