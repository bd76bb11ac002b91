#include "app/analysis/unread_list.h"

#include "app/analysis/lexicon.h"

namespace dossier {

std::optional<UnreadQuestion> read_unread_question(const Question& q) {
  static const Pattern asks(
      R"(^\W*(how many|which|what|list|show|name|give me)(?: (?:me|of|all|the|our|my|these|are))* (documents?|files?|pages?|papers?|scans?|attachments?|parts?)\b(.*)$)"),
      not_read(R"(^(?: that| which)? (?:(?:could|can|were|was|are|did|have)(?: not|n't|n’t)|cannot)(?: be| been)? (?:read|opened|readable|open)(?: yet)?\W*$)"),
      unread(R"(^(?: that| which)?(?: are| were| was| remain)? (?:unread|unreadable|failed|skipped)\W*$)");
  const std::vector<std::string> g = asks.groups(q.lower);
  if (g.empty() || (!not_read.found_in(g[3]) && !unread.found_in(g[3]))) return std::nullopt;
  return UnreadQuestion{g[1] == "how many", g[2].starts_with("page")};
}

std::vector<UnreadItem> unread_items(const std::vector<SourceDocument>& documents) {
  std::vector<UnreadItem> out;
  for (const SourceDocument& d : documents) {
    if (d.page_numbers.empty() && d.state == "failed") {
      out.push_back({d, 0, d.error});
      continue;
    }
    for (const UnreadPage& page : d.unread) out.push_back({d, page.page, page.why});
  }
  return out;
}

}  // namespace dossier
