// From what a person writes to a model: "MODEL.gguf", "endpoint:NAME", "script:FILE".
#pragma once

#include <memory>
#include <string>

#include "app/writing/writing_model.h"

namespace dossier {

// What the engine needs where the model is a file.
struct ModelPlace {
  std::string kv_folder;     // keys and values of documents are kept here; empty: nowhere
  std::string cache_folder;  // for what can be made again
  std::string vision = {};   // the model's vision encoder (mmproj); empty: it sees nothing
  bool weights_in_ram = false;  // as EngineOptions
};

// usage: no such kind; else the errors of what is opened.
Result<std::unique_ptr<WritingModel>> open_writing_model(const std::string& spec, const ModelPlace& place, const CancelToken& cancel);

}  // namespace dossier
