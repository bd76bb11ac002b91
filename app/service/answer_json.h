// An answer as the JSON of `dossier ask --json` (docs/formats/ask.md): public, versioned; fields are added, never renamed.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/analysis/answerer.h"

namespace dossier {

// `explain` adds why each passage was chosen.
nlohmann::ordered_json answer_json(const nlohmann::ordered_json& id, const Answer& answer, bool explain);

}  // namespace dossier
