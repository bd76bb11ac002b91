// dossier check-claims: the text check alone, for lines of JSON.
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/writing_options.h"
#include "app/writing/open_model.h"
#include "app/grounding/claim_verifier.h"
#include "app/grounding/source_quotes.h"
#include "base/utf8.h"

namespace dossier::cli {
namespace {

using nlohmann::json;

constexpr size_t kMostLineBytes = size_t{16} << 20;

Error bad_line(size_t number, const std::string& what) { return {ErrorKind::damaged, what, "standard input, line " + std::to_string(number), ""}; }

// The quotes of an item: given, or the sentences of its source that come nearest to the claim.
Result<std::vector<std::string>> quotes_of(const json& item, const std::string& claim) {
  std::vector<std::string> out;
  if (item.contains("quotes") && item["quotes"].is_array() && !item["quotes"].empty()) {
    for (const json& quote : item["quotes"]) {
      if (!quote.is_string()) return Error{ErrorKind::damaged, "a quote is not a text", "", ""};
      out.push_back(quote.get<std::string>());
    }
    return out;
  }
  if (item.contains("source") && item["source"].is_string()) return nearest_sentences(claim, item["source"].get_ref<const std::string&>());
  if (item.contains("quotes") && item["quotes"].is_array()) return out;
  return Error{ErrorKind::damaged, "neither quotes nor a source is given", "", ""};
}

// A judge's word on what code can neither prove nor fault; `verdict` becomes judged where it says that the quotes hold.
std::optional<Judgement> judge_item(ClaimJudge& judge, const std::string& claim, const std::vector<std::string>& quotes, TextVerdict& verdict) {
  if (verdict.check != ClaimClass::unsupported) return std::nullopt;
  std::vector<Reason> faults = faults_of_wording(claim, quotes);
  if (!faults.empty()) {
    verdict.reasons.insert(verdict.reasons.begin(), faults.front());
    return std::nullopt;
  }
  Result<Judgement> judgement = judge.judge(claim, quotes);
  if (!judgement.ok()) {
    verdict.reasons.insert(verdict.reasons.begin(), {"not_judged", judgement.error().describe()});
    return std::nullopt;
  }
  if (judgement->word == JudgeWord::holds) verdict.check = ClaimClass::judged;
  return std::move(judgement).value();
}

json answer_of(const json& id, const TextVerdict& verdict, const std::vector<std::string>& quotes) {
  json reasons = json::array(), shown = json::array();
  for (const Reason& reason : verdict.reasons) reasons.push_back(scrub_utf8(reason.code + ": " + reason.detail));
  for (size_t i = 0; i < quotes.size() && i < 4; ++i) shown.push_back(scrub_utf8(quotes[i]));
  return {{"id", id}, {"verdict", name_of(verdict.check)}, {"score", std::round(verdict.score * 1e4) / 1e4}, {"reasons", reasons}, {"quotes", shown}};
}

int run_check_claims(const Invocation& call) {
  std::unique_ptr<WritingModel> model;
  std::unique_ptr<ModelJudge> judge;
  if (call.has("judge")) {
    Result<std::unique_ptr<WritingModel>> opened = open_writing_model(call.value("judge"), model_place(call), call.cancel());
    if (!opened.ok()) return report_error(opened.error());
    model = std::move(opened).value();
    judge = std::make_unique<ModelJudge>(*model, call.cancel());
  }
  size_t number = 0, claims = 0, held = 0;
  for (std::string line; std::getline(std::cin, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    if (line.size() > kMostLineBytes) return report_error(bad_line(number, "a line is longer than 16 MiB"));
    json item = json::parse(line, nullptr, false);
    if (item.is_discarded() || !item.is_object()) return report_error(bad_line(number, "not a JSON object"));
    if (!item.contains("claim") || !item["claim"].is_string()) return report_error(bad_line(number, "the field \"claim\" is missing or no text"));
    std::string claim = item["claim"].get<std::string>();
    auto quotes = quotes_of(item, claim);
    if (!quotes.ok()) return report_error(bad_line(number, quotes.error().message));
    TextVerdict verdict = check_text(claim, *quotes);
    std::optional<Judgement> judgement;
    if (judge) judgement = judge_item(*judge, claim, *quotes, verdict);
    bool passes = verdict.check != ClaimClass::unsupported && verdict.check != ClaimClass::failed;
    ++claims;
    held += passes;
    if (call.json()) {
      json answer = answer_of(item.value("id", json(number)), verdict, *quotes);
      if (judgement) answer.update({{"judge", judgement->judge}, {"weights_sha256", judgement->weights_sha256}, {"prompt_sha256", judgement->prompt_sha256}, {"says", name_of(judgement->word)}});
      std::puts(answer.dump().c_str());
      continue;
    }
    std::string why = passes || verdict.reasons.empty() ? "" : " (" + verdict.reasons[0].detail + ")";
    print_line(stdout, std::string(name_of(verdict.check)) + ": " + claim + why);
  }
  if (!call.quiet()) print_line(stderr, std::to_string(held) + " of " + std::to_string(claims) + (claims == 1 ? " claim holds" : " claims hold"));
  return kDone;
}

}  // namespace

CommandSpec check_claims_command() {
  return {"check-claims", "", "check claims against their quotes, one JSON object a line",
          "Reads {\"id\", \"claim\", \"quotes\": [...]} or {\"id\", \"claim\", \"source\": \"text\"} from standard input, one a line, and says of each whether its quotes show it: "
          "verbatim, computed, supported, unsupported or failed, with reasons. No archive and, without --judge, no model is used. Exit 0 if every line could be checked, whatever the verdicts.",
          {{"judge", 0, "MODEL", "let a model judge what code can neither prove nor fault: FILE.gguf, endpoint:NAME, endpoint:http://ADDRESS/v1"}}, 0, 0, run_check_claims};
}

}  // namespace dossier::cli
