// Who makes a contract, as its preamble names them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/sentences.h"

namespace dossier {

// The names behind "between" or "among" ("by and between Corvane Works, Inc., a Delaware corporation (the “Buyer”), and ..."), behind "The
// undersigned,", and on lines like "Party A: ...": byte ranges of `text`, in order, at most six. Roles ("Developer and Client") and what only
// describes a party are no names. One alone where the other is left blank.
std::vector<TextRange> parties_in(std::string_view text);

// "Corvane Works, Inc.; Halden Ltd and Birch Ltd", cut off behind a whole name where it grows longer than `most` bytes; empty where
// fewer than two fit.
std::string party_names(std::string_view text, size_t most);

}  // namespace dossier
