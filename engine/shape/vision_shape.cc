#include "engine/shape/vision_shape.h"

#include <cmath>

#include "base/bytes.h"
#include "engine/files/model_file.h"

namespace dossier {
namespace {

Error damaged(const ModelFile& file, std::string message) { return Error{ErrorKind::damaged, std::move(message), file.path(), ""}; }

class Numbers {
 public:
  explicit Numbers(const ModelFile& file) : file_(file) {}

  Status whole(const std::string& key, std::int64_t least, std::int64_t most, std::int64_t& out) const {
    auto n = file_.integer("clip.vision." + key);
    if (!n) return damaged(file_, "the number clip.vision." + key + " is missing");
    if (*n < least || *n > most)
      return damaged(file_, "clip.vision." + key + " is " + std::to_string(*n) + ", not from " + std::to_string(least) + " to " + std::to_string(most));
    out = *n;
    return {};
  }
  Status channels(const std::string& key, bool positive, float (&out)[3]) const {
    auto list = file_.reals("clip.vision." + key);
    for (float& x : out) x = 0.5f;  // of every Llama 4
    if (!file_.has("clip.vision." + key)) return {};
    if (!list || list->size() != 3) return damaged(file_, "clip.vision." + key + " is no list of three numbers");
    for (std::size_t c = 0; c < 3; ++c) {
      out[c] = (*list)[c];
      if (!std::isfinite(out[c]) || (positive && !(out[c] > 1e-6f))) return damaged(file_, "clip.vision." + key + " holds " + std::to_string(out[c]));
    }
    return {};
  }

