// Plain text and Markdown in any character set.
#include "ingest/reader/text/text_reader.h"
#include "ingest/reader/testing/fuzz_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier::reader;
  fuzz_reading(read_text, bytes_of(data, size), "txt");
  fuzz_reading(read_text, bytes_of(data, size), "md");
  return 0;
}
