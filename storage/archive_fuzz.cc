// A hostile .dossier file: a sound one with bytes changed. Opening, reading, searching, checking and merging end in a value or an
// error. The input is a list of changes: three bytes of place, one of length, the new bytes.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

#include "base/file.h"
#include "storage/document_store.h"
#include "storage/passage_store.h"
#include "storage/test_pages.h"

using namespace dossier;

namespace {

const testing_pages::TempFolder& folder() {
  static testing_pages::TempFolder held;
  return held;
}

std::string sound_file() {
  std::string path = folder().file("sound.dossier");
  auto archive = Archive::open(path, OpenMode::create);
  if (!archive.ok()) std::abort();
  DocumentStore store(*archive);
  for (int n = 0; n < 6; ++n) {
    Sha256 name = testing_pages::document(std::to_string(n));
    if (!store.begin(name, "doc", 1, {}, 1, "").ok()) std::abort();
    for (uint32_t page = 1; page <= 3; ++page)
      if (!store.add_page(name, testing_pages::page_of(page, "Some words of page " + std::to_string(page) + " and 1,577.0 more.")).ok()) std::abort();
    if (!store.finish(name, DocumentState::read, std::nullopt, {}).ok()) std::abort();
  }
  if (!archive->vacuum().ok()) std::abort();
  return *read_file(path);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const std::string sound = sound_file();
  std::string bytes = sound;
  for (size_t at = 0; at + 4 <= size;) {
    size_t place = (data[at] << 16 | data[at + 1] << 8 | data[at + 2]) % bytes.size(), length = data[at + 3];
    for (at += 4; length > 0 && at < size; --length, ++at, place = (place + 1) % bytes.size()) bytes[place] = static_cast<char>(data[at]);
  }
  std::string path = folder().file("hostile.dossier");
  for (const char* end : {"", "-wal", "-shm"}) ::unlink((path + end).c_str());
  if (!write_file(path, bytes).ok()) std::abort();
  if (auto archive = Archive::open(path, OpenMode::read_only); archive.ok()) {
    DocumentStore store(*archive);
    (void)archive->check({}, {});
    (void)archive->stats();
    if (auto documents = store.list(true, true); documents.ok())
      for (const StoredDocument& document : *documents) (void)store.page(document.sha256, 1);
    (void)PassageStore(*archive).search({"\"some words\" OR 1577 NOT pag*", 5, {}});
    (void)PassageStore(*archive).rank({"words", "page"}, 5, {});
  }
  std::string target = folder().file("merged.dossier");
  for (const char* end : {"", "-wal", "-shm"}) ::unlink((target + end).c_str());
  if (auto into = Archive::open(target, OpenMode::create); into.ok()) (void)into->merge(path, {}, {});
  return 0;
}
