#include "engine/convert/convert_vision.h"

#include <filesystem>
#include <set>

#include "base/file.h"
#include "engine/convert/tensor_conversion.h"
#include "engine/shape/file_layout.h"
#include "engine/shape/vision_file.h"
#include "kernels/kernel_api.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestConfig = 16u << 20;
constexpr std::string_view kFirstTensor = "vision_model.patch_embedding.linear.weight";

// What transformers calls a tensor of the model file.
std::string name_in_checkpoint(const std::string& name) {
  static const std::pair<std::string_view, std::string_view> outside[] = {{"v.patch_embd.", "vision_model.patch_embedding.linear."},
                                                                          {"v.pre_ln.", "vision_model.layernorm_pre."},
                                                                          {"v.post_ln.", "vision_model.layernorm_post."},
                                                                          {"mm.model.mlp.1.", "vision_model.vision_adapter.mlp.fc1."},
                                                                          {"mm.model.mlp.2.", "vision_model.vision_adapter.mlp.fc2."},
                                                                          {"mm.model.fc.", "multi_modal_projector.linear_1."}};
  static const std::pair<std::string_view, std::string_view> inside[] = {{"ln1.", "input_layernorm."},         {"ln2.", "post_attention_layernorm."}, {"attn_q.", "self_attn.q_proj."},
                                                                         {"attn_k.", "self_attn.k_proj."},     {"attn_v.", "self_attn.v_proj."},      {"attn_out.", "self_attn.o_proj."},
                                                                         {"ffn_up.", "mlp.fc1."},              {"ffn_down.", "mlp.fc2."}};
  if (name == "v.class_embd") return "vision_model.class_embedding";
  if (name == "v.position_embd.weight") return "vision_model.positional_embedding_vlm";
  for (auto [ours, theirs] : outside)
    if (name.starts_with(ours)) return std::string(theirs) + name.substr(ours.size());
  // "v.blk.N.PART"
  const std::size_t dot = name.find('.', 6);
  const std::string layer = "vision_model.model.layers." + name.substr(6, dot - 6) + ".", part = name.substr(dot + 1);
  for (auto [ours, theirs] : inside)
    if (part.starts_with(ours)) return layer + std::string(theirs) + part.substr(ours.size());
  return layer + part;
}

struct VisionSource {
  VisionTensor layout;
  SourceMatrix matrix;
};

Result<VisionSource> find_tensor(const Checkpoint& checkpoint, const std::string& prefix, const VisionTensor& layout) {
  const std::string name = prefix + name_in_checkpoint(layout.name);
  const SafeTensor* t = checkpoint.find(name);
  if (!t) return Error{ErrorKind::damaged, "the tensor " + name + " is missing", checkpoint.folder(), ""};
  if (t->type == SafeType::other || t->type == SafeType::f8_e4m3)
    return Error{ErrorKind::unsupported, "the tensor " + name + " is of type " + t->type_name, checkpoint.file_of(*t), "F32, F16 and BF16 are read"};
  const std::vector<std::int64_t> wanted = layout.rows > 0 ? std::vector{layout.rows, layout.cols} : std::vector{layout.cols};
  if (t->shape != wanted) {
    auto form = [](const std::vector<std::int64_t>& shape) {
      std::string out;
      for (std::int64_t n : shape) out += (out.empty() ? "[" : ", ") + std::to_string(n);
      return out + "]";
    };
    return Error{ErrorKind::damaged, "the tensor " + name + " is " + form(t->shape) + ", the model's numbers ask for " + form(wanted), checkpoint.file_of(*t), ""};
  }
  return VisionSource{layout, SourceMatrix{t, nullptr, 0, layout.cols, 1, 0}};
}

// Every tensor of the encoder, and none left over.
Result<std::vector<VisionSource>> map_vision(const Checkpoint& checkpoint, const std::string& prefix, const VisionShape& shape) {
  std::vector<VisionSource> out;
  std::set<std::string> taken;
  for (const VisionTensor& layout : vision_tensors(shape)) {
    DOSSIER_ASSIGN(VisionSource source, find_tensor(checkpoint, prefix, layout));
    taken.insert(source.matrix.tensor->name);
    out.push_back(std::move(source));
  }
  for (const SafeTensor& t : checkpoint.tensors()) {
    const bool ours = t.name.starts_with(prefix + "vision_model.") || t.name.starts_with(prefix + "multi_modal_projector.");
    if (ours && !taken.count(t.name)) return Error{ErrorKind::unsupported, "the tensor " + t.name + " has no place in a vision encoder of this shape", checkpoint.file_of(t), ""};
  }
  return out;
}

Result<std::string> prefix_of(const Checkpoint& checkpoint) {
  for (const SafeTensor& t : checkpoint.tensors())
    if (t.name.ends_with(kFirstTensor)) return t.name.substr(0, t.name.size() - kFirstTensor.size());
  return Error{ErrorKind::not_found, "the checkpoint has no vision encoder of Llama 4", checkpoint.folder(), "no tensor ends in " + std::string(kFirstTensor)};
}

}  // namespace

Status convert_vision(const std::string& source, const ConvertOptions& options, const std::string& path) {
  DOSSIER_ASSIGN(Checkpoint checkpoint, Checkpoint::open(source));
  DOSSIER_ASSIGN(const std::string prefix, prefix_of(checkpoint));
  const std::string config = (fs::path(checkpoint.folder()) / "config.json").string();
  DOSSIER_ASSIGN(const std::string text, read_file(config, kLargestConfig));
  DOSSIER_ASSIGN(VisionShape shape, parse_vision_shape(text, config));
  shape.name = fs::absolute(checkpoint.folder()).lexically_normal().filename().string();
  DOSSIER_ASSIGN(const std::vector<VisionSource> tensors, map_vision(checkpoint, prefix, shape));
  GgufWriter writer;
  add_vision_keys(shape, file_type_of(options.type), writer);
  std::uint64_t total = 0, done = 0;
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    const VisionTensor& t = tensors[i].layout;
    writer.add_tensor(t.name, stored_vision_type(t, options.type), {t.cols, std::max<std::int64_t>(t.rows, 1), 1, 1});
    total += writer.tensor_bytes(i);
  }
  TensorConversion conversion(checkpoint, options);
  return writer.write(path, [&](std::size_t i, const GgufWriter::Sink& sink) -> Status {
    const VisionTensor& t = tensors[i].layout;
    if (options.progress) options.progress({"Converting weights", done, total, "bytes", t.name});
    done += writer.tensor_bytes(i);
    return conversion.send({tensors[i].matrix}, std::max<std::int64_t>(t.rows, 1), t.cols, stored_vision_type(t, options.type), sink);
  });
}

}  // namespace dossier
