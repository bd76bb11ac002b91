// An Outlook message, as a compound file.
#include "ingest/reader/office/msg_reader.h"
#include "ingest/reader/testing/fuzz_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier::reader;
  fuzz_reading(read_msg, bytes_of(data, size), "msg");
  return 0;
}
