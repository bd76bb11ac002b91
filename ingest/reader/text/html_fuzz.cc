// Markup as a browser would take it.
#include "ingest/reader/text/html_reader.h"
#include "ingest/reader/testing/fuzz_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier::reader;
  fuzz_reading(read_html, bytes_of(data, size), "html");
  return 0;
}
