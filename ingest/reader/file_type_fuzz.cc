// Type detection over any bytes.
#include "ingest/reader/file_type.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const dossier::reader::TypeFinder types;
  types.find({reinterpret_cast<const char*>(data), size}, "file.csv");
  return 0;
}
