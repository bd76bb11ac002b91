// The folder that `--kv` names as a whole: nodes of keys and values, rows of images, answers. What each of them does by itself is done here for all.
#pragma once

#include <string>
#include <vector>

#include "app/writing/kept_answers.h"
#include "engine/engine.h"

namespace dossier {

struct KeptFolder {
  std::vector<KvStored> nodes;
  std::vector<StoredImageRows> images;
  std::vector<StoredAnswer> answers;

  uint64_t files() const { return nodes.size() + images.size() + answers.size(); }
  uint64_t bytes() const;
};
// Errors: those of list_kv.
Result<KeptFolder> list_kept(const std::string& folder);

// Every byte is read. Errors: those of check_kv.
Result<KvChecked> check_kept(const std::string& folder, const Progress& progress, const CancelToken& cancel);

// What cannot be used goes, then the least recently used until at most `limit_bytes` are left; rows of images are left a quarter of them at most,
// answers a sixteenth. Errors: those of prune_kv.
Result<KvPruned> prune_kept(const std::string& folder, uint64_t limit_bytes);

// What came from one of these documents. Errors: those of drop_kv.
Result<KvPruned> drop_kept(const std::string& folder, const std::vector<std::string>& tags);

}  // namespace dossier
