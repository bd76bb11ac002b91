// Words that are wider than their column, as names of files often are: cut in their middle, their end and extension kept, since a break within a
// word reads as two.
#pragma once

#include <functional>
#include <string>

namespace dossier {

// `width_of` measures a text in the unit of `most`. Words, between spaces, that fit are as they were; so is a text none of whose words is too wide.
std::string with_wide_words_cut(const std::string& text, double most, const std::function<double(const std::string&)>& width_of);

}  // namespace dossier
