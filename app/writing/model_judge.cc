#include "app/writing/model_judge.h"

#include "app/writing/writing_rules.h"
#include "base/hash.h"
#include "base/utf8.h"

namespace dossier {
namespace {

constexpr size_t kMostAnswerTokens = 8, kMostAnswerBytes = 64;

// The word that the answer begins with; anything else is unclear.
JudgeWord word_of(const std::string& answer) {
  std::string folded = fold(scrub_utf8(answer));
  size_t begin = folded.find_first_not_of(" \t\n\r\"'*`");
  if (begin == std::string::npos) return JudgeWord::unclear;
  std::string_view rest = std::string_view(folded).substr(begin);
  auto says = [&](std::string_view word) { return rest.starts_with(word) && (rest.size() == word.size() || !std::isalnum(static_cast<unsigned char>(rest[word.size()]))); };
  if (says("holds")) return JudgeWord::holds;
  if (says("does_not") || says("does not")) return JudgeWord::does_not;
  return JudgeWord::unclear;
}

}  // namespace

Result<Judgement> ModelJudge::judge(const std::string& claim, const std::vector<std::string>& quotes) {
  WritingRequest request;
  request.rules = judging_rules();
  for (const std::string& quote : quotes) request.material += "Quote: " + quote + "\n";
  request.task = "Sentence: " + claim + "\nOne word (holds, does_not, unclear):";
  request.most_tokens = kMostAnswerTokens;
  request.form = judging_form();
  std::string answer;
  DOSSIER_ASSIGN(WritingEnd end, model_.write(request, [&](std::string_view piece) {
    answer += piece;
    return answer.size() < kMostAnswerBytes;
  }, cancel_));
  (void)end;
  ModelIdentity identity = model_.identity();
  return Judgement{word_of(answer), identity.name, identity.weights_sha256, sha256_of(request.rules).hex()};
}

}  // namespace dossier
