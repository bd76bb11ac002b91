// What Tesseract read -> the content of a page: noise left out, doubtful words marked, boxes in points of the upright page.
#pragma once

#include "ingest/reader/ocr/ocr.h"
#include "ingest/reader/ocr/picture.h"
#include "ingest/reader/ocr/session.h"

namespace dossier::reader {

OcrPage page_of(const ReadResult& result, const std::string& language, const Placement& placement, const OcrSettings& settings);

// Thai puts no spaces between words and Tesseract puts them between letters: what stands close together becomes one word.
std::vector<ReadWord> joined_closely(const std::vector<ReadWord>& words);

// "39." and "90" close behind it are one figure, "09:" and "04PM" one time. For strips of paper: their printers give each sign the same room.
std::vector<ReadWord> with_whole_figures(const std::vector<ReadWord>& words);

// Signs that printers of slips do not have: an opening quote that nothing closes and lines at a word's ends are dirt or rules, a paragraph sign is
// an S. O before a figure in a short code ("SHO1") is a zero, and the word is doubtful.
std::vector<ReadWord> with_signs_of_slips(std::vector<ReadWord> words);

// Print of a slip has one decimal sign; where a few amounts were read with the other, they get the usual one and are doubtful.
std::vector<ReadWord> with_one_decimal_sign(std::vector<ReadWord> words);

// Was Tesseract unsure of the word? Figures are held to a stricter measure, since a wrong digit looks like any other.
bool is_doubtful(const ReadWord& word);

// Specks, edges and drawings that were taken for writing.
bool is_noise(const ReadWord& word);

}  // namespace dossier::reader
