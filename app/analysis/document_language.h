// The language that a document is written in, told from its letters and its commonest words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

// "German", as English names it; empty: too little text, or languages that are too near each other to tell.
std::string language_of(std::string_view text);
// All that language_of() can tell, in lower case, as a pattern's choice: "english|german|...".
const std::string& languages_told();

}  // namespace dossier
