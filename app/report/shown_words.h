// Words around claims that a report shows without citing them: titles of sections, labels of rows, unit lines. They must stand in
// the document too, or they could say something else than the figures they introduce.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/report/report_document.h"
#include "base/page.h"

namespace dossier {

// Whether the label's words stand on the page one after another, on the height of one of the boxes at least once; where a page has
// no boxes, anywhere on it.
bool label_stands(const Page& page, std::string_view label, const std::vector<Box>& boxes);

// The words of `title` that are names or figures (a capital, a digit, or not ASCII) and occur in none of `texts`; case, accents
// and marks do not matter.
std::vector<std::string> foreign_words(std::string_view title, const std::vector<std::string>& texts);

// "1000000" for a unit line in millions; empty if it names no scale.
std::string scale_of_unit_line(std::string_view unit_line);

}  // namespace dossier
