// Lines that read badly are read once more, alone and smoothed; the surer reading of the two stays. Broken strokes of dot matrix and
// thermal printers, grain and halos are what smoothing heals, and Tesseract's own scaling sharpens them.
#pragma once

#include <string>

#include "ingest/reader/ocr/session.h"

namespace dossier::reader {

// `picture` is what `result` was read from. Pages that read well cost nothing.
Status read_again(TesseractSession& session, Pix* picture, const std::string& language, ReadResult& result);

}  // namespace dossier::reader
