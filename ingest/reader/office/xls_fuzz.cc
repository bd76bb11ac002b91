// An old Excel file, as a compound file.
#include "ingest/reader/office/xls_reader.h"
#include "ingest/reader/testing/fuzz_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier::reader;
  fuzz_reading(read_xls, bytes_of(data, size), "xls");
  return 0;
}
