#include "app/writing/open_model.h"

#include <filesystem>

#include "app/writing/endpoint_model.h"
#include "app/writing/engine_model.h"
#include "app/writing/scripted_model.h"

namespace dossier {

Result<std::unique_ptr<WritingModel>> open_writing_model(const std::string& spec, const ModelPlace& place, const CancelToken& cancel) {
  if (spec.starts_with("script:")) {
    DOSSIER_ASSIGN(auto model, ScriptedModel::load(spec.substr(7)));
    return std::unique_ptr<WritingModel>(std::move(model));
  }
  if (spec.starts_with("endpoint:")) {
    DOSSIER_ASSIGN(EndpointSettings settings, find_endpoint(spec.substr(9)));
    DOSSIER_ASSIGN(auto model, EndpointModel::open(std::move(settings), cancel));
    return std::unique_ptr<WritingModel>(std::move(model));
  }
  if (spec.find(':') != std::string::npos && !std::filesystem::exists(spec))
    return Error{ErrorKind::usage, "not a model", spec, "MODEL.gguf, endpoint:NAME, or endpoint:http://ADDRESS/v1"};
  EngineOptions options;
  options.kv_folder = place.kv_folder;
  options.cache_folder = place.cache_folder;
  options.vision_path = place.vision;
  options.weights_in_ram = place.weights_in_ram;
  DOSSIER_ASSIGN(auto model, EngineModel::open(spec, options, cancel));
  return std::unique_ptr<WritingModel>(std::move(model));
}

}  // namespace dossier
