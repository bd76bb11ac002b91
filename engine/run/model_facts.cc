#include "engine/run/model_facts.h"

#include <algorithm>
#include <map>

#include "engine/chat/chat_template.h"
#include "engine/files/model_file.h"
#include "engine/model/language_model.h"
#include "engine/tokenizer/tokenizer.h"
#include "kernels/kernel_api.h"

namespace dossier {
namespace {

std::int64_t values_of(const TensorInfo& t) { return t.dims[0] * t.dims[1] * t.dims[2] * t.dims[3]; }

std::vector<TensorTypeFacts> types_of(const ModelFile& file) {
  std::map<std::uint32_t, TensorTypeFacts> by_type;
  for (const TensorInfo& t : file.tensors()) {
    TensorTypeFacts& facts = by_type[t.type];
    facts.name = dk_type_name(t.type);
    ++facts.tensors;
    facts.values += values_of(t);
    facts.bytes += t.bytes;
  }
  std::vector<TensorTypeFacts> out;
  for (auto& [type, facts] : by_type) out.push_back(std::move(facts));
  std::stable_sort(out.begin(), out.end(), [](const TensorTypeFacts& a, const TensorTypeFacts& b) { return a.bytes > b.bytes; });
  return out;
}

// A stack of experts counts with those a token is sent to.
std::int64_t active_parameters(const ModelFile& file, const ModelShape& shape) {
  std::int64_t out = 0;
  for (const TensorInfo& t : file.tensors()) out += t.experts() > 1 ? values_of(t) / t.experts() * shape.experts_used : values_of(t);
  return out;
}

Result<TokenizerFacts> tokenizer_facts(const ModelFile& file, const Tokenizer& tokenizer) {
  TokenizerFacts out;
  out.pattern = file.text("tokenizer.ggml.pre").value_or("");
  out.vocabulary = tokenizer.size();
  out.adds_bos = tokenizer.adds_bos();
  for (TokenId id : tokenizer.stops()) out.stops.emplace_back(tokenizer.bytes_of(id));
  return out;
}

}  // namespace

Result<ModelFacts> read_model_facts(const std::string& path, const std::vector<ShapeOverride>& overrides) {
  DOSSIER_ASSIGN(ModelFile file, ModelFile::open(path));
  ModelFacts out;
  out.path = path;
  out.architecture = file.text("general.architecture").value_or("");
  out.files = file.parts();
  for (std::size_t n = 0; n < out.files; ++n) out.file_bytes += file.part(n).bytes().size();
  for (const TensorInfo& t : file.tensors()) out.parameters += values_of(t);
  out.types = types_of(file);
  constexpr std::string_view kGeneral = "general.";
  for (const std::string& key : file.keys())
    if (auto text = file.text(key); text && key.starts_with(kGeneral) && key != "general.architecture") out.general.emplace_back(key.substr(kGeneral.size()), *text);
  if (is_vision_file(file)) {
    auto vision = read_vision_shape(file);
    if (vision.ok()) out.vision = std::move(vision).value();
    else out.problems.push_back("cannot be run: " + vision.error().message);
    return out;
  }
  if (auto shape = read_shape(file, overrides); shape.ok()) {
    out.active_parameters = active_parameters(file, *shape);
    KvShape kv = kv_shape_of(*shape, DK_KV_INT8);
    out.kv_bytes_per_token = kv.bytes_per_token();
    out.kv_fixed_bytes = kv.chunk_bytes();
    out.shape = std::move(shape).value();
  } else if (shape.error().kind == ErrorKind::usage) {
    return shape.error();
  } else {
    out.problems.push_back("cannot be run: " + shape.error().message);
  }
  auto tokenizer = Tokenizer::load(file);
  if (!tokenizer.ok()) {
    out.problems.push_back("no text: " + tokenizer.error().message);
    return out;
  }
  DOSSIER_ASSIGN(out.tokenizer, tokenizer_facts(file, *tokenizer));
  if (auto chat = ChatTemplate::of(file, *tokenizer); chat.ok()) out.chat_family = name_of(chat->family());
  else out.problems.push_back("no conversations: " + chat.error().message);
  return out;
}

}  // namespace dossier
