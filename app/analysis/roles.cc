#include "app/analysis/roles.h"

#include <nlohmann/json.hpp>

namespace dossier {

namespace analysis_data {
extern const std::string_view roles_json;
}

namespace {

std::vector<Role> load() {
  std::vector<Role> out;
  const nlohmann::json data = nlohmann::json::parse(analysis_data::roles_json);
  for (const nlohmann::json& j : data.at("roles")) {
    std::string printed = j.at("printed");
    for (size_t at = printed.find(' '); at != std::string::npos; at = printed.find(' ', at + 3)) printed.replace(at, 1, "\\s+");
    out.push_back({Pattern(j.at("asked")), Pattern(printed, true), j.at("holder") == "firm"});
  }
  return out;
}

}  // namespace

const std::vector<Role>& roles() {
  static const std::vector<Role> loaded = load();
  return loaded;
}

}  // namespace dossier
