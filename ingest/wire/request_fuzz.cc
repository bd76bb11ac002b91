// Requests: what decodes comes out the same when it is encoded again.
#include <cstdlib>

#include "ingest/wire/request.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier;
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (Result<ReadRequest> request = decode_read_request(bytes); request.ok()) {
    Result<ReadRequest> again = decode_read_request(encode_request(*request));
    if (!again.ok() || again->resume != request->resume || again->passwords != request->passwords) std::abort();
  }
  if (Result<RenderRequest> request = decode_render_request(bytes); request.ok())
    if (!decode_render_request(encode_request(*request)).ok()) std::abort();
  return 0;
}
