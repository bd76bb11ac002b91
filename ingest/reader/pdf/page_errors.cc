#include "ingest/reader/pdf/page_errors.h"

#include <Error.h>

#include <string_view>

namespace dossier::reader {
namespace {

// Poppler's callback carries no context of ours.
uint32_t errors = 0, without_font = 0;

void count_error(ErrorCategory category, Goffset, const char* message) {
  if (category == errSyntaxError || category == errIO) ++errors;
  if (std::string_view(message).starts_with("No font in show")) ++without_font;
}

}  // namespace

PageErrors::PageErrors() {
  errors = without_font = 0;
  setErrorCallback(count_error);
}

PageErrors::~PageErrors() { setErrorCallback(nullptr); }

uint32_t PageErrors::count() const { return errors; }

uint32_t texts_without_font() { return without_font; }

}  // namespace dossier::reader
