// Any bytes: a header that is accepted has its slabs one after another, and can be written again in the same room. A whole header is taken as it is; any other bytes are
// the content behind a sound head.
#include <cstdlib>

#include "engine/files/sealed_head.h"
#include "engine/weights/packed_file.h"

namespace {

void judge(std::string_view bytes) {
  auto header = dossier::parse_packed_header(bytes);
  if (!header.ok()) return;
  std::uint64_t slabs = 0, at = 0;
  for (const dossier::PackedMatrix& m : header->matrices) {
    if (m.offset != at) std::abort();
    at += m.stride * static_cast<std::uint64_t>(m.slabs);
    slabs += static_cast<std::uint64_t>(m.slabs);
  }
  if (slabs != header->checksums.size() || header->file_bytes() != header->header_bytes + at) std::abort();
  dossier::PackedHeader again = *header;
  std::string written = dossier::encode_packed_header(again);
  if (again.header_bytes > header->header_bytes || !dossier::parse_packed_header(written).ok()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  judge(bytes.starts_with("DOSSPACK") ? std::string(bytes) : dossier::seal_head({"DOSSPACK", 1, "", 0}, 1, bytes));
  return 0;
}
