// An old Word file, as a compound file.
#include "ingest/reader/office/doc_reader.h"
#include "ingest/reader/testing/fuzz_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier::reader;
  fuzz_reading(read_doc, bytes_of(data, size), "doc");
  return 0;
}
