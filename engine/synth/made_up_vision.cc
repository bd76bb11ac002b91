#include "engine/synth/made_up_vision.h"

#include <cmath>

#include "engine/shape/file_layout.h"
#include "engine/shape/vision_file.h"
#include "engine/synth/made_up_blocks.h"
#include "engine/synth/random_blocks.h"
#include "kernels/kernel_api.h"

namespace dossier {
namespace {

bool is_norm_weight(const std::string& name) { return name.ends_with("ln.weight") || name.ends_with("ln1.weight") || name.ends_with("ln2.weight"); }

}  // namespace

Status write_made_up_vision(const VisionShape& shape, const SynthOptions& options, const std::string& path) {
  GgufWriter writer;
  add_vision_keys(shape, file_type_of(options.type), writer);
  const std::vector<VisionTensor> tensors = vision_tensors(shape);
  std::uint64_t total = 0, done = 0;
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    writer.add_tensor(tensors[i].name, stored_vision_type(tensors[i], options.type), {tensors[i].cols, std::max<std::int64_t>(tensors[i].rows, 1), 1, 1});
    total += writer.tensor_bytes(i);
  }
  RandomWords keys(options.seed);
  return writer.write(path, [&](std::size_t i, const GgufWriter::Sink& sink) -> Status {
    const VisionTensor& t = tensors[i];
    if (options.progress) options.progress({"Writing weights", done, total, "bytes", t.name});
    done += writer.tensor_bytes(i);
    if (is_norm_weight(t.name)) return send_ones(t.cols, sink);
    const float spread = t.is_matrix ? 1 / std::sqrt(static_cast<float>(t.cols)) : 0.25f;
    return send_random(stored_vision_type(t, options.type), keys(i), spread, writer.tensor_bytes(i), options.cancel, sink);
  });
}

}  // namespace dossier
