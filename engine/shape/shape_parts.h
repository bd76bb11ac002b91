// Shared by the two readers of shapes.
#pragma once

#include "engine/shape/shape_source.h"

namespace dossier {

Result<ShapeOverrides> read_overrides(const std::vector<ShapeOverride>& list);
Result<ModelShape> describe_shape(const std::string& architecture, const ShapeSource& source, const std::vector<ShapeOverride>& overrides);

}  // namespace dossier
