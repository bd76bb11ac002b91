// From what a person writes to a model: "MODEL.gguf", "endpoint:NAME", "script:FILE".
#pragma once

#include <memory>
#include <string>

#include "app/writing/writing_model.h"

namespace dossier {

// usage: no such kind; else the errors of what is opened.
Result<std::unique_ptr<WritingModel>> open_writing_model(const std::string& spec, const CancelToken& cancel);

}  // namespace dossier
