#include "app/report/read_again.h"

#include <algorithm>

#include "base/page_reading.h"

namespace dossier {

uint32_t ReadAgain::pages() const {
  uint32_t most = static_cast<uint32_t>(read.size() + unread.size());
  for (uint32_t page : unread) most = std::max(most, page);
  return std::max(most, info.pages);
}

void count(const Page& page, ReadAgain& counts) {
  if (!counts.read.insert(page.number).second) return;
  counts.text += page.source == TextSource::text;
  counts.ocr += page.source == TextSource::ocr || page.source == TextSource::both;
  counts.doubtful += is_doubtful(page);
  counts.covered += has_covered_words(page);
}

std::vector<std::string> differences(const SourceDocument& said, const ReadAgain& found) {
  std::vector<std::string> out;
  auto compare = [&](const char* what, uint64_t then, uint64_t now) {
    if (then != now) out.push_back(std::string(what) + " " + std::to_string(then) + ", now " + std::to_string(now));
  };
  auto compare_words = [&](const char* what, const std::string& then, const std::string& now) {
    if (then != now) out.push_back(std::string(what) + " \"" + then + "\", now \"" + now + "\"");
  };
  compare("pages", said.pages, found.pages());
  compare("pages read", said.page_numbers.size(), found.read.size());
  compare("read as text", said.pages_text, found.text);
  compare("read by OCR", said.pages_ocr, found.ocr);
  compare("doubtful", said.pages_doubtful, found.doubtful);
  compare("with covered words", said.pages_covered, found.covered);
  compare_words("state", said.state, found.state);
  compare_words("type", said.info.type, found.info.type);
  compare_words("title", said.info.title, found.info.title);
  std::set<uint32_t> then;
  for (const UnreadPage& page : said.unread)
    if (page.page > 0) then.insert(page.page);
  for (uint32_t page : found.unread)
    if (!then.count(page)) out.push_back("page " + std::to_string(page) + " cannot be read, which the report does not say");
  for (uint32_t page : then)
    if (found.read.count(page)) out.push_back("page " + std::to_string(page) + " is said to be unread and can be read");
  return out;
}

}  // namespace dossier
