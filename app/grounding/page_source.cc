#include "app/grounding/page_source.h"

namespace dossier {

void MemoryPages::add(SourceDocument document, std::vector<Page> pages) {
  Held held{std::move(document), {}};
  held.document.pages = static_cast<uint32_t>(pages.size());
  held.document.page_numbers.clear();
  for (Page& page : pages) {
    held.document.page_numbers.push_back(page.number);
    held.pages.push_back(std::make_shared<const Page>(std::move(page)));
  }
  held_.push_back(std::move(held));
}

Result<std::vector<SourceDocument>> MemoryPages::documents() {
  std::vector<SourceDocument> out;
  for (const Held& held : held_) out.push_back(held.document);
  return out;
}

Result<std::shared_ptr<const Page>> MemoryPages::page(const Sha256& document, uint32_t number) {
  for (const Held& held : held_) {
    if (held.document.sha256 != document) continue;
    for (const auto& page : held.pages)
      if (page->number == number) return page;
  }
  return Error{ErrorKind::not_found, "no such page", document.hex() + ", page " + std::to_string(number), ""};
}

}  // namespace dossier
