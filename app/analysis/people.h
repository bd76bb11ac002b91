// Names of people and firms as they stand in text, told by their capitals alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

struct NameSeen {
  size_t begin = 0, end = 0;  // bytes of the text
  bool firm = false;          // ends in LLP, GmbH ...
};

// Runs of capitalised words on one line, at least two of them more than an initial: "Nicholas C. Gangestad", "Deloitte & Touche LLP".
// Titles, offices, months and words that papers write with capitals ("Annual Report") are no part of a name and end it.
std::vector<NameSeen> names_seen(std::string_view text);

// First and last word, folded: one person is written with and without initials.
std::string name_key(std::string_view name);

}  // namespace dossier
