// Words in pictures that stand beside a sound text layer: charts, stamps, scanned exhibits, text drawn as outlines. Cheap evidence
// first: a picture is drawn small, and only where its shapes stand in lines like letters is anything read.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <tuple>

#include "ingest/reader/core/format.h"
#include "ingest/reader/layout/content.h"

class PDFDoc;

namespace dossier::reader {

// Pictures of a document that were looked at and hold too few letters to be read: a logo stands on every page. By the hash of the
// stream, the size on the page in points, and how many shapes were drawn as outlines there, since these are drawn with the picture.
using PicturesWithoutPrint = std::set<std::tuple<std::string, int, int, uint32_t>>;

// Adds what the layer does not say already, marked style::kOcr. True if anything was added. A picture that cannot be read has no words.
// `without_print`: of the same document; those in it are passed over, those found to be such are put into it.
bool add_picture_words(PDFDoc& document, uint32_t number, ContentPage& content, const FormatContext& context, PicturesWithoutPrint& without_print);

}  // namespace dossier::reader
