// Answers that a model wrote to their end, kept on disk, so that work that was cut short goes on where it was and what was asked before is answered
// at once. A folder `answers` inside that of keys and values; the format is in docs/formats/answers.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/writing/writing_model.h"

namespace dossier {

struct KeptAnswer {
  std::string text;  // any bytes
  WritingEnd end = WritingEnd::finished;
};

// All that an answer depends on: who writes, the whole request, this program's version.
Sha256 key_of_answer(const ModelIdentity& model, const WritingRequest& request);

class KeptAnswers {
 public:
  explicit KeptAnswers(const std::string& kv_folder) : folder_(kv_folder + "/answers") {}

  bool has(const Sha256& key) const;
  // Nothing: there is none, or none that is whole; it is to be written again. Finding marks it as used.
  std::optional<KeptAnswer> find(const Sha256& key) const;
  // `documents`: whose text it was written from. Makes the folder. Errors: io, no_space.
  Status keep(const Sha256& key, const KeptAnswer& answer, const std::vector<Sha256>& documents) const;

 private:
  std::string folder_;
};

// ---- the folder as a whole. A folder of keys and values without answers has none, which is no error.

struct StoredAnswer {
  std::string file;  // name inside the folder
  uint64_t bytes = 0;
  int64_t used_ns = 0;
  std::string why;                // not empty: it cannot be read, and this is why
  std::vector<std::string> tags;  // hashes of the documents it was written from, as digits
};
// By name. Errors: io.
Result<std::vector<StoredAnswer>> list_answers(const std::string& kv_folder);

struct AnswersRemoved {
  uint64_t files = 0, bytes = 0, bytes_left = 0;
};
// Removes what cannot be read, then the least recently used until at most `limit_bytes` are left. Errors: io.
Result<AnswersRemoved> prune_answers(const std::string& kv_folder, uint64_t limit_bytes);
// Removes what was written from one of these documents; and what cannot be read, as it may hold their text too. Errors: io.
Result<AnswersRemoved> drop_answers(const std::string& kv_folder, const std::vector<std::string>& tags);

}  // namespace dossier
