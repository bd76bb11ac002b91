// Any bytes as the texts beside a checkpoint, parted by zero bytes: config.json, tokenizer.json, tokenizer_config.json. A shape that is
// accepted has a layout that can be listed; keys that are accepted can be written.
#include <cstdlib>

#include "engine/convert/checkpoint_config.h"
#include "engine/convert/tokenizer_keys.h"
#include "engine/shape/file_layout.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier;
  std::string texts[3];
  int n = 0;
  for (size_t i = 0; i < size; ++i) {
    if (data[i] == 0 && n < 2) ++n;
    else texts[n] += static_cast<char>(data[i]);
  }
  auto config = read_checkpoint_config(texts[0], "fuzz", size % 2 == 0);
  if (config.ok() && config->shape.layers.size() <= 64) {
    for (const LayoutTensor& t : tensors_of(config->shape, !config->frequency_factors.empty()))
      if (t.name.empty() || t.dims[0] < 1 || t.dims[1] < 1 || t.dims[2] < 1) std::abort();
    GgufWriter keys;
    (void)add_shape_keys(config->shape, keys);
  }
  GgufWriter writer;
  (void)add_tokenizer_keys({texts[1], texts[2], "", ""}, "fuzz", {300, -1, {}}, writer);
  return 0;
}
