// What the first words of a line say about it: list markers, section numbers, captions, footnote marks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::reader {

// "•", "–", "(a)", "iv.", "12)", "a." as a whole word.
bool is_bullet(std::string_view word);
bool is_enumerator(std::string_view word);
// "Table 3", "Figure 2.1", "Abb. 4": the start of a caption.
bool starts_caption(std::string_view line);
// "ARTICLE IV", "Item 7A.", "Section 3", "PART II", "Note 5": a named section at the start of a line; its rank from 1, 0 if none.
int section_rank(std::string_view line);
// "3", "3.1", "2.4.1.": depth of a decimal section number, 0 if it is none.
int decimal_depth(std::string_view word);
// "*", "†", "(1)", "12" as the mark before a footnote.
bool is_footnote_mark(std::string_view word);
// Whether the raised `mark` that touches the end of `word` names a note ("Company" "1", "1,577" "2", "sales." "(a)"), and is neither an exponent ("m"
// "2", "10" "6") nor a part of the word ("1" "st", "Loco" "®").
bool is_note_mark(std::string_view word, std::string_view mark);

}  // namespace dossier::reader
