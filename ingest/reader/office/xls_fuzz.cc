// An old Excel file: a compound file as it is; any other bytes are the records of a workbook, and get a sound compound file around them, so that a
// mutation meets the reader of records and not the file's table of sectors.
#include "ingest/reader/office/xls_reader.h"
#include "ingest/reader/testing/compound_file.h"
#include "ingest/reader/testing/fuzz_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dossier::reader;
  std::string bytes = bytes_of(data, size);
  fuzz_reading(read_xls, bytes.starts_with("\xd0\xcf\x11\xe0") ? bytes : testing::compound_file({{"Workbook", bytes}}), "xls");
  return 0;
}
