// ZIP, TAR, 7z and compressed streams: members under limits.
#include "ingest/reader/container/archive_reader.h"
#include "ingest/reader/container/members.h"
#include "ingest/reader/testing/fuzz_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier::reader;
  fuzz_reading(read_archive, bytes_of(data, size), "zip");
  fuzz_reading(read_compressed, bytes_of(data, size), "gz");
  UnpackLimits limits = unpack_limits(fuzz_request().limits);
  auto package = read_package(bytes_of(data, size), limits, [](std::string_view name) { return name.ends_with(".xml"); });
  uint64_t sum = 0;
  if (package.ok())
    for (const auto& [name, content] : package->by_name) sum += content.size();
  if (sum > limits.total_bytes) std::abort();
  return 0;
}
