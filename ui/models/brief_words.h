// What a brief says of itself, in the language of the interface: headings, kinds, places, counts, coverage, states and reasons. Sentences, quotes
// and names stay as the report has them; so do exports, which are in English.
#pragma once

#include <QString>
#include <QStringList>

#include "app/desk/desk_brief.h"

namespace dossier::ui {

QString date_words(const DeskBrief& brief);
// "24 claims: 9 verbatim, 6 computed; 12 figures in tables; 3 kept out"
QString claims_words(const DeskBrief& brief);
// "12 documents, 415 pages"
QString coverage_words(const DeskBrief& brief);
// Of one line of the coverage: "read by OCR, 3 of them doubtful".
QString coverage_words(const DeskBrief& brief, const CoverageLine& line);
// "Supply agreement.pdf: contract, 12 March 2024": the name and what is printed in the document stay.
QString section_title(const ShownSection& section);
// The brief's own title; that of an archive is its name and stays.
QString title_words(const DeskBrief& brief);
// The same table with the program's words for its title, unit, columns and terms; what is a document's own stays.
ShownTable table_words(const ShownTable& table);
// "Supply agreement.pdf, p. 12 (label 9)", with what else the note names of the place; `page_words` goes no further than the page.
QString place_words(const ShownNote& note);
QString page_words(const ShownNote& note);
QString place_words(const QString& document, uint32_t page, const std::string& label);
// "This one says 14 days …": of two values the sentence behind them.
QString note_words(const DeskBrief& brief, const ShownDisagreement& note);
// Files that were not opened, a line each with why.
QStringList not_opened_words(const DeskBrief& brief);
// Of words under filled boxes; empty if there are none.
QString covered_words(const DeskBrief& brief);
QString remark_words(const ShownNote& note);
// "accepted, R.T."
QString review_words(const ShownClaim& claim);

}  // namespace dossier::ui
