// The architectures this engine runs. A new one is a file architecture_NAME.cc, its declaration here and its line in architectures.cc.
#pragma once

#include "engine/shape/shape_source.h"

namespace dossier {

Result<ModelShape> describe_llama4(const ShapeSource& source, const ShapeOverrides& overrides);
Result<ModelShape> describe_qwen3moe(const ShapeSource& source, const ShapeOverrides& overrides);
Result<ModelShape> describe_qwen3(const ShapeSource& source, const ShapeOverrides& overrides);
Result<ModelShape> describe_llama(const ShapeSource& source, const ShapeOverrides& overrides);

}  // namespace dossier
