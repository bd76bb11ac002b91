// The sentences of a text that come nearest to a claim.
#pragma once

#include <string>
#include <vector>

namespace dossier {

// Up to four, in the text's order: greedily, by the rarity-weighted share of the claim's words that they add.
std::vector<std::string> nearest_sentences(const std::string& claim, const std::string& source);

}  // namespace dossier
