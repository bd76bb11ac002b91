#include "ingest/reader/pdf/page_errors.h"

#include <Error.h>

namespace dossier::reader {
namespace {

// Poppler's callback carries no context of ours.
uint32_t errors = 0;

void count_error(ErrorCategory category, Goffset, const char*) {
  if (category == errSyntaxError || category == errIO) ++errors;
}

}  // namespace

PageErrors::PageErrors() {
  errors = 0;
  setErrorCallback(count_error);
}

PageErrors::~PageErrors() { setErrorCallback(nullptr); }

uint32_t PageErrors::count() const { return errors; }

}  // namespace dossier::reader
