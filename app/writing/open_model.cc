#include "app/writing/open_model.h"

#include "app/writing/endpoint_model.h"
#include "app/writing/scripted_model.h"

namespace dossier {

Result<std::unique_ptr<WritingModel>> open_writing_model(const std::string& spec, const CancelToken& cancel) {
  if (spec.starts_with("script:")) {
    DOSSIER_ASSIGN(auto model, ScriptedModel::load(spec.substr(7)));
    return std::unique_ptr<WritingModel>(std::move(model));
  }
  if (spec.starts_with("endpoint:")) {
    DOSSIER_ASSIGN(EndpointSettings settings, find_endpoint(spec.substr(9)));
    DOSSIER_ASSIGN(auto model, EndpointModel::open(std::move(settings), cancel));
    return std::unique_ptr<WritingModel>(std::move(model));
  }
  return Error{ErrorKind::usage, "not a model", spec, "endpoint:NAME, or endpoint:http://ADDRESS/v1"};
}

}  // namespace dossier
