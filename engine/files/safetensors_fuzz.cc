// Any bytes: a file that is accepted has its tensors inside it, apart, each as large as its shape says.
#include <cstdlib>

#include "engine/files/safetensors.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  auto tensors = dossier::parse_safetensors({reinterpret_cast<const char*>(data), size}, "fuzz");
  if (!tensors.ok()) return 0;
  std::uint64_t end = 8;
  for (const dossier::SafeTensor& t : *tensors) {
    if (t.offset > size || t.bytes > size - t.offset || t.offset < end) std::abort();
    std::int64_t values = 1;
    for (std::int64_t n : t.shape) values *= n;
    if (values != t.values || t.values < 0 || (t.type != dossier::SafeType::other && t.bytes % static_cast<std::uint64_t>(std::max<std::int64_t>(1, t.values)) != 0)) std::abort();
    end = t.offset + t.bytes;
  }
  return 0;
}
