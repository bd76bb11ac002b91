// An answer as the JSON of `dossier ask --json` (docs/formats/ask.md): public, versioned; fields are added, never renamed.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/analysis/answerer.h"
#include "app/writing/written_answer.h"

namespace dossier {

// `explain` adds why each passage was chosen.
nlohmann::ordered_json answer_json(const nlohmann::ordered_json& id, const Answer& answer, bool explain);

// The field `written` of an answer that a model wrote: its sentences with class, citations and boxes, and how many were kept out.
nlohmann::ordered_json written_json(const WrittenAnswer& written);

}  // namespace dossier
