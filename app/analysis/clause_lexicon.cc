#include "app/analysis/clause_lexicon.h"

#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/retrieval/terms.h"

namespace dossier {
namespace analysis_data {
extern const std::string_view clauses_json;
}

struct LatePattern::State {
  std::string source;
  std::once_flag once;
  std::optional<Pattern> pattern;
};

LatePattern::LatePattern(std::string source) : state_(std::make_shared<State>()) {
  state_->source = std::move(source);
}

bool LatePattern::empty() const { return state_->source.empty(); }

bool LatePattern::found_in(std::string_view text) const {
  if (empty()) return false;
  std::call_once(state_->once, [&] { state_->pattern.emplace(state_->source); });
  return state_->pattern->found_in(text);
}

namespace {

using Json = nlohmann::json;

ValueKind value_kind_from(const std::string& name) {
  if (name == "date") return ValueKind::date;
  if (name == "duration") return ValueKind::duration;
  if (name == "money") return ValueKind::money;
  if (name == "percent") return ValueKind::percent;
  if (name == "party") return ValueKind::party;
  if (name == "place") return ValueKind::place;
  return ValueKind::any;
}

ClauseLexicon load() {
  ClauseLexicon out;
  const Json data = Json::parse(analysis_data::clauses_json);
  for (const Json& j : data.at("kinds")) {
    ClauseKind k;
    k.name = j.at("kind");
    k.asked = LatePattern(j.at("asked"));
    k.heading = LatePattern(j.at("heading"));
    for (const Json& cue : j.at("says")) k.says.push_back({LatePattern(cue.at(0)), cue.at(1)});
    k.except = LatePattern(j.value("not", ""));
    k.wants = value_kind_from(j.at("wants"));
    k.at_start = j.value("start", false);
    out.kinds.push_back(std::move(k));
  }
  for (const Json& line : data.at("same")) {
    std::vector<std::string> group = terms_of(line.get<std::string>());
    for (const std::string& term : group) out.groups_of[term].push_back(out.groups.size());
    out.groups.push_back(std::move(group));
  }
  return out;
}

}  // namespace

const ClauseKind* ClauseLexicon::kind(std::string_view name) const {
  for (const ClauseKind& k : kinds)
    if (k.name == name) return &k;
  return nullptr;
}

const ClauseLexicon& clause_lexicon() {
  static const ClauseLexicon loaded = load();
  return loaded;
}

}  // namespace dossier
