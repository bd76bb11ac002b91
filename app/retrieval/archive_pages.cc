#include "app/retrieval/archive_pages.h"

#include <algorithm>
#include <map>

#include "base/page_count.h"

namespace dossier {
namespace {

constexpr size_t kMaxDepth = 16;  // of "mail.mbox › 14 › offer.pdf"; a loop of parts ends here

size_t bytes_of(const Page& page) {
  size_t bytes = sizeof page + page.text.size() + page.words.size() * sizeof(Word) + page.blocks.size() * sizeof(Block);
  for (const Table& table : page.tables) bytes += sizeof table + table.cells.size() * sizeof(Cell);
  return bytes;
}

std::string path_of(const StoredDocument& stored, const std::unordered_map<Sha256, const StoredDocument*>& by_hash, size_t depth) {
  if (!stored.paths.empty()) return stored.paths[0];
  if (!stored.containers.empty() && depth < kMaxDepth)
    if (auto container = by_hash.find(stored.containers[0]); container != by_hash.end())
      return path_of(*container->second, by_hash, depth + 1) + " › " + stored.name;
  return stored.name;
}

// The document with a path of its own that holds `stored`, over any number of containers; itself if it has one.
const StoredDocument& file_of(const StoredDocument& stored, const std::unordered_map<Sha256, const StoredDocument*>& by_hash) {
  const StoredDocument* at = &stored;
  for (size_t depth = 0; depth < kMaxDepth && at->paths.empty() && !at->containers.empty(); ++depth) {
    auto container = by_hash.find(at->containers[0]);
    if (container == by_hash.end()) break;
    at = container->second;
  }
  return *at;
}

}  // namespace

SourceDocument source_document(const StoredDocument& stored, const std::unordered_map<Sha256, const StoredDocument*>& by_hash) {
  SourceDocument out;
  out.sha256 = stored.sha256;
  out.name = stored.name;
  out.path = path_of(stored, by_hash, 0);
  out.bytes = stored.bytes;
  out.info = stored.info;
  out.state = name_of(stored.state);
  if (stored.error) out.error = std::string(name_of(stored.error->kind)) + (stored.error->message.empty() ? "" : ": " + stored.error->message);
  out.pages = stored.pages;
  out.pages_text = stored.pages_text;
  out.pages_ocr = stored.pages_ocr;
  out.pages_doubtful = stored.pages_doubtful;
  out.pages_covered = stored.pages_covered;
  for (const StoredFailure& failure : stored.failures)
    out.unread.push_back({failure.page, std::string(name_of(failure.kind)) + (failure.detail.empty() ? "" : ": " + failure.detail)});
  uint32_t failed = 0, last = 0;
  for (const UnreadPage& unread : out.unread) {
    failed += unread.page > 0;
    last = std::max(last, unread.page);
  }
  out.pages = pages_in_all(stored.pages, failed, last, stored.info.pages);
  out.reader_version = stored.reader_version;
  out.languages = stored.languages;
  out.ocr = stored.ocr;
  out.reread_here = stored.reread_here;
  const StoredDocument& file = file_of(stored, by_hash);
  out.file_path = file.paths.empty() ? "" : file.paths[0];
  out.file_sha256 = file.sha256;
  return out;
}

Result<std::vector<SourceDocument>> ArchivePages::documents() {
  DOSSIER_ASSIGN(std::vector<StoredDocument> stored, store_.list());
  std::unordered_map<Sha256, const StoredDocument*> by_hash;
  for (const StoredDocument& document : stored) by_hash[document.sha256] = &document;
  DOSSIER_ASSIGN(auto numbers, store_.page_numbers());
  std::unordered_map<Sha256, std::vector<Correction>> corrections;
  if (!as_read_) {
    DOSSIER_ASSIGN(corrections, corrections_.all());
  }
  std::vector<SourceDocument> out;
  out.reserve(stored.size());
  for (const StoredDocument& document : stored) {
    out.push_back(source_document(document, by_hash));
    if (auto found = numbers.find(document.sha256); found != numbers.end()) out.back().page_numbers = std::move(found->second);
    if (auto found = corrections.find(document.sha256); found != corrections.end()) {
      DOSSIER_ASSIGN(out.back().corrections, in_force(document.sha256, found->second));
    }
  }
  return out;
}

Result<std::vector<SourceDocument>> ArchivePages::documents_named(const std::string& name) {
  DOSSIER_ASSIGN(std::vector<SourceDocument> all, documents());
  if (name.empty()) return all;
  DOSSIER_ASSIGN(const StoredDocument named, store_.find_named(name));
  std::erase_if(all, [&](const SourceDocument& document) { return document.sha256 != named.sha256; });
  return all;
}

Result<std::shared_ptr<const Page>> ArchivePages::page(const Sha256& document, uint32_t number) {
  Key key{document, number};
  {
    std::lock_guard held(mutex_);
    if (auto found = places_.find(key); found != places_.end()) {
      held_.splice(held_.begin(), held_, found->second);
      return found->second->page;
    }
  }
  DOSSIER_ASSIGN(Page read, store_.page(document, number));
  if (!as_read_) {
    DOSSIER_ASSIGN(std::vector<Correction> history, corrections_.of_page(document, number));
    if (!history.empty()) read = corrected_page(read, corrections_in_force(read, history));
  }
  auto page = std::make_shared<const Page>(std::move(read));
  std::lock_guard held(mutex_);
  if (!places_.count(key)) keep(key, page);
  return page;
}

void ArchivePages::forget(const Sha256& document, uint32_t number) {
  std::lock_guard held(mutex_);
  auto found = places_.find({document, number});
  if (found == places_.end()) return;
  held_bytes_ -= found->second->bytes;
  held_.erase(found->second);
  places_.erase(found);
}

// By page, then by place. A page that cannot be read has nothing in force.
Result<std::vector<Correction>> ArchivePages::in_force(const Sha256& document, const std::vector<Correction>& history) {
  std::map<uint32_t, std::vector<Correction>> by_page;
  for (const Correction& c : history) by_page[c.page].push_back(c);
  std::vector<Correction> out;
  for (const auto& [number, of_page] : by_page) {
    Result<Page> page = store_.page(document, number);
    if (!page.ok() && page.error().kind == ErrorKind::not_found) continue;
    if (!page.ok()) return page.error();
    for (Correction& c : corrections_in_force(*page, of_page)) out.push_back(std::move(c));
  }
  return out;
}

void ArchivePages::keep(const Key& key, const std::shared_ptr<const Page>& page) {
  held_.push_front({key, page, bytes_of(*page)});
  places_[key] = held_.begin();
  held_bytes_ += held_.front().bytes;
  while (held_bytes_ > kCacheBytes && held_.size() > 1) {
    held_bytes_ -= held_.back().bytes;
    places_.erase(held_.back().key);
    held_.pop_back();
  }
}

}  // namespace dossier
