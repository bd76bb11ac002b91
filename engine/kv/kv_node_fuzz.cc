// The head of a stored node: parsed or refused; what is parsed is written again to the same head.
#include <cstdlib>

#include "engine/kv/kv_node_file.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier;
  auto header = parse_kv_header({reinterpret_cast<const char*>(data), size});
  if (!header.ok()) return 0;
  std::string bytes = encode_kv_header(*header);
  auto again = parse_kv_header(bytes);
  if (!again.ok() || encode_kv_header(*again) != bytes) std::abort();
  return 0;
}
