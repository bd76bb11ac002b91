// A mailbox.
#include "ingest/reader/mail/mail_reader.h"
#include "ingest/reader/testing/fuzz_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier::reader;
  fuzz_reading(read_mbox, bytes_of(data, size), "mbox");
  return 0;
}
