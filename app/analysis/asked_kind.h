// What kind of thing answers a question: a time, a number of something, a place, somebody's name.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "app/analysis/asked_time.h"
#include "app/analysis/question.h"
#include "base/sentences.h"

namespace dossier {

enum class AskedKind : uint8_t { anything, time, number, place, name, exchange };

struct Asked {
  AskedKind kind = AskedKind::anything;
  std::set<std::string> counted;  // of a number: what is counted, stemmed, with others for the same
  std::set<std::string> held;     // numbers of the question itself ("the 737"): they answer nothing
  std::set<std::string> done;     // of a number: what was done with the things ("opened", "delivered"), stemmed; empty: how many there are
  AskedTime time;                 // of a time
};

Asked what_is_asked(const Question& question);

// Whether a passage has such a thing at all. It may still be another one of the kind.
bool offers(const Asked& asked, const Question& question, const std::string& passage);

// The number of the things in a passage: the one beside them, bytes of the passage.
std::optional<TextRange> counted_number(const Asked& asked, const std::string& passage);
// Whether this number of the passage, as written there, stands near the things.
bool counts_them(const Asked& asked, const std::string& passage, const std::string& number);

}  // namespace dossier
