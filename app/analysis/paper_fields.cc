#include "app/analysis/paper_fields.h"

#include <nlohmann/json.hpp>

namespace dossier {
namespace analysis_data {
extern const std::string_view paper_fields_json;
}
namespace {

std::vector<PaperField> load() {
  std::vector<PaperField> out;
  const nlohmann::json data = nlohmann::json::parse(analysis_data::paper_fields_json);
  for (const nlohmann::json& j : data.at("fields")) {
    std::vector<Pattern> labels;
    for (const nlohmann::json& label : j.at("labels")) labels.emplace_back(label.get<std::string>());
    const std::string except = j.at("not"), value = j.at("value");
    out.push_back({j.at("field"), Pattern(j.at("asked")), std::move(labels), Pattern(except), !except.empty(),
                   value == "amount" ? PaperField::Value::amount
                   : value == "date" ? PaperField::Value::date
                                     : PaperField::Value::any});
  }
  return out;
}

}  // namespace

const std::vector<PaperField>& paper_fields() {
  static const std::vector<PaperField> loaded = load();
  return loaded;
}

const PaperField* paper_field(std::string_view name) {
  for (const PaperField& f : paper_fields())
    if (f.name == name) return &f;
  return nullptr;
}

}  // namespace dossier
