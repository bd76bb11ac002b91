// The terms of a contract as a table of a brief: labels of ours, each with the words its clause must hold.
#pragma once

#include <string_view>

namespace dossier {

// The unit line of such a table. Its rows are called by the labels below; a cell shows a value and rests on
// the whole sentence of the clause.
inline constexpr std::string_view kTermsAsQuoted = "as quoted";

// Whether `label` is a term ("Governing law") that a sentence with these words can be about: one of the
// term's own words stands in it.
bool term_stands_in(std::string_view label, std::string_view quote);

}  // namespace dossier
