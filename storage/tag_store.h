// What a person sorts an archive by: tags of documents, and searches that were saved. They are part of the archive and go with it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/result.h"
#include "storage/archive.h"

namespace dossier {

struct StoredTag {
  std::string name;
  uint64_t documents = 0;
  bool operator==(const StoredTag&) const = default;
};

struct SavedSearch {
  std::string name, text;
  bool operator==(const SavedSearch&) const = default;
};

// A tag as it is kept: UTF-8 without control characters, space at the ends or commas, at most 64 bytes; empty if nothing is left.
std::string tag_name(std::string_view given);

// An archive of an older schema that is open for reading only has neither tags nor searches.
class TagStore {
 public:
  // REQUIRES: the archive outlives the store.
  explicit TagStore(Archive& archive) : archive_(archive) {}

  // usage if nothing is left of the name; documents that are not known are passed over.
  Status add(const std::vector<Sha256>& documents, std::string_view name);
  Status remove(const std::vector<Sha256>& documents, std::string_view name);
  // By name.
  Result<std::vector<std::string>> of(const Sha256& document);
  Result<std::vector<StoredTag>> all();

  // One of the same name is replaced.
  Status save_search(std::string_view name, std::string_view text);
  Status forget_search(std::string_view name);
  Result<std::vector<SavedSearch>> searches();

 private:
  Archive& archive_;
};

}  // namespace dossier
