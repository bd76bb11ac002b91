// Any bytes as SHAPE.json and its overrides: a shape that is accepted says only what a file can hold. Input:
// KEY=VALUE a line up to the first line that is none, then the JSON.
#include <cstdlib>

#include "engine/shape/file_layout.h"
#include "engine/shape/model_shape.h"

using namespace dossier;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string text(reinterpret_cast<const char*>(data), size);
  std::vector<ShapeOverride> overrides;
  for (std::size_t end; (end = text.find('\n')) != std::string::npos; text.erase(0, end + 1)) {
    auto one = parse_override(text.substr(0, end));
    if (!one.ok()) break;
    overrides.push_back(std::move(*one));
  }
  auto shape = parse_shape(text, overrides);
  if (!shape.ok()) return 0;
  if (shape->hidden < 1 || shape->heads < 1 || shape->kv_heads < 1 || shape->head_dim < 1 ||
      shape->group() < 1 || shape->layers.empty())
    std::abort();
  if (shape->constants().empty() || !(shape->temperature(10'485'759) > 0)) std::abort();
  if (shape->layers.size() > 64) return 0;
  for (const LayoutTensor& t : tensors_of(*shape, true))
    if (t.name.empty() || t.dims[0] < 1 || t.dims[1] < 1 || t.dims[2] < 1) std::abort();
  GgufWriter keys;
  (void)add_shape_keys(*shape, keys);
  return 0;
}
