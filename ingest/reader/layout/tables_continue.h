// Tables that go on over a page break.
#pragma once

#include "base/page.h"

namespace dossier::reader {

// True if `first`, a table of `next`, reads as the next part of `last`, a table of `previous`: as many columns, standing where they
// stood, and either no headings of its own or the same headings again. What stands between the two on their pages is the
// caller's to judge, but a title of `first` that says it is continued counts for it.
bool continues(const Table& last, const Page& previous, const Table& first, const Page& next);

}  // namespace dossier::reader
