#include "ingest/reader/pdf/pdf_file.h"

#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Stream.h>
#include <XRef.h>
#include <goo/gfile.h>
#include <unistd.h>

#include <mutex>
#include <new>

namespace dossier::reader {
namespace {

// Poppler's memory streams count positions in an int; above that it reads through the descriptor.
constexpr size_t kLargestInMemory = size_t{1} << 31;

}  // namespace

PdfFile::PdfFile(Source bytes) : source(std::move(bytes)) {}
PdfFile::PdfFile(PdfFile&&) noexcept = default;
PdfFile& PdfFile::operator=(PdfFile&&) noexcept = default;
PdfFile::~PdfFile() = default;

void prepare_poppler() {
  static std::once_flag once;
  std::call_once(once, [] {
    globalParams = std::make_unique<GlobalParams>();
    globalParams->setErrQuiet(true);
  });
}

Result<PdfFile> open_pdf(const Source& source, const std::vector<std::string>& passwords) {
  prepare_poppler();
  PdfFile file(source);
  auto attempt = [&](const std::optional<GooString>& password) -> int {
    file.repaired = false;
    bool* repaired = &file.repaired;
    if (source.bytes().size() >= kLargestInMemory) {
      if (source.fd() < 0) return errOpenFile;
      file.large = GooFile::open(dup(source.fd()));
      if (!file.large) return errOpenFile;
    }
    auto length = static_cast<Goffset>(source.bytes().size());
    BaseStream* stream = file.large ? static_cast<BaseStream*>(new FileStream(file.large.get(), 0, false, length, Object(objNull)))
                                    : new MemStream(source.bytes().data(), 0, length, Object(objNull));
    file.document = std::make_unique<PDFDoc>(stream, password, password, nullptr, [repaired] { *repaired = true; });
    return file.document->isOk() ? errNone : file.document->getErrorCode();
  };
  try {
    int code = attempt({});
    for (size_t i = 0; code == errEncrypted && i < passwords.size(); ++i) code = attempt(GooString(passwords[i]));
    if (code == errEncrypted)
      return Error{ErrorKind::password, passwords.empty() ? "the document is encrypted" : "no given password opens the document", "", "give its password with --password-file"};
    if (code == errOpenFile) return Error{ErrorKind::too_large, "a part above 2 GB inside another file", "", ""};
    if (code != errNone) return Error{ErrorKind::damaged, "no PDF structure can be found in the bytes", "", ""};
    if (file.document->getNumPages() <= 0) return Error{ErrorKind::damaged, "the document has no page that can be found", "", ""};
    file.encrypted = file.document->isEncrypted();
  } catch (const std::bad_alloc&) {
    return Error{ErrorKind::memory, "opening the document needs more memory than a reader may have", "", ""};
  } catch (const std::exception& e) {
    return Error{ErrorKind::damaged, std::string("the document could not be opened: ") + e.what(), "", ""};
  }
  return file;
}

}  // namespace dossier::reader
