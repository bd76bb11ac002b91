#include "base/page_reading.h"

#include <algorithm>

namespace dossier {

bool is_doubtful(const Page& page) {
  for (const Finding& finding : page.findings)
    if (finding.kind == FindingKind::doubtful_words || finding.kind == FindingKind::broken_encoding) return true;
  size_t doubtful = 0;
  for (const Word& word : page.words) doubtful += (word.style & style::kDoubtful) != 0;
  return doubtful * 10 > page.words.size();
}

bool has_covered_words(const Page& page) {
  return std::any_of(page.words.begin(), page.words.end(), [](const Word& word) { return (word.style & style::kCovered) != 0; }) ||
         std::any_of(page.findings.begin(), page.findings.end(), [](const Finding& f) { return f.kind == FindingKind::covered_text; });
}

}  // namespace dossier
