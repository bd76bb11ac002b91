#include "app/analysis/provision_lexicon.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "app/analysis/clause_question.h"

namespace dossier {
namespace analysis_data {
extern const std::string_view provisions_json;
}

namespace {

using Json = nlohmann::json;

std::vector<LatePattern> patterns_of(const Json& entry, const char* key) {
  std::vector<LatePattern> out;
  if (entry.contains(key))
    for (const Json& source : entry.at(key)) out.emplace_back(source.get<std::string>());
  return out;
}

Provision provision_from(const Json& entry) {
  Provision out;
  out.name = entry.at("name");
  out.asked = LatePattern(entry.at("asked"));
  out.words = entry.at("words");
  out.plain = patterns_of(entry, "plain");
  out.says = patterns_of(entry, "says");
  out.with = LatePattern(entry.value("with", ""));
  out.except = LatePattern(entry.value("not", ""));
  if (entry.contains("kind")) out.kind = clause_lexicon().kind(entry.at("kind").get<std::string>());
  out.least = entry.value("least", 1.0);
  out.lacks = LatePattern(entry.value("lacks", ""));
  out.of_place = entry.value("place", false);
  return out;
}

ProvisionLexicon load() {
  ProvisionLexicon out;
  const Json data = Json::parse(analysis_data::provisions_json);
  for (const Json& entry : data.at("provisions")) out.provisions.push_back(provision_from(entry));
  for (const Json& names : data.at("places")) out.places.push_back(names.get<std::vector<std::string>>());
  const Json& rules = data.at("kinds");
  const auto none = rules.at("none").get<std::set<std::string>>();
  for (const ClauseKind& kind : clause_lexicon().kinds) {
    if (none.count(kind.name)) continue;
    Provision p;
    p.name = kind.name;
    p.asked = kind.asked;
    p.kind = &kind;
    p.least = rules.at("weak").value(kind.name, rules.at("least").get<double>());
    out.kinds.push_back(std::move(p));
  }
  return out;
}

}  // namespace

bool Provision::proven_by(const Clause& clause) const {
  const auto in_it = [&](const LatePattern& pattern) { return said_nearby(pattern, clause.lower); };
  if (kind && says_of(*kind, clause) >= least) return true;
  if (!with.empty() && !with.found_in(clause.lower)) return false;
  if (std::any_of(plain.begin(), plain.end(), in_it)) return true;
  return std::any_of(says.begin(), says.end(), in_it) && !except.found_in(clause.lower);
}

const Provision* ProvisionLexicon::asked_in(const std::string& rest) const {
  for (const std::vector<Provision>* list : {&provisions, &kinds})
    for (const Provision& p : *list)
      if (p.asked.found_in(rest)) return &p;
  return nullptr;
}

std::vector<std::string> ProvisionLexicon::names_of(const std::string& place) const {
  for (const std::vector<std::string>& names : places)
    if (std::find(names.begin(), names.end(), place) != names.end()) {
      std::vector<std::string> out = {place};
      for (const std::string& name : names)
        if (name != place) out.push_back(name);
      return out;
    }
  return {place};
}

const ProvisionLexicon& provision_lexicon() {
  static const ProvisionLexicon loaded = load();
  return loaded;
}

}  // namespace dossier
