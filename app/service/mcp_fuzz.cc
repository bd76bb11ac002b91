// Lines of another program to the archive's tools: each gets one line of JSON or, as a notification, none.
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/service/mcp_session.h"
#include "storage/archive.h"
#include "storage/document_store.h"

using namespace dossier;

namespace {

Page page_of(std::string text) {
  Page page;
  page.number = 1;
  page.width_pt = 595;
  page.height_pt = 842;
  page.text = std::move(text);
  return page;
}

// An archive of one document in a folder of this process.
ArchiveService& service() {
  static Result<ArchiveService> held = [] {
    std::string folder = (std::filesystem::temp_directory_path() / "dossier-fuzz-XXXXXX").string();
    if (!mkdtemp(folder.data())) std::abort();
    auto archive = Archive::open(folder + "/a.dossier", OpenMode::create);
    if (!archive.ok()) std::abort();
    DocumentStore store(*archive);
    Sha256 name = sha256_of("contract");
    if (!store.begin(name, "contract.pdf", 1, {}, 1, "").ok() || !store.add_page(name, page_of("The rent is 1,577.0 euros a month.")).ok() ||
        !store.finish(name, DocumentState::read, std::nullopt, {}).ok() || !archive->commit().ok())
      std::abort();
    return ArchiveService::open(folder + "/a.dossier");
  }();
  if (!held.ok()) std::abort();
  return *held;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  McpSession session(service());
  std::string lines(reinterpret_cast<const char*>(data), size);
  for (size_t at = 0; at <= lines.size();) {
    size_t end = std::min(lines.find('\n', at), lines.size());
    auto answer = session.answer(lines.substr(at, end - at));
    if (answer && (answer->find('\n') != std::string::npos || !nlohmann::json::accept(*answer))) std::abort();
    at = end + 1;
  }
  return 0;
}
