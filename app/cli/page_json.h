// Pages as the JSON of eval/CONTRACT.md call 2: public, versioned; fields are added, never renamed.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "base/page.h"

namespace dossier::cli {

// One page as one JSON object. `part`: the name of the part it belongs to, with those of its containers; empty: the file itself.
std::string page_json(const Page& page, std::string_view part = "");
// A string with its quotes. Broken UTF-8 becomes U+FFFD.
std::string json_string(std::string_view text);
std::string json_box(const Box& box);

// The error kinds that CONTRACT.md names: limits on size count as memory, anything else of the system as unreadable.
std::string contract_error(const Error& error);
// The same for people: the contract has no word for a limit and calls it `memory`.
std::string spoken_error(const Error& error);

}  // namespace dossier::cli
