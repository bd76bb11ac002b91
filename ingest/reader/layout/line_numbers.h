// Numbers of lines in the margin of pleadings, depositions and bills: they belong to no sentence.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/reader/layout/content.h"

namespace dossier::reader {

// The words that number the page's lines, from the top down; none if there are no such. Coordinates are upright. A column of numbers that rows
// of a table or the items of a list have is none: beside numbers of lines, lines are empty or go on in the middle of a sentence.
std::vector<uint32_t> find_line_numbers(const ContentPage& page);

}  // namespace dossier::reader
