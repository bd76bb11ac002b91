// Tensors of made-up files, sent piece by piece. Private to engine/synth.
#pragma once

#include "base/cancel.h"
#include "engine/files/gguf_writer.h"

namespace dossier {

Status send_ones(std::int64_t n, const GgufWriter::Sink& sink);
// BYTES of random blocks of TYPE with mean 0 and the given spread; KEY names the tensor.
Status send_random(std::uint32_t type, std::uint64_t key, float spread, std::uint64_t bytes, const CancelToken& cancel, const GgufWriter::Sink& sink);

}  // namespace dossier
