// What kind of thing answers a question: a time, a number of something, a place, somebody's name.
#pragma once

#include <set>
#include <string>

#include "app/analysis/question.h"

namespace dossier {

enum class AskedKind : uint8_t { anything, time, number, place, name, exchange };

struct Asked {
  AskedKind kind = AskedKind::anything;
  std::set<std::string> counted;  // of a number: the things' words, stemmed, with others for the same
};

Asked what_is_asked(const Question& question);

// Whether a passage has such a thing at all. It may still be another one of the kind.
bool offers(const Asked& asked, const Question& question, const std::string& passage);

}  // namespace dossier
