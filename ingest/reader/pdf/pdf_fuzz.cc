// Bytes of a PDF through the whole reading.
#include "ingest/reader/pdf/pdf_reader.h"
#include "ingest/reader/testing/fuzz_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier::reader;
  fuzz_reading(read_pdf, bytes_of(data, size), "pdf");
  return 0;
}
