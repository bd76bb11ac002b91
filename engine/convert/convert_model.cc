#include "engine/convert/convert_model.h"

#include <cmath>
#include <filesystem>
#include <mutex>

#include "base/file.h"
#include "engine/convert/checkpoint_config.h"
#include "engine/convert/checkpoint_tensors.h"
#include "engine/convert/tokenizer_keys.h"
#include "engine/threads/thread_pool.h"
#include "kernels/kernel_api.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestConfig = 16u << 20;
constexpr std::int64_t kBlockValues = std::int64_t{1} << 18;  // floats one thread holds at a time, about
constexpr float kLargestHalf = 65504;

class Conversion {
 public:
  Conversion(const Checkpoint& checkpoint, const ConvertOptions& options) : checkpoint_(checkpoint), options_(options), pool_(options.threads) {}

  Status send(const SourceTensor& t, std::uint32_t type, const GgufWriter::Sink& sink) {
    for (const SourceMatrix& m : t.matrices) DOSSIER_TRY(send_matrix(t.layout, m, type, sink));
    // Several model tensors come from one stacked tensor, so its pages are let go at each of them and read again from the page cache.
    for (const SourceMatrix& m : t.matrices) checkpoint_.release(*m.tensor);
    return {};
  }

 private:
  Status send_matrix(const LayoutTensor& layout, const SourceMatrix& m, std::uint32_t type, const GgufWriter::Sink& sink) {
    const std::int64_t cols = layout.dims[0], rows = layout.dims[1], block = std::max<std::int64_t>(1, std::min(rows, kBlockValues / cols));
    const std::int64_t blocks = (rows + block - 1) / block, at_once = std::min<std::int64_t>(blocks, options_.threads * 2);
    const std::size_t row_bytes = static_cast<std::size_t>(cols / dk_facts(type)->block_values * dk_facts(type)->block_bytes);
    std::vector<std::vector<std::byte>> out(static_cast<std::size_t>(at_once));
    for (std::int64_t first = 0; first < blocks; first += at_once) {
      if (options_.cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
      const std::int64_t n = std::min(at_once, blocks - first);
      pool_.run(n, [&](std::int64_t i, int) {
        std::int64_t row = (first + i) * block, count = std::min(block, rows - row);
        out[static_cast<std::size_t>(i)].resize(row_bytes * static_cast<std::size_t>(count));
        convert_rows(layout, m, type, row, count, out[static_cast<std::size_t>(i)].data());
      });
      if (!failure_.ok()) return failure_;
      for (std::int64_t i = 0; i < n; ++i) DOSSIER_TRY(sink(out[static_cast<std::size_t>(i)]));
    }
    return {};
  }

  void convert_rows(const LayoutTensor& layout, const SourceMatrix& m, std::uint32_t type, std::int64_t row, std::int64_t count, std::byte* out) {
    const std::int64_t cols = layout.dims[0];
    std::vector<float> values(static_cast<std::size_t>(cols * count));
    read_rows(checkpoint_, m, layout.dims[1], cols, row, count, values.data());
    const float most = type == DK_F32 || type == DK_BF16 ? INFINITY : kLargestHalf;
    for (std::size_t i = 0; i < values.size(); ++i)
      if (!std::isfinite(values[i]) || std::fabs(values[i]) > most) return fail(*m.tensor, row + static_cast<std::int64_t>(i) / cols, values[i], type);
    dk_quantize(static_cast<dk_type>(type), values.data(), cols * count, out);
  }

  void fail(const SafeTensor& t, std::int64_t row, float value, std::uint32_t type) {
    std::lock_guard lock(lock_);
    if (!failure_.ok()) return;
    const bool finite = std::isfinite(value);
    failure_ = Error{ErrorKind::damaged, "the tensor " + t.name + " holds " + (finite ? std::to_string(value) + ", too large for " + dk_facts(type)->name : std::isnan(value) ? "a value that is no number" : "an infinity") + " (row " + std::to_string(row) + ")",
                     checkpoint_.file_of(t), finite ? "BF16 and F32 have room for it" : ""};
  }

  const Checkpoint& checkpoint_;
  const ConvertOptions& options_;
  ThreadPool pool_;
  std::mutex lock_;
  Status failure_;
};

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
  if (map.images_left_out && options.say) options.say(std::to_string(map.images_left_out) + " tensors of the image encoder are left out: the model file reads text");
  GgufWriter writer;
  DOSSIER_TRY(add_keys(checkpoint.folder(), config, options, writer));
  std::uint64_t total = 0, done = 0;
  for (std::size_t i = 0; i < map.tensors.size(); ++i) {
    const LayoutTensor& layout = map.tensors[i].layout;
    writer.add_tensor(layout.name, stored_type(layout, options.type), layout.dims);
    total += writer.tensor_bytes(i);
  }
  Conversion conversion(checkpoint, options);
  return writer.write(path, [&](std::size_t i, const GgufWriter::Sink& sink) -> Status {
    const SourceTensor& t = map.tensors[i];
    if (options.progress) options.progress({"Converting weights", done, total, "bytes", t.layout.name});
    done += writer.tensor_bytes(i);
    if (t.layout.role == TensorRole::frequencies) return sink(std::as_bytes(std::span(config.frequency_factors)));
    return conversion.send(t, stored_type(t.layout, options.type), sink);
  });
}

}  // namespace dossier
