#include "app/retrieval/page_index.h"

#include <algorithm>
#include <memory>

#include "app/retrieval/document_text.h"
#include "app/retrieval/terms.h"
#include "storage/passage_store.h"

namespace dossier {

PageIndex index_of(Archive& archive) {
  auto store = std::make_shared<PassageStore>(archive);
  return [store](const std::vector<std::string>& words, uint32_t limit, const std::vector<Sha256>& within) -> Result<std::vector<CandidatePage>> {
    DOSSIER_ASSIGN(std::vector<PassageStore::RankedPage> ranked, store->rank(words, limit, within));
    std::vector<CandidatePage> out;
    for (const auto& r : ranked) out.push_back({r.document, r.page, r.score});
    return out;
  };
}

Result<PageIndex> index_in_memory(PageSource& pages) {
  struct Held {
    DocumentText text;
    std::vector<CandidatePage> places;
  };
  auto held = std::make_shared<Held>();
  DOSSIER_ASSIGN(std::vector<SourceDocument> documents, pages.documents());
  for (const SourceDocument& d : documents)
    for (uint32_t number : d.page_numbers) {
      DOSSIER_ASSIGN(auto page, pages.page(d.sha256, number));
      held->text.add(*page);
      held->places.push_back({d.sha256, number, 0});
    }
  held->text.finish();
  return PageIndex([held](const std::vector<std::string>& words, uint32_t limit, const std::vector<Sha256>& within) -> Result<std::vector<CandidatePage>> {
    WeightedTerms terms;
    for (const std::string& w : words)
      for (const std::string& t : terms_of(w)) terms.push_back({t, 1.0});
    std::vector<double> scores = held->text.bm25(terms);
    std::vector<CandidatePage> out;
    for (size_t i = 0; i < scores.size(); ++i) {
      const Sha256& d = held->places[i].document;
      if (scores[i] > 0 && (within.empty() || std::find(within.begin(), within.end(), d) != within.end())) out.push_back({d, held->places[i].page, scores[i]});
    }
    std::stable_sort(out.begin(), out.end(), [](const CandidatePage& a, const CandidatePage& b) { return a.score > b.score; });
    if (out.size() > limit) out.resize(limit);
    return out;
  });
}

}  // namespace dossier
