#include "ingest/reader/pdf/pdf_file.h"

#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>
#include <XRef.h>
#include <goo/gfile.h>
#include <unistd.h>

#include <mutex>
#include <new>

#include "ingest/reader/pdf/salvage.h"
#include "ingest/reader/pdf/shared_fonts.h"

namespace dossier::reader {
namespace {

// Poppler's memory streams count positions in an int; above that it reads through the descriptor.
constexpr size_t kLargestInMemory = size_t{1} << 31;

}  // namespace

PdfFile::PdfFile(Source bytes) : source(std::move(bytes)) {}
PdfFile::PdfFile(PdfFile&&) noexcept = default;
PdfFile::~PdfFile() = default;

void prepare_poppler() {
  static std::once_flag once;
  std::call_once(once, [] {
    globalParams = std::make_unique<GlobalParams>();
    globalParams->setErrQuiet(true);
  });
}

namespace {

// Poppler's error code, errNone if it opened.
int attempt(PdfFile& file, const std::optional<GooString>& password) {
  file.document.reset();
  file.repaired = std::make_shared<bool>(false);
  const Source& source = file.source;
  if (source.bytes().size() >= kLargestInMemory) {
    if (source.fd() < 0) return errOpenFile;
    file.large = GooFile::open(dup(source.fd()));
    if (!file.large) return errOpenFile;
  }
  auto length = static_cast<Goffset>(source.bytes().size());
  BaseStream* stream = file.large ? static_cast<BaseStream*>(new FileStream(file.large.get(), 0, false, length, Object(objNull)))
                                  : new MemStream(source.bytes().data(), 0, length, Object(objNull));
  file.document = std::make_unique<PDFDoc>(stream, password, password, nullptr, [repaired = file.repaired] { *repaired = true; });
  return file.document->isOk() ? errNone : file.document->getErrorCode();
}

int attempt_all(PdfFile& file, const std::vector<std::string>& passwords) {
  int code = attempt(file, {});
  for (size_t i = 0; code == errEncrypted && i < passwords.size(); ++i) code = attempt(file, GooString(passwords[i]));
  if (code != errNone) return code;
  // A document of which not even the first page can be had is not open.
  if (file.document->getNumPages() <= 0) return errDamaged;
  ::Page* first = file.document->getPage(1);
  return first && first->isOk() ? errNone : errDamaged;
}

int reopen(PdfFile& file, std::string bytes) {
  file.document.reset();
  file.source = Source::from_bytes(std::move(bytes), file.source.name());
  return attempt_all(file, {});
}

}  // namespace

Result<PdfFile> open_pdf(const Source& source, const std::vector<std::string>& passwords) {
  prepare_poppler();
  PdfFile file(source);
  try {
    int code = attempt_all(file, passwords);
    if (code == errEncrypted)
      return Error{ErrorKind::password, passwords.empty() ? "the document is encrypted" : "no given password opens the document", "", "give its password with --password-file"};
    if (code == errOpenFile) return Error{ErrorKind::too_large, "a part above 2 GB inside another file", "", ""};
    if (code != errNone) {
      // Another parser, then what scanning for objects finds.
      std::optional<std::string> bytes = rewritten_pdf(source.bytes(), passwords);
      bool opened = bytes && reopen(file, std::move(*bytes)) == errNone;
      if (!opened && (bytes = salvaged_pdf(source.bytes()))) {
        opened = reopen(file, std::move(*bytes)) == errNone;
        file.salvaged = opened;
      }
      if (!opened) return Error{ErrorKind::damaged, "no page can be found in the bytes", "", ""};
      *file.repaired = true;
    }
    file.encrypted = file.document->isEncrypted();
    file.fonts = std::make_unique<SharedFonts>(*file.document, file.repaired);
  } catch (const std::bad_alloc&) {
    return Error{ErrorKind::memory, "opening the document needs more memory than a reader may have", "", ""};
  } catch (const std::exception& e) {
    return Error{ErrorKind::damaged, std::string("the document could not be opened: ") + e.what(), "", ""};
  }
  return file;
}

}  // namespace dossier::reader
