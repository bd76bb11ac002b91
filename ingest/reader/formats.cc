#include "ingest/reader/formats.h"

#include <utility>

#include "ingest/reader/container/archive_reader.h"
#include "ingest/reader/djvu/djvu_reader.h"
#include "ingest/reader/mail/mail_reader.h"
#include "ingest/reader/office/doc_reader.h"
#include "ingest/reader/office/docx_reader.h"
#include "ingest/reader/office/epub_reader.h"
#include "ingest/reader/office/msg_reader.h"
#include "ingest/reader/office/odf_reader.h"
#include "ingest/reader/office/ppt_reader.h"
#include "ingest/reader/office/pptx_reader.h"
#include "ingest/reader/office/xls_reader.h"
#include "ingest/reader/office/xlsx_reader.h"
#include "ingest/reader/ocr/image_reader.h"
#include "ingest/reader/pdf/pdf_reader.h"
#include "ingest/reader/pdf/render.h"
#include "ingest/reader/text/csv_reader.h"
#include "ingest/reader/text/html_reader.h"
#include "ingest/reader/text/rtf_reader.h"
#include "ingest/reader/text/text_reader.h"

namespace dossier::reader {

FormatReader reader_of(std::string_view type) {
  static constexpr std::pair<std::string_view, FormatReader> kReaders[] = {
      {"pdf", read_pdf}, {"djvu", read_djvu},
      {"png", read_image}, {"jpeg", read_image}, {"tiff", read_image}, {"webp", read_image}, {"bmp", read_image}, {"gif", read_image}, {"jp2", read_image}, {"heif", read_image}, {"pnm", read_image},
      {"txt", read_text}, {"md", read_text}, {"xml", read_text}, {"svg", read_text}, {"csv", read_csv}, {"html", read_html}, {"rtf", read_rtf},
      {"docx", read_docx}, {"xlsx", read_xlsx}, {"pptx", read_pptx}, {"odt", read_odf}, {"ods", read_odf}, {"odp", read_odf}, {"odg", read_odf}, {"doc", read_doc}, {"xls", read_xls}, {"ppt", read_ppt}, {"epub", read_epub}, {"ooxml-encrypted", read_encrypted_ooxml},
      {"eml", read_eml}, {"mbox", read_mbox}, {"msg", read_msg},
      {"zip", read_archive}, {"tar", read_archive}, {"7z", read_archive}, {"gz", read_compressed}, {"bz2", read_compressed}, {"xz", read_compressed}, {"zst", read_compressed},
  };
  for (const auto& [name, reader] : kReaders)
    if (name == type) return reader;
  return nullptr;
}

PageRenderer renderer_of(std::string_view type) {
  static constexpr std::pair<std::string_view, PageRenderer> kRenderers[] = {
      {"pdf", render_pdf}, {"djvu", render_djvu}, {"png", render_image}, {"jpeg", render_image}, {"tiff", render_image}, {"webp", render_image}, {"bmp", render_image}, {"gif", render_image}, {"jp2", render_image}, {"heif", render_image}, {"pnm", render_image},
  };
  for (const auto& [name, renderer] : kRenderers)
    if (name == type) return renderer;
  return nullptr;
}

}  // namespace dossier::reader
