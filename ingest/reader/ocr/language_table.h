// General knowledge of languages, as data.
#pragma once

#include "ingest/reader/ocr/language.h"

namespace dossier::reader {

struct LanguageWords {
  const char* language;
  const char* words;  // separated by blanks, folded
};
struct LanguageLetters {
  const char* language;
  const char32_t* letters;  // that it uses and plain English does not
  float weight;
};
struct LanguageScript {
  const char* language;
  Script script;
};

extern const LanguageWords kLanguageWords[];
extern const int kLanguageWordsCount;
extern const LanguageLetters kLanguageLetters[];
extern const int kLanguageLettersCount;
extern const LanguageScript kLanguageScripts[];
extern const int kLanguageScriptsCount;

}  // namespace dossier::reader