 private:
  const ModelFile& file_;
};

Status check_family(const ModelFile& file) {
  if (!is_vision_file(file)) return Error{ErrorKind::unsupported, "this file holds no vision encoder (general.architecture is not clip)", file.path(), "give the mmproj file of the model"};
  auto kind = file.text("clip.projector_type");
  if (!kind) kind = file.text("clip.vision.projector_type");
  if (!kind) return damaged(file, "clip.projector_type is missing");
  if (*kind != "llama4") return Error{ErrorKind::unsupported, "a vision encoder with the projector " + std::string(*kind), file.path(), "that of Llama 4 is read"};
  if (!file.boolean("clip.has_vision_encoder").value_or(true)) return Error{ErrorKind::unsupported, "the file says it holds no vision encoder", file.path(), ""};
  return {};
}

// Projection layers have no number of their own in the file: their widths are those of the tensors.
Status read_adapter(const ModelFile& file, VisionShape& s) {
  const TensorInfo* first = file.find("mm.model.mlp.1.weight");
  const TensorInfo* last = file.find("mm.model.fc.weight");
  if (!first || !last) return damaged(file, std::string("the tensor ") + (first ? "mm.model.fc.weight" : "mm.model.mlp.1.weight") + " is missing");
  s.adapter = first->rows();
  s.text_width = last->rows();
  if (s.adapter > 65536 || s.text_width > 65536 || s.adapter < 2 || s.text_width < 2) return damaged(file, "the adapter is " + std::to_string(s.adapter) + " to " + std::to_string(s.text_width) + " wide");
  return {};
}

Status check_tensor(const ModelFile& file, const VisionTensor& want) {
  const TensorInfo* t = file.find(want.name);
  if (!t) return damaged(file, "the tensor " + want.name + " is missing");
  const std::int64_t rows = want.rows > 0 ? want.rows : 1;
  if (t->cols() == want.cols && t->rows() == rows && t->dims[2] * t->dims[3] == 1) return {};
  return damaged(file, "the tensor " + want.name + " is " + std::to_string(t->cols()) + " x " + std::to_string(t->rows()) + " x " + std::to_string(t->dims[2] * t->dims[3]) + ", the model's numbers ask for " +
                           std::to_string(want.cols) + " x " + std::to_string(rows));
}

}  // namespace

bool is_vision_file(const ModelFile& file) { return file.text("general.architecture").value_or("") == "clip"; }

std::vector<VisionTensor> vision_tensors(const VisionShape& s) {
  std::vector<VisionTensor> out;
  auto matrix = [&](std::string name, std::int64_t cols, std::int64_t rows, bool biased) {
    out.push_back({name + ".weight", cols, rows, true});
    if (biased) out.push_back({name + ".bias", rows, 0, false});
  };
  auto norm = [&](const std::string& name) {
    out.push_back({name + ".weight", s.width, 0, false});
    out.push_back({name + ".bias", s.width, 0, false});
  };
  matrix("v.patch_embd", 3 * s.patch * s.patch, s.width, false);
  out.push_back({"v.class_embd", s.width, 0, false});
  out.push_back({"v.position_embd.weight", s.width, s.patches() + 1, false});
  norm("v.pre_ln");
  for (std::int64_t l = 0; l < s.layers; ++l) {
    const std::string p = "v.blk." + std::to_string(l) + ".";
    norm(p + "ln1");
    for (const char* name : {"attn_q", "attn_k", "attn_v", "attn_out"}) matrix(p + name, s.width, s.width, true);
    norm(p + "ln2");
    matrix(p + (s.up_is_named_down ? "ffn_down" : "ffn_up"), s.width, s.feed_forward, true);
    matrix(p + (s.up_is_named_down ? "ffn_up" : "ffn_down"), s.feed_forward, s.width, true);
  }
  norm("v.post_ln");
  matrix("mm.model.mlp.1", s.merged_width(), s.adapter, false);
  matrix("mm.model.mlp.2", s.adapter, s.adapter, false);
  matrix("mm.model.fc", s.adapter, s.text_width, false);
  return out;
}

Status check_vision_numbers(const VisionShape& s, const std::string& where) {
  auto wrong = [&](std::string message) { return Error{ErrorKind::damaged, std::move(message), where, ""}; };
  if (s.side % s.patch != 0) return wrong("a tile of " + std::to_string(s.side) + " is no multiple of its patch of " + std::to_string(s.patch));
  if (s.grid() % s.merge != 0) return wrong(std::to_string(s.grid()) + " patches a side are no multiple of " + std::to_string(s.merge));
  if (s.patches() > 16384) return wrong("a tile of " + std::to_string(s.patches()) + " patches");
  if (s.width % s.heads != 0 || s.head_dim() % 4 != 0 || s.head_dim() > 256)
    return wrong("heads of " + std::to_string(s.width) + " / " + std::to_string(s.heads) + " values");
  if (!(s.epsilon > 0) || s.epsilon > 0.1f) return wrong("clip.vision.attention.layer_norm_epsilon is " + std::to_string(s.epsilon));
  return {};
}

Result<VisionShape> read_vision_shape(const ModelFile& file) {
  DOSSIER_TRY(check_family(file));
  VisionShape s;
  Numbers numbers(file);
  DOSSIER_TRY(numbers.whole("image_size", 1, 4096, s.side));
  DOSSIER_TRY(numbers.whole("patch_size", 1, 256, s.patch));
  DOSSIER_TRY(numbers.whole("embedding_length", 4, 65536, s.width));
  DOSSIER_TRY(numbers.whole("feed_forward_length", 2, 262144, s.feed_forward));
  DOSSIER_TRY(numbers.whole("block_count", 1, 512, s.layers));
  DOSSIER_TRY(numbers.whole("attention.head_count", 1, 1024, s.heads));
  s.merge = 2;
  if (file.has("clip.vision.projector.scale_factor")) DOSSIER_TRY(numbers.whole("projector.scale_factor", 1, 16, s.merge));
  s.epsilon = static_cast<float>(file.real("clip.vision.attention.layer_norm_epsilon").value_or(0));
  DOSSIER_TRY(numbers.channels("image_mean", false, s.mean));
  DOSSIER_TRY(numbers.channels("image_std", true, s.deviation));
  DOSSIER_TRY(check_vision_numbers(s, file.path()));
  DOSSIER_TRY(read_adapter(file, s));
  if (const TensorInfo* up = file.find("v.blk.0.ffn_up.weight")) s.up_is_named_down = up->cols() == s.feed_forward && up->rows() == s.width && s.feed_forward != s.width;
  for (const VisionTensor& want : vision_tensors(s)) DOSSIER_TRY(check_tensor(file, want));
  s.name = std::string(file.text("general.name").value_or(""));
  return s;
}

std::int64_t VisionShape::parameters() const {
  std::int64_t sum = 0;
  for (const VisionTensor& t : vision_tensors(*this)) sum += t.cols * (t.rows > 0 ? t.rows : 1);
  return sum;
}

double VisionShape::flop_per_tile() const {
  const double n = static_cast<double>(patches() + 1), w = static_cast<double>(width), out = static_cast<double>(rows_per_tile());
  const double layer = 2 * n * (4 * w * w + 2 * w * static_cast<double>(feed_forward)) + 4 * n * n * w;
  const double a = static_cast<double>(adapter);
  return 2 * static_cast<double>(patches()) * 3 * static_cast<double>(patch * patch) * w + static_cast<double>(layers) * layer +
         2 * out * a * (static_cast<double>(merged_width()) + a + static_cast<double>(text_width));
}

std::string VisionShape::constants() const {
  ByteWriter out;
  for (std::int64_t n : {side, patch, width, feed_forward, layers, heads, merge, adapter, text_width}) out.u64(static_cast<std::uint64_t>(n));
  out.f32(epsilon);
  for (float x : mean) out.f32(x);
  for (float x : deviation) out.f32(x);
  return out.take();
}

}  // namespace dossier
