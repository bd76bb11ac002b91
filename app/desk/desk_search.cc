#include "app/desk/desk_search.h"

namespace dossier {

Result<SearchResult> search_archive(DeskArchive& archive, const std::string& query, uint32_t limit) {
  SearchQuery asked;
  asked.text = query;
  asked.limit = limit;
  return PassageStore(archive.archive()).search(asked);
}

}  // namespace dossier
