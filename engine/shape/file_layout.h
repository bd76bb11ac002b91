// What a model of a given shape holds as a GGUF file: its keys and its tensors, in the order they are written. For what makes model files.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "engine/files/gguf_writer.h"
#include "engine/shape/model_shape.h"

namespace dossier {

// What a tensor is for, which decides its type and, in a made-up model, its values.
enum class TensorRole { norm, router, frequencies, embedding, head, attention, values, gate_up, down };

struct LayoutTensor {
  std::string name;
  TensorRole role = TensorRole::attention;
  std::array<std::int64_t, 4> dims{1, 1, 1, 1};  // first = contiguous
};

// Every tensor that read_shape asks of a file of this shape. `frequencies`: with rope_freqs.weight.
std::vector<LayoutTensor> tensors_of(const ModelShape& shape, bool frequencies);

// general.architecture and the keys under the architecture's prefix; read_shape of such a file gives SHAPE again, up to its remarks.
// Errors: unsupported (dense layers among the experts in an order that no key can say).
Status add_shape_keys(const ModelShape& shape, GgufWriter& writer);

// The type a tensor gets in a file of TYPE: norms, routers and frequencies stay F32; the finer Q6_K for values and head in a Q4_K file;
// rows that are no multiple of TYPE's block take the nearest type that fits (Q8_0 for K types, F16 where 32 does not divide them).
std::uint32_t stored_type(const LayoutTensor& tensor, std::uint32_t type);

// The number of GGUF's general.file_type for a file that is mostly TYPE.
std::uint32_t file_type_of(std::uint32_t type);
// "F32", "Q4_K" ... of the types that are written; usage otherwise.
Result<std::uint32_t> written_type_named(const std::string& name);

}  // namespace dossier
