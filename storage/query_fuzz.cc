// Any query is a usage error or an answer; nothing of it reaches FTS5 as syntax.
#include <cstdint>
#include <cstdlib>

#include "storage/document_store.h"
#include "storage/passage_store.h"
#include "storage/test_pages.h"

using namespace dossier;

namespace {

struct Held {
  testing_pages::TempFolder folder;
  Archive archive;
  Held() : archive(std::move(Archive::open(folder.file("a.dossier"), OpenMode::create)).value()) {
    DocumentStore store(archive);
    Sha256 name = testing_pages::document("a");
    DocumentInfo info;
    info.type = "pdf";
    info.created = "2024-03-07";
    bool stored = store.begin(name, "a.pdf", 1, info, 1, "").ok() && store.add_page(name, testing_pages::page_of(1, "Late delivery of 1,577.0 units, third-party สัญญา 合同.")).ok() &&
                  store.finish(name, DocumentState::read, std::nullopt, info).ok();
    if (!stored) std::abort();
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static Held held;
  auto result = PassageStore(held.archive).search({std::string(reinterpret_cast<const char*>(data), size), 5, {}});
  if (!result.ok() && result.error().kind != ErrorKind::usage) std::abort();
  if (result.ok())
    for (const SearchHit& hit : result->hits)
      for (const Span& span : hit.matches)
        if (span.begin >= span.end) std::abort();
  return 0;
}
