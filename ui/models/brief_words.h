// What a brief says of itself, in the language of the interface: its date, counts, coverage and states. Sentences, names and reasons stay as the
// report has them.
#pragma once

#include <QString>

#include "app/desk/desk_brief.h"

namespace dossier::ui {

QString date_words(const DeskBrief& brief);
// "24 claims: 9 verbatim, 6 computed; 12 figures in tables; 3 kept out"
QString claims_words(const DeskBrief& brief);
// "12 documents, 415 pages"
QString coverage_words(const DeskBrief& brief);
// Of one line of the coverage: "read by OCR, 3 of them doubtful".
QString coverage_words(const DeskBrief& brief, const CoverageLine& line);
// "accepted, R.T."
QString review_words(const ShownClaim& claim);

}  // namespace dossier::ui
