#include "engine/convert/convert_model.h"

#include <filesystem>

#include "base/file.h"
#include "engine/convert/checkpoint_config.h"
#include "engine/convert/checkpoint_tensors.h"
#include "engine/convert/tensor_conversion.h"
#include "engine/convert/tokenizer_keys.h"
#include "kernels/kernel_api.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestConfig = 16u << 20;

Status add_keys(const std::string& folder, const CheckpointConfig& config, const ConvertOptions& options, GgufWriter& w) {
  DOSSIER_TRY(add_shape_keys(config.shape, w));
  std::string name = fs::path(folder).lexically_normal().filename().string();
  if (name.empty()) name = fs::absolute(folder).lexically_normal().parent_path().filename().string();
  w.add_text("general.name", name.empty() ? "model" : name);
  w.add_u32("general.file_type", file_type_of(options.type));
  w.add_u32("general.quantization_version", 2);
  DOSSIER_ASSIGN(TokenizerTexts texts, read_tokenizer_texts(folder));
  DOSSIER_TRY(add_tokenizer_keys(texts, folder, {config.shape.vocabulary, config.begin_id, config.end_ids}, w));
  if (texts.tokenizer.empty() && options.say) options.say("there is no tokenizer.json: the model file has no tokenizer");
  return {};
}

}  // namespace

Status convert_model(const std::string& source, const ConvertOptions& options, const std::string& path) {
  DOSSIER_ASSIGN(Checkpoint checkpoint, Checkpoint::open(source));
  DOSSIER_ASSIGN(CheckpointNames names, checkpoint_names(checkpoint));
  std::string config_path = (fs::path(checkpoint.folder()) / "config.json").string();
  DOSSIER_ASSIGN(std::string config_text, read_file(config_path, kLargestConfig));
  DOSSIER_ASSIGN(CheckpointConfig config, read_checkpoint_config(config_text, config_path, names.head.empty()));
  const bool scaled = !config.frequency_factors.empty();
  DOSSIER_ASSIGN(CheckpointMap map, map_checkpoint(checkpoint, names, config.shape, scaled));
  if (map.images_left_out && options.say) options.say(std::to_string(map.images_left_out) + " tensors of the image encoder are left out: --part vision writes them");
  GgufWriter writer;
  DOSSIER_TRY(add_keys(checkpoint.folder(), config, options, writer));
  std::uint64_t total = 0, done = 0;
  for (std::size_t i = 0; i < map.tensors.size(); ++i) {
    const LayoutTensor& layout = map.tensors[i].layout;
    writer.add_tensor(layout.name, stored_type(layout, options.type), layout.dims);
    total += writer.tensor_bytes(i);
  }
  TensorConversion conversion(checkpoint, options);
  return writer.write(path, [&](std::size_t i, const GgufWriter::Sink& sink) -> Status {
    const SourceTensor& t = map.tensors[i];
    if (options.progress) options.progress({"Converting weights", done, total, "bytes", t.layout.name});
    done += writer.tensor_bytes(i);
    if (t.layout.role == TensorRole::frequencies) return sink(std::as_bytes(std::span(config.frequency_factors)));
    return conversion.send(t.matrices, t.layout.dims[1], t.layout.dims[0], stored_type(t.layout, options.type), sink);
  });
}

}  // namespace dossier
