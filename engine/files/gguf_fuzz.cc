// Any bytes: a file that is accepted has its tensors inside it, and every key can be asked for in every way.
#include <cstdlib>

#include "engine/files/gguf_part.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view file(reinterpret_cast<const char*>(data), size);
  auto part = dossier::gguf::parse_part(file, "fuzz");
  if (!part.ok()) return 0;
  for (const dossier::TensorInfo& t : part->tensors) {
    if (t.offset > size || t.bytes > size - t.offset) std::abort();
    if (t.name.empty() || t.dims[0] < 1 || t.dims[3] < 1) std::abort();
  }
  for (const auto& [key, value] : part->values) {
    std::int64_t n = 0;
    (void)dossier::gguf::to_integer(value, n);
    if (value.bytes.data() < file.data() || value.bytes.data() + value.bytes.size() > file.data() + size) std::abort();
  }
  return 0;
}
