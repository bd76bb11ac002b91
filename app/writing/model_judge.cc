#include "app/writing/model_judge.h"

#include <algorithm>

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

void ModelJudge::let_see(PictureSource& source, std::vector<SourceDocument> documents) {
  source_ = &source;
  documents_ = std::move(documents);
}

Result<Judgement> ModelJudge::judge(const std::string& claim, const std::vector<std::string>& quotes) {
  WritingRequest request;
  request.rules = judging_rules();
  for (const std::string& quote : quotes) request.material += "Quote: " + quote + "\n";
  return ask(std::move(request), claim);
}

Result<Judgement> ModelJudge::judge_pictures(const std::string& claim, const std::vector<std::string>& quotes,
                                             const std::vector<SeenPlace>& pictures) {
  if (!source_ || !model_.sees()) return ClaimJudge::judge_pictures(claim, quotes, pictures);
  WritingRequest request;
  request.rules = picture_judging_rules();
  for (const SeenPlace& place : pictures) {
    request.material += "Picture:\n";
    DOSSIER_ASSIGN(TextPicture picture, picture_at(place, request.material.size()));
    request.pictures.push_back(std::move(picture));
    request.documents.push_back(place.document);
    request.material += "\n";
  }
  for (const std::string& quote : quotes) request.material += "Quote: " + quote + "\n";
  return ask(std::move(request), claim);
}

Result<TextPicture> ModelJudge::picture_at(const SeenPlace& place, size_t at) {
  auto document = std::find_if(documents_.begin(), documents_.end(), [&](const SourceDocument& d) { return d.sha256 == place.document; });
  if (document == documents_.end()) return Error{ErrorKind::not_found, "no such document", place.document.hex(), ""};
  DOSSIER_ASSIGN(auto pixels, source_->picture(*document, place.page, place.box, cancel_));
  return TextPicture{at, std::move(pixels)};
}

Result<Judgement> ModelJudge::ask(WritingRequest request, const std::string& claim) {
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
