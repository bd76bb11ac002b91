// Words in pictures that stand beside a sound text layer: charts, stamps, scanned exhibits, text drawn as outlines. Cheap evidence
// first: a picture is drawn small, and only where its shapes stand in lines like letters is anything read.
#pragma once

#include <cstdint>

#include "ingest/reader/core/format.h"
#include "ingest/reader/layout/content.h"

class PDFDoc;

namespace dossier::reader {

// Adds what the layer does not say already, marked style::kOcr. True if anything was added. A picture that cannot be read has no words.
bool add_picture_words(PDFDoc& document, uint32_t number, ContentPage& content, const FormatContext& context);

}  // namespace dossier::reader
