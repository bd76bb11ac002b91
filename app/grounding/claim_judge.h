// A model's word on free wording that code cannot settle. What it says is shown as its word, never as checked by code.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "base/result.h"

namespace dossier {

enum class JudgeWord : uint8_t { holds, does_not, unclear };
std::string_view name_of(JudgeWord word);

struct Judgement {
  JudgeWord word = JudgeWord::unclear;
  std::string judge;           // name of the model
  std::string weights_sha256;  // empty if it is not known
  std::string prompt_sha256;   // of the rules it was given
};

// A picture that a claim cites: its box on a page, or the whole page.
struct SeenPlace {
  Sha256 document;
  uint32_t page = 0;
  Box box;
};

class ClaimJudge {
 public:
  virtual ~ClaimJudge() = default;
  // From the quotes alone. An error (cancelled, io, timeout ...) leaves the claim unsupported.
  virtual Result<Judgement> judge(const std::string& claim, const std::vector<std::string>& quotes) = 0;
  // From these pictures and quotes alone. A judge that cannot see says so, and the claim is unsupported.
  virtual Result<Judgement> judge_pictures(const std::string& claim, const std::vector<std::string>& quotes, const std::vector<SeenPlace>& pictures) {
    (void)claim, (void)quotes, (void)pictures;
    return Error{ErrorKind::unsupported, "this judge does not see pictures", "", ""};
  }
};

// What code can see to be wrong with a sentence in its own words, whatever their order: numbers, dates and amounts, names that no quote holds; a negation
// that only one side has; a word whose opposite the quotes say. Empty: a judge may be asked. Total on any bytes.
struct Reason;
std::vector<Reason> faults_of_wording(const std::string& claim, const std::vector<std::string>& quotes);

}  // namespace dossier
