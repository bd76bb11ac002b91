// Which language a text is in, by its commonest words and its letters. Made for what OCR gives: the text may have been read with the
// model of another language of the same script, so accents may be wrong or missing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::reader {

enum class Script { latin, arabic, devanagari, thai, other };

// The script that a Tesseract language is written in; `other` for those not in our table.
Script script_of(std::string_view language);

struct LanguageGuess {
  std::string language;  // Tesseract's code; empty if the text has no known word
  float score = 0;       // weight of its words, per word of the text; a running text reaches .3 and more
  float lead = 0;        // 0..1: how far the next language is behind
  int words = 0;         // words of the text that were weighed
};

// Among `candidates` (Tesseract codes of one script).
LanguageGuess guess_language(std::string_view text, const std::vector<std::string>& candidates);

}  // namespace dossier::reader
