// Members of a package as text (fuzz_reading.h): the XML behind the ZIP.
#include "ingest/reader/office/pptx_reader.h"
#include "ingest/reader/testing/fuzz_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier::reader;
  std::string package = package_of(bytes_of(data, size), "ppt/slides/slide1.xml");
  fuzz_reading(read_pptx, package, "pptx");
  return 0;
}
