#include "ingest/reader/formats.h"

#include <utility>

#include "ingest/reader/pdf/pdf_reader.h"
#include "ingest/reader/pdf/render.h"
#include "ingest/reader/text/text_reader.h"

namespace dossier::reader {

FormatReader reader_of(std::string_view type) {
  static constexpr std::pair<std::string_view, FormatReader> kReaders[] = {
      {"pdf", read_pdf},
      {"txt", read_text}, {"md", read_text}, {"csv", read_text}, {"xml", read_text}, {"svg", read_text},
  };
  for (const auto& [name, reader] : kReaders)
    if (name == type) return reader;
  return nullptr;
}

PageRenderer renderer_of(std::string_view type) {
  static constexpr std::pair<std::string_view, PageRenderer> kRenderers[] = {
      {"pdf", render_pdf},
  };
  for (const auto& [name, renderer] : kRenderers)
    if (name == type) return renderer;
  return nullptr;
}

}  // namespace dossier::reader
