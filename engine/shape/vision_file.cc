#include "engine/shape/vision_file.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "kernels/kernel_api.h"

namespace dossier {
namespace {

using nlohmann::json;

// The numbers of a shape, by the name of a metadata key or of a config.json; most are followed by what every Llama 4 has.
class VisionNumbers {
 public:
  VisionNumbers(const json& vision, std::string where) : vision_(vision), where_(std::move(where)) {}

  Status whole(std::initializer_list<const char*> names, std::int64_t least, std::int64_t most, std::optional<std::int64_t> otherwise, std::int64_t& out) const {
    const json* v = find(names);
    if (!v && otherwise) {
      out = *otherwise;
      return {};
    }
    if (!v || !v->is_number_integer()) return damaged(std::string(*names.begin()) + " is missing");
    out = v->get<std::int64_t>();
    if (out < least || out > most) return damaged(std::string(*names.begin()) + " is " + std::to_string(out));
    return {};
  }
  double real(std::initializer_list<const char*> names, double otherwise) const {
    const json* v = find(names);
    return v && v->is_number() ? v->get<double>() : otherwise;
  }
  std::string text(const char* name) const {
    const json* v = find({name});
    return v && v->is_string() ? v->get<std::string>() : "";
  }
  Error damaged(std::string message) const { return {ErrorKind::damaged, std::move(message), where_, ""}; }
  Error unsupported(std::string message) const { return {ErrorKind::unsupported, std::move(message), where_, ""}; }

 private:
  const json* find(std::initializer_list<const char*> names) const {
    for (const char* name : names)
      if (auto v = vision_.find(name); v != vision_.end() && !v->is_null()) return &*v;
    return nullptr;
  }
  const json& vision_;
  std::string where_;
};

// Widths that a config.json of transformers has to agree on.
Status check_config(const VisionNumbers& n, const VisionShape& s) {
  if (std::string act = n.text("hidden_act"); !act.empty() && act != "gelu") return n.unsupported("the vision encoder's hidden_act is " + act + "; only gelu is built");
  if (double base = n.real({"rope_theta"}, 10000); base != 10000) return n.unsupported("the vision encoder turns its heads by a base of " + std::to_string(base));
  const double ratio = n.real({"pixel_shuffle_ratio"}, 1.0 / static_cast<double>(s.merge));
  if (std::fabs(ratio * static_cast<double>(s.merge) - 1) > 1e-6) return n.unsupported("pixel_shuffle_ratio is " + std::to_string(ratio));
  return {};
}

}  // namespace

Result<VisionShape> parse_vision_shape(const std::string& text, const std::string& where) {
  const json root = json::parse(text, nullptr, false);
  if (!root.is_object()) return Error{ErrorKind::damaged, "not a JSON object", where, ""};
  const bool nested = root.contains("vision_config") && root["vision_config"].is_object();
  const json& vision = nested ? root["vision_config"] : root;
  VisionNumbers n(vision, where);
  VisionShape s;
  DOSSIER_TRY(n.whole({"image_size"}, 1, 4096, 336, s.side));
  DOSSIER_TRY(n.whole({"patch_size"}, 1, 256, 14, s.patch));
  DOSSIER_TRY(n.whole({"embedding_length", "hidden_size"}, 4, 65536, {}, s.width));
  DOSSIER_TRY(n.whole({"feed_forward_length", "intermediate_size"}, 2, 262144, {}, s.feed_forward));
  DOSSIER_TRY(n.whole({"block_count", "num_hidden_layers"}, 1, 512, {}, s.layers));
  DOSSIER_TRY(n.whole({"attention.head_count", "num_attention_heads"}, 1, 1024, {}, s.heads));
  const double ratio = n.real({"pixel_shuffle_ratio"}, 0.5);
  DOSSIER_TRY(n.whole({"projector.scale_factor"}, 1, 16, static_cast<std::int64_t>(std::lround(1 / std::clamp(ratio, 0.0625, 1.0))), s.merge));
  DOSSIER_TRY(n.whole({"adapter_length", "projector_output_dim"}, 2, 65536, {}, s.adapter));
  std::optional<std::int64_t> hidden;
  if (nested && root.contains("text_config") && root["text_config"].is_object() && root["text_config"].contains("hidden_size") && root["text_config"]["hidden_size"].is_number_integer())
    hidden = root["text_config"]["hidden_size"].get<std::int64_t>();
  DOSSIER_TRY(n.whole({"text_width"}, 2, 65536, hidden, s.text_width));
  s.epsilon = static_cast<float>(n.real({"attention.layer_norm_epsilon", "norm_eps"}, 1e-5));
  for (int c = 0; c < 3; ++c) s.mean[c] = s.deviation[c] = 0.5f;
  if (s.text_width < 2 || s.text_width > 65536) return n.damaged("the text model is " + std::to_string(s.text_width) + " wide");
  DOSSIER_TRY(check_config(n, s));
  DOSSIER_TRY(check_vision_numbers(s, where));
  return s;
}

void add_vision_keys(const VisionShape& s, std::uint32_t file_type, GgufWriter& w) {
  w.add_text("general.architecture", "clip");
  w.add_text("general.type", "mmproj");
  w.add_text("general.name", s.name.empty() ? "vision encoder" : s.name);
  w.add_u32("general.file_type", file_type);
  w.add_u32("general.quantization_version", 2);
  w.add_bool("clip.has_vision_encoder", true);
  w.add_text("clip.projector_type", "llama4");
  w.add_bool("clip.use_gelu", true);
  auto number = [&](const char* key, std::int64_t value) { w.add_u32(std::string("clip.vision.") + key, static_cast<std::uint32_t>(value)); };
  number("image_size", s.side);
  number("patch_size", s.patch);
  number("embedding_length", s.width);
  number("feed_forward_length", s.feed_forward);
  number("block_count", s.layers);
  number("attention.head_count", s.heads);
  number("projection_dim", s.text_width);
  number("projector.scale_factor", s.merge);
  w.add_f32("clip.vision.attention.layer_norm_epsilon", s.epsilon);
  w.add_f32s("clip.vision.image_mean", {s.mean, s.mean + 3});
  w.add_f32s("clip.vision.image_std", {s.deviation, s.deviation + 3});
}

std::uint32_t stored_vision_type(const VisionTensor& tensor, std::uint32_t type) {
  if (!tensor.is_matrix) return DK_F32;
  if (tensor.cols % dk_facts(type)->block_values == 0) return type;
  return tensor.cols % 32 == 0 ? DK_Q8_0 : DK_F16;
}

}  // namespace dossier
