#include "engine/synth/made_up_model.h"

#include <cmath>

#include "engine/shape/file_layout.h"
#include "engine/synth/made_up_blocks.h"
#include "engine/synth/random_blocks.h"
#include "kernels/kernel_api.h"

namespace dossier {
Status write_made_up_model(const ModelShape& shape, const SynthOptions& options, const std::string& path) {
  GgufWriter writer;
  DOSSIER_TRY(add_shape_keys(shape, writer));
  writer.add_text("general.name", "made-up weights");
  writer.add_u32("general.file_type", file_type_of(options.type));
  writer.add_u32("general.quantization_version", 2);
  writer.add_text("tokenizer.ggml.model", "no_vocab");
  std::vector<LayoutTensor> tensors = tensors_of(shape, false);
  std::uint64_t total = 0, done = 0;
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    writer.add_tensor(tensors[i].name, stored_type(tensors[i], options.type), tensors[i].dims);
    total += writer.tensor_bytes(i);
  }
  RandomWords keys(options.seed);
  return writer.write(path, [&](std::size_t i, const GgufWriter::Sink& sink) -> Status {
    const LayoutTensor& t = tensors[i];
    if (options.progress) options.progress({"Writing weights", done, total, "bytes", t.name});
    done += writer.tensor_bytes(i);
    if (t.role == TensorRole::norm) return send_ones(t.dims[0], sink);
    // The embedding has the spread of one step of the residual stream; all else keeps its input's scale.
    float spread = t.role == TensorRole::embedding ? 1.0f : 1 / std::sqrt(static_cast<float>(t.dims[0]));
    return send_random(stored_type(t, options.type), keys(i), spread, writer.tensor_bytes(i), options.cancel, sink);
  });
}

}  // namespace dossier
