// Rich Text Format.
#include "ingest/reader/text/rtf_reader.h"
#include "ingest/reader/testing/fuzz_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier::reader;
  fuzz_reading(read_rtf, bytes_of(data, size), "rtf");
  return 0;
}
