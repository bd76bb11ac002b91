// What a vision encoder of a given shape holds as a GGUF file: its keys, and the types of its tensors. For what makes such files.
#pragma once

#include <string>

#include "engine/files/gguf_writer.h"
#include "engine/shape/vision_shape.h"

namespace dossier {

// general.* and clip.*: read_vision_shape of such a file gives SHAPE again. FILE_TYPE as general.file_type.
void add_vision_keys(const VisionShape& shape, std::uint32_t file_type, GgufWriter& writer);

// The type a tensor gets in a file of TYPE: vectors and positions stay F32; rows that are no multiple of TYPE's block take the nearest type
// that fits (Q8_0, else F16).
std::uint32_t stored_vision_type(const VisionTensor& tensor, std::uint32_t type);

// The shape of a JSON text: the metadata keys of such files without "clip.vision.", and "text_width", "adapter_length"; or vision_config of
// a config.json of transformers. Errors: damaged (a missing or senseless number), unsupported (an activation other than GELU, a tower whose
// parts are of another kind).
Result<VisionShape> parse_vision_shape(const std::string& json, const std::string& where);

}  // namespace dossier
