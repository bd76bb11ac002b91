// The pages of an archive as a PageSource.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "app/grounding/page_source.h"
#include "storage/archive.h"
#include "storage/correction_store.h"
#include "storage/document_store.h"

namespace dossier {

// Reads through DocumentStore and keeps the pages read last. Pages come with the corrections that people made by hand, or, if asked for,
// as they were read. Safe from several threads. REQUIRES: the archive outlives it.
class ArchivePages : public PageSource {
 public:
  static constexpr size_t kCacheBytes = size_t{64} << 20;

  explicit ArchivePages(Archive& archive, bool as_read = false) : store_(archive), corrections_(archive), as_read_(as_read) {}
  // Finished and in force, in the order of DocumentStore::list.
  Result<std::vector<SourceDocument>> documents() override;
  // Of these the one that `name` names (file name, path, beginning of the SHA-256); all of them if it is empty. not_found: none.
  Result<std::vector<SourceDocument>> documents_named(const std::string& name);
  Result<std::shared_ptr<const Page>> page(const Sha256& document, uint32_t number) override;
  // A page has been corrected: it is read anew when it is next asked for.
  void forget(const Sha256& document, uint32_t number);

 private:
  struct Key {
    Sha256 document;
    uint32_t number;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    size_t operator()(const Key& key) const { return std::hash<Sha256>()(key.document) * 31 + key.number; }
  };
  struct Held {
    Key key;
    std::shared_ptr<const Page> page;
    size_t bytes;
  };
  void keep(const Key& key, const std::shared_ptr<const Page>& page);

  Result<std::vector<Correction>> in_force(const Sha256& document, const std::vector<Correction>& history);

  DocumentStore store_;
  CorrectionStore corrections_;
  const bool as_read_;
  std::mutex mutex_;
  std::list<Held> held_;  // the page used last stands first
  std::unordered_map<Key, std::list<Held>::iterator, KeyHash> places_;
  size_t held_bytes_ = 0;
};

// A stored document as an analysis sees it; `by_hash` finds containers, for the path of a part.
SourceDocument source_document(const StoredDocument& stored, const std::unordered_map<Sha256, const StoredDocument*>& by_hash);

}  // namespace dossier
