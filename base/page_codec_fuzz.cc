// Stored or sent pages: decoded or refused; what is decoded keeps every rule and is encoded to the same page again.
#include <cstdlib>

#include "base/page_codec.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier;
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (auto page = decode_page(bytes); page.ok()) {
    if (!check_page(*page).ok()) std::abort();
    auto again = decode_page(encode_page(*page));
    if (!again.ok() || encode_page(*again) != encode_page(*page)) std::abort();
  }
  if (auto info = decode_info(bytes); info.ok()) {
    auto again = decode_info(encode_info(*info));
    if (!again.ok() || encode_info(*again) != encode_info(*info)) std::abort();
  }
  Page layout;
  (void)decode_layout(bytes, layout);
  return 0;
}
