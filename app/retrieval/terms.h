// Words of a text as terms to compare by: folded, lightly stemmed, without function words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

// Terms in order. "AT&T's" gives "at", "t"; numbers stay whole ("10-K" gives "10", "k"). Scripts written without spaces (Chinese,
// Japanese, Thai) give overlapping pairs of characters.
std::vector<std::string> terms_of(std::string_view text);
// Cuts English plural and participle endings, so that "increases", "increased", "increasing" meet, and takes nouns whose stem changes
// to their verbs ("retention", "retain"). `word` is folded.
std::string stem(std::string word);
// Words that carry no meaning of their own ("the", "how", "was"), before stemming.
bool is_function_word(std::string_view folded);
// Only digits, or digits with a period letter ("2022", "fy22", "q3").
bool is_period_term(std::string_view term);
// One space for each run of white space, none at the ends.
std::string single_spaced(std::string_view text);
// Lower case, curly quotes and dashes made plain, white space single: for matching phrases, offsets are lost.
std::string plain_lower(std::string_view text);

}  // namespace dossier
