// The vision encoder of a Llama 4 checkpoint as a file of its own (mmproj), with the names that llama.cpp gives its tensors.
#pragma once

#include "engine/convert/convert_model.h"

namespace dossier {

// As convert_model, for the tensors of vision_model, its adapter and multi_modal_projector. Vectors and positions are F32. Errors: not_found
// where the checkpoint has no vision encoder.
Status convert_vision(const std::string& source, const ConvertOptions& options, const std::string& path);

}  // namespace dossier
