// A page made of what was read from its pixels.
#pragma once

#include "base/page.h"
#include "ingest/reader/ocr/ocr.h"

namespace dossier::reader {

// Puts the words into reading order and their boxes back onto the page as it was given (turned and skewed as it is, so that a box
// shows the right place of the picture). number and label are the caller's to set.
Page page_from(const OcrPage& read);

// The same for words that are to stand beside others: the content with its boxes on the page as given.
ContentPage content_as_given(const OcrPage& read);

}  // namespace dossier::reader
