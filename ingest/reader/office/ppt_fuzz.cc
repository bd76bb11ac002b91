// An old PowerPoint file, as a compound file.
#include "ingest/reader/office/ppt_reader.h"
#include "ingest/reader/testing/fuzz_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier::reader;
  fuzz_reading(read_ppt, bytes_of(data, size), "ppt");
  return 0;
}
