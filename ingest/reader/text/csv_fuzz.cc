// Comma-separated values.
#include "ingest/reader/text/csv_reader.h"
#include "ingest/reader/testing/fuzz_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier::reader;
  fuzz_reading(read_csv, bytes_of(data, size), "csv");
  return 0;
}
